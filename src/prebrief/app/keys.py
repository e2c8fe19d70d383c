"""Ids that follow from a key of the asker's: asked for twice, a thing is made once."""

import secrets
from hashlib import sha256

from prebrief.errors import InputError


def keyed(owner: str, kind: str, key: str | None, *, size: int = 8) -> str:
    """Give the id of a new thing: the same for the same owner and key, any where there is none.

    Args:
        owner: Who asks.
        kind: What is made.
        key: Of the asker's choice.
        size: Bytes of the id.
    """
    if key is None:
        return secrets.token_hex(size)
    return sha256("\0".join((kind, owner, key)).encode()).hexdigest()[: 2 * size]


def key_used() -> InputError:
    """Say that a key stands for something else already."""
    return InputError(
        "key-used",
        "This key was used for another request.",
        fix="Send the same request again, or choose a new key.",
    )
