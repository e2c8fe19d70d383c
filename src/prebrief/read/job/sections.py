"""Put each passage under its heading."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from prebrief.read.job.headings import SectionKind, looks_like_heading, section_kind
from prebrief.read.job.passages import Passage
from prebrief.records.job import Level

_MINOR = frozenset({"must", "unknown", "role", "about", "condition"})


@dataclass(frozen=True)
class Placed:
    """A passage with the section it stands in."""

    passage: Passage
    kind: SectionKind
    heading: str = ""
    level: Level | None = None
    """Where a table says so by its column or mark."""


def placed(text: str, passages: list[Passage]) -> list[Placed]:
    """Give the passages that are not headings, each with its section."""
    return list(_place(text, passages))


def _place(text: str, passages: list[Passage]) -> Iterator[Placed]:
    kind: SectionKind = "unknown"
    major: SectionKind = "unknown"
    heading = ""
    for passage in passages:
        words = " ".join(text[passage.start : passage.end].split())
        if is_heading(passage, words):
            heading = words.strip(" :.-–—*_#")
            found = section_kind(heading)
            kind, major = _step(found, kind, major)
            continue
        yield Placed(passage, kind, heading)


def is_heading(passage: Passage, words: str) -> bool:
    """Tell whether a passage is a heading."""
    if passage.label:
        return True
    if passage.shape in ("bullet", "row"):
        return False
    if passage.shape == "heading":
        return len(words) <= 120 and not words.endswith((".", ";", ","))
    return looks_like_heading(words, strong=passage.strong)


def _step(
    found: SectionKind, kind: SectionKind, major: SectionKind
) -> tuple[SectionKind, SectionKind]:
    """Give the section under a new heading: one that says nothing goes on with the last."""
    if found == "unknown":
        return (major if kind == "preferred" and major == "must" else kind), major
    if found == "preferred":
        return found, major if major == "must" else found
    return found, found
