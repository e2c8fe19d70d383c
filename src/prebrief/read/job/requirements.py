"""Find the atomic requirements of a posting."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from prebrief.read.job.boilerplate import is_boilerplate, is_condition, is_reporting_line
from prebrief.read.job.kinds import kind_of
from prebrief.read.job.levels import level_of, names_role, piece_level
from prebrief.read.job.pieces import Piece, pieces
from prebrief.read.job.sections import Placed
from prebrief.read.job.sentences import Stretch, sentences, tidy
from prebrief.read.job.subjects import is_sought, says_work, without_subject
from prebrief.read.job.terms import Terms
from prebrief.read.job.typed import typed_test
from prebrief.records.document import Document
from prebrief.records.job import Level, Requirement
from prebrief.text.lines import joined, one_line
from prebrief.text.patterns import compiled

_MOST = 400
"""Longer than this is no single demand, whatever its marks say."""
_LEAD_IN = compiled(
    r"[^.]{0,120}(?::|\bby|\bto|\bif you have|\bincluding|\bfollowing)$", re.IGNORECASE
)


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


def requirement(text: str, terms: Terms, *, number: int = 1) -> Requirement:
    """Read a requirement that stands alone, without a posting around it."""
    words = one_line(text)
    document = Document(role="job", name="", media_type="text/plain", sha256="", text=words)
    return _requirement(document, number, Found(0, len(words), "must", ""), terms)


def _requirement(document: Document, number: int, piece: Found, terms: Terms) -> Requirement:
    span = document.span(piece.start, piece.end)
    words = joined(span.quote.splitlines())
    test = typed_test(words, terms, duty=piece.level == "duty")
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
    parts: list[Stretch] = without_subject(text, start, end)
    base = place.level or _base(text, place, start, end, whole)
    if base is None:
        return
    for first, last in parts:
        for piece in pieces(text, first, last, duty=base == "duty"):
            found = _piece(text, place, piece, base=base)
            if found:
                yield found


def _base(text: str, place: Placed, start: int, end: int, whole: str) -> Level | None:
    """Give the level of a sentence, from its section, its words and its subject."""
    if is_sought(text, start, end):
        return "duty"
    level = level_of(whole, place.kind)
    if level is None and place.kind in ("unknown", "role", "about") and says_work(text, start, end):
        return "duty"
    if level is None and place.kind == "role" and names_role(whole):
        return "duty"
    return level


def _piece(text: str, place: Placed, piece: Piece, *, base: Level) -> Found | None:
    start, end = tidy(text, piece.start, piece.end)
    words = one_line(text[start:end])
    if not any(char.isalpha() for char in words) or not 3 <= len(words) <= _MOST:
        return None
    if is_boilerplate(words) or is_reporting_line(words):
        return None
    level = place.level or piece_level(
        words, one_line(text[slice(*piece.clause)]), place.kind, base=base
    )
    return Found(start, end, level, place.heading)
