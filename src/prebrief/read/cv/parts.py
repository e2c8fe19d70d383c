"""What a part of a head line is: its text, where it stands, and how far it looks like what."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from prebrief.read.cv.lexicon import Word, words
from prebrief.read.cv.lines import CvLine
from prebrief.text.patterns import compiled

TITLE, ORG, PLACE, NOTE = "TOPN"
TITLE_KINDS = frozenset({"leadership_title", "clinical_title"})
FIELD_KINDS = frozenset({"specialty", "committee"})
NOTE_LEAD = compiled(
    r"^(?:reports?\b|reporting\b|accountable\b|responsible\b|dotted line|direct reports|"
    r"full[- ]time$|"
    r"part[- ]time$|permanent$|contract$|remote$|hybrid$|on[- ]site$|self-employed$|per diem$|p/t$|"
    r"while\b|alongside\b|volunteer\s*/|with\b|including\b|incl\b|on and off|elected\b|"
    r"appointed\b|secondment\b|"
    r"\d[\d,.]*[kKmM]?\s+\w+)",
    re.IGNORECASE,
)


@dataclass(slots=True, eq=False)
class Atom:
    """A part between separators."""

    text: str
    start: int
    end: int
    line: CvLine
    strong: bool
    """Whether a break stronger than a comma stands before it."""
    new_line: bool = False
    title: float = 0.0
    org: float = 0.0
    place: float = 0.0
    note: float = 0.0
    department: bool = False
    label: str = ""
    town: bool = False
    """Whether it repeats the first words of the employer before it."""


class OrgMemory:
    """Names of employers met so far, so that a short form is known again."""

    def __init__(self) -> None:
        self._names: set[tuple[str, ...]] = set()

    def add(self, name: str) -> None:
        """Remember a name."""
        plain = tuple(word.plain for word in words(name))
        if plain:
            self._names.add(plain)

    def knows(self, parts: Sequence[Word]) -> bool:
        """Tell whether these words begin a remembered name."""
        plain = tuple(word.plain for word in parts)
        if not plain or (len(plain) == 1 and len(plain[0]) < 5):
            return False
        start = plain[: max(2, len(plain))] if len(plain) < 3 else plain[:2]
        return any(name[: len(start)] == start for name in self._names)
