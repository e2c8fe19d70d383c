"""Judge a requirement by the CV lines that speak to it."""

from dataclasses import dataclass

import numpy as np

from prebrief.match import calibration
from prebrief.match.finding import Finding
from prebrief.match.likeness import Likeness, keys_of, likeness
from prebrief.match.pool import Line, Pool
from prebrief.match.reasons import reason_for
from prebrief.match.standing import Standing
from prebrief.match.vocabulary import Reading
from prebrief.text.embedding import Vectors
from prebrief.text.lexical import coverage

PIECES = 3
"""Evidence is quoted in three pieces at most: more is a list, not a proof."""
WORTH_QUOTING = 0.6
"""Share of the best line's score from which a further line is quoted."""

AS_GOOD = 0.65
"""The same for a line that adds nothing new."""

CLAIM_FROM = 0.4
"""Likeness from which a claim is taken to mean what is asked."""


@dataclass(frozen=True)
class Signals:
    """The few numbers that the verdict rests on; each makes it stronger as it grows.

    None hangs on the other requirements of the posting: each is judged by itself.
    """

    support: float
    """Mean likeness of the three best lines that show something."""
    cover: float
    """Share of what is asked that the quoted lines cover together."""
    breadth: float
    """The same for all lines of the CV that show something."""
    who: float
    """1 if the person is of the profession asked for, or none is."""
    place: float
    """1 if a line is of the field of practice asked for, or none is."""
    leads: float
    """How far the person leads in the field."""
    reach: float
    """How far the person has led a whole organization, where the requirement speaks of one."""
    claimed: bool
    """Whether a list or self-description names all of it: partial at least."""

    def row(self) -> tuple[float, ...]:
        """Give the numbers in the order of the calibration's weights."""
        return (
            self.support,
            self.cover,
            self.breadth,
            self.who,
            self.place,
            self.leads,
            self.reach,
        )


@dataclass(frozen=True)
class Look:
    """What was found for one requirement before it is judged."""

    reading: Reading
    like: Likeness
    chosen: tuple[int, ...]
    """Lines to quote, best first."""
    covered: frozenset[str]
    """Themes and fields that the quoted lines speak to."""
    anywhere: frozenset[str]
    """The same for all lines that show something."""
    support: float
    claim: int | None
    """The best of the lines that only claim."""


LEADING = "theme.leadership"
"""What asks for a leader."""
PAPERS = "theme.research"
"""What titles of papers may be evidence of."""


def look(
    reading: Reading,
    vector: Vectors,
    pool: Pool,
    weights: dict[str, float],
    *,
    formal: bool = False,
) -> Look:
    """Find the lines that speak to a requirement; a formal one is met by credentials only."""
    like = likeness(reading, vector, pool, weights)
    counts = [i for i, line in enumerate(pool.lines) if _may_speak(line, reading, formal=formal)]
    shown = [i for i in counts if pool.lines[i].shown]
    claims = [i for i in counts if not pool.lines[i].shown]
    order = sorted(shown, key=lambda i: -float(like.scores[i]))
    chosen, covered = _cover(reading, order, like, pool)
    asked = reading.themes | reading.fields
    return Look(
        reading=reading,
        like=like,
        chosen=chosen,
        covered=covered,
        anywhere=frozenset().union(*(keys_of(pool.lines[i]) for i in shown)) & asked,
        support=sum(float(like.scores[i]) for i in order[:PIECES]) / PIECES,
        claim=max(claims, key=lambda i: float(like.scores[i]), default=None),
    )


def _may_speak(line: Line, reading: Reading, *, formal: bool) -> bool:
    kind = line.statement.kind
    if kind == "publication":
        return PAPERS in reading.themes
    if reading.identity:
        return kind in {"role", "education", "credential"}
    return not formal or kind in {"education", "credential", "award"}


def _cover(
    reading: Reading, order: list[int], like: Likeness, pool: Pool
) -> tuple[tuple[int, ...], frozenset[str]]:
    """Choose up to three lines that together cover most of what is asked, the best one first."""
    keys = reading.themes | reading.fields
    chosen = list(order[:1])
    covered = keys_of(pool.lines[order[0]]) & keys if order else frozenset()
    near = [i for i in order[1:15] if like.scores[i] >= WORTH_QUOTING * like.scores[order[0]]]
    for index in near:  # First what adds something, then what is as good.
        touched = keys_of(pool.lines[index]) & keys
        if len(chosen) < PIECES and touched - covered:
            chosen.append(index)
            covered |= touched
    for index in near:
        good = like.scores[index] >= AS_GOOD * like.scores[order[0]]
        if good and len(chosen) < PIECES and index not in chosen:
            chosen.append(index)
    return tuple(chosen), covered


def signals(found: Look, pool: Pool, person: Standing) -> Signals:
    """Boil a look down to the numbers that the verdict rests on."""
    asked = found.reading.themes | found.reading.fields
    fields = found.reading.fields
    return Signals(
        support=found.support,
        cover=coverage(asked, found.covered, pool.rarity) if asked else found.support,
        breadth=coverage(asked, found.anywhere, pool.rarity) if asked else found.support,
        who=float(not found.reading.who or bool(found.reading.who & person.who)),
        place=float(not fields or bool(found.anywhere & fields)),
        leads=person.leads,
        reach=person.reach if found.reading.far else 1.0,
        claimed=_is_claimed(found, pool),
    )


def _is_claimed(found: Look, pool: Pool) -> bool:
    """Tell whether the best claim names all that is asked, and is like enough to mean it."""
    if found.claim is None:
        return False
    asked = found.reading.themes | found.reading.fields
    names_all = bool(asked) and asked <= keys_of(pool.lines[found.claim])
    return names_all and float(found.like.scores[found.claim]) >= CLAIM_FROM


def judge(found: Look, numbers: Signals, pool: Pool) -> Finding:
    """Give the verdict that the calibration reads from the signals."""
    chances = calibration.chances(numbers.row())
    verdict = calibration.decide(chances, claimed=numbers.claimed)
    chosen = list(found.chosen)
    only_claim = verdict == "partial" and found.claim is not None and _is_better(found, chosen)
    if only_claim and found.claim is not None:
        chosen = [found.claim, *chosen][:PIECES]
    if not chosen:
        verdict = "none"
    elif LEADING in found.reading.themes and verdict == "strong" and pool.seat not in chosen:
        # That somebody leads is shown best by the post from which they lead.
        chosen = [*chosen[: PIECES - 1], *([] if pool.seat is None else [pool.seat])]
    reason, code = reason_for(
        verdict,
        [pool.lines[i] for i in chosen],
        asked=found.reading,
        covered=found.covered,
        of_trade=bool(numbers.who),
        only_claim=only_claim,
    )
    quoted = chosen if verdict != "none" else []
    return Finding(
        verdict=verdict,
        confidence=calibration.confidence(verdict, chances),
        reason=reason,
        code=code,
        spans=tuple(pool.lines[i].span for i in quoted),
        scores=tuple(_unit(float(found.like.scores[i])) for i in quoted),
    )


def _is_better(found: Look, chosen: list[int]) -> bool:
    """Tell whether the claim speaks to it more than any line that shows something."""
    if found.claim is None:
        return False
    best = max((float(found.like.scores[i]) for i in chosen), default=0.0)
    return float(found.like.scores[found.claim]) > best


def _unit(score: float) -> float:
    return float(np.clip(score, 0.0, 1.0))
