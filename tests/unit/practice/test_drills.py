"""Cards come back when FSRS says, the clock being an argument."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders_practice import NOW, attempt, card, later
from prebrief.practice.drills import (
    due,
    merge,
    next_due,
    rating_of,
    recall,
    review,
    shortfall,
)
from prebrief.records.practice import Card, Rating


def learned(name: str, *, theme: str = "lf.a", priority: float = 0.5) -> Card:
    """A card rated easy at once: it is known, and falls due after days."""
    fresh = card(name, look_for=theme, priority=priority)
    return review(fresh, "easy", now=NOW)


def test_dates_are_the_librarys_own() -> None:
    fresh = card("x")
    assert next_due(fresh, now=NOW) == {
        "again": timedelta(minutes=1),
        "hard": timedelta(minutes=5, seconds=30),
        "good": timedelta(minutes=10),
        "easy": timedelta(days=8),
    }


def test_good_reviews_move_a_card_further_out_each_time() -> None:
    seen, moment, gaps = card("x"), NOW, []
    for _ in range(5):
        seen = review(seen, "good", now=moment)
        gaps.append(seen.memory.due - moment)
        moment = seen.memory.due
    assert gaps == sorted(gaps)
    assert gaps[-1] > timedelta(days=20)


def test_the_same_reviews_give_the_same_dates() -> None:
    assert learned("x") == learned("x")


def test_recall_fades_with_the_days_and_is_nine_in_ten_when_due() -> None:
    known = learned("x")
    days = [recall(known, now=later(days=n)) for n in (0, 4, 8, 30)]
    assert days == sorted(days, reverse=True)
    assert recall(known, now=known.memory.due) == pytest.approx(0.9, abs=0.01)
    assert recall(card("new"), now=NOW) == 0


def test_what_is_due_comes_before_what_is_new() -> None:
    deck = (card("new", priority=1.0), learned("known", priority=0.1))
    assert [c.entry_id for c in due(deck, now=later(days=9))] == ["q.known", "q.new"]
    assert [c.entry_id for c in due(deck, now=later(days=1))] == ["q.new"]


def test_what_the_posting_wants_and_the_cv_lacks_comes_first() -> None:
    deck = (card("low", priority=0.2), card("high", priority=0.9))
    assert [c.entry_id for c in due(deck, now=NOW)] == ["q.high", "q.low"]


def test_weak_practice_moves_a_theme_forward() -> None:
    deck = (card("a", look_for="lf.a", priority=0.5), card("b", look_for="lf.b", priority=0.45))
    weights = shortfall([attempt("x", 20, theme="lf.b"), attempt("y", 95, theme="lf.a")])
    assert [c.entry_id for c in due(deck, now=NOW)] == ["q.a", "q.b"]
    assert [c.entry_id for c in due(deck, now=NOW, weights=weights)] == ["q.b", "q.a"]


def test_only_the_latest_try_at_a_question_counts() -> None:
    tries = [attempt("x", 90, later(days=2)), attempt("x", 10), attempt("y", 70)]
    assert shortfall(tries) == {"lf.a": 0.2}


def test_a_sitting_brings_few_new_cards_and_spreads_entries() -> None:
    deck = [
        card(f"k{i}", id=f"concept:k{i}/{part}", entry_id=f"k{i}")
        for i in range(20)
        for part in (1, 2)
    ]
    picked = due(deck, now=NOW, new=12)
    assert len(picked) == 12
    assert len({c.entry_id for c in picked}) == 12


def test_new_cards_are_of_every_kind() -> None:
    deck = [
        card(f"{kind}{i}", id=f"{kind}{i}", kind=kind, entry_id=f"{kind}{i}", priority=priority)
        for kind, priority in (("question", 0.9), ("story", 0.6), ("concept", 0.3))
        for i in range(20)
    ]
    kinds = [c.kind for c in due(deck, now=NOW, new=10)]
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {
        "concept": 5,
        "question": 3,
        "story": 2,
    }
    assert len(due(deck[:20], now=NOW, new=50)) == 20


@pytest.mark.parametrize(
    ("overall", "rating"),
    [(0, "again"), (39, "again"), (40, "hard"), (60, "good"), (75, "easy"), (100, "easy")],
)
def test_an_interviews_answer_counts_as_a_rating(overall: int, rating: Rating) -> None:
    assert rating_of(overall) == rating


def test_a_new_brief_keeps_what_was_learned() -> None:
    known = learned("x")
    renewed = merge(known, card("x", front="New words", priority=0.9))
    assert (renewed.front, renewed.priority) == ("New words", 0.9)
    assert renewed.memory == known.memory
    assert merge(None, card("x")) == card("x")


@given(st.lists(st.sampled_from(["again", "hard", "good", "easy"]), min_size=1, max_size=12))
def test_any_run_of_ratings_keeps_dates_ahead_and_recall_a_probability(
    ratings: list[Rating],
) -> None:
    seen, moment = card("x"), NOW
    for rating in ratings:
        seen = review(seen, rating, now=moment)
        assert seen.memory.due > moment
        assert seen.memory.last_review == moment
        moment = seen.memory.due
    assert 0 <= recall(seen, now=moment) <= 1


def test_a_clock_set_back_breaks_nothing() -> None:
    known = learned("x")
    earlier = later(days=-3)
    assert recall(known, now=earlier) == 1
    assert review(known, "good", now=earlier).memory.due > earlier
