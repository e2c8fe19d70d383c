"""Counting months: from dates and positions, and in words."""

from datetime import date

from prebrief.text.dates import month_index


def month_of(day: date) -> int:
    """Give the index of the month that a day falls in."""
    return day.year * 12 + day.month - 1


def stretch(
    start: str | None, end: str | None, *, ongoing: bool, now: int
) -> tuple[int, int] | None:
    """Give the first and last month of a post, or nothing where the start is unknown."""
    if not start:
        return None
    first = month_index(start)
    if ongoing or not end:
        last = now if ongoing else (month_index(start, last=True))
    else:
        last = month_index(end, last=True)
    return (first, last) if last >= first else None


def in_words(months: int) -> str:
    """Say a number of months.

    >>> in_words(101)
    '8 years 5 months'
    """
    years, rest = divmod(months, 12)
    parts = []
    if years:
        parts.append(f"{years} year{'' if years == 1 else 's'}")
    if rest or not years:
        parts.append(f"{rest} month{'' if rest == 1 else 's'}")
    return " ".join(parts)


_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def month_name(text: str) -> str:
    """Print ``YYYY-MM`` as a person would; a bare year stays one.

    >>> month_name("2024-02")
    'February 2024'
    """
    return f"{_NAMES[int(text[5:7]) - 1]} {text[:4]}" if len(text) >= 7 else text[:4]
