"""How much the posting stresses each look-for, and how much of it the CV shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from prebrief.match.finding import statement_at
from prebrief.match.pool import Line, Pool
from prebrief.playbooks.schema import LookFor, Playbook
from prebrief.records.document import Span
from prebrief.records.job import JobAd
from prebrief.records.match import Evidence, LookForScore
from prebrief.records.profile import Profile
from prebrief.text.embedding import Vectors, encoder
from prebrief.text.lexical import Phrasebook

ALIKE = 0.5
"""Likeness to a cue from which a line is on the theme; cues are worded as such lines are."""
ALIKE_NAMED = 0.34
"""The same where the line also holds one of the theme's terms."""
BESIDE = 0.05
"""How near a second theme must come to the first for the line to count on both."""
FULL = 6.0
"""Lines, those with a change in figures counted twice, from which the strength is full."""
MOST_SHOWN = 5
SHOWS = {"deed": 1.0, "award": 1.0, "scope": 0.5, "service": 0.5}
"""What counts as shown, and how much: a title, a course or a seat held shows no more than that."""


@dataclass(frozen=True)
class _Theme:
    look_for: LookFor
    rows: tuple[int, ...]
    """Rows of its cues among all cues."""


def score_look_fors(
    job: JobAd, profile: Profile, pool: Pool, playbook: Playbook
) -> tuple[LookForScore, ...]:
    """Score every look-for of the playbook, in the playbook's order."""
    themes, cues = _cues(playbook)
    if not themes:
        return ()
    book = _book(tuple(theme.look_for for theme in themes))
    vectors = encoder().encode(cues)
    asked = [requirement.span for requirement in job.requirements]
    asked += [span for span in job.description if span not in asked]
    job_hits = _on_themes([span.text for span in asked], _embed(asked), themes, vectors, book)
    shown = [i for i, line in enumerate(pool.lines) if line.statement.kind in SHOWS]
    lines = [pool.lines[i] for i in shown]
    cv_hits = _on_themes(
        [line.statement.text for line in lines], pool.vectors[shown], themes, vectors, book
    )
    most = max((len(hits) for hits in job_hits), default=0)
    return tuple(
        LookForScore(
            look_for_id=theme.look_for.id,
            emphasis=round(len(job_hit) / most, 3) if most else 0.0,
            strength=_strength(cv_hit, lines),
            evidence=_evidence(cv_hit, lines, profile),
            job_spans=tuple(asked[row] for row in _strongest(job_hit)),
        )
        for theme, job_hit, cv_hit in zip(themes, job_hits, cv_hits, strict=True)
    )


@lru_cache(maxsize=4)
def _book(look_fors: tuple[LookFor, ...]) -> Phrasebook:
    phrases: dict[str, list[str]] = {}
    for look_for in look_fors:
        for term in look_for.terms:
            phrases.setdefault(term, []).append(_key(look_for))
    return Phrasebook(phrases)


def _key(look_for: LookFor) -> str:
    """Give each look-for a family of its own: a longer term of one hides none of another."""
    return f"{look_for.id.replace('.', '_')}."


def _cues(playbook: Playbook) -> tuple[list[_Theme], list[str]]:
    """Lay the cues of the look-fors and of their competencies in one list."""
    themes: list[_Theme] = []
    cues: list[str] = []
    for look_for in sorted(playbook.look_fors, key=lambda entry: entry.order):
        own = [*look_for.cues]
        for competency in playbook.competencies:
            if competency.look_for == look_for.id:
                own.extend(competency.cues)
        themes.append(_Theme(look_for, tuple(range(len(cues), len(cues) + len(own)))))
        cues.extend(own)
    return themes, cues


def _embed(spans: Sequence[Span]) -> Vectors:
    return encoder().encode([span.text for span in spans])


def _on_themes(
    texts: list[str], lines: Vectors, themes: list[_Theme], cues: Vectors, book: Phrasebook
) -> list[dict[int, float]]:
    """Give for each theme the lines on it, with how much."""
    hits: list[dict[int, float]] = [{} for _ in themes]
    if not texts:
        return hits
    alike = lines @ cues.T
    named = [book.find(text) for text in texts]
    for row in range(len(texts)):
        scores = np.array([alike[row, list(theme.rows)].max() for theme in themes])
        for place, theme in enumerate(themes):
            says_it = _key(theme.look_for) in named[row]
            near = scores[place] >= scores.max() - (2 * BESIDE if says_it else BESIDE)
            if near and scores[place] >= (ALIKE_NAMED if says_it else ALIKE):
                hits[place][row] = float(scores[place])
    return hits


def _strongest(hits: dict[int, float]) -> list[int]:
    return sorted(hits, key=lambda row: (-hits[row], row))[:MOST_SHOWN]


def _strength(hits: dict[int, float], lines: Sequence[Line]) -> float:
    """Count the lines, those with a change in figures twice, up to what is full."""
    weight = sum(2.0 if lines[row].changed else SHOWS[lines[row].statement.kind] for row in hits)
    return round(min(1.0, weight / FULL), 3)


def _evidence(
    hits: dict[int, float], lines: Sequence[Line], profile: Profile
) -> tuple[Evidence, ...]:
    """Quote the lines likest to the theme; a change in figures makes up for a little likeness."""
    best = sorted(hits, key=lambda row: (-hits[row] - 0.1 * lines[row].changed, row))
    return tuple(
        Evidence(
            statement_id=statement_at(profile, lines[row].span),
            span=lines[row].span,
            score=round(min(1.0, max(0.0, hits[row])), 3),
        )
        for row in best[:MOST_SHOWN]
    )
