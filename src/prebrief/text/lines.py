"""Put broken lines together again."""

import re
from collections.abc import Sequence

_HYPHENS = ("-", "‐", "\u00ad")
_KEPT = re.compile(
    r"(?:\b(?i:self|non|co|pre|post|multi|inter|cross|evidence|long|short|full|part|well|high|low|"
    r"year|month|day|week|bed|community|patient|value|risk|team|health)|\d|[A-Z])-$"
)
"""A hyphen after these is most likely part of the word."""
_SPACES = re.compile(r"\s+")


def one_line(text: str) -> str:
    """Put all white space down to single spaces."""
    return _SPACES.sub(" ", text).strip()


def joined(lines: Sequence[str], *, known: frozenset[str] | None = None) -> str:
    """Join the lines of one paragraph; undo hyphenation at line ends.

    Args:
        known: Words of the whole document, lower case: if ``word-rest`` stands there whole, with
            or without its hyphen, that form wins.
    """
    out = ""
    for line in lines:
        piece = one_line(line)
        if not piece:
            continue
        if out.endswith(_HYPHENS) and len(out) > 1 and out[-2].isalpha() and piece[0].islower():
            out = _rejoined(out, piece, known)
        elif out.endswith(("-", "/", "–")) and len(out) > 1 and out[-2].isalnum():
            out += piece
        else:
            out = f"{out} {piece}" if out else piece
    return out


def _rejoined(out: str, piece: str, known: frozenset[str] | None) -> str:
    head = out.rsplit(None, 1)[-1]
    tail = re.split(r"[^\w-]", piece, maxsplit=1)[0]
    solid = (head[:-1] + tail).lower()
    hyphened = (head + tail).lower()
    if known:
        if solid.strip("(\"'") in known:
            return out[:-1] + piece
        if hyphened.strip("(\"'") in known:
            return out + piece
    if out.endswith("\u00ad"):
        return out[:-1] + piece
    if _KEPT.search(head) or "-" in head[:-1]:
        return out + piece
    return out[:-1] + piece


def letter_spaced(text: str) -> str:
    """Close up letters set apart: ``E X P E R I E N C E``; other texts come back unchanged."""
    parts = re.split(r"\s{2,}", text.strip())
    done = []
    for part in parts:
        letters = part.split(" ")
        if len(letters) < 3 or any(len(letter) > 1 for letter in letters):
            return text
        done.append("".join(letters))
    return " ".join(done)
