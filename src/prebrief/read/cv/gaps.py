"""Months between posts with nothing printed."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from prebrief.records.document import Document, Span
from prebrief.records.profile import Education, Gap, Position
from prebrief.text.dates import Period, month_index, month_text

_LEAST = 3
"""Months: shorter pauses are holidays and notice periods."""


class Break(Protocol):
    """A line that accounts for time between posts."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def periods(self) -> Sequence[Period]: ...


def find_gaps(
    work: Sequence[Position],
    education: Sequence[Education],
    breaks: Sequence[Break],
    document: Document,
    *,
    today: date,
) -> list[Gap]:
    """Find the gaps between the first post and the last; time in training is none."""
    now = today.year * 12 + today.month - 1
    posts = [held for p in work if (held := _months(p.start_date, p.end_date, p.ongoing, now))]
    if not posts:
        return []
    studies = [
        held for e in education if (held := _months(e.start_date, e.end_date, not e.completed, now))
    ]
    begin = min(first for first, _ in posts)
    reach = begin - 1
    gaps = []
    for first, last in sorted([*posts, *(s for s in studies if s[1] >= begin)]):
        if first - reach - 1 >= _LEAST and reach >= begin:
            gaps.append((reach + 1, first - 1))
        reach = max(reach, last)
    return [
        Gap(
            start_date=month_text(first),
            end_date=month_text(last),
            months=last - first + 1,
            explained_by=_explained(first, last, breaks, document),
        )
        for first, last in gaps
    ]


def _months(start: str | None, end: str | None, ongoing: bool, now: int) -> tuple[int, int] | None:
    """Give the months covered; a bare year is taken at its widest, so that no gap is made up."""
    if start is None:
        return None
    first = month_index(start)
    if ongoing:
        return first, max(first, now)
    if end is None:
        return first, first
    return first, max(first, month_index(end, last=True))


def _explained(first: int, last: int, breaks: Sequence[Break], document: Document) -> Span | None:
    for line in breaks:
        for period in line.periods:
            if period.start is None:
                continue
            begin = month_index(period.start)
            end = month_index(period.end or period.start, last=True)
            if begin <= last and end >= first:
                return document.span(line.start, line.end)
    return None
