"""Read person specifications: columns of essential and desirable, and marks of E and D."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from prebrief.read.job.headings import is_plain_heading, normalised
from prebrief.read.job.passages import Passage
from prebrief.records.job import Level
from prebrief.text.patterns import compiled

_ESSENTIAL = compiled(r"\b(?:essential|required|must have|minimum)\b", re.IGNORECASE)
_DESIRABLE = compiled(r"\b(?:desirable|preferred|desired|nice to have)\b", re.IGNORECASE)
_ASSESSED = compiled(
    r"\b(?:assess\w*|method|evidenced?|measured|tested|how (?:it|this)|source|weight\w*|score)\b",
    re.IGNORECASE,
)
_MARKS: dict[str, Level] = {
    "e": "must",
    "d": "preferred",
    "essential": "must",
    "desirable": "preferred",
    "required": "must",
    "preferred": "preferred",
    "r": "must",
    "p": "preferred",
}
_TICK = compiled(r"[xX✓✔√●•*]|yes", re.IGNORECASE)
_TAIL_MARK = compiled(
    r"\s*[(\[]\s*(?P<mark>E|D|Essential|Desirable|essential|desirable)\s*[)\]]\s*$"
    r"|[\s–-]+(?P<bare>E|D)\s*$"
)
_HOW = compiled(
    r"[AITRPCX](?:\s*[/,&]\s*[AITRPCX])*|(?:application(?: form)?|interview|references?|test"
    r"|presentation|certificates?|cv|form)(?:[\s/,&]+(?:and\s+)?(?:application(?: form)?|interview"
    r"|references?|test|presentation|certificates?|cv|form))*",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Cell:
    """A stretch of a row, with what its column says of it."""

    start: int
    end: int
    level: Level | None
    heading: str


class Table:
    """Remembers the header of the table while its rows pass."""

    def __init__(self) -> None:
        """Begin outside any table."""
        self._levels: list[str | None] = []
        self._heading = ""

    def cells(self, text: str, row: Passage) -> Iterator[Cell]:
        """Give the cells of a row that may ask for something."""
        words = [" ".join(text[start:end].split()) for start, end in row.cells]
        if self._is_header(words):
            return
        level = _row_level(words, self._levels)
        for column, (start, end) in enumerate(row.cells):
            told = self._levels[column] if column < len(self._levels) else None
            if not words[column] or told == "skip" or _is_mark(words[column]):
                continue
            if (
                column == 0
                and len(words[column].split()) <= 6
                and len([w for w in words if w]) > 1
                and (
                    is_plain_heading(words[column])
                    or (self._levels and told is None and level is None)
                )
            ):
                self._heading = words[column].strip(" :")
                continue
            own: Level | None = told if told in ("must", "preferred") else level  # type: ignore[assignment]
            yield Cell(start, end, own, self._heading)

    def leave(self) -> None:
        """Forget the header: the table is over."""
        self._levels, self._heading = [], ""

    def _is_header(self, words: list[str]) -> bool:
        levels = [_column(word) for word in words]
        told = "must" in levels and ("preferred" in levels or "skip" in levels)
        if told and all(len(word.split()) <= 5 for word in words):
            self._levels = levels
            return True
        filled = [word for word in words if word]
        return len(filled) == 1 and is_plain_heading(filled[0]) and self._name(filled[0])

    def _name(self, word: str) -> bool:
        self._heading = word.strip(" :")
        return True


def _column(word: str) -> str | None:
    if len(word.split()) > 5:
        return None
    if _ASSESSED.search(word):
        return "skip"
    if _DESIRABLE.search(word):
        return "preferred"
    return "must" if _ESSENTIAL.search(word) else None


def _row_level(words: list[str], levels: list[str | None]) -> Level | None:
    for column, word in enumerate(words):
        mark = _MARKS.get(normalised(word))
        if mark:
            return mark
        told = levels[column] if column < len(levels) else None
        if told in ("must", "preferred") and _TICK.fullmatch(word):
            return told  # type: ignore[return-value]
    return None


def _is_mark(word: str) -> bool:
    return bool(normalised(word) in _MARKS or _TICK.fullmatch(word) or _HOW.fullmatch(word))


def marked(text: str, parts: list[Passage]) -> dict[int, tuple[Passage, Level]]:
    """Give the passages that end in (E) or (D), without the mark, by their place.

    A letter alone means something only where several lines carry one.
    """
    found: dict[int, tuple[Passage, Level]] = {}
    bare = 0
    for place, part in enumerate(parts):
        hit = _TAIL_MARK.search(text, part.start, part.end)
        if hit and part.shape != "row" and hit.start() > part.start:
            mark = hit["mark"] or hit["bare"]
            bare += hit["bare"] is not None
            found[place] = (replace(part, end=hit.start()), _MARKS[mark.lower()])
    return found if len(found) >= 3 or (len(found) == 2 and not bare) else {}
