"""Figures compared: before-and-after pairs of a line, and what they say as a change."""

import re
from itertools import pairwise

from prebrief.records.document import Span
from prebrief.records.profile import Figure, Statement
from prebrief.text.patterns import compiled

_SYMBOLS = {"USD": "$", "GBP": "£", "EUR": "€"}
_PERIOD = r"(?:in\s+|\()?(?:FY|CY|Q[1-4]\s)?\s?'?\d{2,4}(?:/\d{2})?\)?"
_BETWEEN = compiled(rf"\s*{_PERIOD}\s*(?:,|to|and|;|→|->|–)\s*(?:to\s+)?", re.IGNORECASE)
_BELIEVABLE = 40
_HOURS = compiled(r"(\d{1,2})h(\d\d)\s*(?:to|->|→|–|-)\s*(\d{1,2})h(\d\d)")
_AFTER = compiled(rf"\s*{_PERIOD}", re.IGNORECASE)


def compared(line: Statement) -> list[Figure]:
    """Give the figures of a line that say before and after.

    Two lone figures of one unit count as a pair where each has its own year:
    "turnover 27% in FY17, 8% in FY23".
    """
    pairs = [f for f in line.figures if f.baseline is not None and f.baseline != f.value]
    clock = _clock_times(line)
    for figure in clock:
        pairs = [p for p in pairs if not figure.span.start <= p.span.start < figure.span.end]
    pairs += clock
    lone = [f for f in line.figures if f.baseline is None]
    for first, second in pairwise(lone):
        pair = _pair(line, first, second)
        if pair is not None:
            pairs.append(pair)
    return sorted(pairs, key=lambda figure: figure.span.start)


def _clock_times(line: Statement) -> list[Figure]:
    """Give the pairs printed as hours and minutes: "5h10 to 3h20"."""
    found = []
    for hit in _HOURS.finditer(line.span.quote):
        before, after = (int(hit[i]) * 60 + int(hit[i + 1]) for i in (1, 3))
        start = line.span.start + hit.start()
        span = Span(
            doc=line.span.doc,
            start=start,
            end=start + len(hit.group()),
            quote=hit.group(),
            page=line.span.page,
        )
        near = [f.measure for f in line.figures if abs(f.span.start - start) < 3 and f.measure]
        measure = near[0] if near else ""
        found.append(
            Figure(value=after, baseline=before, unit="minutes", measure=measure, span=span)
        )
    return [figure for figure in found if figure.value != figure.baseline]


def _pair(line: Statement, first: Figure, second: Figure) -> Figure | None:
    if not first.unit or first.unit != second.unit or first.value == second.value:
        return None
    quote, base = line.span.quote, line.span.start
    between = quote[first.span.end - base : second.span.start - base]
    if not _BETWEEN.fullmatch(between):
        return None
    after = _AFTER.match(quote, second.span.end - base)
    if after is None:
        return None
    start, end = first.span.start - base, after.end()
    span = Span(
        doc=line.span.doc,
        start=first.span.start,
        end=base + end,
        quote=quote[start:end],
        page=first.span.page,
    )
    return Figure(
        value=second.value,
        baseline=first.value,
        unit=first.unit,
        measure=first.measure,
        period=f"{first.period} {second.period}".strip() or after.group().strip(),
        span=span,
    )


def change(figure: Figure) -> str:
    """Say a before-and-after pair as a change: "down 56%", "up 31 points"; or nothing.

    >>> span = Span(doc="cv", start=0, end=12, quote="0.41 to 0.18")
    >>> change(Figure(value=0.18, baseline=0.41, span=span))
    'down 56%'
    """
    if figure.baseline is None or figure.baseline == figure.value:
        return ""
    before, after, unit = figure.baseline, figure.value, figure.unit
    way = "up" if after > before else "down"
    if unit in {"percent", "%"}:
        points = number(abs(after - before))
        return f"{way} {points} point{'' if points == '1' else 's'}"
    if unit == "percentile":
        return f"{way} {number(abs(after - before))} places"
    if before <= 0:
        return ""
    share = abs(after - before) / before
    if unit.upper() in _SYMBOLS:
        return f"{way} {money(abs(after - before), unit)}, {round(share * 100)}%"
    if after / before > _BELIEVABLE:
        # Two numbers so far apart are seldom two values of one measure.
        return ""
    if after / before >= 2.5:
        return f"{number(round(after / before, 1))} times as many"
    return f"{way} {round(share * 100)}%"


def relative_change(figure: Figure) -> float:
    """Give the change as a share of the baseline, 0 where there is none."""
    if not figure.baseline:
        return 0.0
    return (figure.value - figure.baseline) / abs(figure.baseline)


def money(amount: float, unit: str) -> str:
    """Print an amount of money as people say it.

    >>> money(1_700_000, "GBP")
    '£1.7m'
    """
    symbol = _SYMBOLS.get(unit.upper(), "")
    if amount >= 1_000_000:
        return f"{symbol}{number(amount / 1_000_000)}m"
    if amount >= 1_000:
        return f"{symbol}{number(round(amount / 1_000, 1))}k"
    return f"{symbol}{number(amount)}"


def number(value: float) -> str:
    """Print a number without noise.

    >>> number(19.0), number(4.70), number(1234.5)
    ('19', '4.7', '1,234.5')
    """
    return f"{round(value, 2):,.2f}".rstrip("0").rstrip(".") or "0"
