"""Units of the cases: the list, and how a number with a unit is printed.

A unit is a base, or a base ``per`` something: "USD per claim". Percentages count in percent.
"""

from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal
from math import isfinite

from prebrief.records.case import Figure

# How many decimals a base is printed with; money is a rule of its own.
BASES: dict[str, int] = {
    "USD": 0,
    "percent": 1,
    "percentage points": 1,
    "ratio": 2,
    "index": 1,
    "days": 1,
    "weeks": 1,
    "months": 1,
    "years": 1,
    "hours": 1,
    "minutes": 1,
    "seconds": 0,
    "claims": 0,
    "cases": 0,
    "patients": 0,
    "referrals": 0,
    "visits": 0,
    "members": 0,
    "people": 1,
    "physicians": 1,
    "providers": 1,
    "FTE": 1,
    "beds": 1,
    "bed-days": 0,
    "stays": 0,
    "rooms": 1,
    "discharges": 0,
    "readmissions": 0,
    "events": 0,
    "admissions": 0,
    "invoices": 0,
    "accounts": 0,
    "customers": 1,
    "leads": 0,
    "calls": 0,
    "units": 0,
    "items": 0,
    "points": 1,
    "RVU": 2,
    "wRVU": 2,
    "weight": 3,
    "years old": 0,
    "miles": 0,
    "degrees": 1,
    "feet": 0,
    "square feet": 0,
    "shifts": 0,
    "rank": 0,
    "sites": 0,
    "drugs": 0,
    "count": 0,
    "standard deviations": 2,
}
ABOUT_MONEY_CENTS = 100.0
"""Below this many dollars cents are printed."""
# Room for the longest number that a float can be.
_WIDE = Context(prec=400)
_SINGULAR = {"people": "person", "feet": "foot", "square feet": "square foot", "FTE": "FTE"}
_BARE = {"ratio", "index", "count", "RVU", "weight", "rank"}
"""Printed as the number alone; the label says what it is."""

_TIMES = {"year": "a", "quarter": "a", "month": "a", "week": "a", "day": "a", "hour": "an"}
"""Before these an article reads better than "per"."""


def check_unit(unit: str) -> str:
    """Give the unit back if its base is on the list.

    Raises:
        ValueError: nobody knows that unit.
    """
    if base_of(unit) not in BASES:
        raise ValueError(f"{unit!r} is no unit of the casebook; see casebook/units.py")
    return unit


def base_of(unit: str) -> str:
    """Give what a unit counts: "USD" for "USD per claim"."""
    return unit.partition(" per ")[0]


def show(value: float | None, unit: str, *, digits: int | None = None) -> str:
    """Print a number with its unit, as it is read in a sentence.

    Example:
        >>> show(225303.6, "USD per year")
        '$225,304 a year'
        >>> show(0.934, "percent", digits=3)
        '0.934%'
        >>> show(-1, "days")
        '−1 day'
    """
    base, _, per = check_unit(unit).partition(" per ")
    tail = f" {_TIMES.get(per, 'per')} {per}" if per else ""
    if value is None or not isfinite(value):
        return "none"
    if base == "USD":
        return money(value, digits=digits) + tail
    text = number(value, digits=BASES[base] if digits is None else digits)
    if base == "percent":
        return f"{text}%{tail}"
    if base in _BARE:
        return text + tail
    return f"{text} {_singular(base) if text in {'1', '−1'} else base}{tail}"


def show_day(day: date) -> str:
    """Print a day as it is said: "May 10, 2024"."""
    return f"{day:%B} {day.day}, {day.year}"


def money(value: float, *, digits: int | None = None) -> str:
    """Print dollars: cents only for small sums or where asked for."""
    if digits is None:
        cents = abs(value) < ABOUT_MONEY_CENTS and abs(value - round(value)) >= 0.005
        digits = 2 if cents else 0
    text = _rounded(value, digits)
    return f"{_sign(value, text)}${text}"


def number(value: float, *, digits: int = 0) -> str:
    """Print a number with at most that many decimals, thousands apart, a true minus sign."""
    text = _rounded(value, digits)
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return _sign(value, text) + text


def figure(
    figure_id: str,
    label: str,
    value: float | None,
    unit: str,
    *,
    digits: int | None = None,
    display: str = "",
    note: str = "",
    main: bool = False,
) -> Figure:
    """Make a figure whose unit is known and whose print fits it.

    A quotient that runs beyond all numbers, as of something by next to nothing, is no figure.
    """
    value = value if value is None or isfinite(value) else None
    return Figure(
        id=figure_id,
        label=label,
        value=value,
        unit=check_unit(unit),
        display=display or show(value, unit, digits=digits),
        note=note,
        main=main,
    )


def _rounded(value: float, digits: int) -> str:
    """Round the way people do, a half away from zero, and set thousands apart."""
    exact = Decimal(repr(abs(float(value))))
    return f"{exact.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP, _WIDE):,f}"


def _sign(value: float, text: str) -> str:
    return "−" if value < 0 and any(digit in text for digit in "123456789") else ""


def _singular(base: str) -> str:
    return _SINGULAR.get(base, base.removesuffix("s"))
