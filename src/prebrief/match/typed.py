"""Choose the test that decides a requirement."""

import re
from datetime import date

from prebrief.match.certificates import (
    judge_board,
    judge_certificate,
    judge_licence,
    judge_registration,
)
from prebrief.match.degree import judge_degree
from prebrief.match.finding import Finding, weaker
from prebrief.match.language import judge_language
from prebrief.match.scope import judge_scope
from prebrief.match.terms import Terms
from prebrief.match.vocabulary import Vocabulary
from prebrief.match.years import judge_years
from prebrief.records.job import Requirement, TypedTest
from prebrief.records.profile import Profile
from prebrief.text.lexical import content
from prebrief.text.patterns import compiled

_CREDENTIAL_WORDS = compiled(
    r"\b(?:certif|licen[cs]|regist|accredit|credential|diploma|card\b|number\b|enrol)",
    re.IGNORECASE,
)
_MOST_OTHER_WORDS = 3
"""A credential named among more words than this is an example or a person, not the demand."""
_CARDS = frozenset({"life_support"})
"""Terms that are always a card to hold; others name a method as often: Lean, just culture."""
_PROGRAM = compiled(
    r"\b([a-z]+) (?:degree|qualification|school|program(?:me)?|graduate)\b", re.IGNORECASE
)
_ALSO_BOARD = compiled(r"\bboard[- ]certifi", re.IGNORECASE)


def judge_typed(
    requirement: Requirement,
    profile: Profile,
    terms: Terms,
    vocabulary: Vocabulary,
    *,
    today: date,
) -> Finding | None:
    """Decide the requirement by its typed test, or give nothing if it has none."""
    test = requirement.test or _implied(requirement, terms)
    if test is None:
        return _qualified_in(requirement, profile, terms)
    if not _asks_for(requirement, test, terms):
        return None
    finding = _judge(requirement, test, profile, terms, vocabulary, today)
    if test.test == "degree" and _ALSO_BOARD.search(requirement.text):
        board = judge_board(TypedTest(test="board", eligible_ok=test.eligible_ok), profile, terms)
        return weaker(finding, board)
    return finding


def _implied(requirement: Requirement, terms: Terms) -> TypedTest | None:
    """Read "medical degree", "graduate of a nursing program" as a test of that group of degrees."""
    for hit in _PROGRAM.finditer(requirement.text):
        group = f"{hit.group(1).lower()}_degree"
        if terms.has_group(group):
            return TypedTest(test="degree", any_of=(group,))
    return None


_QUALIFIED_IN = compiled(
    r"\b(?:qualifications?|degree|diploma)\b[^.;]*?\bin\b(?P<what>[^.;]*)", re.I
)


def _qualified_in(requirement: Requirement, profile: Profile, terms: Terms) -> Finding | None:
    """Let a degree in one of the named fields meet "a qualification in leadership or quality".

    Without such a degree a course may do in part, which likeness judges.
    """
    hit = _QUALIFIED_IN.search(requirement.text)
    words = re.findall(r"[a-z]+", hit["what"].lower()) if hit else []
    groups = tuple(f"{word}_degree" for word in words if terms.has_group(f"{word}_degree"))
    if not groups:
        return None
    test = TypedTest(test="degree", any_of=groups)
    finding = judge_degree(requirement, test, profile, terms)
    return finding if finding.verdict == "strong" else None


def _asks_for(requirement: Requirement, test: TypedTest, terms: Terms) -> bool:
    """Tell whether the requirement asks for the credential rather than names it in passing."""
    if test.test not in {"certificate", "registration"}:
        return True
    if _CREDENTIAL_WORDS.search(requirement.text):
        return True
    if test.test == "certificate" and not terms.kinds(test.any_of) <= _CARDS:
        return False
    named: set[str] = set()
    for name in test.any_of:
        for spelling in terms.spellings(name):
            named |= content(spelling)
    return len(content(requirement.text) - named) <= _MOST_OTHER_WORDS


def _judge(
    requirement: Requirement,
    test: TypedTest,
    profile: Profile,
    terms: Terms,
    vocabulary: Vocabulary,
    today: date,
) -> Finding:
    match test.test:
        case "years":
            return judge_years(requirement, test, profile, vocabulary, today=today)
        case "degree":
            return judge_degree(requirement, test, profile, terms)
        case "licence":
            return judge_licence(requirement, test, profile, vocabulary)
        case "registration":
            return judge_registration(test, profile, terms)
        case "board":
            return judge_board(test, profile, terms)
        case "certificate":
            return judge_certificate(test, profile, terms)
        case "scope":
            return judge_scope(test, profile)
        case "language":
            return judge_language(test, profile)
