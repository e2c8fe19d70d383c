import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.practice.examples import (
    EMPTY,
    HEADINGS,
    JARGON,
    NO_NUMBER,
    QUESTION,
    STRONG,
    WE_ONLY,
)

from prebrief.errors import SetupError
from prebrief.playbooks.load import load
from prebrief.playbooks.schema import Playbook
from prebrief.practice.score import score
from prebrief.records.answer import ScoredAnswer


def scored(answer: str, question: str = QUESTION) -> ScoredAnswer:
    return score(answer, question=question, playbook=load())


def level(answer: ScoredAnswer, name: str) -> int:
    return next(d.level for d in answer.dimensions if d.id == f"dim.{name}")


def test_a_shrug_earns_nothing() -> None:
    assert scored("fine").overall <= 5
    assert scored("").overall == 0


@pytest.mark.parametrize("answer", [EMPTY, HEADINGS, JARGON, f"{QUESTION} {QUESTION}"])
def test_empty_answers_stay_low(answer: str) -> None:
    assert scored(answer).overall <= 35


@pytest.mark.parametrize("answer", [STRONG, NO_NUMBER])
def test_stories_earn_much_with_and_without_a_number(answer: str) -> None:
    assert scored(answer).overall >= 70
    assert scored(answer).shape.type == "story"


def test_length_earns_nothing() -> None:
    assert scored(EMPTY * 5).overall <= scored(EMPTY).overall + 2
    assert scored(STRONG + " " + EMPTY).overall <= scored(STRONG).overall


def test_the_same_words_have_the_same_score() -> None:
    assert scored(STRONG) == scored(STRONG)


def test_a_good_story_to_another_question_earns_less() -> None:
    other = "How would you renegotiate a contract with a health insurer?"
    assert scored(STRONG, other).overall <= scored(STRONG).overall - 15


def test_a_level_below_the_top_names_its_gap_and_the_change() -> None:
    for answer in (STRONG, EMPTY, HEADINGS, WE_ONLY, "fine"):
        result = scored(answer)
        for dimension in result.dimensions:
            assert (dimension.level == 5) == (dimension.gap is None) == (dimension.change is None)
        assert result.next_step


def test_what_earned_a_level_is_quoted() -> None:
    result = scored(STRONG)
    event = next(d for d in result.dimensions if d.id == "dim.event")
    assert event.spans
    for dimension in result.dimensions:
        for span in dimension.spans:
            assert STRONG[span.start : span.end] == span.quote


def test_we_alone_leaves_the_own_part_open() -> None:
    result = scored(WE_ONLY)
    assert level(result, "own_action") <= 2
    assert level(scored(STRONG), "own_action") >= 4
    assert "own_role" in [probe.probe for probe in result.follow_ups]


def test_a_playbook_question_is_judged_on_what_it_tests() -> None:
    entry = next(q for q in load().questions if q.kind == "behavioural")
    result = score(STRONG, question=entry, playbook=load())
    assert result.question_id == entry.id
    assert any(d.id == "dim.competency" for d in result.dimensions)


def test_a_full_answer_is_sent_to_practice_and_not_to_be_mended() -> None:
    result = scored(STRONG)
    assert {d.level for d in result.dimensions} == {5}
    advice = {g.change for d in load().rubric for g in d.gaps if g.when == "nothing"}
    assert result.next_step in advice


def test_it_dumps_to_what_the_command_prints() -> None:
    keys = {"overall", "dimensions", "shape", "red_flags", "follow_ups", "next_step"}
    assert keys <= set(scored(EMPTY).model_dump())
    assert ScoredAnswer.model_validate_json(scored(STRONG).model_dump_json()) == scored(STRONG)


def test_a_playbook_without_a_rubric_says_so() -> None:
    with pytest.raises(SetupError, match="no rubric"):
        score("x", question="y", playbook=Playbook(id="bare", version="1", title="Bare"))


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=150), st.text(max_size=60))
def test_any_words_get_a_score_and_honest_quotes(answer: str, question: str) -> None:
    result = scored(answer, question)
    assert len(result.follow_ups) <= 3
    quotes = [span for d in result.dimensions for span in d.spans]
    quotes += [span for flag in result.red_flags for span in flag.quotes]
    quotes += [part.quote for part in result.shape.parts if part.quote]
    for span in quotes:
        assert answer[span.start : span.end] == span.quote
