from tests.unit.practice.examples import QUESTION, STRONG

from prebrief.playbooks.load import load
from prebrief.practice.score import score


def level(answer: str, question: str) -> int | None:
    result = score(answer, question=question, playbook=load())
    return next((d.level for d in result.dimensions if d.id == "dim.competency"), None)


def test_a_deed_of_the_kind_asked_for_shows_the_competency() -> None:
    entry = next(q for q in load().questions if q.id == "q.rca_led")
    review = (
        "In 2019 a pump ran ten times too fast on my unit. I sat down with the nurse and the "
        "engineer the same night, and we set up a second pump to see how it could happen: two keys "
        "lay side by side. We had the maker lock one of them, and we did not stop at retraining. "
        "It has not happened since, and the other hospital has taken the lock over."
    )
    shown, unrelated = level(review, entry.text), level(STRONG, entry.text)
    assert shown is not None
    assert unrelated is not None
    assert shown > unrelated


def test_a_question_far_from_all_tests_none() -> None:
    assert level(STRONG, "Which cheese goes with pears?") is None
    assert level(STRONG, QUESTION) in (None, 1, 2, 3, 4, 5)
