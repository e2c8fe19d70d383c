"""Units are known, and print as they are read."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prebrief.casebook.units import BASES, check_unit, figure, show, show_day


@pytest.mark.parametrize(
    ("value", "unit", "digits", "shown"),
    [
        (225_303.6, "USD per year", None, "$225,304 a year"),
        (57.23, "USD per claim", None, "$57.23 per claim"),
        (50.0, "USD", None, "$50"),
        (-65_454.5, "USD", None, "−$65,455"),
        (2.5, "claims", None, "3 claims"),
        (1e300, "count", 0, f"{10**300:,}"),
        (-0.2, "USD", 0, "$0"),
        (0.9343, "percent", 3, "0.934%"),
        (12.0, "percent", None, "12%"),
        (-0.109, "percent", 3, "−0.109%"),
        (58.5, "days", None, "58.5 days"),
        (1.0, "days", None, "1 day"),
        (150.0, "USD per hour", None, "$150 an hour"),
        (1.0, "people", None, "1 person"),
        (40.0, "ratio", None, "40"),
        (1_234.0, "cases per year", None, "1,234 cases a year"),
        (None, "years", None, "none"),
    ],
)
def test_numbers_print_as_they_are_read(
    value: float | None, unit: str, digits: int | None, shown: str
) -> None:
    assert show(value, unit, digits=digits) == shown


def test_an_unknown_unit_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="no unit"):
        check_unit("bananas")
    assert check_unit("USD per banana") == "USD per banana"


@given(value=st.floats(-1e12, 1e12), unit=st.sampled_from(sorted(BASES)))
def test_every_number_prints(value: float, unit: str) -> None:
    text = show(value, unit)
    assert text
    assert not text.startswith("-")
    assert "e+" not in text


def test_a_figure_beyond_numbers_is_none() -> None:
    assert figure("x", "x", float("inf"), "days").value is None
    assert figure("x", "x", None, "days", display="never").display == "never"


def test_days_are_said_as_people_say_them() -> None:
    assert show_day(date(2024, 5, 1)) == "May 1, 2024"
