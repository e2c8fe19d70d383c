"""Passwords: which are good enough, and how they are kept."""

import threading
import unicodedata
from functools import cache
from itertools import pairwise

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from prebrief.errors import InputError

SHORTEST = 12
"""Characters; length protects, rules about kinds of characters do not."""
LONGEST = 200
COMMON = frozenset(
    """
    abc abcd abcdef abcdefgh abcdefghijkl access admin administrator angel baseball batman
    changeit changeme charlie chocolate computer default doctor dragon flower football freedom
    google hello health hospital iloveyou interview jennifer jessica jordan letmein liverpool
    login loveme maggie manager master medicine michael michelle monkey mustang nothing nurse
    password passw0rd passwort pokemon prebrief princess qazwsx qazwsxedc qwer qwert qwerty
    qwertyui qwertyuiop qwertz qwertzuiop asdf asdfgh asdfghjkl zxcvbn zxcvbnm azerty azertyuiop
    purple secret shadow soccer spring starwars summer sunshine superman surgeon tigger trustno
    trustnoone autumn winter welcome whatever xxxxxx yellow zaqxsw
    passwordpassword correcthorsebatterystaple correcthorse qwertyqwerty letmeinplease
    iloveyouforever thisisapassword thisismypassword mypassword newpassword yourpassword
    passwordis passwordone temppassword temporarypassword testtest testpassword test testing
    """.split()
)
"""What people choose when made to choose; digits and marks around it do not make it better."""
_TURNED = str.maketrans("013457@$!", "oieastasi")
_AROUND = "0123456789 !?.,-_#*+$@"
_AT_ONCE = threading.BoundedSemaphore(4)
"""Each hash takes 64 MB for a moment: a crowd at the door must not take all there is."""


def check_password(password: str, *, about: tuple[str, ...] = ()) -> str:
    """Give the password as it will be kept, in one spelling whatever the keyboard sent.

    Args:
        password: As typed.
        about: The person's name and address, which a password must not be made of.

    Raises:
        InputError: it is too short, too long or too easy to guess.
    """
    spelt = normal(password)
    if len(spelt) < SHORTEST:
        raise InputError(
            "password-too-short",
            f"A password has at least {SHORTEST} characters.",
            fix="Take a few words that do not belong together; spaces count.",
        )
    if len(spelt) > LONGEST:
        raise InputError(
            "password-too-long",
            f"A password has at most {LONGEST} characters.",
            fix="Choose a shorter one.",
        )
    if _easy(spelt, about):
        raise InputError(
            "password-too-common",
            "This password is among the first that anybody would try.",
            fix="Take a few words that do not belong together, and nothing of your name.",
        )
    return spelt


def normal(password: str) -> str:
    """Give one spelling for what looks the same on different keyboards."""
    return unicodedata.normalize("NFKC", password)


def hashed(password: str) -> str:
    """Give what is kept of a password."""
    with _AT_ONCE:
        return _hasher().hash(password)


def verified(kept: str | None, password: str) -> bool:
    """Say whether it is the password, with the same work where there is none to compare with."""
    long = len(password) > LONGEST
    given = "" if long else normal(password)
    with _AT_ONCE:
        try:
            return _hasher().verify(kept or _nobodys(), given) and kept is not None and not long
        except (VerificationError, InvalidHashError):
            return False


def outdated(kept: str) -> bool:
    """Say whether a hash was made with weaker parameters than today's."""
    return _hasher().check_needs_rehash(kept)


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()


@cache
def _nobodys() -> str:
    return _hasher().hash("nobody has this password")


def _easy(password: str, about: tuple[str, ...]) -> bool:
    plain = password.casefold()
    if len(set(plain)) < 5:
        return True
    if _steps(plain):
        return True
    bare = plain.strip(_AROUND)
    words = {part for text in about for part in _parts(text)} | COMMON
    cores = {bare, bare.translate(_TURNED), plain.translate(_TURNED).strip(_AROUND)}
    return any(not core or _made_of(core, words) for core in cores)


def _steps(text: str) -> bool:
    """Say whether each character is the next one of the alphabet, the digits, or back."""
    steps = {ord(b) - ord(a) for a, b in pairwise(text)}
    return steps <= {1, -9, 0} or steps <= {-1, 9, 0}


def _made_of(text: str, words: set[str] | frozenset[str]) -> bool:
    """Say whether a text is one word of the set, or one of them over and over."""
    bare = "".join(c for c in text if c.isalnum())
    return any(
        bare == word * (len(bare) // len(word))
        for word in words
        if word and len(bare) % len(word) == 0
    )


def _parts(text: str) -> set[str]:
    name = "".join(c if c.isalnum() else " " for c in text.casefold()).split()
    return {"".join(name), *(part for part in name if len(part) > 2)}
