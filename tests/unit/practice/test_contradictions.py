from tests.builders import HEAD, cv, profile

from prebrief.playbooks.load import load
from prebrief.practice.score import score
from prebrief.records.answer import Contradiction

LINES = """EXPERIENCE
Medical Director, Fernhaven Hospital, 2018 to present
• Reduced sepsis mortality from 18% to 11% in two years
• Led a team of 42 physicians
"""
QUESTION = "Tell me about an improvement you led."


def found(answer: str) -> tuple[Contradiction, ...]:
    return score(
        answer,
        question=QUESTION,
        playbook=load(),
        profile=profile(LINES),
        document=cv(HEAD + LINES),
    ).contradictions


def test_another_figure_for_the_same_thing_is_pointed_out() -> None:
    answer = "I led the sepsis team. We reduced sepsis mortality from 25% to 9% in two years."
    (contradiction,) = found(answer)
    said = contradiction.said
    assert answer[said.start : said.end] == said.quote
    assert "18%" in contradiction.cite.quote
    assert (HEAD + LINES)[contradiction.cite.start : contradiction.cite.end].strip()


def test_the_same_figure_and_another_matter_are_not() -> None:
    assert found("We reduced sepsis mortality from 18% to 11% in two years.") == ()
    assert found("Our parking fees went from 18% to 30% of the budget in May.") == ()


def test_without_a_cv_there_is_nothing_to_compare() -> None:
    answer = "We reduced sepsis mortality from 25% to 9%."
    assert score(answer, question=QUESTION, playbook=load()).contradictions == ()
