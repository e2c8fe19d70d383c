"""Arithmetic on cited figures: what a pair of numbers says as a change, or as people."""

import re
from dataclasses import dataclass

from prebrief.records.profile import Figure, Profile, Statement

_SYMBOLS = {"USD": "$", "GBP": "£", "EUR": "€"}
_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True)
class People:
    """Points of a rate turned into people."""

    points: str
    group: str
    people: str


def change(figure: Figure) -> str:
    """Say a before-and-after pair as a change: "down 56%", "up 31 points, 65%"; or nothing.

    >>> from prebrief.records.document import Span
    >>> span = Span(doc="cv", start=0, end=12, quote="0.41 to 0.18")
    >>> change(Figure(value=0.18, baseline=0.41, span=span))
    'down 56%'
    """
    if figure.baseline is None or figure.baseline == figure.value:
        return ""
    before, after = figure.baseline, figure.value
    way = "up" if after > before else "down"
    unit = figure.unit
    if unit in {"percent", "%"}:
        points = number(abs(after - before))
        return f"{way} {points} point{'' if points == '1' else 's'}"
    if unit in {"percentile"}:
        return f"{way} {number(abs(after - before))} places"
    if before <= 0:
        return ""
    share = abs(after - before) / before
    percent = f"{way} {round(share * 100)}%"
    if after / before >= 2.5:
        percent = f"{number(round(after / before, 1))} times as many"
    if unit.upper() in _SYMBOLS:
        return f"{way} {money(abs(after - before), unit)}, {round(share * 100)}%"
    return percent


def money(amount: float, unit: str) -> str:
    """Print an amount of money as people say it.

    >>> money(1_700_000, "GBP")
    '£1.7m'
    """
    symbol = _SYMBOLS.get(unit.upper(), "")
    if amount >= 1_000_000:
        return f"{symbol}{number(round(amount / 1_000_000, 2))}m"
    if amount >= 1_000:
        return f"{symbol}{number(round(amount / 1_000, 1))}k"
    return f"{symbol}{number(amount)}"


def number(value: float) -> str:
    """Print a number without noise.

    >>> number(19.0), number(4.70), number(1234.5)
    ('19', '4.7', '1,234.5')
    """
    text = f"{round(value, 2):,.2f}".rstrip("0").rstrip(".")
    return text or "0"


def as_people(
    profile: Profile, line: Statement, figure: Figure, terms: tuple[str, ...]
) -> People | None:
    """Turn points of a rate that is a share of people into people, given the group's size.

    Only for the measures named in the playbook, and only with a group size from the same line.
    """
    if figure.unit not in {"percent", "%"} or figure.baseline is None:
        return None
    text = f"{figure.measure} {line.text}".lower()
    if not any(re.search(rf"\b{re.escape(term)}", text) for term in terms):
        return None
    group = _group(profile, line, figure)
    if group is None:
        return None
    points = abs(figure.value - figure.baseline)
    count = group * points / 100
    if count < 1:
        return None
    whole = round(count)
    return People(
        points=number(points),
        group=number(group),
        people=_WORDS[whole] if whole < len(_WORDS) else number(whole),
    )


def _group(profile: Profile, line: Statement, figure: Figure) -> float | None:
    """Find the size of the group in the line: a scope within it, or a figure that counts people."""
    if line.position is not None:
        for scope in profile.work[line.position].scope:
            inside = line.span.start <= scope.span.start < line.span.end
            if inside and scope.kind in {"people", "physicians", "fte"}:
                return scope.amount
    for other in line.figures:
        if (
            other is not figure
            and other.baseline is None
            and other.unit.lower() in {"people", "fte"}
        ):
            return other.value
    return None
