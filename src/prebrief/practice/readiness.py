"""Readiness: what has been practised, when, at what level, and what is slipping.

It is coverage, shown as evidence. It is never a chance of being hired.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from statistics import mean

from prebrief.practice.drills import FADING, recall
from prebrief.practice.outcomes import tally
from prebrief.records.brief import Brief, BriefLookFor
from prebrief.records.practice import (
    Attempt,
    Card,
    FadingCard,
    Readiness,
    RealInterview,
    ThemePoint,
    ThemeReadiness,
)

GOOD = 60
"""Overall score from which an answer needs no more work before others do."""
_FADING_SHOWN = 5


def readiness(
    brief: Brief,
    attempts: Sequence[Attempt],
    cards: Sequence[Card],
    real: Sequence[RealInterview],
    *,
    now: datetime,
    interview_date: date | None = None,
) -> Readiness:
    """Give what stands behind each look-for, what the posting stresses most first."""
    asked, predicted = tally(real)
    then = _at(interview_date, now)
    themes = sorted(brief.look_fors, key=lambda theme: -theme.emphasis)
    return Readiness(
        on=now,
        interview_date=interview_date,
        themes=tuple(_theme(theme, brief, attempts, cards, now, then) for theme in themes),
        real_interviews=len(real),
        asked=asked,
        asked_and_predicted=predicted,
    )


def _at(day: date | None, now: datetime) -> datetime | None:
    if day is None or day <= now.date():
        return None
    return datetime.combine(day, time(9), tzinfo=UTC)


def _theme(
    theme: BriefLookFor,
    brief: Brief,
    attempts: Sequence[Attempt],
    cards: Sequence[Card],
    now: datetime,
    then: datetime | None,
) -> ThemeReadiness:
    questions = {q.id for q in brief.questions if q.look_for == theme.id}
    mine = sorted((a for a in attempts if a.look_for == theme.id), key=lambda a: a.at)
    latest = _latest(mine)
    deck = [card for card in cards if card.look_for == theme.id]
    seen = [card for card in deck if card.memory.last_review]
    recalls = [(card, recall(card, now=now)) for card in seen]
    overall = round(mean(a.scored.overall for a in latest.values()), 1) if latest else None
    practised = len(questions & latest.keys())
    fading = _fading(recalls)
    return ThemeReadiness(
        id=theme.id,
        title=theme.title,
        emphasis=theme.emphasis,
        questions=len(questions),
        practised=practised,
        overall=overall,
        last_practised=mine[-1].at if mine else None,
        cards=len(deck),
        seen=len(seen),
        recall=round(mean(value for _, value in recalls), 3) if recalls else None,
        recall_then=(
            round(mean(recall(card, now=then) for card in seen), 3) if seen and then else None
        ),
        fading=fading,
        over_time=_over_time(mine),
        next_step=_next_step(len(questions) - practised, overall, fading, len(deck) - len(seen)),
    )


def _latest(attempts: Sequence[Attempt]) -> dict[str, Attempt]:
    """Give the latest attempt at each question; attempts come oldest first."""
    return {attempt.question_id or attempt.question: attempt for attempt in attempts}


def _over_time(attempts: Sequence[Attempt]) -> tuple[ThemePoint, ...]:
    points = []
    for day in sorted({attempt.at.date() for attempt in attempts}):
        latest = _latest([a for a in attempts if a.at.date() <= day])
        overall = round(mean(a.scored.overall for a in latest.values()), 1)
        points.append(ThemePoint(day=day, practised=len(latest), overall=overall))
    return tuple(points)


def _fading(recalls: Sequence[tuple[Card, float]]) -> tuple[FadingCard, ...]:
    slipping = sorted((pair for pair in recalls if pair[1] < FADING), key=lambda pair: pair[1])
    return tuple(
        FadingCard(front=card.front, recall=round(value, 3), last_review=card.memory.last_review)
        for card, value in slipping[:_FADING_SHOWN]
        if card.memory.last_review
    )


def _next_step(
    untried: int, overall: float | None, fading: Sequence[FadingCard], unseen: int
) -> str:
    if overall is not None and overall < GOOD:
        return "Answer the weakest question of this theme once more, with the change it was given."
    if fading:
        return f"Look at the {_cards(len(fading))} that are slipping: prebrief drill."
    if untried:
        questions = "question" if untried == 1 else "questions"
        return f"{untried} likely {questions} of this theme not yet answered aloud."
    if unseen:
        return f"{_cards(unseen)} of this theme not seen yet: prebrief drill."
    if overall is None:
        return "This posting's brief asks nothing on it; the look-for's own page says what it is."
    return "Covered; keep it up with the cards as they fall due."


def _cards(count: int) -> str:
    return f"{count} card{'' if count == 1 else 's'}"
