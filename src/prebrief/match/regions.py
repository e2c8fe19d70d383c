"""States and countries under their names and abbreviations."""

import re

from prebrief.text.patterns import compiled

_STATES = """AL Alabama;AK Alaska;AZ Arizona;AR Arkansas;CA California;CO Colorado;CT Connecticut;
DE Delaware;DC District of Columbia;FL Florida;GA Georgia;HI Hawaii;ID Idaho;IL Illinois;IN Indiana;
IA Iowa;KS Kansas;KY Kentucky;LA Louisiana;ME Maine;MD Maryland;MA Massachusetts;MI Michigan;
MN Minnesota;MS Mississippi;MO Missouri;MT Montana;NE Nebraska;NV Nevada;NH New Hampshire;
NJ New Jersey;NM New Mexico;NY New York;NC North Carolina;ND North Dakota;OH Ohio;OK Oklahoma;
OR Oregon;PA Pennsylvania;RI Rhode Island;SC South Carolina;SD South Dakota;TN Tennessee;TX Texas;
UT Utah;VT Vermont;VA Virginia;WA Washington;WV West Virginia;WI Wisconsin;WY Wyoming;
PR Puerto Rico"""
_CODE = {
    name.lower(): code
    for code, _, name in (
        entry.strip().partition(" ") for entry in _STATES.replace("\n", "").split(";")
    )
}
_CODE |= {"calif": "CA", "minn": "MN", "wis": "WI", "mich": "MI", "colo": "CO", "mass": "MA"}
_CODES = frozenset(_CODE.values())
_NAMES = compiled(r"\b(" + "|".join(sorted(map(re.escape, _CODE), key=len, reverse=True)) + r")\b")
# MD is a degree, and IN, OR, ME, HI, OK, LA are words: such codes count only after a comma.
_SAFE = compiled(r"\b([A-Z]{2})\b")
_AFTER_COMMA = compiled(r",\s*([A-Z]{2})\b")
_WORDS = frozenset(
    {"MD", "IN", "OR", "ME", "HI", "OK", "LA", "PA", "MA", "DE", "ID", "AL", "CO", "MS"}
)


def region_code(name: str) -> str:
    """Give the one spelling of a region: MI for Michigan; others in lower case as they stand."""
    plain = name.strip().strip(".").lower()
    if plain.upper() in _CODES:
        return plain.upper()
    return _CODE.get(plain, plain)


def regions_in(text: str) -> set[str]:
    """Give the states that a text names."""
    lower = text.lower()
    found = {_CODE[hit.group()] for hit in _NAMES.finditer(lower)}
    found |= {
        hit.group(1)
        for hit in _SAFE.finditer(text)
        if hit.group(1) in _CODES and hit.group(1) not in _WORDS
    }
    found |= {hit.group(1) for hit in _AFTER_COMMA.finditer(text) if hit.group(1) in _CODES}
    if "west virginia" in lower and "WV" in found and lower.count("virginia") == 1:
        found.discard("VA")
    return found
