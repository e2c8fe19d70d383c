"""Judge a requirement by the CV lines that speak to it."""

from dataclasses import dataclass

import numpy as np

from prebrief.match import calibration
from prebrief.match.finding import Finding
from prebrief.match.likeness import Likeness, likeness
from prebrief.match.pool import Line, Pool
from prebrief.match.reasons import reason_for
from prebrief.match.standing import Standing
from prebrief.match.vocabulary import Reading
from prebrief.text.embedding import Vectors

PIECES = 3
"""Evidence is quoted in three pieces at most: more is a list, not a proof."""
WORTH_QUOTING = 0.6
"""Share of the best line's score from which a further line is quoted."""


@dataclass(frozen=True)
class Signals:
    """The few numbers that the verdict rests on; each makes it stronger as it grows."""

    best: float
    """Likeness of the best line that shows something."""
    claim: float
    """Likeness of the best line that only claims."""
    cover: float
    """Share of what is asked that the quoted lines cover together."""
    who: float
    """1 if the person is of the profession asked for, or none is."""
    place: float
    """1 if a line is of the field of practice asked for, or none is."""
    leads: float
    """How far the person leads in the field."""
    reach: float
    """How far the person has led a whole organization, where the requirement speaks of one."""
    near: float
    """How near the CV is to the posting as a whole."""

    def row(self) -> tuple[float, ...]:
        """Give the signals in the order of the calibration's weights."""
        return (
            self.best,
            self.claim,
            self.cover,
            self.who,
            self.place,
            self.leads,
            self.reach,
            self.near,
        )


@dataclass(frozen=True)
class Look:
    """What was found for one requirement before it is judged."""

    reading: Reading
    like: Likeness
    chosen: tuple[int, ...]
    """Lines to quote, best first."""
    covered: frozenset[str]
    best: float
    claim: float
    best_claim: int | None


def look(reading: Reading, vector: Vectors, pool: Pool, weights: dict[str, float]) -> Look:
    """Find the lines that speak to a requirement."""
    like = likeness(reading, vector, pool, weights)
    shown = [i for i, line in enumerate(pool.lines) if line.shown]
    claims = [i for i, line in enumerate(pool.lines) if not line.shown]
    order = sorted(shown, key=lambda i: -float(like.scores[i]))
    chosen, covered = _cover(reading, order, like, pool)
    best_claim = max(claims, key=lambda i: float(like.scores[i]), default=None)
    return Look(
        reading=reading,
        like=like,
        chosen=chosen,
        covered=covered,
        best=float(like.scores[order[0]]) if order else 0.0,
        claim=float(like.scores[best_claim]) if best_claim is not None else 0.0,
        best_claim=best_claim,
    )


def _cover(
    reading: Reading, order: list[int], like: Likeness, pool: Pool
) -> tuple[tuple[int, ...], frozenset[str]]:
    """Choose up to three lines that together cover most of what is asked, the best one first."""
    keys = reading.themes | reading.fields
    chosen: list[int] = []
    covered: frozenset[str] = frozenset()
    for index in order[:15]:
        if len(chosen) == PIECES:
            break
        floor = WORTH_QUOTING * float(like.scores[order[0]])
        if chosen and float(like.scores[index]) < floor:
            break
        touched = keys_of(pool.lines[index]) & keys
        if not chosen or touched - covered:
            chosen.append(index)
            covered |= touched
    return tuple(chosen), covered


def keys_of(line: Line) -> frozenset[str]:
    """Give the themes and fields that a line speaks to, its position's field included."""
    keys = line.reading.themes | line.reading.fields
    return keys | line.context.fields if line.context else keys


def signals(found: Look, pool: Pool, person: Standing, near: float) -> Signals:
    """Boil a look down to the numbers that the verdict rests on."""
    asked = found.reading.themes | found.reading.fields
    fields = found.reading.fields
    in_place = not fields or any(keys_of(line) & fields for line in pool.lines if line.shown)
    return Signals(
        best=found.best,
        claim=found.claim,
        cover=len(found.covered) / len(asked) if asked else found.best,
        who=float(not found.reading.who or bool(found.reading.who & person.who)),
        place=float(in_place),
        leads=person.leads,
        reach=person.reach if found.reading.far else 1.0,
        near=near,
    )


def judge(found: Look, numbers: Signals, pool: Pool) -> Finding:
    """Give the verdict that the calibration reads from the signals."""
    chances = calibration.chances(numbers.row())
    verdict = calibration.decide(chances)
    chosen = list(found.chosen)
    if found.best_claim is not None and found.claim > found.best and verdict == "partial":
        chosen = [found.best_claim, *chosen][:PIECES]
    only_claim = bool(chosen) and not pool.lines[chosen[0]].shown
    reason, code = reason_for(
        verdict,
        [pool.lines[i] for i in chosen],
        asked=found.reading,
        covered=found.covered,
        of_trade=bool(numbers.who),
        only_claim=only_claim,
    )
    return Finding(
        verdict=verdict,
        confidence=float(calibration.confidence(verdict, chances)),
        reason=reason,
        code=code,
        spans=tuple(pool.lines[i].span for i in chosen) if verdict != "none" else (),
        scores=tuple(_unit(float(found.like.scores[i])) for i in chosen)
        if verdict != "none"
        else (),
    )


def _unit(score: float) -> float:
    return float(np.clip(score, 0.0, 1.0))
