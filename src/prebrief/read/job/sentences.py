"""Part a passage into sentences and clauses, by offsets into the document."""

from prebrief.text.patterns import compiled
from prebrief.text.sentences import sentence_bounds

_OPEN = "([{"
_CLOSE = ")]}"
_EDGES = ",;:.•*–—|"
_TAGS = compiled(r"(?:\s+#[\w-]+|\s+ind\d+)+\s*$")
"""Tracking tags that boards leave at the end of a line."""
_STATE_CODE = compiled(r"(?<=, )[A-Z]{2}(?=\.\s)")
"""A state's code may end a sentence; some read as abbreviations."""
_FIGURE_SIGNS = str.maketrans("~$£€", "0000")

Stretch = tuple[int, int]


def sentences(text: str, start: int, end: int) -> list[Stretch]:
    """Give the sentences of the stretch."""
    # A sign before a figure may open a sentence as a figure may; the lengths stay the same.
    plain = _STATE_CODE.sub("Qq", text[start:end].translate(_FIGURE_SIGNS))
    bounds = sentence_bounds(plain)
    return [(start + first, start + last) for first, last in bounds if first < last]


def clauses(text: str, start: int, end: int, mark: str = ";") -> list[Stretch]:
    """Part the stretch at a mark outside brackets."""
    parts: list[Stretch] = []
    depth, at = 0, start
    for i in range(start, end):
        char = text[i]
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth = max(0, depth - 1)
        elif char == mark and depth == 0:
            parts.append((at, i))
            at = i + 1
    parts.append((at, end))
    tidied = [tidy(text, *part) for part in parts]
    return [part for part in tidied if part[0] < part[1]]


def tidy(text: str, start: int, end: int) -> Stretch:
    """Leave marks and white space at both ends out."""
    while start < end and (text[start].isspace() or text[start] in _EDGES):
        start += 1
    tags = _TAGS.search(text, max(start, end - 80), end)
    if tags:
        end = tags.start()
    while end > start and (text[end - 1].isspace() or text[end - 1] in _EDGES):
        end -= 1
    return start, end
