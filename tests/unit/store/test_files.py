"""Kept files: once an owner, sealed if there is a key, gone when deleted."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text

from builders_practice import SECRET
from prebrief.errors import NotFoundError, SetupError
from prebrief.store.database import Database
from prebrief.store.seal import Seal
from prebrief.store.store import Store
from unit.store.filling import NO_SEAL, keep_file

KEY, OLD = Seal((b"k" * 32,)), Seal((b"o" * 32,))
BOTH = Seal((b"k" * 32, b"o" * 32))
DATA = SECRET.encode() + bytes(range(256))


def stored(store: Store) -> list[tuple[str | None, bytes]]:
    with store.engine.connect() as connection:
        rows = connection.execute(text("SELECT key_id, content FROM blobs ORDER BY digest"))
        return [(row.key_id, bytes(row.content)) for row in rows]


def test_a_file_comes_back_byte_for_byte(store: Store) -> None:
    file_id = keep_file(store, DATA, name="lebenslauf Müller.pdf")
    upload, data = store.files.get(file_id, seal=NO_SEAL)
    assert (data, upload.name, upload.size) == (DATA, "lebenslauf Müller.pdf", len(DATA))
    assert store.files.list() == (upload,)


def test_the_same_content_is_kept_once_under_each_of_its_names(store: Store) -> None:
    first = keep_file(store, DATA, name="a.txt")
    assert keep_file(store, DATA, name="a.txt") == first
    second = keep_file(store, DATA, name="b.txt")
    assert second != first and len(stored(store)) == 1
    assert store.files.delete(first)
    assert store.files.get(second, seal=NO_SEAL)[1] == DATA
    assert store.files.delete(second)
    assert stored(store) == [] and not store.files.delete(second)


def test_a_content_that_is_let_go_and_handed_in_at_once_is_never_half_there(
    database: Database,
) -> None:
    """Its name and its content: both or neither, whoever comes first."""

    def hand_in_and_delete(name: str) -> None:
        mine = database.of("ada")
        for number in range(12):
            file_id = keep_file(mine, DATA, name=f"{name}{number}")
            assert mine.files.get(file_id, seal=NO_SEAL)[1] == DATA
            mine.files.delete(file_id)

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(hand_in_and_delete, "abcd"))
    assert database.of("ada").files.list() == ()
    assert stored(database.of("ada")) == []


def test_two_owners_share_no_content(database: Database) -> None:
    one, two = database.of("one"), database.of("two")
    file_id = keep_file(one, DATA)
    keep_file(two, DATA)
    with pytest.raises(NotFoundError):
        two.files.get(file_id, seal=NO_SEAL)
    two.delete_all()
    assert one.files.get(file_id, seal=NO_SEAL)[1] == DATA


def test_a_sealed_file_says_nothing_without_its_key(store: Store) -> None:
    file_id = keep_file(store, DATA, seal=KEY)
    assert SECRET.encode() not in stored(store)[0][1]
    assert store.files.get(file_id, seal=KEY)[1] == DATA
    for wrong in (NO_SEAL, OLD):
        with pytest.raises(SetupError) as caught:
            store.files.get(file_id, seal=wrong)
        assert caught.value.code == "files-key-missing"


def test_a_change_of_keys_takes_along_what_is_kept(store: Store) -> None:
    plain = keep_file(store, DATA + b"1")
    old = keep_file(store, DATA + b"2", seal=OLD)
    assert store.files.seal_anew(BOTH) == 2
    assert store.files.seal_anew(BOTH) == 0
    assert {key_id for key_id, _ in stored(store)} == {KEY.key_id}
    assert store.files.get(plain, seal=KEY)[1] == DATA + b"1"
    assert store.files.get(old, seal=KEY)[1] == DATA + b"2"


def test_sealing_anew_without_the_old_key_changes_nothing_of_that_file(store: Store) -> None:
    file_id = keep_file(store, DATA, seal=OLD)
    with pytest.raises(SetupError):
        store.files.seal_anew(KEY)
    assert store.files.get(file_id, seal=OLD)[1] == DATA


def test_contents_cannot_be_swapped_between_owners(database: Database) -> None:
    one, two = database.of("one"), database.of("two")
    file_id = keep_file(one, DATA, seal=KEY)
    keep_file(two, b"another", seal=KEY)
    with database.engine.begin() as connection:
        content = connection.execute(
            text("SELECT content FROM blobs WHERE owner = 'two'")
        ).scalar_one()
        connection.execute(
            text("UPDATE blobs SET content = :c WHERE owner = 'one'"), {"c": content}
        )
    with pytest.raises(SetupError) as caught:
        one.files.get(file_id, seal=KEY)
    assert caught.value.code == "file-damaged"
