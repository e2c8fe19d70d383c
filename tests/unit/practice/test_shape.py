import pytest
from tests.unit.practice.examples import HEADINGS, QUESTION, STRONG

from prebrief.playbooks.load import load
from prebrief.practice.score import score
from prebrief.records.answer import AnswerShape


def shape(answer: str, question: str = QUESTION) -> AnswerShape:
    return score(answer, question=question, playbook=load()).shape


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (STRONG, "story"),
        (HEADINGS, "pseudo_story"),
        ("Trust is the basis of all change. Every change needs a clear vision.", "opinion"),
        ("I am a born leader. I have great energy and I love people.", "self_description"),
    ],
)
def test_the_type_of_an_answer(answer: str, kind: str) -> None:
    assert shape(answer).type == kind


def test_a_plan_told_in_steps_is_an_example_and_no_story() -> None:
    plan = (
        "I would spend the first night in the bakery with Jonas, because he knows which oven lies. "
        "If it is the left one, I would stop it before the weekend and tell the school myself. I "
        "would give the repair two days, and after that I would rent one from the competitor."
    )
    found = shape(plan, "What would you do if bread burned every night?")
    assert found.type == "exemplification"
    assert found.asked == "plan"


def test_a_story_has_its_parts_and_headings_have_none() -> None:
    assert all(part.quote for part in shape(STRONG).parts)
    assert not any(part.quote for part in shape(HEADINGS).parts)
