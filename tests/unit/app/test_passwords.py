"""Long passwords are good; those that anybody would try first are not."""

import pytest

from prebrief.app.passwords import LONGEST, check_password, hashed, normal, outdated, verified
from prebrief.errors import InputError

ABOUT = ("Thea Brandvold", "thea.brandvold@example.org")


@pytest.mark.parametrize(
    "password",
    [
        "seven herons cross the quay",
        "correct horse sings badly",
        "Mañana-über-Flüße",
        "密碼密碼是一個長的句子吧",
        "kV9#q!zL2@pX",
        "hospital corridors at dawn",
        "a" * 6 + "bcdefghijklm no pq",
    ],
)
def test_long_and_unusual_is_enough(password: str) -> None:
    assert check_password(password, about=ABOUT)


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("eleven char", "password-too-short"),
        ("x" * (LONGEST + 1), "password-too-long"),
        ("password1234", "password-too-common"),
        ("P@ssw0rd!!!!", "password-too-common"),
        ("passwordpassword", "password-too-common"),
        ("qwertyuiop12", "password-too-common"),
        ("111111111111", "password-too-common"),
        ("ababababababab", "password-too-common"),
        ("abcdefghijklmnop", "password-too-common"),
        ("123456789012", "password-too-common"),
        ("987654321098", "password-too-common"),
        ("Welcome2026!", "password-too-common"),
        ("letmeinletmein", "password-too-common"),
        ("prebrief-2026", "password-too-common"),
        ("theabrandvold", "password-too-common"),
        ("Brandvold 1234", "password-too-common"),
        ("thea.brandvold@example.org", "password-too-common"),
        ("!!!!2026!!!!", "password-too-common"),
    ],
)
def test_short_and_common_ones_are_refused_without_repeating_them(password: str, code: str) -> None:
    with pytest.raises(InputError) as caught:
        check_password(password, about=ABOUT)
    assert caught.value.code == code
    assert password not in str(caught.value.to_dict())


def test_two_keyboards_one_password() -> None:
    composed, apart = "Mañana-über-Flüße", "Man\u0303ana-u\u0308ber-Flu\u0308ße"
    assert composed != apart and normal(composed) == normal(apart)
    kept = hashed(check_password(composed))
    assert verified(kept, apart) and not verified(kept, composed + " ")


def test_what_is_kept_differs_each_time_and_is_not_the_password() -> None:
    one, two = hashed("seven herons cross the quay"), hashed("seven herons cross the quay")
    assert one != two and "herons" not in one
    assert not outdated(one)


def test_without_an_account_the_same_work_is_done_and_nothing_fits() -> None:
    calls: list[str] = []
    from prebrief.app import passwords

    hasher = passwords._hasher()

    class Counting:
        def verify(self, kept: str, password: str) -> bool:
            calls.append(kept)
            return hasher.verify(kept, password)

        def hash(self, password: str) -> str:
            return hasher.hash(password)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "_hasher", Counting)
        for password in ("nobody has this password", "x" * 100_000, ""):
            assert not verified(None, password)
        assert not verified("no hash at all", "x")
    assert len(calls) == 4
    assert all(kept.startswith("$argon2id$") for kept in calls[:3])
