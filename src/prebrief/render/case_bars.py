"""Charts of bars that lie: labels of any length stand above their bar, in full size on a phone."""

from collections.abc import Sequence
from textwrap import wrap

from prebrief.records.case import Chart, Guideline, Mark
from prebrief.render.drawing import (
    BOLD,
    LETTER,
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

MOST_BARS = 40
"""More are in the table only."""
_THICK = 13.0


def bars(chart: Chart, ident: str) -> Drawing:
    """Draw a group of bars for each label, a bar for each series."""
    names = [one.name for one in chart.series]
    parts, y = legend(names, ident)
    labels = list(dict.fromkeys(mark.label for one in chart.series for mark in one.marks))
    held = [{mark.label: mark.value for mark in one.marks} for one in chart.series]
    values = [value for one in held for value in one.values()]
    low, high = span_of([*values, *(guide.value for guide in chart.guides)], zero=True)
    room = BOLD * max((len(short(value, chart.unit)) for value in values), default=1) + 8
    scale = Scale(low, high, 0, WIDTH - room)
    beside: list[tuple[float, float]] = []
    amounts: list[str] = []
    for label in labels[:MOST_BARS]:
        y += 19
        parts.append(text(0, y - 5, clipped(label, WIDTH)))
        start = y
        for place, row in enumerate(held):
            if label in row:
                bar, amount = _valued(row[label], y, scale, place, chart.unit, ident)
                parts.append(bar)
                amounts.append(amount)
                y += _THICK + 3
        beside.append((start - 2, y))
        y += 5
    parts += [line(scale.at(0), start, scale.at(0), end, "axis") for start, end in beside]
    y = _guides(chart.guides, scale, beside, y, chart.unit, parts)
    # Over the guides, which would strike them through.
    parts += amounts
    return _more(len(labels), parts, y)


def waterfall(chart: Chart, ident: str) -> Drawing:
    """Draw how changes lead to a total, each bar where the one before it ends."""
    marks = chart.series[0].marks
    falls = any(mark.value < 0 and mark.flag != "total" for mark in marks)
    parts, y = legend(("adds", "takes away", "total") if falls else (), ident)
    scale = _scale(marks, chart.guides, zero=True)
    end = 0.0
    for mark in marks[:MOST_BARS]:
        total = mark.flag == "total"
        style = (2 if falls else 1) if total else int(mark.value < 0)
        parts.append(line(scale.at(end), y - 4, scale.at(end), y, "join"))
        y = _labelled(mark.label, short(mark.value, chart.unit), y, parts)
        parts.append(line(scale.at(0), y + 17, scale.at(0), y + 21 + _THICK, "axis"))
        parts.append(_bar(mark, scale, y + 19, style, ident))
        end = 0.0 if total else end + mark.value
        y += 19 + _THICK + 7
    return _more(len(marks), parts, y + 4)


def tornado(chart: Chart, ident: str) -> Drawing:
    """Draw how far the result moves with each input, the widest first."""
    marks = chart.series[0].marks
    flags = {mark.flag for mark in marks}
    both = {"rises", "falls"} <= flags
    parts, y = legend(("more of it, more result", "more of it, less result") if both else (), ident)
    scale = _scale(marks, chart.guides)
    beside: list[tuple[float, float]] = []
    for mark in marks[:MOST_BARS]:
        ends = f"{short(_low(mark), chart.unit)} to {short(_high(mark), chart.unit)}"
        y = _labelled(mark.label, ends, y, parts)
        parts.append(_bar(mark, scale, y + 19, int(both and mark.flag == "falls"), ident))
        beside.append((y + 17, y + 21 + _THICK))
        y += 19 + _THICK + 7
    y = _guides(chart.guides, scale, beside, y, chart.unit, parts)
    return _more(len(marks), parts, y)


def spans(chart: Chart, ident: str) -> Drawing:
    """Draw from where to where each thing reaches; what has no length is a diamond."""
    marks = chart.series[0].marks
    parts: list[str] = []
    y = 0.0
    scale = _scale(marks, chart.guides)
    # The table says how an end is written: a year is not 2,026.
    written = [row[1:3] for row in chart.table.rows]
    for place, mark in enumerate(marks[:MOST_BARS]):
        ends = list(dict.fromkeys(written[place])) if place < len(written) else []
        y = _labelled(mark.label, " to ".join(ends), y, parts)
        if _high(mark) > _low(mark):
            parts.append(_bar(mark, scale, y + 19, 0, ident))
        else:
            middle = dot(scale.at(_low(mark)), y + 19 + _THICK / 2, 3, 5)
            parts.append(f'<path class="d s0" d="{middle}"/>')
        y += 19 + _THICK + 7
    parts.append(line(0, y + 2, WIDTH, y + 2, "axis"))
    last = -1e9
    for tick in ticks(scale.low, scale.high):
        words = axis_number(tick, chart.unit)
        x = min(max(scale.at(tick), len(words) * LETTER / 2), WIDTH - len(words) * LETTER / 2)
        if words and x - last > (len(words) + 1) * LETTER:
            parts.append(line(scale.at(tick), y + 2, scale.at(tick), y + 6, "axis"))
            parts.append(text(x, y + 18, words, "num", "middle"))
            last = x
    y = _guides(chart.guides, scale, [(0, y + 2)], y + 22, chart.unit, parts)
    if chart.x_label:
        parts.append(text(WIDTH / 2, y + 14, clipped(chart.x_label, WIDTH), "num", "middle"))
        y += 20
    return _more(len(marks), parts, y)


def _low(mark: Mark) -> float:
    return mark.value if mark.low is None else mark.low


def _high(mark: Mark) -> float:
    return mark.value if mark.high is None else mark.high


def _scale(marks: Sequence[Mark], guides: Sequence[Guideline], *, zero: bool = False) -> Scale:
    ends = [end for mark in marks for end in (_low(mark), _high(mark))]
    low, high = span_of([*ends, *(guide.value for guide in guides)], zero=zero)
    return Scale(low, high, 2, WIDTH - 2)


def _labelled(label: str, value: str, y: float, parts: list[str]) -> float:
    """Set a label to the left, and what it comes to at the right end of its line.

    A label that is too long goes on in a second line. Gives the place of the bar beneath, less
    the height of one line.
    """
    room = WIDTH - len(value) * BOLD - 10
    lines = wrap(label, max(8, int(room / LETTER))) or [""]
    if len(lines) > 2:
        lines = [lines[0], clipped(" ".join(lines[1:]), room)]
    parts.append(text(WIDTH, y + 14, value, "val", "end"))
    parts += [text(0, y + 14 + 15 * place, words) for place, words in enumerate(lines)]
    return y + 15 * (len(lines) - 1)


def _bar(mark: Mark, scale: Scale, y: float, style: int, ident: str) -> str:
    start, end = scale.at(_low(mark)), scale.at(_high(mark))
    return box(start, y, end - start, _THICK, style, ident)


def _valued(
    value: float, y: float, scale: Scale, place: int, unit: str, ident: str
) -> tuple[str, str]:
    start, end = sorted((scale.at(0), scale.at(value)))
    bar = box(start, y, end - start, _THICK, place, ident) if value else ""
    return bar, text(end + 6, y + _THICK - 2, short(value, unit), "val halo")


def _guides(
    guides: Sequence[Guideline],
    scale: Scale,
    beside: Sequence[tuple[float, float]],
    y: float,
    unit: str,
    parts: list[str],
) -> float:
    """Draw a line for each guide beside the bars, not through their labels; name it beneath.

    Gives where the drawing goes on.
    """
    for guide in guides:
        x = scale.at(guide.value)
        parts += [line(x, start, x, end, "guide") for start, end in (*beside, (y - 4, y + 4))]
        words = clipped(f"{guide.name}: {axis_number(guide.value, unit)}", WIDTH)
        half = len(words) * LETTER / 2
        parts.append(text(min(max(x, half), WIDTH - half), y + 16, words, "num", "middle"))
        y += 20
    return y + 2


def _more(count: int, parts: list[str], y: float) -> Drawing:
    if count > MOST_BARS:
        rest = f"The first {MOST_BARS} of {count} are drawn; the table has all."
        return [*parts, text(0, y + 14, rest, "num")], y + 22
    return parts, y
