from hypothesis import given
from hypothesis import strategies as st

from prebrief.playbooks.schema import Playbook, Wording
from prebrief.playbooks.wording import Voice, fill, slots_of

BOOK = Playbook(
    id="p",
    version="1",
    title="Test",
    wording=(
        Wording(
            id="w.greet",
            why="For the test.",
            use="greet",
            variants=("Good day, {name}.", "Hello {name}!", "Welcome."),
        ),
    ),
)


def test_a_missing_slot_fills_nothing() -> None:
    assert fill("since {year}", {}) is None
    assert fill("since {year}", {"year": ""}) is None
    assert slots_of("a {b} and {c}") == {"b", "c"}


def test_filling_mends_doubled_stops_and_sets_a_capital() -> None:
    assert fill("{quote}. Then", {"quote": "it ended."}) == "It ended. Then"
    assert fill("he said “{quote}”.", {"quote": 'the "plan"'}) == "He said “the ‘plan’”."


def test_variants_come_in_turn_before_any_is_used_again() -> None:
    voice = Voice(BOOK)
    said = [voice.say("greet", "key", name="Ann") for _ in range(2)]
    assert set(said) == {"Good day, Ann.", "Hello Ann!"}


def test_without_words_for_the_slots_the_plain_variant_is_left() -> None:
    assert Voice(BOOK).say("greet", "key") == "Welcome."
    assert Voice(BOOK).say("unknown") == ""


@given(st.text(max_size=8))
def test_the_same_key_gives_the_same_words(key: str) -> None:
    assert Voice(BOOK).say("greet", key, name="Bo") == Voice(BOOK).say("greet", key, name="Bo")
