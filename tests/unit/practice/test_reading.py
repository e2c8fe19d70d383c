from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.practice.examples import EMPTY, JARGON, NO_NUMBER, QUESTION, STRONG

from prebrief.playbooks.load import load
from prebrief.practice.asking import understand
from prebrief.practice.reading import Reading, read_answer


def read(answer: str, question: str = QUESTION) -> Reading:
    return read_answer(answer, asking=understand(question, load()), playbook=load())


def test_a_story_tells_and_a_phrase_does_not() -> None:
    assert read(STRONG).mass > 3
    assert read(NO_NUMBER).mass > 2
    assert read(EMPTY).mass < 0.5
    assert read(JARGON).mass < 0.5


def test_what_is_said_twice_counts_once() -> None:
    once, twice = read(STRONG), read(STRONG + " " + STRONG)
    assert twice.mass == once.mass


def test_the_question_said_back_tells_nothing() -> None:
    reading = read(QUESTION, QUESTION)
    assert all(told.novelty < 0.2 for told in reading.told)


def test_deeds_are_counted_by_who_did_them() -> None:
    told = read("I rang the owner. We moved the ovens. She laughed.").told
    assert [(t.own_deeds, t.shared_deeds, t.others_deeds) for t in told] == [
        (1, 0, 0),
        (0, 1, 0),
        (0, 0, 1),
    ]


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=120))
def test_any_words_can_be_read(answer: str) -> None:
    reading = read(answer)
    assert 0 <= reading.share <= 1
    assert all(0 <= substance <= 1 for substance in reading.substance)
