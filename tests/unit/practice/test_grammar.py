import pytest
from hypothesis import given
from hypothesis import strategies as st

from prebrief.practice.grammar import acts, is_past


def told(text: str) -> list[tuple[str, str, str]]:
    return [(act.who, act.tense, act.verb) for act in acts(text)]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("I rang the owner.", ("i", "past", "rang")),
        ("I also quietly moved the desk.", ("i", "past", "moved")),
        ("We asked them.", ("we", "past", "asked")),
        ("She refused.", ("other", "past", "refused")),
        ("I didn't sign it.", ("i", "past", "sign")),
        ("I would ring him.", ("i", "modal", "ring")),
        ("I have led many.", ("i", "perfect", "led")),
        ("I believe in teams.", ("i", "present", "believe")),
        ("The owner paid.", ("other", "past", "paid")),
    ],
)
def test_who_does_what_and_when(text: str, act: tuple[str, str, str]) -> None:
    assert act in told(text)


def test_a_verb_in_a_list_keeps_its_subject() -> None:
    assert told("I rang the owner, asked for a date and wrote it down.") == [
        ("i", "past", "rang"),
        ("i", "past", "asked"),
        ("i", "past", "wrote"),
    ]


def test_an_adjective_is_no_deed() -> None:
    assert told("A shared vision of an integrated service.") == []


def test_the_other_end_of_a_sentence_has_its_own_subject() -> None:
    assert ("other", "past", "laughed") in told("I showed it to the porters and they laughed.")


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    assert all(0 <= act.at < max(1, len(text)) for act in acts(text))


def test_words_that_only_look_past() -> None:
    assert not is_past("hundred")
    assert is_past("asked")
