from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from prebrief.text.months import in_words, month_name, month_of, stretch


@given(st.integers(0, 900))
def test_words_hold_the_years_and_the_rest(months: int) -> None:
    words = in_words(months)
    numbers = [int(part) for part in words.split() if part.isdigit()]
    years = numbers[0] if "year" in words else 0
    rest = numbers[-1] if "month" in words else 0
    assert years * 12 + rest == months


def test_an_open_post_lasts_until_now_and_an_unknown_start_gives_nothing() -> None:
    now = month_of(date(2026, 11, 21))
    assert stretch("2026-01", None, ongoing=True, now=now) == (now - 10, now)
    assert stretch(None, "2020", ongoing=False, now=now) is None
    assert stretch("2022", "2020", ongoing=False, now=now) is None


def test_months_are_printed_by_name() -> None:
    assert month_name("2024-02") == "February 2024"
    assert month_name("2024") == "2024"
