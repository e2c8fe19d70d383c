"""Arithmetic on cited figures: points of a rate as people."""

import re
from dataclasses import dataclass

from prebrief.records.profile import Figure, Profile, Statement
from prebrief.text.comparisons import number

_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NEAR = 2
"""How many statements before the rate may hold the size of the group."""


@dataclass(frozen=True)
class People:
    """Points of a rate turned into people."""

    points: str
    group: str
    people: str
    line: Statement
    """Where the size of the group stands."""


def as_people(
    profile: Profile, line: Statement, figure: Figure, terms: tuple[str, ...]
) -> People | None:
    """Turn points of a rate that is a share of people into people, given the group's size.

    Only for the measures named in the playbook, and only with a group size that stands in the
    same line or just before it, under the same post.
    """
    if figure.unit not in {"percent", "%"} or figure.baseline is None:
        return None
    text = f"{figure.measure} {line.text}".lower()
    if not any(re.search(rf"\b{re.escape(term)}", text) for term in terms):
        return None
    for other in _nearby(profile, line):
        group = _group(profile, other, figure)
        count = (group or 0) * abs(figure.value - figure.baseline) / 100
        if group and count >= 1:
            whole = round(count)
            return People(
                points=number(abs(figure.value - figure.baseline)),
                group=number(group),
                people=_WORDS[whole] if whole < len(_WORDS) else number(whole),
                line=other,
            )
    return None


def _nearby(profile: Profile, line: Statement) -> list[Statement]:
    place = profile.statements.index(line)
    before = profile.statements[max(0, place - _NEAR) : place]
    return [line, *(s for s in reversed(before) if s.position == line.position)]


def _group(profile: Profile, line: Statement, figure: Figure) -> float | None:
    """Find the size of the group in the line: a scope within it, or a figure that counts people."""
    if line.position is not None:
        for scope in profile.work[line.position].scope:
            inside = line.span.start <= scope.span.start < line.span.end
            if inside and scope.kind in {"people", "physicians", "fte"}:
                return scope.amount
    for other in line.figures:
        counts = other.unit.lower() in {"people", "fte"} and other.baseline is None
        if counts and other.span.start != figure.span.start:
            return other.value
    return None
