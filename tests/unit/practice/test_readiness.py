"""Readiness is coverage with its evidence, and nothing else."""

from datetime import date

from builders_brief import made
from builders_practice import NOW, attempt, card, later
from prebrief.practice.drills import review
from prebrief.practice.readiness import readiness
from prebrief.records.practice import AskedQuestion, Attempt, Card, RealInterview, ThemeReadiness

BRIEF = made().brief
QUESTION = next(q for q in BRIEF.questions if q.look_for)
THEME = QUESTION.look_for or ""
DAY = date(2031, 4, 4)


def tried(overall: int, days: float = 0) -> Attempt:
    made_attempt = attempt("x", overall, later(days=days), theme=THEME)
    return made_attempt.model_copy(update={"question_id": QUESTION.id})


def theme(
    attempts: list[Attempt], cards: list[Card], *, days: float = 0, interview: date | None = None
) -> ThemeReadiness:
    found = readiness(BRIEF, attempts, cards, [], now=later(days=days), interview_date=interview)
    return next(t for t in found.themes if t.id == THEME)


def test_every_look_for_is_there_what_the_posting_stresses_first() -> None:
    found = readiness(BRIEF, [], [], [], now=NOW)
    weights = [t.emphasis for t in found.themes]
    assert weights == sorted(weights, reverse=True)
    assert {t.id for t in found.themes} == {t.id for t in BRIEF.look_fors}


def test_nothing_practised_shows_nothing() -> None:
    empty = theme([], [])
    assert (empty.practised, empty.overall, empty.last_practised) == (0, None, None)
    assert (empty.recall, empty.over_time) == (None, ())
    assert "not yet answered" in empty.next_step


def test_the_latest_try_counts_and_every_day_is_shown() -> None:
    seen = theme([tried(20), tried(70, 3)], [], days=4)
    assert (seen.practised, seen.overall) == (1, 70)
    assert seen.last_practised == later(days=3)
    assert [(p.practised, p.overall) for p in seen.over_time] == [(1, 20), (1, 70)]


def test_cards_fade_as_the_scheduler_says() -> None:
    known = review(card("x", look_for=THEME), "easy", now=NOW)
    fresh = theme([], [known, card("new", look_for=THEME)], interview=DAY)
    assert (fresh.cards, fresh.seen, fresh.recall) == (2, 1, 1.0)
    assert fresh.recall_then is not None
    assert fresh.recall_then < 0.9
    assert fresh.fading == ()
    late = theme([], [known], days=40)
    assert [f.front for f in late.fading] == ["Front x"]
    assert late.recall_then is None


def test_a_weak_answer_is_the_next_thing_to_do() -> None:
    assert "weakest question" in theme([tried(30)], []).next_step


def test_real_interviews_are_counted() -> None:
    asked = (AskedQuestion(text="a", predicted=True), AskedQuestion(text="b"))
    real = RealInterview(id="r", brief_id="b1", held=DAY, asked=asked)
    found = readiness(BRIEF, [], [], [real], now=NOW)
    assert (found.real_interviews, found.asked, found.asked_and_predicted) == (1, 2, 1)


def test_it_never_speaks_of_a_chance() -> None:
    found = readiness(BRIEF, [tried(90)], [], [], now=NOW, interview_date=DAY)
    said = found.model_dump_json().casefold()
    assert not [word for word in ("chance", "hired", "offer", "probability") if word in said]
