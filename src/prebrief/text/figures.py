"""Numbers with their units, and pairs of a before and an after."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from prebrief.text.dates import find_periods
from prebrief.text.patterns import compiled

_NUMBER = compiled(
    r"(?<![\w.])(?P<money>(?:US|PLN|CHF|SEK|EUR|AUD|CAD)?\s?[$£€]|\b(?:PLN|EUR|USD|GBP|CHF|SEK|AUD|CAD)\s)?"
    r"(?P<sign>[−-](?=[\d.]))?(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
    r"(?P<tail>\s?%|"
    r"\s?(?:percent(?:age points?)?|per cent|bn|billion|million|thousand|m|k|M|K|B|x)\b|"
    r"(?:st|nd|rd|th)\b|:\d+(?:\.\d+)?)?",
)
_SCALE = {
    "k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "b": 1e9, "bn": 1e9, "billion": 1e9,
}  # fmt: skip
_CURRENCY = {"$": "USD", "£": "GBP", "€": "EUR"}
_LINK = compiled(
    r"^(?:[^\d;.]{0,3}|[\s\w/,'’-]{0,28}?)(?:\s*(?:\([^)]{0,16}\))?\s*(?:,\s*)?)"
    r"(?:->|→|–>|—>|>|\bto\b|\bagainst\b|\bversus\b|\bvs\.?|\bnow\b)\s*(?:under\s+|about\s+|c\.\s+)?$"
)
_FROM = compiled(
    r"\b(?:from|against|previously|versus|vs\.?|compared with|up from|down from)\s*(?:about\s+)?$",
    re.IGNORECASE,
)
_UNIT = compiled(
    r"^[\s-]*(?P<unit>per\s+[\d,]+\s+(?:\w+\s?){1,3}|/\s?[\d,]+\s?[\w ]{3,24}|"
    r"(?:adjusted\s+|direct\s+|clinical\s+|full-time\s+|employed\s+|attributed\s+)?[A-Za-z][\w/'’-]*)"
)
_DENOMINATOR = compiled(r"(?:\bper\s|/\s?)$", re.IGNORECASE)
_LENGTH = compiled(
    r"-(?:day|month|hour|year|week|minute|h|fold|point|part|item|a-)\b", re.IGNORECASE
)
"""In a name such as 30-day readmissions the number measures nothing."""
_PERIOD = compiled(
    r"\b(?:in|over|within|during)\s+(?:the\s+)?(?:first|last|next)?\s*(?:(?:\d+|one|two|three|four|five|six|seven|eight|"
    r"nine|ten|twelve|eighteen|several)\s+)?(?:fiscal\s+|performance\s+)?(?:years?|months?|weeks?|quarters?|cycles?)\b"
    r"|\b(?:FY|CY)\s?['’]?\d{2,4}(?:\s*(?:to|through|vs?\.?|[-–→]|and)\s*(?:FY|CY)?\s?['’]?\d{2,4})?"
    r"|\(\d{4}(?:/\d\d)?\s*(?:[-–]|v\.?|vs\.?|to)\s*\d{2,4}(?:/\d\d)?\)"
    r"|\b(?:a|each|per) year\b",
    re.IGNORECASE,
)
_STOP = compiled(r"[;:.]\s|,\s(?=[a-z]+ed\b)|\s(?:and|while|with|after|by)\s", re.IGNORECASE)
_VERBS = compiled(
    r"^(?:cut|reduced|lowered|raised|brought|increased|improved|grew|shortened|decreased|took|moved|"
    r"drove|lifted|dropped|achieved|saw|kept|led|managed?|manages|earned|avoided|avoiding|saving|saved)\s+",
    re.IGNORECASE,
)
_TRAIL = compiled(
    r"\s*\b(?:from|to|by|of|at|rose|fell|went|was|were|is|are|down|up|increased|decreased|climbed|dropped|"
    r"reached|improved|reduced|cut|brought|moved|about|nearly|over|under|than|a|an|the|in|"
    r"to just)\s*$",
    re.IGNORECASE,
)
_UNITS = {
    "percent": "% percent per_cent",
    "percentage points": "percentage_point",
    "hours": "h hr hrs hour",
    "minutes": "min mins minute",
    "days": "day",
    "weeks": "week",
    "months": "month mo",
    "years": "year yr yrs",
    "FTE": "fte ftes wte",
    "beds": "bed",
}
_WORDS_OF_UNIT = {
    form.replace("_", " "): unit for unit, forms in _UNITS.items() for form in forms.split()
}


_OF_TIME = ("", "years", "months", "weeks")


@dataclass(frozen=True, slots=True)
class FigureHit:
    """A number, or a pair of a before and an after, in a text."""

    value: float
    baseline: float | None
    unit: str
    measure: str
    period: str
    first: int
    last: int


@dataclass(slots=True)
class _Number:
    value: float
    unit: str
    first: int
    last: int
    money: bool


_MOST_NUMBERS = 200
"""In one sentence; more is a table that lost its rows, and no figure in it says anything."""


def find_figures(text: str) -> list[FigureHit]:
    """Find the figures of a sentence; years and dates are none."""
    if not any(char.isdigit() for char in text):
        return []
    dates = [(p.first, p.last) for p in find_periods(text) if not p.weak]
    hits = islice(_NUMBER.finditer(text), _MOST_NUMBERS)
    numbers = [n for hit in hits if (n := _number(text, hit, dates))]
    periods = [(hit.start(), hit.end(), hit.group().strip(" ()")) for hit in _PERIOD.finditer(text)]
    numbers = [
        number
        for number in numbers
        if number.unit not in _OF_TIME or not any(a <= number.first < b for a, b, _ in periods)
    ]
    found: list[FigureHit] = []
    i = 0
    while i < len(numbers):
        one = numbers[i]
        two = numbers[i + 1] if i + 1 < len(numbers) else None
        reach = numbers[i - 1].last if i else 0
        if two is not None and (order := _pair(text, one, two)):
            before, after = (one, two) if order > 0 else (two, one)
            unit = after.unit or before.unit
            found.append(
                FigureHit(
                    after.value, before.value, unit, _measure(text, one.first, reach),
                    _period_near(periods, two.last), one.first, two.last,
                )
            )  # fmt: skip
            i += 2
            continue
        found.append(
            FigureHit(
                one.value, None, one.unit, _measure(text, one.first, reach),
                _period_near(periods, one.last), one.first, one.last,
            )
        )  # fmt: skip
        i += 1
    return found


def _number(text: str, hit: re.Match[str], dates: Sequence[tuple[int, int]]) -> _Number | None:
    first, last = hit.span()
    first += len(hit.group()) - len(hit.group().lstrip())
    if any(a <= hit.start("digits") < b for a, b in dates):
        return None
    if (
        first
        and text[first - 1] in "-–/"
        and text[first - 2 : first - 1].isalpha()
        and not hit["money"]
    ):
        return None  # COVID-19, Q3/4
    if _DENOMINATOR.search(text, max(0, first - 5), first) or _LENGTH.match(text, last):
        return None
    value = float(hit["digits"].replace(",", ""))
    if hit["sign"] and (first == 0 or text[first - 1] in " ("):
        value = -value
    tail = (hit["tail"] or "").strip()
    low = tail.lower()
    if low in _SCALE and (low != "m" or hit["money"] or tail == "M"):
        value *= _SCALE[low]
    money = (hit["money"] or "").strip()
    if money:
        unit = _CURRENCY.get(money[-1], money)
    elif low in ("%", "percent", "per cent") or low.startswith("percentage"):
        unit = "percentage points" if low.startswith("percentage") else "percent"
    elif low in ("st", "nd", "rd", "th"):
        unit = "percentile" if text[last : last + 30].lower().find("percentile") >= 0 else "rank"
        if unit == "rank":
            return None
    elif tail.startswith(":") or low == "x":
        unit = "ratio"
    else:
        unit = _unit_after(text, last)
    return _Number(value, unit, first, last, bool(money))


def _unit_after(text: str, at: int) -> str:
    hit = _UNIT.match(text, at) or _UNIT.match(text[at : at + 60])
    if hit is None:
        return ""
    unit = hit["unit"].strip()
    low = unit.lower()
    if low.startswith(("per ", "/")):
        return unit.replace("/", "per ", 1) if unit.startswith("/") else unit
    if low in _WORDS_OF_UNIT:
        return _WORDS_OF_UNIT[low]
    if low in _NO_UNIT or low.endswith("ly"):
        return ""
    return unit


_NO_UNIT = frozenset(
    """to from and or of in on at by for with the a an after before while when as than per against v
    vs versus under over between through until is was were are has had its my our their which who
    went among across down up per rose fell grew about above below within during each every until
    reached came made took did does do because since where whose what about just only even still
    then now also but so if not no all both each x""".split()
)


def _pair(text: str, one: _Number, two: _Number) -> int:
    """Tell whether two numbers are before and after (1), after and before (-1), or apart (0)."""
    between = text[one.last : two.first]
    if len(between) > 48 or one.money != two.money:
        return 0
    if one.unit and two.unit and one.unit != two.unit and "percent" in (one.unit, two.unit):
        return 0
    if _LINK.match(between):
        return 1
    if _FROM.search(between) and not re.search(r"[.;]\s", between):
        return -1
    return 0


def _measure(text: str, at: int, reach: int) -> str:
    head = text[:at]
    cut = reach
    for hit in _STOP.finditer(head):
        if hit.end() <= at - 2:
            cut = hit.end()
    words = head[cut:][-160:].strip(" ,;(")
    for _ in range(3):
        shorter = _TRAIL.sub("", words)
        if shorter == words:
            break
        words = shorter
    words = _VERBS.sub("", words).strip(" ,:(–-")
    return " ".join(words.split()[-9:])


def _period_near(periods: Sequence[tuple[int, int, str]], at: int) -> str:
    best = ""
    for start, _, text in periods:
        if start >= at - 24 and (not best or start < at + 60):
            best = best or text
    return best
