"""Charts with two axes: lines, control charts, histograms, points, and the radar."""

from collections.abc import Sequence
from itertools import pairwise
from math import cos, pi, sin
from statistics import median

from prebrief.records.case import Chart, Guideline, Mark, Series
from prebrief.render.drawing import (
    LETTER,
    STYLES,
    WIDTH,
    Drawing,
    Scale,
    axis_number,
    box,
    clipped,
    dot,
    legend,
    line,
    short,
    span_of,
    text,
    ticks,
)

_TALL = 220.0
_MOST_NAMED = 8
"""Signals that are written out below a control chart."""


def lines(chart: Chart, ident: str) -> Drawing:
    """Draw a line for each series, told apart by dashes and marks."""
    parts, top = legend([one.name for one in chart.series], ident, lines=True)
    marks = [mark for one in chart.series for mark in one.marks]
    values = [mark.value for mark in marks] + [guide.value for guide in chart.guides]
    low, high = span_of(values, zero=_near_zero(values), spare=0.04)
    plot = _Plot(chart, top, (low, high), span_of([_x(mark) for mark in marks]))
    parts += plot.frame()
    for place, one in enumerate(chart.series):
        spots = [(plot.x.at(_x(mark)), plot.y.at(mark.value)) for mark in one.marks]
        if len(spots) > 1:
            parts.append(f'<path class="l s{place % STYLES}" d="{_through(spots)}"/>')
        every = max(1, len(spots) // 12)
        shown = [spot for count, spot in enumerate(spots) if count % every == 0]
        size = 5.0 if len(spots) == 1 else 3.2
        marked = "".join(dot(x, y, place, size) for x, y in shown)
        parts.append(f'<path class="d s{place % STYLES}" d="{marked}"/>')
    parts += plot.guides(chart.guides)
    return parts, plot.bottom


def control(chart: Chart, _ident: str) -> Drawing:
    """Draw values in time between their limits; a signal has a ring and a number."""
    marks = chart.series[0].marks
    limits = [end for mark in marks for end in (mark.low, mark.high) if end is not None]
    values = [mark.value for mark in marks]
    held = [*values, *limits, *(guide.value for guide in chart.guides)]
    low, high = span_of(held, zero=_near_zero(held), spare=0.05)
    plot = _Plot(chart, 0, (low, high), (-0.5, max(len(marks) - 0.5, 0.5)), labels=marks)
    parts = plot.frame()
    for end in ("low", "high"):
        parts.append(f'<path class="limit" d="{_stepped(marks, end, plot)}"/>')
    named = (("low", "lower limit", 13.0), ("high", "upper limit", -5.0))
    for end, name, below in named:
        ends = [getattr(mark, end) for mark in marks if getattr(mark, end) is not None]
        if ends:
            words = f"{name} {short(ends[-1], chart.unit)}"
            parts.append(text(WIDTH, plot.y.at(ends[-1]) + below, words, "num", "end"))
    named_later = plot.guides(chart.guides)
    spots = [(plot.x.at(place), plot.y.at(mark.value)) for place, mark in enumerate(marks)]
    parts.append(f'<path class="l s0" d="{_through(spots)}"/>')
    parts.append(f'<path class="d s0" d="{"".join(dot(x, y, 0, 2.6) for x, y in spots)}"/>')
    # Their names lie over the line of values, which may run along them.
    parts += named_later
    bottom, count = plot.bottom, 0
    for (x, y), mark in zip(spots, marks, strict=True):
        if mark.flag:
            count += 1
            parts.append(f'<circle class="signal" cx="{x:.1f}" cy="{y:.1f}" r="7"/>')
            if count <= _MOST_NAMED:
                above = y - 11 if y > plot.top + 22 else y + 20
                parts.append(text(x, above, str(count), "val", "middle"))
                words = clipped(f"{count}  {mark.label}: {mark.flag}", WIDTH)
                parts.append(text(0, bottom + 14, words))
                bottom += 17
    return parts, bottom + (6 if count else 0)


def histogram(chart: Chart, ident: str) -> Drawing:
    """Draw how often values fall into each bin; a second series lies hatched over the first."""
    parts, top = legend([one.name for one in chart.series], ident)
    marks = [mark for one in chart.series for mark in one.marks]
    ends = [end for mark in marks for end in (_left(mark), _right(mark))]
    height = span_of([mark.value for mark in marks], zero=True, spare=0.04)
    across = span_of([*ends, *(guide.value for guide in chart.guides)])
    plot = _Plot(chart, top, height, across, x_unit=_unit_across(chart))
    parts += plot.frame()
    for place, one in enumerate(chart.series):
        for mark in one.marks:
            left, right = plot.x.at(_left(mark)), plot.x.at(_right(mark))
            up = plot.y.at(mark.value)
            wide = max(right - left, 3.0)
            parts.append(box(left, up, wide, plot.y.at(0) - up, place, ident))
    for guide in chart.guides:
        x = plot.x.at(guide.value)
        parts.append(line(x, plot.top, x, plot.floor, "guide"))
        end = "start" if x < WIDTH * 0.6 else "end"
        aside = 5 if end == "start" else -5
        parts.append(
            text(x + aside, plot.top + 11, clipped(guide.name, WIDTH / 2), "num halo", end)
        )
    return parts, plot.bottom


def scatter(chart: Chart, ident: str) -> Drawing:
    """Draw points; a name stands amid each series, and by each point that is flagged."""
    few = len(chart.series) <= STYLES
    parts, top = legend([one.name for one in chart.series], ident, lines=True) if few else ([], 0)
    marks = [mark for one in chart.series for mark in one.marks]
    across = span_of([_x(mark) for mark in marks], spare=0.03)
    up = span_of([mark.value for mark in marks], spare=0.03)
    plot = _Plot(chart, top, up, across, tall=_TALL * 1.4)
    parts += plot.frame()
    size = 3.0 if len(marks) <= 150 else 1.8 if len(marks) <= 1500 else 1.2
    for place, one in enumerate(chart.series):
        drawn = "".join(
            dot(plot.x.at(_x(mark)), plot.y.at(mark.value), place, size) for mark in one.marks
        )
        parts.append(f'<path class="d s{place % STYLES}" d="{drawn}"/>')
    if not few:
        parts += [_amid(one, plot) for one in chart.series if one.marks]
    for mark in [mark for mark in marks if mark.flag][:30]:
        x, y = plot.x.at(_x(mark)), plot.y.at(mark.value)
        parts.append(f'<circle class="signal" cx="{x:.1f}" cy="{y:.1f}" r="6"/>')
        end, aside = ("start", 9.0) if x < WIDTH * 0.7 else ("end", -9.0)
        parts.append(text(x + aside, y + 4, clipped(mark.label, WIDTH / 3), "lab", end))
    parts += plot.guides(chart.guides)
    return parts, plot.bottom


def radar(chart: Chart, ident: str) -> Drawing:
    """Draw a ring for each series, a spoke for each label; the outermost circle is the most."""
    parts, top = legend([one.name for one in chart.series], ident, lines=True)
    labels = list(dict.fromkeys(mark.label for one in chart.series for mark in one.marks))
    held = [mark.value for one in chart.series for mark in one.marks]
    _, high = span_of([*held, *(guide.value for guide in chart.guides)], zero=True)
    high = high or 1.0
    reach, middle_y = 105.0, top + 138.0
    scale = Scale(0.0, high, 0.0, reach)
    turns = [2 * pi * place / max(len(labels), 1) for place in range(len(labels))]

    def spot(value: float, turn: float) -> tuple[float, float]:
        far = scale.at(value)
        return WIDTH / 2 + far * sin(turn), middle_y - far * cos(turn)

    rings = [tick for tick in ticks(0, high) if tick > 0]
    for ring in rings:
        parts.append(f'<path class="grid" d="{_through([spot(ring, t) for t in turns])}z"/>')
        parts.append(text(WIDTH / 2 + 3, spot(ring, 0)[1] - 2, short(ring, chart.unit), "num"))
    for guide in chart.guides:
        around = _through([spot(guide.value, turn) for turn in turns])
        parts.append(f'<path class="guide" d="{around}z"/>')
    for label, turn in zip(labels, turns, strict=True):
        far_x, far_y = spot(high, turn)
        parts.append(line(WIDTH / 2, middle_y, far_x, far_y, "grid"))
        x, y = WIDTH / 2 + 1.1 * (far_x - WIDTH / 2), middle_y + 1.1 * (far_y - middle_y)
        end = "middle" if abs(sin(turn)) < 0.3 else "start" if sin(turn) > 0 else "end"
        parts.append(text(x, y + 4 - 6 * cos(turn), clipped(label, 120), "lab", end))
    for place, one in enumerate(chart.series):
        by_label = {mark.label: mark.value for mark in one.marks}
        spots = [spot(by_label.get(label, 0), t) for label, t in zip(labels, turns, strict=True)]
        marked = "".join(dot(x, y, place) for x, y in spots)
        parts.append(f'<path class="l s{place % STYLES}" d="{_through(spots)}z"/>')
        parts.append(f'<path class="d s{place % STYLES}" d="{marked}"/>')
    bottom = middle_y + reach + 28
    for guide in chart.guides:
        words = f"dashed ring, {guide.name}: {short(guide.value, chart.unit)}"
        parts.append(text(WIDTH / 2, bottom + 10, words, "num", "middle"))
        bottom += 18
    return parts, bottom


class _Plot:
    """Two axes: values upwards, time or amount across."""

    def __init__(
        self,
        chart: Chart,
        top: float,
        up: tuple[float, float],
        across: tuple[float, float],
        *,
        labels: Sequence[Mark] = (),
        x_unit: str = "",
        tall: float = _TALL,
    ) -> None:
        self.chart = chart
        self.top = top + 20
        self.floor = self.top + tall
        self.ticks = ticks(*up)
        named = max((len(short(tick, chart.unit)) for tick in self.ticks), default=1)
        self.left = named * LETTER + 8
        self.x = Scale(*across, self.left + 4, WIDTH - 8)
        self.y = Scale(*up, self.floor, self.top)
        self.labels = labels
        self.x_unit = x_unit
        self.bottom = self.floor + (42 if chart.x_label else 24)

    def frame(self) -> list[str]:
        """Draw grid, axes, ticks and what they count."""
        parts = [text(0, self.top - 8, clipped(self.chart.unit, WIDTH), "num")]
        for tick in self.ticks:
            y = self.y.at(tick)
            parts.append(line(self.left, y, WIDTH, y, "grid"))
            parts.append(text(self.left - 5, y + 4, short(tick, self.chart.unit), "num", "end"))
        parts.append(line(self.left, self.floor, WIDTH, self.floor, "axis"))
        last = -1e9
        for x, words in self._across():
            half = len(words) * LETTER / 2
            at = min(max(x, half), WIDTH - half)
            if at - half > last + 6:
                parts.append(line(x, self.floor, x, self.floor + 4, "axis"))
                parts.append(text(at, self.floor + 17, words, "num", "middle"))
                last = at + half
        if self.chart.x_label:
            words = clipped(self.chart.x_label, WIDTH)
            parts.append(text((self.left + WIDTH) / 2, self.floor + 35, words, "num", "middle"))
        return parts

    def guides(self, guides: Sequence[Guideline]) -> list[str]:
        """Draw a line across for each guide, with its name and value."""
        parts = []
        for guide in guides:
            y = self.y.at(guide.value)
            words = f"{guide.name} {short(guide.value, self.chart.unit)}"
            parts.append(line(self.left, y, WIDTH, y, "guide"))
            parts.append(text(self.left + 5, y - 5, clipped(words, WIDTH / 2), "num halo"))
        return parts

    def _across(self) -> list[tuple[float, str]]:
        if self.labels:
            return [(self.x.at(place), mark.label) for place, mark in enumerate(self.labels)]
        unit = self.x_unit or ("years" if self._counts_years() else "")
        return [
            (self.x.at(tick), axis_number(tick, unit)) for tick in ticks(self.x.low, self.x.high)
        ]

    def _counts_years(self) -> bool:
        return 1900 <= self.x.low <= self.x.high <= 2200 and "ear" in self.chart.x_label


def _x(mark: Mark) -> float:
    return mark.x or 0.0


def _left(mark: Mark) -> float:
    return mark.value if mark.low is None else mark.low


def _right(mark: Mark) -> float:
    return mark.value if mark.high is None else mark.high


def _near_zero(values: Sequence[float]) -> bool:
    """Tell whether an axis from zero leaves the values readable."""
    low, high = min(values, default=0.0), max(values, default=0.0)
    return low < 0 < high or (low >= 0 and low <= high * 0.6) or (high <= 0 and high >= low * 0.6)


def _unit_across(chart: Chart) -> str:
    """Give the unit of the bins, which their label ends with after a comma."""
    return "USD" if chart.x_label.endswith("USD") else ""


def _through(spots: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in spots) if spots else ""


def _stepped(marks: Sequence[Mark], end: str, plot: _Plot) -> str:
    """Draw a limit that may move from one value to the next."""
    known = [(place, getattr(mark, end)) for place, mark in enumerate(marks)]
    heights = [(place, plot.y.at(value)) for place, value in known if value is not None]
    path = "".join(
        f"M{plot.x.at(place - 0.5):.1f} {y:.1f}H{plot.x.at(place + 0.5):.1f}"
        for place, y in heights
    )
    joins = "".join(
        f"M{plot.x.at(second - 0.5):.1f} {from_y:.1f}V{to_y:.1f}"
        for (first, from_y), (second, to_y) in pairwise(heights)
        if second == first + 1
    )
    return path + joins


def _amid(one: Series, plot: _Plot) -> str:
    """Set the name of a series in the middle of its points."""
    x = median(plot.x.at(_x(mark)) for mark in one.marks)
    y = median(plot.y.at(mark.value) for mark in one.marks)
    return text(x, y + 4, clipped(one.name, WIDTH / 4), "val halo", "middle")
