from hypothesis import given
from hypothesis import strategies as st

from prebrief.text.sentences import sentence_bounds, sentences


def test_sentences_end_at_full_stops() -> None:
    assert sentences("Led 22 keepers. Cut losses to 8%. Why? Because.") == [
        "Led 22 keepers.",
        "Cut losses to 8%.",
        "Why?",
        "Because.",
    ]


def test_abbreviations_and_decimals_end_nothing() -> None:
    assert len(sentences("Dr. Voss of St. Anselm, approx. 4.5 of 6 vs. No. 3 in Jan. 2020")) == 1


def test_a_state_ends_a_sentence() -> None:
    assert sentences("Harbor Light, Lowmoor, CA. Forty lamps.")[0].endswith("CA.")


def test_sentences_stuck_together() -> None:
    assert sentences("fell to 1.71.Raised output") == ["fell to 1.71.", "Raised output"]


@given(st.text(alphabet="Ab. ?!1%", max_size=60))
def test_nothing_but_space_is_lost(text: str) -> None:
    bounds = sentence_bounds(text)
    kept = "".join(text[a:b] for a, b in bounds)
    assert kept.replace(" ", "") == text.replace(" ", "")
    assert all(a < b for a, b in bounds)
