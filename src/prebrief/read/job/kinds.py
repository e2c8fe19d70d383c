"""Tell what kind of thing a requirement asks for."""

import re

from prebrief.read.job.boilerplate import is_condition
from prebrief.read.job.headings import section_kind
from prebrief.records.job import Level, RequirementKind, TypedTest
from prebrief.text.patterns import compiled

_BY_TEST: dict[str, RequirementKind] = {
    "years": "years",
    "degree": "degree",
    "licence": "licence",
    "registration": "licence",
    "board": "certification",
    "certificate": "certification",
    "scope": "scope",
    "language": "other",
}
_CREDENTIAL = compiled(
    r"\bprivileg(?:e|es)\b(?<!credentialing and privileges)|\bdriver|\bdriving licen"
    r"|\bgood standing\b|\bclearance\b|\bDBS\b|\bcitizen|\bright to work\b|\bfit and proper\b"
    r"|\bexclu(?:ded|sion)\b|\bmalpractice\b"
    r"|\b(?:hold|obtain|maintain|eligible for)\b.{0,30}\bprivileges\b|\bcredential(?:ed|s)\b"
    r"|\binsurab|\bmedicare enrol|\bselective service\b|\bU\.?S\.? national\b",
    re.IGNORECASE,
)
_CERTIFICATION = compiled(
    r"\bcertifi(?:ed|cation|cate)s?\b|\bfellowship\b|\baccredited\b", re.IGNORECASE
)
_DEGREE = compiled(
    r"\bdegree\b|\bgraduate of\b|\bqualifications?\b|\bdiploma\b|\bschool of\b|\beducated to\b"
    r"|\bdoctorate\b|\bcompletion of\b.*\b(?:residency|program)",
    re.IGNORECASE,
)
_LICENCE = compiled(r"\blicen[cs](?:e|ed|ure)\b|\bregist(?:ered|ration)\b", re.IGNORECASE)
_DOMAIN = compiled(
    r"\bexperience\b|\bbackground in\b|\btrack record\b|\bworking in\b|\bworked\b|\bexposure to\b",
    re.IGNORECASE,
)
_SKILL = compiled(
    r"\bskills?\b|\babilit|\bable to\b|\bknowledge\b|\bunderstand|\bfamiliar|\bproficien"
    r"|\bcompeten|\bcommunicat",
    re.IGNORECASE,
)
_CONDITION = compiled(
    r"\btravel\b|\bon[- ]call\b|\bschedule\b|\bshifts?\b|\bremote(?:ly)?\b|\brelocat"
    r"|\blocated in\b|\breside|\bhybrid\b|\blift\b|\bpounds\b|\bvaccin|\bevenings\b|\bweekends?\b"
    r"|\bpatient contact\b|\bdirect report",
    re.IGNORECASE,
)


def kind_of(words: str, *, level: Level, heading: str, test: TypedTest | None) -> RequirementKind:
    """Give the kind of a requirement."""
    if is_condition(words):
        return "other"
    if _CREDENTIAL.search(words) and test is None:
        return "credential"
    if level == "duty" and (test is None or test.test in ("language",)):
        return (
            "other"
            if _CONDITION.search(words) or section_kind(heading) == "condition"
            else "competency"
        )
    if test is not None:
        return _BY_TEST[test.test]
    return _by_words(words, heading)


def _by_words(words: str, heading: str) -> RequirementKind:
    if _LICENCE.search(words):
        return "licence"
    if _CERTIFICATION.search(words):
        return "certification"
    if _DEGREE.search(words):
        return "degree"
    if section_kind(heading) == "condition" or (
        _CONDITION.search(words) and not _DOMAIN.search(words)
    ):
        return "other"
    if _SKILL.search(words) and not re.match(r"\W*experience", words, re.IGNORECASE):
        return "competency"
    if _DOMAIN.search(words) or heading.lower().startswith("experience"):
        return "domain"
    return "competency"
