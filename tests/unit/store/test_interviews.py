"""An interview is kept step by step, in both databases."""

import pytest

from builders_practice import attempt, interview, later, turn
from prebrief.errors import NotFoundError
from prebrief.store.store import Store
from unit.store.conftest import Place


def test_an_interview_is_kept_step_by_step(place: Place) -> None:
    sitting = interview()
    begun = turn(1, None, answer=None, draft="half")
    with place.open() as store:
        store.interviews.keep_start(sitting)
        store.interviews.keep_turn(sitting.id, begun)
    with place.open() as store:
        assert store.interviews.unfinished() == sitting.model_copy(update={"turns": (begun,)})
        scored = turn(1, 70)
        store.interviews.keep_scored(sitting.id, scored, attempt("x", 70))
        assert store.interviews.get(sitting.id).turns == (scored,)
        assert store.attempts.list() == (attempt("x", 70),)


def test_the_end_of_an_interview_drops_its_open_step(store: Store) -> None:
    sitting = interview(turns=(turn(1, 70),))
    store.interviews.keep_start(sitting)
    store.interviews.keep_turn(sitting.id, turn(1, 70))
    store.interviews.keep_turn(sitting.id, turn(2, None, answer=None))
    ended = sitting.model_copy(update={"ended_at": later(hours=1)})
    store.interviews.keep_end(ended)
    assert store.interviews.get(sitting.id) == ended
    assert store.interviews.unfinished() is None
    assert store.interviews.finished("b1") == ended
    assert store.interviews.finished("b2") is None


def test_an_unknown_interview_is_not_found(store: Store) -> None:
    with pytest.raises(NotFoundError):
        store.interviews.get("nothing")


def test_a_later_score_of_a_question_takes_the_place_of_the_earlier(store: Store) -> None:
    store.attempts.keep(attempt("x", 40))
    store.attempts.keep(attempt("x", 60))
    assert [a.scored.overall for a in store.attempts.list()] == [60]
