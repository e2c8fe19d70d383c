"""Charts as data, each with its table; drawing is the business of render."""

from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate
from typing import TypeVar

from prebrief.casebook.inputs import Inputs
from prebrief.casebook.units import check_unit, number, show
from prebrief.records.case import Chart, ChartKind, Guideline, Mark, Series, Table

AnInputs = TypeVar("AnInputs", bound=Inputs)
Named = Mapping[str, float]
"""Values by their label, or lines across by their name."""


def table(caption: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    """Make a table; every row has a cell for each column."""
    assert all(len(row) == len(columns) for row in rows), caption
    return Table(caption=caption, columns=tuple(columns), rows=tuple(tuple(row) for row in rows))


def chart(
    kind: ChartKind,
    series: Sequence[Series],
    beside: Table,
    *,
    unit: str,
    reading: str,
    x_label: str = "",
    guides: Named | None = None,
) -> Chart:
    """Make a chart of any kind with its table, whose caption is its title."""
    return Chart(
        kind=kind,
        title=beside.caption,
        reading=reading,
        unit=check_unit(unit),
        x_label=x_label,
        series=tuple(series),
        guides=tuple(Guideline(name=name, value=value) for name, value in (guides or {}).items()),
        table=beside,
    )


def bars(
    title: str,
    series: Mapping[str, Named],
    *,
    unit: str,
    reading: str,
    x_label: str = "",
    guides: Named | None = None,
    digits: int | None = None,
    kind: ChartKind = "bars",
) -> Chart:
    """Draw a bar for each label of each series: ``{"2025": {"patient": 2000.0, ...}, ...}``."""
    drawn = [
        Series(
            name=name,
            marks=tuple(Mark(label=label, value=value) for label, value in marks.items()),
        )
        for name, marks in series.items()
    ]
    beside = _side_by_side(title, drawn, x_label, unit, digits)
    return chart(kind, drawn, beside, unit=unit, reading=reading, x_label=x_label, guides=guides)


def radar(
    title: str,
    series: Mapping[str, Named],
    *,
    unit: str,
    reading: str,
    x_label: str = "",
    guides: Named | None = None,
) -> Chart:
    """Draw a spoke for each label and a ring for each series, where the shape is the message."""
    return bars(
        title, series, unit=unit, reading=reading, x_label=x_label, guides=guides, kind="radar"
    )


def lines(
    title: str,
    series: Mapping[str, Sequence[tuple[float, float]]],
    *,
    unit: str,
    x_label: str,
    reading: str,
    guides: Named | None = None,
    digits: int | None = None,
) -> Chart:
    """Draw a line for each series of (x, value) points."""
    drawn = [
        Series(
            name=name,
            marks=tuple(Mark(label=f"{x:g}", x=x, value=value) for x, value in points),
        )
        for name, points in series.items()
    ]
    beside = _side_by_side(title, drawn, x_label, unit, digits)
    return chart("lines", drawn, beside, unit=unit, reading=reading, x_label=x_label, guides=guides)


def points(
    series: Mapping[str, Sequence[Mark]],
    beside: Table,
    *,
    unit: str,
    x_label: str,
    reading: str,
    guides: Named | None = None,
) -> Chart:
    """Draw points, a shape for each series: ``x`` across, ``value`` upwards, a flag to name one.

    ``beside`` has the figures in rows, of every point, or of every series where there are many;
    its caption is the title.
    """
    drawn = [Series(name=name, marks=tuple(marks)) for name, marks in series.items()]
    return chart(
        "scatter", drawn, beside, unit=unit, reading=reading, x_label=x_label, guides=guides
    )


def histogram(
    title: str,
    series: Mapping[str, Sequence[Mark]],
    *,
    unit: str,
    x_label: str,
    reading: str,
    guides: Named | None = None,
    digits: int | None = None,
) -> Chart:
    """Draw how often values fall from ``low`` to ``high`` of each mark; series share their bins.

    A guide stands across, at a value of the bins.
    """
    drawn = [Series(name=name, marks=tuple(marks)) for name, marks in series.items()]
    beside = _side_by_side(title, drawn, x_label, unit, digits)
    return chart(
        "histogram", drawn, beside, unit=unit, reading=reading, x_label=x_label, guides=guides
    )


def waterfall(
    title: str,
    changes: Named,
    *,
    total: str,
    unit: str,
    reading: str,
    digits: int | None = None,
) -> Chart:
    """Draw how changes, in order, add up to a total; the last bar stands on zero."""
    ends = list(accumulate(changes.values()))
    starts = [0.0, *ends[:-1]]
    marks = [
        Mark(label=label, value=change, low=min(start, end), high=max(start, end))
        for (label, change), start, end in zip(changes.items(), starts, ends, strict=True)
    ]
    whole = ends[-1] if ends else 0.0
    marks.append(
        Mark(label=total, value=whole, low=min(0.0, whole), high=max(0.0, whole), flag="total")
    )
    rows = [(mark.label, show(mark.value, unit, digits=digits)) for mark in marks]
    beside = table(title, ("Step", "Amount"), rows)
    return chart("waterfall", [_one(title, marks)], beside, unit=unit, reading=reading)


def control(  # noqa: PLR0913 - a control chart has this many sides
    title: str,
    labels: Sequence[str],
    values: Sequence[float],
    limits: Sequence[tuple[float, float]],
    *,
    centre: float,
    signals: Mapping[int, str],
    unit: str,
    reading: str,
    digits: int | None = None,
) -> Chart:
    """Draw values in time with their limits; ``signals`` says by place which rule each breaks."""
    marks = [
        Mark(label=label, value=value, low=low, high=high, flag=signals.get(place, ""))
        for place, (label, value, (low, high)) in enumerate(
            zip(labels, values, limits, strict=True)
        )
    ]
    rows = [
        (
            mark.label,
            show(mark.value, unit, digits=digits),
            show(mark.low, unit, digits=digits),
            show(mark.high, unit, digits=digits),
            mark.flag or "no",
        )
        for mark in marks
    ]
    beside = table(title, ("When", "Value", "Lower limit", "Upper limit", "Signal"), rows)
    return chart(
        "control", [_one(title, marks)], beside, unit=unit, reading=reading,
        guides={"mean": centre},
    )  # fmt: skip


def spans(
    title: str,
    rows: Mapping[str, tuple[float, float]],
    *,
    unit: str,
    x_label: str,
    reading: str,
    printed: Callable[[float], str] | None = None,
) -> Chart:
    """Draw a bar from one value to another for each label: cover over years, ranges.

    ``printed`` says how an end is written in the table: a year is not "2,026".
    """
    written = printed or (lambda end: number(end, digits=2))
    marks = [
        Mark(label=label, value=high, low=low, high=high) for label, (low, high) in rows.items()
    ]
    ends = [(label, written(low), written(high)) for label, (low, high) in rows.items()]
    beside = table(title, ("What", "From", "To"), ends)
    return chart("spans", [_one(title, marks)], beside, unit=unit, reading=reading, x_label=x_label)


def tornado(
    title: str,
    inputs: AnInputs,
    vary: Mapping[str, tuple[float, float]],
    result: Callable[[AnInputs], float],
    *,
    unit: str,
    reading: str,
    labels: Mapping[str, str] | None = None,
) -> Chart:
    """Draw how the result moves when each input goes from its low to its high value alone.

    The values must lie within the inputs' bounds. The widest bar comes first, and the reading
    begins with it.
    """
    base = result(inputs)
    marks = []
    for name, (low, high) in vary.items():
        ends = [result(inputs.model_copy(update={name: end})) for end in (low, high)]
        label = (labels or {}).get(name, name.replace("_", " "))
        marks.append(
            Mark(
                label=f"{label} ({number(low, digits=2)} to {number(high, digits=2)})",
                value=ends[1] - ends[0],
                low=min(ends),
                high=max(ends),
                flag="rises" if ends[1] > ends[0] else "falls",
            )
        )
    marks.sort(key=lambda mark: (mark.low or 0.0) - (mark.high or 0.0))
    widest = marks[0]
    first = (
        f"{widest.label[0].upper()}{widest.label[1:]} moves the result most: from "
        f"{show(widest.low, unit)} to {show(widest.high, unit)}."
    )
    beside = table(
        title,
        ("Input, from low to high", "Lowest result", "Highest result"),
        [(mark.label, show(mark.low, unit), show(mark.high, unit)) for mark in marks],
    )
    return chart(
        "tornado", [_one(title, marks)], beside, unit=unit, reading=f"{first} {reading}",
        guides={"as entered": base},
    )  # fmt: skip


def _one(name: str, marks: Sequence[Mark]) -> Series:
    return Series(name=name, marks=tuple(marks))


def _side_by_side(
    title: str, series: Sequence[Series], x_label: str, unit: str, digits: int | None
) -> Table:
    """Give the series as columns, one row for each label that any of them has."""
    labels = list(dict.fromkeys(mark.label for one in series for mark in one.marks))
    values = [{mark.label: mark.value for mark in one.marks} for one in series]
    rows = [
        (label, *(show(row[label], unit, digits=digits) if label in row else "" for row in values))
        for label in labels
    ]
    return table(title, (x_label or "What", *(one.name for one in series)), rows)
