"""Keys: written as text, the first seals, each opens."""

import pytest

from prebrief.errors import SetupError
from prebrief.store.seal import Seal, new_key


def test_without_a_key_nothing_is_sealed() -> None:
    seal = Seal.from_text(None)
    assert seal.close(b"data", bound_to="x") == (b"data", None)
    assert seal.open(b"data", None, bound_to="x") == b"data"


def test_the_first_key_seals_and_the_others_still_open() -> None:
    old_text, new_text = new_key(), new_key()
    old, both = Seal.from_text(old_text), Seal.from_text(f"{new_text}, {old_text}")
    content, key_id = old.close(b"data", bound_to="x")
    assert both.open(content, key_id, bound_to="x") == b"data"
    assert both.key_id == Seal.from_text(new_text).key_id != old.key_id
    again, _ = old.close(b"data", bound_to="x")
    assert again != content, "the same content sealed twice must not look the same"


@pytest.mark.parametrize("text", ["short", "*" * 44, "hunter2" * 6 + "xx"])
def test_what_is_no_key_is_refused_without_repeating_it(text: str) -> None:
    with pytest.raises(SetupError) as caught:
        Seal.from_text(text)
    assert caught.value.code == "bad-files-key"
    assert text not in str(caught.value.to_dict())


def test_a_changed_byte_is_noticed() -> None:
    seal = Seal.from_text(new_key())
    content, key_id = seal.close(b"data", bound_to="x")
    with pytest.raises(SetupError) as caught:
        seal.open(content[:-1] + bytes([content[-1] ^ 1]), key_id, bound_to="x")
    assert caught.value.code == "file-damaged"
    assert "keys" not in repr(seal)
