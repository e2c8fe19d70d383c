"""Every kind of chart is drawn: well-formed, named, told apart without colour, true to scale."""

import re
from typing import Any, get_args
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prebrief.records.case import Chart, ChartKind, Guideline, Mark, Series, Table
from prebrief.render import case_bars, drawing
from prebrief.render.case_charts import KINDS, draw
from prebrief.render.case_plots import radar

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<script>alert(1)</script>\"'&"
TABLE = Table(caption="t", columns=("What", "From", "To"), rows=(("a", "1", "2"),))


def chart(kind: ChartKind, *series: tuple[str, list[Mark]], **given: Any) -> Chart:
    return Chart(
        kind=kind,
        title="Title",
        reading="What it shows.",
        unit=given.pop("unit", "USD per year"),
        series=tuple(Series(name=name, marks=tuple(marks)) for name, marks in series),
        table=TABLE,
        **given,
    )


def parsed(chart: Chart) -> ElementTree.Element:
    drawn = draw(chart, "c1")
    return ElementTree.fromstring(
        drawn.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    )


def words(tree: ElementTree.Element) -> list[str]:
    return [element.text or "" for element in tree.iter(f"{SVG}text")]


def bars(tree: ElementTree.Element) -> list[dict[str, float]]:
    found = [e.attrib for e in tree.iter(f"{SVG}rect") if e.get("class", "").startswith("b ")]
    # The keys of a legend are eleven high, bars are thirteen.
    return [
        {name: float(bar[name]) for name in ("x", "y", "width", "height")}
        for bar in found
        if bar["height"] != "11.0"
    ]


def test_every_kind_of_the_records_is_drawn() -> None:
    assert set(KINDS) == set(get_args(ChartKind))
    assert KINDS["radar"] is radar


@pytest.mark.parametrize("kind", get_args(ChartKind))
@given(data=st.data())
@settings(max_examples=25, deadline=None, derandomize=True)
def test_any_values_give_a_drawing_with_a_name(kind: ChartKind, data: st.DataObject) -> None:
    size = st.floats(-1e15, 1e15) | st.sampled_from([0.0, 1e-300, 1e308, -1e308])
    mark = st.builds(
        Mark,
        label=st.sampled_from(["a", "b" * 90, HOSTILE, ""]),
        value=size,
        x=st.none() | size,
        low=st.none() | size,
        high=st.none() | size,
        flag=st.sampled_from(["", "total", "above the limit"]),
    )
    series = data.draw(
        st.lists(st.tuples(st.just(HOSTILE), st.lists(mark, max_size=45)), min_size=1, max_size=8)
    )
    guides = data.draw(st.lists(st.builds(Guideline, name=st.just("line"), value=size), max_size=2))
    tree = parsed(chart(kind, *series, guides=tuple(guides)))
    assert tree.get("role") == "img"
    named = [tree.find(f"{SVG}title"), tree.find(f"{SVG}desc")]
    assert tree.get("aria-labelledby") == " ".join(e.get("id", "") for e in named if e is not None)
    text = ElementTree.tostring(tree, encoding="unicode")
    assert "nan" not in text.replace("nance", "")
    assert not re.search(r"\binf\b", text)
    assert "<script" not in text
    assert not any("style" in element.attrib for element in tree.iter())


def test_series_are_told_apart_without_colour() -> None:
    marks = [Mark(label="x", value=5.0)]
    tree = parsed(chart("bars", *[(f"s{n}", marks) for n in range(6)]))
    fills = [e.get("fill", "solid") for e in tree.iter(f"{SVG}rect") if e.get("class")]
    assert len(set(fills)) == 6
    known = {e.get("id") for e in tree.iter(f"{SVG}pattern")}
    assert {fill[5:-1] for fill in fills if fill.startswith("url(")} <= known
    shapes = {drawing.dot(0, 0, place) for place in range(drawing.STYLES)}
    assert len(shapes) == drawing.STYLES


def test_bars_are_as_long_as_their_values() -> None:
    marks = [Mark(label="a", value=100.0), Mark(label="b", value=50.0), Mark(label="c", value=0.0)]
    tree = parsed(chart("bars", ("one", marks)))
    long, half = bars(tree)
    assert half["width"] == pytest.approx(long["width"] / 2, abs=0.2)
    assert {"$100", "$50", "$0"} <= set(words(tree))


def test_a_negative_bar_ends_where_a_positive_begins() -> None:
    marks = [Mark(label="a", value=-40.0), Mark(label="b", value=60.0)]
    below, above = bars(parsed(chart("bars", ("one", marks))))
    assert below["x"] + below["width"] == pytest.approx(above["x"], abs=0.2)
    assert "−$40" in words(parsed(chart("bars", ("one", marks))))


def test_a_waterfall_hands_on_where_it_ended() -> None:
    marks = [
        Mark(label="in", value=10.0, low=0.0, high=10.0),
        Mark(label="out", value=-4.0, low=6.0, high=10.0),
        Mark(label="left", value=6.0, low=0.0, high=6.0, flag="total"),
    ]
    tree = parsed(chart("waterfall", ("w", marks)))
    first, second, total = bars(tree)
    assert first["x"] + first["width"] == pytest.approx(second["x"] + second["width"], abs=0.2)
    assert total["width"] == pytest.approx(second["x"] - first["x"], abs=0.2)
    assert {"adds", "takes away", "total"} <= set(words(tree))


def test_more_bars_than_fit_are_left_to_the_table() -> None:
    marks = [Mark(label=f"m{n}", value=float(n)) for n in range(60)]
    tree = parsed(chart("bars", ("one", marks)))
    assert f"The first {case_bars.MOST_BARS} of 60 are drawn; the table has all." in words(tree)


def test_spans_write_their_ends_as_the_table_does() -> None:
    marks = [Mark(label="a", value=2026.0, low=2022.0, high=2026.0), Mark(label="b", value=2024.0)]
    tree = parsed(chart("spans", ("s", marks), unit="years", x_label="Year"))
    assert "1 to 2" in words(tree)
    assert "2024" in words(tree)
    assert "2,024" not in " ".join(words(tree))


def test_a_signal_has_a_ring_a_number_and_its_reason() -> None:
    marks = [
        Mark(label="Jan", value=5.0, low=1.0, high=8.0),
        Mark(label="Feb", value=9.0, low=1.0, high=8.0, flag="above the upper limit"),
    ]
    guides = (Guideline(name="mean", value=5.0),)
    tree = parsed(chart("control", ("c", marks), unit="percent", guides=guides))
    rings = [e for e in tree.iter(f"{SVG}circle") if e.get("class") == "signal"]
    assert len(rings) == 1
    assert "1  Feb: above the upper limit" in words(tree)
    assert {"mean 5%", "upper limit 8%", "lower limit 1%"} <= set(words(tree))


def test_a_histogram_stands_on_its_floor() -> None:
    marks = [
        Mark(label="0 to 1", value=20.0, low=0.0, high=1.0),
        Mark(label="1 to 2", value=80.0, low=1.0, high=2.0),
    ]
    low, high = bars(parsed(chart("histogram", ("h", marks), unit="percent")))
    assert low["y"] + low["height"] == pytest.approx(high["y"] + high["height"], abs=0.2)
    assert high["height"] == pytest.approx(4 * low["height"], rel=0.01)


def test_many_series_of_points_are_named_where_they_lie() -> None:
    series = [(f"North {n}", [Mark(label="a", value=float(n), x=float(n))]) for n in range(9)]
    assert {f"North {n}" for n in range(9)} <= set(words(parsed(chart("scatter", *series))))


def test_a_radar_reaches_further_for_more() -> None:
    marks = [
        Mark(label=label, value=value) for label, value in (("a", 5.0), ("b", 1.0), ("c", 5.0))
    ]
    tree = parsed(chart("radar", ("area", marks), unit="points"))
    ring = next(e for e in tree.iter(f"{SVG}path") if e.get("class") == "l s0")
    spots = [tuple(map(float, spot.split())) for spot in ring.get("d", "")[1:-1].split("L")]
    middle = (drawing.WIDTH / 2, spots[0][1] + 105)
    far = [((x - middle[0]) ** 2 + (y - middle[1]) ** 2) ** 0.5 for x, y in spots]
    assert far[0] == pytest.approx(105, abs=0.5)
    assert far[1] == pytest.approx(21, abs=0.5)


@pytest.mark.parametrize(
    ("value", "unit", "short"),
    [
        (1_644_000, "USD per year", "$1.64M"), (-62_000, "USD", "−$62k"), (9_500, "USD", "$9,500"),
        (64.13, "USD", "$64.13"), (8.09, "percent", "8.1%"), (0, "USD", "$0"),
        (0.0012, "ratio", "0.0012"), (2.5e9, "members", "2.5B"), (1e300, "USD", "$1.0e+300"),
        (-0.0001, "USD", "$0.00"),
    ],
)  # fmt: skip
def test_numbers_are_short_on_an_axis(value: float, unit: str, short: str) -> None:
    assert drawing.short(value, unit) == short


@given(low=st.floats(-1e12, 1e12), spread=st.floats(1e-6, 1e12))
def test_ticks_are_few_round_and_inside(low: float, spread: float) -> None:
    found = drawing.ticks(low, low + spread)
    assert len(found) <= 7
    assert found == sorted(found)
    assert all(low <= tick <= low + spread for tick in found if tick)
