import pytest

from prebrief.text.figures import find_figures

PAIRS = [
    ("Cut length of stay from 5.4 to 4.6 days", 5.4, 4.6, "days"),
    ("Seen within the hour 61%, from 33%", 33, 61, "percent"),
    ("Agency spend £3.9m to £2.2m", 3.9e6, 2.2e6, "GBP"),
    ("Clinical revenue $118M → $161M", 118e6, 161e6, "USD"),
    ("Event rate 0.41 to 0.18 per 10,000 days", 0.41, 0.18, "per 10,000 days"),
    ("Door to lamp 58 -> 24 min", 58, 24, "minutes"),
    ("Left unseen 6.8% (2017) to 2.1% (2019)", 6.8, 2.1, "percent"),
]


@pytest.mark.parametrize(("text", "before", "after", "unit"), PAIRS)
def test_before_and_after(text: str, before: float, after: float, unit: str) -> None:
    figure = find_figures(text)[0]
    assert (figure.baseline, figure.value, figure.unit) == (before, after, unit)


def test_what_is_measured_and_when() -> None:
    figure = find_figures("Cut lamp failures from 17% to 13% in 18 months")[0]
    assert figure.measure == "lamp failures"
    assert figure.period == "in 18 months"


def test_years_denominators_and_names_are_no_figures() -> None:
    assert find_figures("In 2019 and FY22") == []
    assert [f.value for f in find_figures("30-day losses 4 per 1,000")] == [4]
    assert find_figures("COVID-19 response") == []


def test_money_and_size() -> None:
    assert [f.value for f in find_figures("a $11.4M budget and 22 FTE")] == [11.4e6, 22]
    assert find_figures("scaled 2.3x")[0].unit == "ratio"


def test_the_figure_is_where_it_says() -> None:
    text = "Vacancy 21% -> 9%, then 14 nurses"
    assert [text[f.first : f.last] for f in find_figures(text)] == ["21% -> 9%", "14"]
