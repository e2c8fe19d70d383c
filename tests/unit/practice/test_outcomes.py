"""After the real interview: what had been predicted, and what recurs."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders_practice import question
from prebrief.playbooks.load import load
from prebrief.practice.outcomes import (
    CUT,
    HALF_LIFE_DAYS,
    asked_lines,
    compare,
    confirm,
    tally,
    theme_weights,
)
from prebrief.records.practice import AskedQuestion, PoolQuestion, RealInterview

TODAY = date(2031, 3, 4)
BOOK = load()


def listed(*names: str) -> list[PoolQuestion]:
    entries = {entry.id: entry for entry in BOOK.questions}
    return [
        question(name).model_copy(
            update={"text": entries[f"q.{name}"].text, "look_for": entries[f"q.{name}"].look_for}
        )
        for name in names
    ]


PREDICTED = listed("los_up", "qi_project", "interdept_conflict", "recruit_fit")


def real(*themes: str | None, days_ago: int = 0) -> RealInterview:
    asked = tuple(AskedQuestion(text="x", look_for=theme) for theme in themes)
    return RealInterview(id="r", brief_id=None, held=TODAY - timedelta(days=days_ago), asked=asked)


def test_bullets_numbers_blank_lines_and_doubles_go() -> None:
    text = "1. Why us?\n\n- Why  now?\n(3) Why you?\nWhy us?\nwell\n2019 was hard, why?\n"
    assert asked_lines(text) == ("Why us?", "Why now?", "Why you?", "2019 was hard, why?")


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("How would you reduce our length of stay?", "q.los_up"),
        ("Tell us about a quality project that you led.", "q.qi_project"),
        ("How did you settle a conflict between two departments?", "q.interdept_conflict"),
        ("How do you hire physicians who fit in?", "q.recruit_fit"),
    ],
)
def test_a_question_in_other_words_is_recognized(line: str, found: str) -> None:
    (asked,) = compare([line], PREDICTED, BOOK)
    assert (asked.question_id, asked.predicted) == (found, True)
    assert asked.likeness >= CUT
    assert asked.look_for


@pytest.mark.parametrize(
    "line", ["When could you start with us?", "What are your salary expectations?", "Any hobbies?"]
)
def test_a_question_of_another_kind_is_not(line: str) -> None:
    (asked,) = compare([line], PREDICTED, BOOK)
    assert not asked.predicted


def test_a_question_that_was_not_predicted_still_has_its_theme() -> None:
    (asked,) = compare(["Tell us about a quality project that you led."], PREDICTED[:1], BOOK)
    assert not asked.predicted
    assert asked.look_for in {theme.id for theme in BOOK.look_fors}


def test_nothing_asked_and_nothing_predicted() -> None:
    assert compare([], PREDICTED, BOOK) == ()
    (asked,) = compare(["Why do you want this post?"], [], BOOK)
    assert not asked.predicted


def test_the_users_word_counts() -> None:
    (asked,) = compare(["How would you reduce our length of stay?"], PREDICTED, BOOK)
    refused = confirm(asked, same=False)
    assert (refused.predicted, refused.question_id) == (False, None)
    accepted = confirm(refused, same=True)
    assert (accepted.predicted, accepted.question_id) == (True, "q.los_up")
    far = AskedQuestion(text="x")
    assert confirm(far, same=True) == far


def test_predicted_questions_are_counted() -> None:
    asked = (AskedQuestion(text="a", predicted=True), AskedQuestion(text="b"))
    one = RealInterview(id="r", brief_id=None, held=TODAY, asked=asked)
    assert tally([one, one]) == (4, 2)


def test_a_theme_that_recurs_weighs_more_and_an_old_interview_less() -> None:
    weights = theme_weights([real("lf.a", "lf.a", "lf.b", None)], today=TODAY)
    assert weights["lf.a"] == pytest.approx(2 * weights["lf.b"], abs=0.001)
    old = theme_weights([real("lf.a"), real("lf.b", days_ago=HALF_LIFE_DAYS)], today=TODAY)
    assert old["lf.a"] == pytest.approx(2 * old["lf.b"], abs=0.001)
    assert theme_weights([], today=TODAY) == {}


@given(st.lists(st.lists(st.sampled_from(["lf.a", "lf.b", None]), max_size=6), max_size=5))
def test_weights_are_shares_that_never_reach_one(themes: list[list[str | None]]) -> None:
    weights = theme_weights([real(*each) for each in themes], today=TODAY)
    assert all(0 < value < 1 for value in weights.values())
    assert sum(weights.values()) < 1
