"""Which lines look like headings, by their setting alone; the reader decides what they mean."""

import re
from collections.abc import Sequence
from dataclasses import replace

from prebrief.ingest.bullets import bullet_of
from prebrief.ingest.lines import CELL_GAP, Line, body_size

_LONGEST = 60
"""Characters: a longer line is a sentence in large type."""
_LARGER = 1.12
"""Times the size of the body; less is a rounding of the same size."""
_LARGER_THAN_COLUMN = 1.05
_ENTRY = re.compile(rf"{CELL_GAP}\S|\b(?:19|20)\d\d\b|@")
"""A line with columns or a year is an entry, however large."""
_UNDERLINE = re.compile(r"^\s*(?:={3,}|-{3,}|_{3,}|~{3,}|\*{3,})\s*$")


def mark_headings(lines: Sequence[Line]) -> list[Line]:
    """Mark lines in larger type, and short lines in capitals, as headings."""
    overall = body_size(lines)
    bodies = {
        column: _column_body(lines, column, overall) for column in {line.column for line in lines}
    }
    return [
        replace(line, kind="heading")
        if line.kind == "line" and _stands_out(line, bodies[line.column], overall)
        else line
        for line in lines
    ]


def _column_body(lines: Sequence[Line], column: int | None, overall: float | None) -> float | None:
    """Body size of a column, where it holds enough text to have one."""
    own = [line for line in lines if line.column == column]
    return body_size(own) if len(own) >= 8 else overall


def is_underline(text: str) -> bool:
    """Tell whether the line is a rule drawn with characters."""
    return _UNDERLINE.match(text) is not None


def is_capitals(text: str) -> bool:
    """Tell whether a short line is set in capitals throughout."""
    letters = [char for char in text if char.isalpha()]
    return (
        len(letters) >= 4
        and len(text) <= _LONGEST
        and all(char.isupper() for char in letters)
        and not any(char.isdigit() or char in ",;@|" for char in text)
        and not text.rstrip().endswith(".")
    )


def _stands_out(line: Line, body: float | None, overall: float | None) -> bool:
    text = line.text.strip()
    if not text or len(text) > _LONGEST or line.cells or _ENTRY.search(text):
        return False
    if is_capitals(text) and (line.opens or line.bold) and bullet_of(text) is None:
        return True
    if body is None or overall is None or line.font_size is None:
        return False
    return line.font_size >= max(_LARGER * overall, _LARGER_THAN_COLUMN * body)
