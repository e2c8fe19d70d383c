"""Turn a requirement that can be decided into a typed test."""

import re
from collections.abc import Callable

from prebrief.read.job.places import regions
from prebrief.read.job.terms import Terms
from prebrief.read.job.years import years_test
from prebrief.records.job import TypedTest

_ELIGIBLE = re.compile(
    r"\b(?:eligib\w+|able to (?:obtain|get|be|acquire)|ability to (?:obtain|get|acquire)|willing(?:ness)? to (?:obtain|get)|or obtain|to be obtained|obtain(?:ed)? within|in progress|pursuing"
    r"|working towards?|BC/BE|BE/BC|or (?:be )?(?:working|willing|prepared) to|within \w+ (?:\(\d+\) )?(?:months?|years?|days?) of|equivalent)\b",
    re.IGNORECASE,
)
_BOARD = re.compile(
    r"\bboard[- ](?:certif\w+|eligib\w+)|\bBC/BE\b|\bBE/BC\b|\bABMS\b|\bspecialty (?:board|certification)|\bcertified by the american board|\bboards? in\b|\bABIM\b|\bAOA board",
    re.IGNORECASE,
)
_LICENCE = re.compile(r"\blicen[cs](?:e|es|ed|ure|ing|able)\b|\bunrestricted\b.*\bMD\b", re.IGNORECASE)
_DRIVER = re.compile(r"\bdriv(?:er|ing)", re.IGNORECASE)
_NOT_DEGREE = re.compile(r"\bdegree of\b|\b(?:first|high|some|greater) degree\b(?! (?:in|or))", re.IGNORECASE)
_SCOPE_UNITS = {
    "bed": "beds", "fte": "FTE", "site": "sites", "hospital": "sites", "clinic": "sites", "facilit": "sites", "location": "sites", "practice": "sites",
    "physician": "people", "provider": "people", "clinician": "people", "staff": "people", "employee": "people", "people": "people", "doctor": "people",
    "nurse": "people", "direct report": "people", "member": "people", "consultant": "people",
}  # fmt: skip
_SCOPE = re.compile(
    r"(?<![\w.$£])(?P<amount>\d{1,3}(?:,\d{3})+|\d{1,5})\s?(?:\+|plus|or more)?[- ](?:bedded\s|licensed\s|acute\s|staffed\s|inpatient\s|full[- ]time\s|employed\s|direct\s|medical\s|outpatient\s|different\s)*"
    r"(?P<unit>beds?|bed|FTEs?|WTEs?|sites?|hospitals?|clinics?|facilit(?:y|ies)|locations?|practices?|physicians?|providers?|clinicians?|staff|employees|people|doctors|nurses|direct reports|reports|members|consultants)\b",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"(?P<sign>[$£€])\s?(?P<amount>\d+(?:[.,]\d+)*)\s?\+?\s?(?P<size>million|billion|bn|m|mm|k|b)?\b", re.IGNORECASE
)
_BUDGET = re.compile(r"\b(?:budgets?|revenues?|P&L|spend|turnover|expenditure|funding)\b", re.IGNORECASE)
_SIZES = {"million": 1e6, "m": 1e6, "mm": 1e6, "billion": 1e9, "bn": 1e9, "b": 1e9, "k": 1e3}
_LANGUAGES = (
    "English", "Spanish", "French", "German", "Mandarin", "Cantonese", "Chinese", "Arabic", "Welsh", "Polish", "Portuguese", "Russian", "Hindi", "Urdu", "Tagalog",
    "Vietnamese", "Korean", "Japanese", "Italian", "Haitian Creole", "Hmong", "Somali", "Navajo", "American Sign Language", "Gaelic",
)  # fmt: skip
_SPOKEN = re.compile(r"\b(?:fluen\w+|bilingual|speak\w*|proficien\w+|language|native|literacy)\b", re.IGNORECASE)


def typed_test(words: str, terms: Terms) -> TypedTest | None:
    """Give the test that decides the requirement, or nothing."""
    for find in _FINDERS:
        test = find(words, terms)
        if test:
            return test
    return None


def eligible_ok(words: str) -> bool:
    """Tell whether being eligible, or on the way, is enough."""
    return bool(_ELIGIBLE.search(words))


def _degree(words: str, terms: Terms) -> TypedTest | None:
    found = terms.named(words, "degree")
    if not found or _NOT_DEGREE.search(words):
        return None
    return TypedTest(test="degree", any_of=found, eligible_ok=_in_progress(words))


def _in_progress(words: str) -> bool:
    return bool(re.search(r"in progress|pursuing|working towards?|willing", words, re.IGNORECASE))


def _registration(words: str, terms: Terms) -> TypedTest | None:
    found = terms.named(words, "registration")
    if found:
        return TypedTest(test="registration", any_of=found, eligible_ok=eligible_ok(words))
    return None


def _board(words: str, terms: Terms) -> TypedTest | None:
    if not _BOARD.search(words):
        return None
    specialties = terms.named(words, "specialty") or terms.named(words, "board")
    return TypedTest(test="board", any_of=specialties, eligible_ok=bool(
        re.search(r"eligib|BC/BE|BE/BC|within", words, re.IGNORECASE)))  # fmt: skip


def _licence(words: str, terms: Terms) -> TypedTest | None:
    if not _LICENCE.search(words) or _DRIVER.search(words):
        return None
    if re.search(r"\blicensed (?:beds?|provider|staff|clinician|professional)", words, re.IGNORECASE):
        return None
    return TypedTest(test="licence", any_of=regions(words), eligible_ok=eligible_ok(words))


def _certificate(words: str, terms: Terms) -> TypedTest | None:
    found = (
        *terms.named(words, "life_support"),
        *terms.named(words, "certificate"),
        *terms.named(words, "leadership_training"),
    )
    if not found:
        return None
    return TypedTest(test="certificate", any_of=tuple(found), eligible_ok=eligible_ok(words))


def _years(words: str, _: Terms) -> TypedTest | None:
    return years_test(words)


def _scope(words: str, _: Terms) -> TypedTest | None:
    money = _MONEY.search(words)
    if money and _BUDGET.search(words):
        amount = float(money["amount"].replace(",", "")) * _SIZES.get((money["size"] or "").lower(), 1)
        return TypedTest(test="scope", at_least=amount, unit=money["sign"], field="budget")
    for hit in _SCOPE.finditer(words):
        amount = float(hit["amount"].replace(",", ""))
        if amount >= 2 and not 1900 <= amount <= 2100:
            return TypedTest(test="scope", at_least=amount, unit=_unit(hit["unit"]), field=hit["unit"].lower())
    return None


def _unit(word: str) -> str:
    plain = word.lower()
    return next((unit for stem, unit in _SCOPE_UNITS.items() if plain.startswith(stem)), "people")


def _language(words: str, _: Terms) -> TypedTest | None:
    if not _SPOKEN.search(words):
        return None
    found = tuple(name for name in _LANGUAGES if re.search(rf"\b{name}\b", words))
    return TypedTest(test="language", any_of=found) if found else None


_FINDERS: tuple[Callable[[str, Terms], TypedTest | None], ...] = (
    _years,
    _board,
    _registration,
    _licence,
    _certificate,
    _degree,
    _scope,
    _language,
)
