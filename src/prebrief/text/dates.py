"""Dates and periods as people write them.

A point is a month, a season or a year; a period is two points, one point with an open end, or a
lone point. Months come out as ``YYYY-MM``, bare years as ``YYYY``.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from prebrief.text.patterns import compiled

PeriodKind = Literal["range", "open", "point"]

_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6,
    "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_SEASONS = {"spring": 3, "summer": 6, "fall": 9, "autumn": 9, "winter": 0}
"""First month of a season; a winter lies in two years, so that only its year is sure."""

_MON = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_YEAR = r"(?:19[3-9]|20[0-6])\d"
_POINT = compiled(
    rf"""
    (?<![\w$£€#%])(?<![\d][.,])
    (?:
      (?P<mdy_a>\d{{1,2}})[/.](?P<mdy_b>\d{{1,2}})[/.](?P<mdy_y>{_YEAR}|\d\d)(?![\d/])
    | (?P<iso_y>{_YEAR})(?P<iso_sep>[-./])(?P<iso_m>0[1-9]|1[0-2])(?:[-./]\d\d)?(?![\d/%])
    | (?P<short_y>{_YEAR})\s?[-–—/]\s?['’]?(?P<short_e>\d\d)(?![\d/.%])(?!\s*(?:{_MON})\b)
    | (?P<my_m>0?[1-9]|1[0-2])(?:[/.]|-)(?P<my_y>{_YEAR})(?![\d%])
    | (?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?P<mon>{_MON})\b\.?,?
        (?:\s+\d{{1,2}}(?:st|nd|rd|th)?,)?\s*[-–/]?\s*
        (?:(?P<mon_y>{_YEAR})(?!\d)|(?P<mon_yy>['’‘]?\d\d)(?![\d%,.:]\d|\d|%|\s?[-–]\s?\d\d\b(?!\d)))
    | (?P<rev_y>{_YEAR}),?\s+(?P<rev_mon>{_MON})\b\.?(?!\s*\d)
    | (?P<season>spring|summer|fall|autumn|winter)\s+(?:of\s+)?
        (?:(?P<sea_y>{_YEAR})|['’](?P<sea_yy>\d\d))
    | (?P<lone_mon>{_MON})\b\.?(?=\s*(?:[-–—/]|to\b)\s*(?:{_MON})\b)
    | (?P<wmy_m>0?[1-9]|1[0-2])/['’]?(?P<wmy_y>\d\d)(?![\d/%])
    | (?P<year>{_YEAR})(?![\d%])(?!,\d)
    | ['’‘](?P<yy>\d\d)(?![\d'’%])
    )
    """,
    re.IGNORECASE | re.VERBOSE,
)
_SLASHED = compiled(rf"(?<![\d/.])(\d{{1,2}})[/.](\d{{1,2}})[/.](?:{_YEAR}|\d\d)(?![\d/])")
_TO = compiled(
    r"\s*(?:,\s*)?(?:[-–—−‒→>]{1,3}|\bto\b|\bthrough\b|\bthru\b|\buntil\b|\btill\b|\band\b)\s*",
    re.IGNORECASE,
)
_SLASH = compiled(r"\s*/\s*")
_PRESENT = compiled(
    r"(?:the\s+)?(?:present|current(?:ly)?|now|to\s*date|date|today|ongoing|continuing|heute)\b",
    re.IGNORECASE,
)
_BEFORE = compiled(
    r"(?P<word>\b(?:since|from|between|beginning|starting|started|effective|as of|seit))\s*:?\s*$",
    re.IGNORECASE,
)
_ONWARD = compiled(r"\s*(?:onwards?|forward|and ongoing)\b", re.IGNORECASE)
_OPEN_END = compiled(r"\s?[-–—]\s*(?=$|[\n|·;,)\]]|\s{2,})")
_SHORT_YEARS = compiled(r"^\s*['’]?(\d\d)\s?[-–—]\s?['’]?(\d\d)\b")
_DIGIT = compiled(r"\d")


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time as printed."""

    kind: PeriodKind
    start: str | None
    """YYYY-MM or YYYY; for a lone point, the point."""
    end: str | None
    ongoing: bool
    first: int
    """Offset of its first character in the text searched."""
    last: int
    """Offset just past its last character."""
    weak: bool = False
    """A lone point whose form has other readings, such as 3/20."""
    since: bool = False
    """Introduced by since or from."""


@dataclass(slots=True)
class _Point:
    year: int | None
    month: int | None
    first: int
    last: int
    weak: bool = False
    end_year: int | None = None

    def text(self) -> str | None:
        if self.year is None:
            return None
        return f"{self.year}-{self.month:02}" if self.month else str(self.year)


def find_periods(
    text: str, *, day_first: bool = False, loose: bool = False, latest_year: int = 2035
) -> list[Period]:
    """Find all periods and lone points of a text, in order.

    Args:
        text: A line or a sentence.
        day_first: Read 04/03/2011 as 4 March.
        loose: Also read two bare two-digit years at the start, as in a column of dates.
        latest_year: Two-digit years up to this one belong to this century.
    """
    if not _DIGIT.search(text):
        return []
    points = [
        point
        for hit in _POINT.finditer(text)
        if (point := _point(hit, day_first=day_first, latest_year=latest_year))
    ]
    if loose and not points and (hit := _SHORT_YEARS.match(text)):
        start, end = (_century(int(hit[i]), latest_year) for i in (1, 2))
        if start <= end <= start + 30:
            return [Period("range", str(start), str(end), False, hit.start(1), hit.end())]
    return _combine(text, points)


def writes_day_first(text: str) -> bool | None:
    """Tell from its dates whether a text puts the day before the month; none if they do not say."""
    day = month = 0
    for hit in _SLASHED.finditer(text):
        first, second = int(hit[1]), int(hit[2])
        day += first > 12 >= second
        month += second > 12 >= first
    return None if day == month else day > month


def month_index(point: str, *, last: bool = False) -> int:
    """Count months from year 0; a bare year counts as its first or last month."""
    year = int(point[:4])
    if len(point) > 4:
        return year * 12 + int(point[5:7]) - 1
    return year * 12 + (11 if last else 0)


def month_text(index: int) -> str:
    """Give the month with that index as YYYY-MM."""
    return f"{index // 12}-{index % 12 + 1:02}"


def merged_months(periods: Sequence[tuple[int, int]]) -> int:
    """Count the months covered by inclusive month ranges, overlaps once."""
    total, reach = 0, -1
    for first, last in sorted(periods):
        total += max(0, last - max(first, reach + 1) + 1)
        reach = max(reach, last)
    return total


def _century(year: int, latest_year: int) -> int:
    return 2000 + year if 2000 + year <= latest_year else 1900 + year


def _point(hit: re.Match[str], *, day_first: bool, latest_year: int) -> _Point | None:  # noqa: C901, PLR0912
    get = hit.group
    first, last = hit.span()

    def century(digits: str) -> int:
        return _century(int(digits.strip("'’‘")), latest_year)

    kind = hit.lastgroup or ""
    if get("year"):
        return _Point(int(get("year")), None, first, last)
    if get("mon"):
        month = _MONTHS[get("mon")[:3].lower()]
        if get("mon_y"):
            return _Point(int(get("mon_y")), month, first, last)
        digits = get("mon_yy")
        return _Point(century(digits), month, first, last, weak=len(digits) == 2)
    if get("my_m"):
        return _Point(int(get("my_y")), int(get("my_m")), first, last)
    if get("iso_y"):
        year, month = int(get("iso_y")), int(get("iso_m"))
        if get("iso_sep") == "-" and month > year % 100 and last - first == 7:
            # 2010-12 may be a month or two years; the company it keeps tells (see _combine).
            return _Point(year, month, first, last, end_year=year - year % 100 + month)
        return _Point(year, month, first, last)
    if get("short_y"):
        year = int(get("short_y"))
        end = year - year % 100 + int(get("short_e"))
        end += 100 if end < year else 0
        if end - year > 45:
            return _Point(year, None, first, first + 4)
        return _Point(year, None, first, last, end_year=end)
    if get("rev_y"):
        month = _MONTHS[get("rev_mon")[:3].lower()]
        return _Point(int(get("rev_y")), month, first, last)
    if get("season"):
        year = int(get("sea_y")) if get("sea_y") else century(get("sea_yy"))
        return _Point(year, _SEASONS[get("season").lower()] or None, first, last)
    if get("lone_mon"):
        return _Point(None, _MONTHS[get("lone_mon")[:3].lower()], first, last)
    if get("mdy_a"):
        a, b = int(get("mdy_a")), int(get("mdy_b"))
        dotted = "." in hit.group()  # 04.03.2011 is written where the day comes first
        month = b if ((day_first or dotted) and b <= 12) or a > 12 else a
        if not 1 <= month <= 12 or max(a, b) > 31:
            return None
        return _Point(century(get("mdy_y")[-2:]) if len(get("mdy_y")) == 2
                      else int(get("mdy_y")), month, first, last)  # fmt: skip
    if get("wmy_m"):
        return _Point(century(get("wmy_y")), int(get("wmy_m")), first, last, weak=True)
    if kind == "yy":
        return _Point(century(get("yy")), None, first, last, weak=True)
    return None


def _combine(text: str, points: list[_Point]) -> list[Period]:
    periods: list[Period] = []
    i = 0
    while i < len(points):
        point = points[i]
        lead = _BEFORE.search(text, max(0, point.first - 12), point.first)
        after = points[i + 1] if i + 1 < len(points) else None
        period, used = _range_from(text, point, after)
        if period is None:
            period, used = _lone(text, point, since=lead is not None), 1
        if lead is not None and period.first - lead.start() < 14:
            period = Period(
                period.kind, period.start, period.end, period.ongoing,
                lead.start(), period.last, period.weak, True,
            )  # fmt: skip
        if period.start is not None:
            periods.append(period)
        i += used
    return periods


def _range_from(text: str, point: _Point, after: _Point | None) -> tuple[Period | None, int]:
    """Join the point with the one after it, or with an open end."""
    hit = _TO.match(text, point.last)
    if after is not None:
        between = text[point.last : after.first]
        slash = _SLASH.fullmatch(between) and point.month and after.month
        lead = re.sub(r"(?i)\b(?:until|till|approx\.?|c\.|circa)\s*$", "", between)
        if (_TO.fullmatch(between) or _TO.fullmatch(lead) or slash) and (
            point.end_year is None or point.month
        ):
            year = point.year if point.year is not None else after.year
            start = _Point(year, point.month, point.first, point.last).text()
            end = after.text() if after.end_year is None or after.month else str(after.end_year)
            if start and end and month_index(end, last=True) >= month_index(start):
                return Period("range", start, end, False, point.first, after.last), 2
    if point.year is None:
        return None, 1
    if hit and (now := _PRESENT.match(text, hit.end())):
        return Period("open", point.text(), None, True, point.first, now.end()), 1
    if point.end_year is not None:
        return (
            Period("range", str(point.year), str(point.end_year), False, point.first, point.last),
            1,
        )
    if onward := _ONWARD.match(text, point.last):
        return Period("open", point.text(), None, True, point.first, onward.end()), 1
    if not point.weak or point.month:
        tail = _OPEN_END.match(text, point.last)
        if tail:
            return Period("open", point.text(), None, True, point.first, tail.end()), 1
    return None, 1


def _lone(text: str, point: _Point, *, since: bool) -> Period:
    start = point.text()
    if since and start and text[max(0, point.first - 9) : point.first].lower().find("since") >= 0:
        return Period("open", start, None, True, point.first, point.last, point.weak)
    return Period("point", start, start, False, point.first, point.last, point.weak)
