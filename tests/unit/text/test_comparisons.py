from hypothesis import given
from hypothesis import strategies as st

from prebrief.records.document import Span
from prebrief.records.profile import Figure, Statement
from prebrief.text.comparisons import change, compared, money, number


def line(text: str, *figures: tuple[str, float, str]) -> Statement:
    def span(words: str) -> Span:
        start = text.index(words)
        return Span(doc="cv", start=start, end=start + len(words), quote=words)

    return Statement(
        id="s1",
        text=text,
        kind="deed",
        span=Span(doc="cv", start=0, end=len(text), quote=text),
        figures=tuple(Figure(value=v, unit=u, span=span(w)) for w, v, u in figures),
    )


def test_two_dated_figures_of_one_unit_are_a_pair() -> None:
    (pair,) = compared(
        line("Turnover 24% in FY18, 9% in FY23.", ("24%", 24, "percent"), ("9%", 9, "percent"))
    )
    assert (pair.baseline, pair.value, pair.span.quote) == (24, 9, "24% in FY18, 9% in FY23")


def test_two_figures_of_different_things_are_no_pair() -> None:
    assert compared(line("Led 22 doctors and 9 nurses", ("22", 22, ""), ("9", 9, ""))) == []
    assert compared(line("12% of 2019, 40 beds", ("12%", 12, "percent"), ("40", 40, "beds"))) == []


def test_hours_and_minutes_are_compared_in_minutes() -> None:
    (pair,) = compared(line("mean wait 6h00 to 4h30"))
    assert (pair.baseline, pair.value) == (360, 270)
    assert change(pair) == "down 25%"


def test_points_for_rates_and_shares_for_the_rest() -> None:
    span = Span(doc="cv", start=0, end=1, quote="x")
    assert change(Figure(value=79, baseline=48, unit="percent", span=span)) == "up 31 points"
    assert change(Figure(value=2.2e6, baseline=3.9e6, unit="GBP", span=span)) == "down £1.7m, 44%"
    assert change(Figure(value=3, baseline=3, span=span)) == ""
    assert change(Figure(value=30, baseline=10, span=span)) == "3 times as many"


@given(st.floats(0.01, 1e9))
def test_numbers_are_printed_without_trailing_noughts(value: float) -> None:
    text = number(value)
    assert "." not in text or not text.endswith("0")
    assert money(value, "USD").startswith("$")
