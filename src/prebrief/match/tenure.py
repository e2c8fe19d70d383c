"""Months in posts: dated positions put on one line of time, overlaps counted once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from prebrief.records.profile import Position

FULL_TIME = 1.0


@dataclass(frozen=True)
class Stay:
    """A post on the line of time, in months since year 0."""

    first: int
    """First month, counted in."""
    last: int
    """Month just past the last."""
    share: float
    """Of full time."""


def month_number(text: str | None, *, end: bool = False) -> int | None:
    """Give YYYY-MM or YYYY as months since year 0; a bare year ends in its middle.

    A bare year stands for July, at both ends: 2010 to 2012 is then two years, its expectation.
    """
    if not text:
        return None
    parts = text.split("-")
    try:
        year = int(parts[0])
        month = int(parts[1]) if len(parts) > 1 else 7
    except ValueError:
        return None
    # A printed end month was worked in; a bare year is a point in its middle.
    past = 1 if end and len(parts) > 1 else 0
    return year * 12 + month - 1 + past


def stay(position: Position, today: date) -> Stay | None:
    """Give when the post was held; none if it has no start."""
    first = month_number(position.start_date)
    if first is None:
        return None
    last = month_number(position.end_date, end=True)
    now = today.year * 12 + today.month - 1
    if last is None:
        # Without an end and not said to go on, a post counts only as a year held.
        last = now if position.ongoing else min(now, first + 12)
    last = min(last, now)
    if last <= first:
        last = first + 1
    share = position.fte if position.fte is not None else FULL_TIME
    return Stay(first, last, max(0.0, min(share, FULL_TIME)))


def merged_months(positions: Iterable[Position], today: date, *, weighed: bool = True) -> int:
    """Give the months covered by the posts, overlaps once, part time by its share.

    In a month held in several posts the shares add up, to full time at most.
    """
    stays = [found for position in positions if (found := stay(position, today))]
    if not stays:
        return 0
    edges = sorted({edge for found in stays for edge in (found.first, found.last)})
    total = 0.0
    for first, last in pairwise(edges):
        shares = [found.share for found in stays if found.first <= first and found.last >= last]
        if shares:
            total += (last - first) * (min(FULL_TIME, sum(shares)) if weighed else 1.0)
    return round(total)


def in_words(months: int) -> str:
    """Say months as a CV reader would: "7 y 4 m", "5 m"."""
    years, rest = divmod(months, 12)
    parts = [f"{years} y"] if years else []
    if rest or not years:
        parts.append(f"{rest} m")
    return " ".join(parts)
