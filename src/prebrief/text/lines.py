"""Put broken lines together again, and remember where each character stood."""

import re
from collections.abc import Sequence

from prebrief.text.patterns import compiled

_HYPHENS = ("-", "‐", "\u00ad")
_KEPT = compiled(
    r"(?:\b(?i:self|non|co|re|pre|post|multi|inter|cross|evidence|long|short|full|part|well|high|low|"
    r"year|month|day|week|bed|community|patient|value|risk|team|health)|\d|[A-Z])-$"
)
"""A hyphen after these is most likely part of the word."""
_TOKEN = compiled(r"\S+")
_TAIL = compiled(r"[^\w-]")


def one_line(text: str) -> str:
    """Put all white space down to single spaces."""
    return " ".join(text.split())


def joined(lines: Sequence[str], *, known: frozenset[str] | None = None) -> str:
    """Join the lines of one paragraph; undo hyphenation at line ends."""
    return join_pieces([(line, 0) for line in lines], known=known)[0]


def join_pieces(
    pieces: Sequence[tuple[str, int]], *, known: frozenset[str] | None = None
) -> tuple[str, list[int]]:
    """Join pieces of text, each with its offset; give the text and the offset of each character.

    Args:
        pieces: Texts in their order, each with the offset of its first character.
        known: Words of the whole document, lower case: if ``word-rest`` stands there whole, with
            or without its hyphen, that form wins.
    """
    out = ""
    offsets: list[int] = []
    for piece, start in pieces:
        first = True
        for hit in _TOKEN.finditer(piece):
            token = hit.group()
            at = start + hit.start()
            if out and not (first and _glues(out, token)):
                out += " "
                offsets.append(at)
            elif first and out and _closes_up(out, token, known):
                out = out[:-1]
                offsets.pop()
            out += token
            offsets.extend(range(at, at + len(token)))
            first = False
    return out, offsets


def _glues(out: str, token: str) -> bool:
    """Tell whether the next line goes on without a space."""
    if len(out) < 2 or not out[-2].isalnum():
        return False
    if out[-1] in _HYPHENS:
        return token[0].isalnum()
    return out[-1] in "/–" and token[0].isalnum() and " " not in out[-2:]


def _closes_up(out: str, token: str, known: frozenset[str] | None) -> bool:
    """Tell whether the hyphen at the line's end was put there by the typesetter."""
    if out[-1] not in _HYPHENS or not token[0].islower() or not out[-2].isalpha():
        return False
    head = out.rsplit(None, 1)[-1]
    tail = _TAIL.split(token, maxsplit=1)[0]
    if known:
        if (head[:-1] + tail).lower().strip("(\"'") in known:
            return True
        if (head + tail).lower().strip("(\"'") in known:
            return False
    if out[-1] == "\u00ad":
        return True
    return not _KEPT.search(head) and "-" not in head[:-1]


def letter_spaced(text: str) -> str:
    """Close up letters set apart: ``E X P E R I E N C E``; other texts come back unchanged."""
    if len(text) < 5 or text[1:2] != " ":
        return text
    parts = re.split(r"\s{2,}", text.strip())
    done = []
    for part in parts:
        letters = part.split(" ")
        if any(len(letter) > 1 for letter in letters):
            return text
        done.append("".join(letters))
    return " ".join(done) if max(len(part) for part in done) > 2 else text
