"""The CV lines that may be evidence, read once and held ready for every requirement."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from prebrief.match.denial import is_no_evidence
from prebrief.match.vocabulary import Reading, Vocabulary
from prebrief.records.document import Span
from prebrief.records.profile import Profile, Statement
from prebrief.text.embedding import Vectors, encoder
from prebrief.text.lexical import inverse_frequency
from prebrief.text.neutral import name_words, neutral
from prebrief.text.patterns import compiled

MOST_LINES = 120
"""Lines embedded for one CV: what fits the time of a warm run; the rest are judged by words."""
MOST_CHARACTERS = 180
"""Longer lines are cut for the embedding: their meaning is in front."""

CLAIMED = frozenset({"skill", "summary"})
"""A list entry or a self-description says a thing without showing it: partial evidence at most."""
LEFT_OUT = frozenset({"publication"})
"""Titles of papers name every theme and show none, unless research is asked for."""

RESULT = "theme.problem_solving"
"""A line with a figure before and after shows a problem solved, whatever its words."""


@dataclass(frozen=True)
class Line:
    """A CV line with what it is about."""

    statement: Statement
    reading: Reading
    context: Reading | None
    """What the title and employer above it say."""
    heading: str
    """Title and employer of the position it stands under."""
    shown: bool
    """Whether it shows a thing rather than claims it."""
    changed: bool
    """Whether it gives a figure before and after."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.statement.span


@dataclass(frozen=True)
class Pool:
    """All candidate lines of a CV, with their vectors."""

    lines: tuple[Line, ...]
    vectors: Vectors
    """One row a line; zeros for lines that were not embedded."""
    heading_vectors: Vectors
    """One row a line: the title and employer above it, zeros without one."""
    rarity: dict[str, float]
    """Weight of each theme and field: more for what few lines of this CV speak to."""
    seat: int | None = None
    """The line that heads the highest leading post, the latest of several."""


def build_pool(
    profile: Profile,
    vocabulary: Vocabulary,
    asked: Iterable[str],
    *,
    ladder: Mapping[str, float],
    publications: bool = False,
) -> Pool:
    """Read the lines of the CV and embed those likeliest to matter for what is asked.

    ``ladder`` gives the place of each rung: who leads more stands higher.
    """
    headings = [_heading(profile, index) for index in range(len(profile.work))]
    contexts = [vocabulary.read(heading) for heading in headings]
    lines = []
    for statement in profile.statements:
        if statement.kind in LEFT_OUT and not publications:
            continue
        if is_no_evidence(statement.text) or _FURNITURE.search(statement.text):
            continue
        if not any(char.isalpha() for char in statement.text):
            continue
        place = statement.position
        changed = _has_change(statement)
        reading = vocabulary.read(statement.text)
        if changed and statement.kind not in CLAIMED:
            reading = replace(reading, themes=reading.themes | {RESULT})
        lines.append(
            Line(
                statement=statement,
                reading=reading,
                context=contexts[place] if place is not None else None,
                heading=headings[place] if place is not None else "",
                shown=statement.kind not in CLAIMED,
                changed=changed,
            )
        )
    wanted = [vocabulary.read(text) for text in asked]
    chosen = _likeliest(lines, wanted)
    model = encoder()
    names = name_words(profile.basics.name)
    studies = _studies(profile)
    texts = [
        neutral(studies.get(line.span.start, line.statement.text), names=names)[:MOST_CHARACTERS]
        for line in (lines[index] for index in chosen)
    ]
    above = [lines[index].heading for index in chosen]
    found = model.encode(texts + sorted(set(above)))
    place_of = {text: row for row, text in enumerate(texts + sorted(set(above)))}
    width = found.shape[1]
    vectors = np.zeros((len(lines), width), np.float32)
    heading_vectors = np.zeros((len(lines), width), np.float32)
    for row, index in enumerate(chosen):
        vectors[index] = found[row]
        if above[row]:
            heading_vectors[index] = found[place_of[above[row]]]
    rarity = inverse_frequency(line.reading.themes | line.reading.fields for line in lines)
    return Pool(tuple(lines), vectors, heading_vectors, rarity, _seat(lines, profile, ladder))


def _studies(profile: Profile) -> dict[int, str]:
    """Give what was studied, by where the line begins: where that was is not to be weighed."""
    return {
        course.span.start: " ".join(
            part for part in (course.study_type or course.degree, course.area, course.stage) if part
        )
        for course in profile.education
        if course.span and (course.study_type or course.degree or course.stage)
    }


_STOPGAP = compiled(r"\b(?:acting|interim|locum|ad interim)\b", re.IGNORECASE)


def _seat(lines: list[Line], profile: Profile, ladder: Mapping[str, float]) -> int | None:
    def height(index: int) -> tuple[bool, float, str]:
        post = profile.work[lines[index].statement.position or 0]
        settled = not _STOPGAP.search(post.position or "")
        return settled, ladder.get(post.rung or "", 0.0), post.start_date or ""

    heads = [
        index
        for index, line in enumerate(lines)
        if line.statement.kind == "role"
        and line.statement.position is not None
        and profile.work[line.statement.position].leadership
    ]
    return max(heads, key=height, default=None)


_FURNITURE = compiled(
    r"\bpage \d+ of \d+\b|^\W*(?:curriculum vitae|r[ée]sum[ée])\b.{0,40}$|^\W*page \d+\W*$",
    re.IGNORECASE,
)
"""What a page prints beside the text."""


def _heading(profile: Profile, index: int) -> str:
    position = profile.work[index]
    return ", ".join(part for part in (position.position, position.name) if part)


_CHANGE = compiled(
    r"\d[\d.,]*\s?[%a-z]*\s*(?:\([^)]*\))?\s*(?:→|->|=>|–>|\bto\b|\bv\.?s?\.?\b)\s*[$£€]?\.?\d"
    r"|\d%\s+\d+%|\bby\s+(?:over\s+|more than\s+)?[$£€]?\d",
    re.IGNORECASE,
)


def _has_change(statement: Statement) -> bool:
    """Tell whether the line gives a number before and after, or by how much it moved."""
    return any(figure.baseline is not None for figure in statement.figures) or bool(
        _CHANGE.search(statement.text)
    )


def _likeliest(lines: list[Line], wanted: list[Reading]) -> list[int]:
    """Choose the lines to embed: all if few, else those that share most with what is asked."""
    if len(lines) <= MOST_LINES:
        return list(range(len(lines)))
    themes = frozenset[str]().union(*(r.themes | r.fields | r.who for r in wanted))
    stems = frozenset[str]().union(*(r.stems for r in wanted))

    def worth(index: int) -> tuple[float, int]:
        line = lines[index]
        keys = line.reading.themes | line.reading.fields | line.reading.who
        shared = len(keys & themes) + 0.5 * len(line.reading.stems & stems)
        return (shared + (1.0 if line.shown else 0.0) + (0.5 if line.changed else 0.0), -index)

    return sorted(sorted(range(len(lines)), key=worth, reverse=True)[:MOST_LINES])
