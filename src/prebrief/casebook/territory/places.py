"""Places of ZIP codes, and a fictional list of accounts on real ones.

The table comes with the ``zipcodes`` package: GeoNames' coordinates (CC BY 4.0) and the Postal
Service's list. A place is the middle of its ZIP code, so that two accounts in one lie together.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from prebrief.casebook.practise import Draw
from prebrief.casebook.territory.inputs import MOST_VISITS, Account, Territory
from prebrief.errors import InputError

_FIX = "Write ZIP codes of five digits, as 75201; look them up at the Postal Service."
_DIGITS = 5
_FACTORS = (0.3, 0.45, 0.6, 0.8, 1.0, 1.0, 1.3, 1.7, 2.2, 3.0)
"""Sizes of fictional accounts around their segment's, few of them large."""
_WORTH = (10, 3, 1, 1.5)
"""Potential of a fictional account by segment, in a practice's; largest kind first."""
_CHANCE = (6, 24, 50, 20)
_SHARES = (30, 25, 20, 0)


@dataclass(frozen=True)
class Place:
    """The middle of a ZIP code."""

    zip_code: str
    city: str
    state: str
    latitude: float
    longitude: float


def plain_zip(text: str) -> str:
    """Take the five digits: a spreadsheet drops a leading zero, mail adds four digits."""
    digits = re.sub(r"\.0$", "", text.strip()).partition("-")[0].strip()
    return digits.zfill(_DIGITS) if digits.isdigit() and len(digits) >= 3 else digits


@lru_cache(maxsize=50_000)
def place_of(zip_code: str) -> Place | None:
    """Find a ZIP code's place; none if there is no such code or it lies nowhere on the map."""
    import zipcodes

    code = plain_zip(zip_code)
    if len(code) != _DIGITS or not code.isdigit():
        return None
    found = zipcodes.matching(code)
    return _place(found[0]) if found else None


def _place(row: Any) -> Place | None:
    if not row["lat"] or row["zip_code_type"] == "MILITARY":
        return None
    return Place(row["zip_code"], row["city"], row["state"], float(row["lat"]), float(row["long"]))


def places_of(codes: Sequence[str], *, where: str) -> list[Place]:
    """Find the places of several codes.

    Raises:
        InputError: some are no ZIP codes; the message counts them and says where.
    """
    found = [place_of(code) for code in codes]
    missing = [place for place, one in enumerate(found, start=1) if one is None]
    if missing:
        first = ", ".join(str(place) for place in missing[:8])
        raise InputError(
            "territory-zip",
            f"{len(missing)} of {len(codes)} {where} have no ZIP code of the United States "
            f"(entries {first}{', …' if len(missing) > 8 else ''}).",
            fix=_FIX,
            where=f"{where} {first}",
        )
    return [one for one in found if one is not None]


@cache
def _delivered(state: str) -> tuple[str, ...]:
    import zipcodes

    rows = zipcodes.filter_by(state=state, zip_code_type="STANDARD", active=True)
    return tuple(sorted(row["zip_code"] for row in rows if row["lat"]))


def codes_in(states: str) -> tuple[str, ...]:
    """List the ZIP codes with home delivery in these states.

    Raises:
        InputError: there is no such state.
    """
    names = [name.strip().upper() for name in states.split(",") if name.strip()]
    if not names or not all(re.fullmatch("[A-Z]{2}", name) and _delivered(name) for name in names):
        raise InputError(
            "territory-states",
            "Those are no states of the United States.",
            fix="Write their two letters with commas between, such as: TX, OK.",
            where="states",
        )
    return tuple(code for name in dict.fromkeys(names) for code in _delivered(name))


def drawn(inputs: Territory) -> tuple[Account, ...]:
    """Draw fictional accounts on real ZIP codes, denser where there are more of them."""
    codes = codes_in(inputs.states)
    draw = Draw("territory", inputs.seed)
    last = len(inputs.segments) - 1
    kinds = [kind for kind, times in enumerate(_CHANCE) for _ in range(times)]
    found = []
    for number in range(1, inputs.sample + 1):
        kind = draw.one(kinds)
        segment = inputs.segments[min(kind, last)]
        size = _WORTH[kind] * draw.one(_FACTORS) * draw.number(0.8, 1.2, 0.05)
        found.append(
            Account(
                name=f"Account {number}",
                zip_code=draw.one(codes),
                segment=segment.name,
                potential=inputs.practice_potential * size,
                share=_SHARES[kind],
                visits=min(MOST_VISITS, round(segment.visits * draw.number(0.75, 1.25, 0.25))),
            )
        )
    return tuple(found)
