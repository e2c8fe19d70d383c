import msgspec
import pytest

from prebrief.playbooks.load import load
from prebrief.practice.likeness import vectors_of
from prebrief.practice.score import score
from prebrief.practice.topic import nearness

BOOK = load("clinical_leadership")
SEPSIS = (
    "In 2023 sepsis mortality on our wards was 21%. I read forty charts with the night nurses and "
    "found that the alert fired an hour late. I moved the trigger with the pharmacist, who had the "
    "better idea for the order set. Two surgeons resisted until they saw their own cases. After 14 "
    "months mortality was 13%, and it held. I should have asked the night shift first."
)
ON = "How have you lowered mortality from sepsis in a hospital?"
OFF = (
    "Where has money leaked between the care you gave and the payment, and what did the payer say?"
)


def near(question: str, shared: float) -> float | None:
    return nearness(vectors_of([question])[0], vectors_of(SEPSIS.split(". ")), shared, BOOK)


def test_an_answer_is_nearer_to_its_own_question() -> None:
    on, off = near(ON, 0.6), near(OFF, 0.0)
    assert on is not None
    assert off is not None
    assert off < 0.5 < on


def test_a_question_close_to_every_story_gains_nothing_by_it() -> None:
    open_one = near("Describe a time when you worked with your team on something difficult.", 0.0)
    own = near(ON, 0.0)
    assert open_one is not None
    assert own is not None
    assert open_one < own


def test_the_same_good_story_earns_less_off_the_question() -> None:
    on, off = (score(SEPSIS, question=question, playbook=BOOK) for question in (ON, OFF))
    assert on.overall - off.overall >= 15
    assert off.dimensions[0].level <= 3


@pytest.mark.parametrize("question", ["Describe a failure.", "Tell me about a time you led."])
def test_a_question_without_a_topic_bears_any_story(question: str) -> None:
    assert score(SEPSIS, question=question, playbook=BOOK).dimensions[0].level >= 3


def test_without_other_questions_nothing_can_be_told() -> None:
    library = msgspec.structs.replace(BOOK, questions=BOOK.questions[:5])
    assert nearness(vectors_of([ON])[0], vectors_of(["We did."]), 0.0, library) is None
