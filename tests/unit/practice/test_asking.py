import pytest

from prebrief.playbooks.load import load
from prebrief.practice.asking import understand


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Tell me about a time you lost an argument.", "story"),
        ("How have you reduced waiting?", "story"),
        ("How would you open a new ward?", "plan"),
        ("Why do you want this post?", "motive"),
        ("Where do you see yourself in five years?", "motive"),
        ("How do you build trust?", "belief"),
        ("", "story"),
    ],
)
def test_what_a_question_asks_for(question: str, asked: str) -> None:
    assert understand(question, load()).asked == asked


def test_a_question_of_the_playbook_is_known_by_text_and_id() -> None:
    entry = load().questions[0]
    assert understand(entry.text, load()).question is entry
    assert understand(entry.id, load()).question is entry
    assert understand(entry, load()).question is entry


def test_a_question_about_a_fault_wants_one() -> None:
    assert understand("What is your greatest weakness?", load()).wants_fault
    assert not understand("How do you read a budget?", load()).wants_fault


def test_a_question_nobody_quoted_is_not_compared_with() -> None:
    assert not understand("[fragment: the result]", load()).known


def test_a_strange_question_is_like_none_of_the_playbook() -> None:
    assert understand("Which cheese goes with pears?", load()).near is None
