"""Charts are data with a table beside."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prebrief.casebook import charts
from prebrief.casebook.inputs import Inputs
from prebrief.casebook.inputs import given as entered


class Two(Inputs):
    width: float = entered(2, unit="ratio", low=0, high=10, help="One side.")
    height: float = entered(3, unit="ratio", low=0, high=10, help="The other side.")


@given(changes=st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=8))
def test_a_waterfall_ends_where_its_steps_lead(changes: list[float]) -> None:
    named = {f"step {place}": change for place, change in enumerate(changes)}
    chart = charts.waterfall("t", named, total="all", unit="USD", reading="r")
    *steps, total = chart.series[0].marks
    assert total.value == pytest.approx(sum(changes), abs=1e-6)
    for mark in steps:
        assert mark.low is not None
        assert mark.high is not None
        assert mark.high - mark.low == pytest.approx(abs(mark.value), abs=1e-6)
    assert len(chart.table.rows) == len(changes) + 1


def test_a_tornado_puts_the_widest_first_and_shows_the_base() -> None:
    chart = charts.tornado(
        "t",
        Two(),
        {"width": (1, 3), "height": (0, 10)},
        lambda two: two.width * two.height,
        unit="ratio",
        reading="r",
    )
    first, second = chart.series[0].marks
    assert first.label.startswith("height")
    assert (first.low, first.high) == (0, 20)
    assert (second.low, second.high) == (3, 9)
    assert chart.guides[0].value == 6
    assert chart.reading.startswith("Height (0 to 10) moves the result most: from 0 to 20")


def test_series_stand_side_by_side_in_the_table() -> None:
    chart = charts.bars("t", {"a": {"x": 1, "y": 2}, "b": {"y": 3}}, unit="days", reading="r")
    assert chart.table.columns == ("What", "a", "b")
    assert chart.table.rows == (("x", "1 day", ""), ("y", "2 days", "3 days"))


def test_a_control_chart_flags_its_signals() -> None:
    chart = charts.control(
        "t", ["1", "2"], [5.0, 9.0], [(1, 8), (1, 8)], centre=4.5, signals={1: "above"},
        unit="percent", reading="r",
    )  # fmt: skip
    assert [mark.flag for mark in chart.series[0].marks] == ["", "above"]
    assert chart.table.rows[1] == ("2", "9%", "1%", "8%", "above")


def test_spans_print_their_ends_as_told() -> None:
    chart = charts.spans(
        "t", {"a": (2022, 2025)}, unit="years", x_label="Year", reading="r", printed="{:.0f}".format
    )
    assert chart.table.rows == (("a", "2022", "2025"),)


def test_a_row_too_short_is_a_mistake_of_ours() -> None:
    with pytest.raises(AssertionError):
        charts.table("t", ("a", "b"), [("only one",)])
