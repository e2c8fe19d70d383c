"""When each card comes back: FSRS, with what a posting wants and how practice went on top."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from functools import cache
from statistics import mean
from typing import TYPE_CHECKING

from prebrief.records.practice import Attempt, Card, CardKind, Memory, Rating

if TYPE_CHECKING:
    import fsrs

NEW_A_DAY = 12
"""Cards never seen that one sitting brings; more make tomorrow's pile too high."""
FADING = 0.85
"""Recall below which a card is slipping; the scheduler brings cards back at nine in ten."""
_SHARES: dict[CardKind, float] = {"concept": 0.45, "question": 0.35, "story": 0.2}
"""Shares of the kinds among new cards: a sitting with questions alone would teach no concept."""
_RATED: tuple[tuple[int, Rating], ...] = ((75, "easy"), (60, "good"), (40, "hard"), (0, "again"))
"""Overall score of an answer in a mock interview from which its card counts as that rating."""


@cache
def _scheduler() -> fsrs.Scheduler:
    # Imported here: only drills need it. No fuzz: the same reviews give the same dates.
    import fsrs

    return fsrs.Scheduler(enable_fuzzing=False)


def review(card: Card, rating: Rating, *, now: datetime) -> Card:
    """Give the card as it is after a look at it."""
    import fsrs

    grade = fsrs.Rating[rating.capitalize()]
    reviewed, _ = _scheduler().review_card(_to_fsrs(card.memory), grade, review_datetime=now)
    memory = Memory(
        state=int(reviewed.state),
        step=reviewed.step,
        stability=reviewed.stability,
        difficulty=reviewed.difficulty,
        due=reviewed.due,
        last_review=reviewed.last_review,
    )
    return card.model_copy(update={"memory": memory})


def recall(card: Card, *, now: datetime) -> float:
    """Estimate the probability of recalling a card; a card never seen has none."""
    if card.memory.last_review is None:
        return 0.0
    return float(_scheduler().get_card_retrievability(_to_fsrs(card.memory), current_datetime=now))


def next_due(card: Card, *, now: datetime) -> dict[Rating, timedelta]:
    """Say after what time each rating would bring the card back."""
    ratings: tuple[Rating, ...] = ("again", "hard", "good", "easy")
    return {rating: review(card, rating, now=now).memory.due - now for rating in ratings}


def rating_of(overall: int) -> Rating:
    """Read an interview answer's score as a rating of its card."""
    return next(rating for least, rating in _RATED if overall >= least)


def shortfall(attempts: Iterable[Attempt]) -> dict[str, float]:
    """Say by look-for how far the latest answers fall short, 0 to 1."""
    latest: dict[tuple[str, str], Attempt] = {}
    for attempt in sorted(attempts, key=lambda a: a.at):
        if attempt.look_for:
            latest[attempt.look_for, attempt.question_id or attempt.question] = attempt
    by_theme: dict[str, list[int]] = defaultdict(list)
    for (theme, _), attempt in latest.items():
        by_theme[theme].append(attempt.scored.overall)
    return {theme: round(1 - mean(scores) / 100, 3) for theme, scores in by_theme.items()}


def due(
    cards: Sequence[Card],
    *,
    now: datetime,
    weights: dict[str, float] | None = None,
    new: int = NEW_A_DAY,
) -> tuple[Card, ...]:
    """Give the cards to look at now: those due, then new ones, what matters most first.

    Args:
        cards: The whole deck.
        now: The moment of the sitting.
        new: How many cards never seen may come.
        weights: Shortfall by look-for; a theme on which answers were weak comes earlier.
    """
    lacking = weights or {}

    def worth(card: Card) -> float:
        return card.priority * (1 + lacking.get(card.look_for or "", 0.0))

    back = [c for c in cards if c.memory.last_review and c.memory.due <= now]
    back.sort(key=lambda c: (-worth(c) * (1.05 - recall(c, now=now)), c.id))
    fresh = sorted((c for c in cards if not c.memory.last_review), key=lambda c: (-worth(c), c.id))
    return (*back, *_mixed(fresh, new))


def _mixed(fresh: Sequence[Card], count: int) -> list[Card]:
    """Take new cards in order, the kinds in turn, no two of one entry while others wait."""
    waiting = {kind: _spread([c for c in fresh if c.kind == kind]) for kind in _SHARES}
    taken: list[Card] = []
    counts = dict.fromkeys(_SHARES, 0)
    while len(taken) < count and any(waiting.values()):
        kind = min((k for k in _SHARES if waiting[k]), key=lambda k: (counts[k] + 1) / _SHARES[k])
        taken.append(waiting[kind].pop(0))
        counts[kind] += 1
    return taken


def _spread(fresh: Sequence[Card]) -> list[Card]:
    first: list[Card] = []
    later: list[Card] = []
    seen: set[str] = set()
    for card in fresh:
        (later if card.entry_id in seen else first).append(card)
        seen.add(card.entry_id)
    return [*first, *later]


def merge(old: Card | None, new: Card) -> Card:
    """Take a card from a new brief and keep what was learned of it."""
    return new if old is None else new.model_copy(update={"memory": old.memory})


def _to_fsrs(memory: Memory) -> fsrs.Card:
    import fsrs

    return fsrs.Card(
        # Given, because the library would otherwise sleep to make one up.
        card_id=1,
        state=fsrs.State(memory.state),
        step=memory.step,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=memory.due,
        last_review=memory.last_review,
    )
