"""Conditions of the post that no test decides: privileges, driving, place, travel, a clean record.

They are met by a line that says so, never by likeness: a medical licence is no driver's licence.
"""

import re

from prebrief.match.certificates import in_clause, is_professional
from prebrief.match.finding import Finding
from prebrief.match.pool import Pool
from prebrief.match.regions import regions_in
from prebrief.match.vocabulary import Reading
from prebrief.records.job import Requirement
from prebrief.records.profile import Profile
from prebrief.text.lexical import stem, words
from prebrief.text.patterns import compiled

_PRIVILEGES = compiled(
    r"\b(?:hold|obtain|maintain|eligible for|gain|qualify for|secure)\b[^.;]{0,40}\bprivileges?\b"
    r"|\bcredentialable\b|\beligible for (?:medical staff )?(?:membership|privileges)\b",
    re.IGNORECASE,
)
_DRIVING = compiled(r"\bdriv(?:er|er['’]?s|ers['’]?|ing)\b", re.IGNORECASE)
_PLACE = compiled(
    r"\b(?:(?:be )?located in|resid(?:e|es|ent) in|based in|live in|living in|relocate)\b",
    re.IGNORECASE,
)
_TRAVEL = compiled(r"\btravel(?:l?ing)?\b", re.IGNORECASE)
_STANDING = compiled(
    r"\bgood standing\b|\bunrestricted\b|\bbackground check\b|\bclearance\b|\bDBS\b"
    r"|\bexclu(?:ded|sion)s?\b"
    r"|\bmalpractice (?:history|record|insurance)\b|\bright to work\b",
    re.IGNORECASE,
)


def judge_credential(requirement: Requirement, profile: Profile, pool: Pool) -> Finding | None:
    """Judge a condition of the post, or give nothing if the requirement is not one."""
    text = requirement.text
    if requirement.test is not None:
        return None
    if _DRIVING.search(text):
        return _by_words(pool, ("drive",), "a driving licence", "driving_unstated")
    if _PRIVILEGES.search(text):
        return _privileges(profile)
    if _PLACE.search(text) and regions_in(text):
        return _place(text, profile)
    if _TRAVEL.search(text):
        return _travel(pool)
    if _STANDING.search(text) and requirement.kind in {"credential", "licence", "other"}:
        return _record(profile)
    return None


def _by_words(pool: Pool, stems: tuple[str, ...], named: str, code: str) -> Finding:
    wanted = {stem(word) for word in stems} | {"driv"}
    for line in pool.lines:
        tokens = set(words(line.statement.text))
        if tokens & wanted and tokens & {"licens", "driv"} and "licens" in tokens:
            return Finding("strong", 0.9, f"The CV states {named}.", "met_directly", (line.span,))
    return Finding("none", 0.9, f"No line of the CV states {named}.", code)


def _privileges(profile: Profile) -> Finding:
    """Take a licence with a board or specialist certification as likely grounds for privileges."""
    licences = [
        c
        for c in map(in_clause, profile.certificates)
        if is_professional(c) and c.status in {"active", "unknown"}
    ]
    boards = [
        c
        for c in map(in_clause, profile.certificates)
        if c.kind == "board" and c.status in {"active", "unknown"}
    ]
    spans = tuple(c.span for c in (*licences[:1], *boards[:1]) if c.span)
    if licences and boards:
        return Finding(
            "partial",
            0.75,
            "Licensed and board certified, which privileges rest on; the grant is the hospital's.",
            "privileges_likely",
            spans,
        )
    return Finding(
        "none", 0.75, "The CV does not show what privileges here rest on.", "privileges_unshown"
    )


def _place(text: str, profile: Profile) -> Finding:
    asked = regions_in(text)
    home = profile.basics.location
    region = regions_in(f", {home.region}") if home and home.region else set()
    if region & asked:
        span = profile.basics.name_span
        return Finding(
            "strong", 0.8, "The CV's address is there.", "met_directly", (span,) if span else ()
        )
    return Finding("none", 0.8, "The CV gives no address there.", "place_elsewhere")


def _travel(pool: Pool) -> Finding:
    for line in pool.lines:
        if _TRAVEL.search(line.statement.text) and line.shown:
            return Finding(
                "partial", 0.6, "Travel is mentioned in one line.", "travel_mentioned", (line.span,)
            )
    return Finding("none", 0.8, "The CV says nothing about travel.", "travel_unstated")


def _record(profile: Profile) -> Finding:
    held = [
        c
        for c in profile.certificates
        if c.kind in {"licence", "registration"} and c.status == "active"
    ]
    spans = tuple(c.span for c in held[:1] if c.span)
    if spans:
        return Finding(
            "partial",
            0.6,
            "An active licence is listed; the rest is for the checks to show.",
            "record_unstated",
            spans,
        )
    return Finding("none", 0.7, "The CV says nothing about this.", "record_unstated")


def names_profession_only(reading: Reading) -> bool:
    """Tell whether a requirement asks for a member of a profession and nothing else."""
    return bool(reading.who) and not reading.themes and not reading.fields
