"""Find the atomic requirements of a posting."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from prebrief.read.job.boilerplate import is_boilerplate, is_condition
from prebrief.read.job.kinds import kind_of
from prebrief.read.job.levels import level_of
from prebrief.read.job.pieces import pieces
from prebrief.read.job.sections import Placed
from prebrief.read.job.sentences import Stretch, sentences, tidy
from prebrief.read.job.subjects import is_sought, without_subject
from prebrief.read.job.terms import Terms
from prebrief.read.job.typed import typed_test
from prebrief.records.document import Document
from prebrief.records.job import Level, Requirement
from prebrief.text.lines import joined, one_line

_MOST = 400
"""Longer than this is no single demand, whatever its marks say."""
_LEAD_IN = re.compile(r"[^.]{0,120}(?::|\bby|\bto|\bif you have|\bincluding|\bfollowing)$", re.IGNORECASE)


@dataclass(frozen=True)
class Found:
    """A piece of the posting that asks for something."""

    start: int
    end: int
    level: Level
    heading: str


def requirements(document: Document, places: list[Placed], terms: Terms) -> tuple[Requirement, ...]:
    """Give the requirements in the order of the posting."""
    found = _apart(sorted(_found(document, places), key=lambda piece: (piece.start, -piece.end)))
    return tuple(
        _requirement(document, number, piece, terms) for number, piece in enumerate(found, start=1)
    )


def _requirement(document: Document, number: int, piece: Found, terms: Terms) -> Requirement:
    span = document.span(piece.start, piece.end)
    words = joined(span.quote.splitlines())
    test = typed_test(words, terms)
    return Requirement(
        id=f"r{number}",
        text=words,
        span=span,
        level=piece.level,
        kind=kind_of(words, level=piece.level, heading=piece.heading, test=test),
        test=test,
        heading=piece.heading,
    )


def _apart(found: list[Found]) -> list[Found]:
    """Leave out what lies inside another piece."""
    kept: list[Found] = []
    for piece in found:
        if not kept or piece.start >= kept[-1].end:
            kept.append(piece)
    return kept


def _found(document: Document, places: list[Placed]) -> Iterator[Found]:
    text = document.text
    for place in places:
        if place.kind == "skip":
            yield from _conditions(text, place)
            continue
        if place.passage.shape == "row":
            for start, end in place.passage.cells:
                yield from _in_stretch(text, place, start, end)
            continue
        yield from _in_stretch(text, place, place.passage.start, place.passage.end)


def _conditions(text: str, place: Placed) -> Iterator[Found]:
    for start, end in sentences(text, place.passage.start, place.passage.end):
        if is_condition(text[start:end]):
            yield Found(*tidy(text, start, end), "duty", place.heading)


def _in_stretch(text: str, place: Placed, start: int, end: int) -> Iterator[Found]:
    words = one_line(text[start:end])
    if _LEAD_IN.fullmatch(words) and words.endswith(":"):
        return
    for sentence in sentences(text, start, end):
        yield from _in_sentence(text, place, *sentence)


def _in_sentence(text: str, place: Placed, start: int, end: int) -> Iterator[Found]:
    whole = one_line(text[start:end])
    if is_boilerplate(whole):
        if is_condition(whole):
            yield Found(*tidy(text, start, end), "duty", place.heading)
        return
    sought = is_sought(text, start, end)
    base = place.level or level_of(whole, "role" if sought else place.kind)
    if base is None and not sought:
        return
    parts: list[Stretch] = without_subject(text, start, end) if place.passage.shape != "row" else [(start, end)]
    for first, last in parts:
        for piece in pieces(text, first, last, duty=base == "duty"):
            yield from _piece(text, place, *piece, base=base, sought=sought)


def _piece(text: str, place: Placed, start: int, end: int, *, base: Level | None, sought: bool) -> Iterator[Found]:
    start, end = tidy(text, start, end)
    words = one_line(text[start:end])
    if not any(char.isalpha() for char in words) or len(words) < 3 or is_boilerplate(words):
        return
    level = place.level or level_of(words, place.kind if not sought else "role") or base
    if sought:
        level = "must" if level != "duty" or not re.match(r"[a-z]+\b", words) or re.match(r"(?:an?|with|our)\b", words) else "duty"
    if level is not None and len(words) <= _MOST:
        yield Found(start, end, level, place.heading)
