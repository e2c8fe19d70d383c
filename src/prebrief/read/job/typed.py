"""Turn a requirement that can be decided into a typed test."""

import re
from collections.abc import Callable

from prebrief.read.job.places import regions
from prebrief.read.job.terms import Terms
from prebrief.read.job.years import years_test
from prebrief.records.job import TypedTest
from prebrief.text.patterns import compiled

_ELIGIBLE = compiled(
    r"\b(?:eligib\w+|able to (?:obtain|get|be|acquire)|ability to (?:obtain|get|acquire)"
    r"|willing(?:ness)? to (?:obtain|get)|or obtain|to be obtained|obtain(?:ed)? within"
    r"|in progress|pursuing"
    r"|working towards?|BC/BE|BE/BC|or (?:be )?(?:working|willing|prepared) to"
    r"|within \w+ (?:\(\d+\) )?(?:months?|years?|days?) of|equivalent)\b",
    re.IGNORECASE,
)
_BOARD = compiled(
    r"\bboard[- ](?:certif\w+|eligib\w+)|\bBC/BE\b|\bBE/BC\b|\bABMS\b|\bspecialty (?:board"
    r"|certification)|\bcertified by the american board|\bboards? in\b|\bABIM\b|\bAOA board",
    re.IGNORECASE,
)
_LICENCE = compiled(
    r"\blicen[cs](?:e|es|ed|ure|ing|able)\b|\bunrestricted\b.*\bMD\b", re.IGNORECASE
)
_DRIVER = compiled(r"\bdriv(?:er|ing)", re.IGNORECASE)
_NOT_DEGREE = compiled(
    r"\bdegree of\b|\b(?:first|high|some|greater) degree\b(?! (?:in|or))", re.IGNORECASE
)
_GENERIC = (
    (
        compiled(
            r"\bmaster['’]?s?(?:['’]s)?(?:[- ](?:level )?(?:degree|prepared|level|qualification))"
            r"|\bmaster['’]s\b|\bmasters (?=preferred|required|in\b)",
            re.IGNORECASE,
        ),
        ("masters",),
    ),
    (
        compiled(
            r"\bbachelor['’]?s?(?:[- ](?:degree|prepared|level))?\b|\bbaccalaureate\b(?: degree)?"
            r"|\bundergraduate degree|\b(?:educated to |honours )degree level|\bfirst degree",
            re.IGNORECASE,
        ),
        ("bachelors", "masters", "doctorate"),
    ),
    (
        compiled(r"\bdoctora(?:te|l)\b(?: degree| prepared)?|\bterminal degree", re.IGNORECASE),
        ("doctorate",),
    ),
    (
        compiled(
            r"\b(?:advanced|graduate|postgraduate|post-graduate|higher) (?:management |business "
            r"|professional )?degree",
            re.IGNORECASE,
        ),
        ("masters", "doctorate"),
    ),
)
"""Names of levels of study with the groups of degrees that reach them."""
_FIELD_DEGREE = compiled(
    r"\b(?P<field>[A-Za-z]+) (?:degree|qualification)\b|\b(?:graduate|graduation|completion|degree"
    r"|diploma)s? (?:of|from|in) (?:an? |the )?(?:accredited |approved )?(?:school of "
    r"|program in )?(?P<field2>[A-Za-z]+)",
    re.IGNORECASE,
)
_FIELD_NAMES = {"medicine": "medical", "nurse": "nursing", "administration": "management"}
_KNOWING = compiled(
    r"\b(?:knowledge|know(?:s|ing)?|understand\w*|familiar\w*|experience|basics|principles|methods"
    r"|methodolog\w+|compliance|working with|skills?|expertise|culture of)\b",
    re.IGNORECASE,
)
_SCOPE_UNITS = {
    "bed": "beds",
    "fte": "FTE",
    "site": "sites",
    "hospital": "sites",
    "clinic": "sites",
    "facilit": "sites",
    "location": "sites",
    "practice": "sites",
    "physician": "people",
    "provider": "people",
    "clinician": "people",
    "staff": "people",
    "employee": "people",
    "people": "people",
    "doctor": "people",
    "nurse": "people",
    "direct report": "people",
    "member": "people",
    "consultant": "people",
}
_SCOPE = compiled(
    r"(?<![\w.$£])(?P<amount>\d{1,3}(?:,\d{3})+|\d{1,5})\s?(?:\+|plus|or more)?[- ](?:bedded\s"
    r"|licensed\s|acute\s|staffed\s|inpatient\s|full[- ]time\s|employed\s|direct\s|medical\s"
    r"|outpatient\s|different\s)*"
    r"(?P<unit>beds?|bed|FTEs?|WTEs?|sites?|hospitals?|clinics?|facilit(?:y|ies)|locations?"
    r"|practices?|physicians?|providers?|clinicians?|staff|employees|people|doctors|nurses"
    r"|direct reports|reports|members|consultants)\b",
    re.IGNORECASE,
)
_MONEY = compiled(
    r"(?P<sign>[$£€])\s?(?P<amount>\d+(?:,\d+)*(?:\.\d+)?)\s?\+?\s?(?P<size>million|billion|bn|m|mm|k"
    r"|b)?\b",
    re.IGNORECASE,
)
_BUDGET = compiled(
    r"\b(?:budgets?|revenues?|P&L|spend|turnover|expenditure|funding)\b", re.IGNORECASE
)
_SIZES = {"million": 1e6, "m": 1e6, "mm": 1e6, "billion": 1e9, "bn": 1e9, "b": 1e9, "k": 1e3}
_LANGUAGES = (
    "English",
    "Spanish",
    "French",
    "German",
    "Mandarin",
    "Cantonese",
    "Chinese",
    "Arabic",
    "Welsh",
    "Polish",
    "Portuguese",
    "Russian",
    "Hindi",
    "Urdu",
    "Tagalog",
    "Vietnamese",
    "Korean",
    "Japanese",
    "Italian",
    "Haitian Creole",
    "Hmong",
    "Somali",
    "Navajo",
    "American Sign Language",
    "Gaelic",
)
_SPOKEN = compiled(
    r"\b(?:fluen\w+|bilingual|speak\w*|proficien\w+|language|native|literacy)\b", re.IGNORECASE
)


def typed_test(words: str, terms: Terms, *, duty: bool = False) -> TypedTest | None:
    """Give the test that decides the requirement, or nothing; of a duty only its scope."""
    for find in (_scope,) if duty else _FINDERS:
        test = find(words, terms)
        if test:
            return test
    return None


def eligible_ok(words: str) -> bool:
    """Tell whether being eligible, or on the way, is enough."""
    return bool(_ELIGIBLE.search(words))


def _degree(words: str, terms: Terms) -> TypedTest | None:
    """Name the degrees that will do; "a master's degree" means the lexicon's group of them."""
    if _NOT_DEGREE.search(words):
        return None
    subjects = {
        f"{_FIELD_NAMES.get(field, field)}_degree"
        for hit in _FIELD_DEGREE.finditer(words)
        for field in [(hit["field"] or hit["field2"]).lower()]
    } & terms.groups.keys()
    bare = words
    levels: dict[str, None] = {}
    for rule, groups in _GENERIC:
        if rule.search(bare):
            bare = rule.sub(" ", bare)
            levels.update(dict.fromkeys(groups))
    named = terms.named(bare, "degree", not_group="training")
    # "An advanced management degree": the subject says more than the level.
    any_of = (*sorted(subjects), *named) if subjects else (*named, *levels)
    if not any_of:
        return None
    return TypedTest(test="degree", any_of=any_of, eligible_ok=_in_progress(words))


def _in_progress(words: str) -> bool:
    return bool(re.search(r"in progress|pursuing|working towards?|willing", words, re.IGNORECASE))


def _registration(words: str, terms: Terms) -> TypedTest | None:
    if _KNOWING.search(words):
        return None
    found = terms.named(words, "registration", "board", group="regist")
    if found:
        return TypedTest(test="registration", any_of=found, eligible_ok=eligible_ok(words))
    return None


def _board(words: str, terms: Terms) -> TypedTest | None:
    if not _BOARD.search(words):
        return None
    named = (
        *terms.named(words, "specialty"),
        *terms.named(words, "board", group="board", not_group="general"),
    )
    return TypedTest(
        test="board",
        any_of=named,
        eligible_ok=bool(re.search(r"eligib|BC/BE|BE/BC|within", words, re.IGNORECASE)),
    )


def _licence(words: str, _: Terms) -> TypedTest | None:
    if not _LICENCE.search(words) or _DRIVER.search(words):
        return None
    if re.search(
        r"\blicensed (?:beds?|provider|staff|clinician|professional)", words, re.IGNORECASE
    ):
        return None
    return TypedTest(test="licence", any_of=regions(words), eligible_ok=eligible_ok(words))


def _certificate(words: str, terms: Terms) -> TypedTest | None:
    certain = (
        *terms.named(words, "life_support"),
        *terms.named(words, "registration", not_group="_regist"),
    )
    named = terms.named(words, "certificate", "leadership_training")
    colleges = terms.named(words, "board", group="college")
    if _KNOWING.search(words):
        # "Knowledge of Lean" asks for the method, not for a certificate in it.
        named = colleges = ()
    found = (*certain, *named, *colleges)
    if not found:
        return None
    return TypedTest(test="certificate", any_of=found, eligible_ok=eligible_ok(words))


def _years(words: str, _: Terms) -> TypedTest | None:
    return years_test(words)


def _scope(words: str, _: Terms) -> TypedTest | None:
    money = _MONEY.search(words)
    if money and _BUDGET.search(words):
        amount = float(money["amount"].replace(",", "")) * _SIZES.get(
            (money["size"] or "").lower(), 1
        )
        return TypedTest(test="scope", at_least=amount, unit=money["sign"], field="budget")
    for hit in _SCOPE.finditer(words):
        amount = float(hit["amount"].replace(",", ""))
        if amount >= 2 and not 1900 <= amount <= 2100:
            return TypedTest(
                test="scope", at_least=amount, unit=_unit(hit["unit"]), field=hit["unit"].lower()
            )
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
