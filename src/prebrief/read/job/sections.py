"""Put each passage under its heading."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from prebrief.read.job.headings import (
    SectionKind,
    looks_like_heading,
    opens_aside,
    section_kind,
)
from prebrief.read.job.inline import breaks
from prebrief.read.job.passages import Passage, trim
from prebrief.read.job.tables import Table, marked
from prebrief.records.job import Level

_LONGEST_HEADING = 120


@dataclass(frozen=True)
class Placed:
    """A passage with the section it stands in."""

    passage: Passage
    kind: SectionKind
    heading: str = ""
    level: Level | None = None
    """Where a table says so by its column or mark."""


def placed(text: str, parts: list[Passage]) -> list[Placed]:
    """Give the passages that are not headings, each with its section."""
    return list(_place(text, parts))


def _place(text: str, parts: list[Passage]) -> Iterator[Placed]:
    kind: SectionKind = "unknown"
    major: SectionKind = "unknown"
    heading = ""
    marks = marked(text, parts)
    table = Table()
    for place, passage in enumerate(parts):
        if passage.shape == "row":
            yield from _row(text, passage, table, kind, heading)
            continue
        table.leave()
        words = " ".join(text[passage.start : passage.end].split())
        after = parts[place + 1] if place + 1 < len(parts) else None
        if place not in marks and is_heading(text, passage, words, after):
            heading = words.strip(" :.-–—*_#")
            kind, major = _step(section_kind(heading), kind, major)
        elif place in marks:
            shorter, level = marks[place]
            yield Placed(shorter, "must", heading, level)
        else:
            yield Placed(passage, kind, heading)


def _row(
    text: str, row: Passage, table: Table, kind: SectionKind, heading: str
) -> Iterator[Placed]:
    for cell in table.cells(text, row):
        for start, end, shape in breaks(text, cell.start, cell.end):
            first, last = trim(text, start, end)
            if first < last and shape != "heading":
                part = replace(row, start=first, end=last, shape="bullet", cells=())
                inside: SectionKind = "must" if cell.level and kind != "skip" else kind
                yield Placed(part, inside, cell.heading or heading, cell.level)


def is_heading(text: str, passage: Passage, words: str, after: Passage | None) -> bool:
    """Tell whether a passage is a heading, by its look, its words and what follows."""
    if passage.label:
        return True
    if passage.shape in ("bullet", "row"):
        return False
    if passage.shape == "heading":
        return len(words) <= _LONGEST_HEADING and not words.endswith((".", ";", ","))
    if looks_like_heading(words, strong=passage.strong) or opens_aside(words):
        return True
    return (
        after is not None
        and after.shape == "bullet"
        and "\n" in text[passage.end : after.start]
        and _is_titled(words)
    )


def _is_titled(words: str) -> bool:
    """Tell whether a line before bullets is set in title case."""
    tokens = words.split()
    large = [
        token for token in tokens if token[0].isupper() or len(token) <= 3 or token[0].isdigit()
    ]
    return 1 < len(tokens) <= 10 and len(large) == len(tokens) and not words.endswith((".", ";"))


def _step(
    found: SectionKind, kind: SectionKind, major: SectionKind
) -> tuple[SectionKind, SectionKind]:
    """Give the section under a new heading: one that says nothing goes on with the last."""
    if found == "unknown":
        return (major if kind == "preferred" and major == "must" else kind), major
    if found == "preferred":
        return found, major if major == "must" else found
    return found, found
