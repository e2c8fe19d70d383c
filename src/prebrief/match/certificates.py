"""Licences, registrations, board certifications and certificates asked for against those held."""

import re
from typing import Literal

from prebrief.match.finding import Finding
from prebrief.match.regions import region_code, regions_in
from prebrief.match.terms import Terms, stands_in
from prebrief.match.vocabulary import Vocabulary
from prebrief.records.document import Span
from prebrief.records.job import Requirement, TypedTest
from prebrief.records.profile import Certificate, Profile
from prebrief.text.patterns import compiled

Status = Literal["active", "pending", "lapsed", "eligible", "in_progress", "unknown"]
_DRIVING = compiled(r"\bdriv(?:er|ing)", re.IGNORECASE)
_HELD = ("active", "unknown")
_ORDER: tuple[Status, ...] = (
    "active",
    "unknown",
    "eligible",
    "pending",
    "in_progress",
    "lapsed",
)
_CLAUSE = compiled(r"[.;|•]\s+|\s·\s|\n")
_SAID: tuple[tuple[Status, re.Pattern[str]], ...] = (
    ("pending", compiled(r"\b(?:pending|applied|applying|application)\b", re.IGNORECASE)),
    ("lapsed", compiled(r"\b(?:lapsed?|expired|inactive|retired|surrendered)\b", re.IGNORECASE)),
    ("active", compiled(r"\b(?:active|current|unrestricted|in force|full)\b", re.IGNORECASE)),
)
_STATUS_WORDS = {
    "pending": "is applied for, not yet held",
    "lapsed": "has lapsed",
    "eligible": "is open to the candidate but not yet held",
    "in_progress": "is under way, not finished",
}
_STATUS_CODES = {
    "pending": "{kind}_pending",
    "lapsed": "{kind}_lapsed",
    "eligible": "{kind}_eligible",
    "in_progress": "{kind}_in_progress",
}


def judge_licence(
    requirement: Requirement, test: TypedTest, profile: Profile, vocabulary: Vocabulary
) -> Finding:
    """Look for a licence of the asked profession in the asked state."""
    asked = {region_code(name) for name in test.any_of}
    trade = vocabulary.read(requirement.text).who
    ours: list[Certificate] = []
    elsewhere: list[Certificate] = []
    for held in profile.certificates:
        if not is_professional(held) or not _same_trade(held, trade, profile, vocabulary):
            continue
        states = {region_code(held.region)} if held.region else regions_in(held.name)
        if not asked or states & asked:
            ours.append(in_clause(held, asked or states))
        else:
            elsewhere.append(held)
    where = " or ".join(test.any_of) or "any state"
    if ours:
        return _by_status(ours, test, "licence", f"license for {where}" if asked else "license")
    active = [held for held in elsewhere if held.status in _HELD]
    if active and (test.eligible_ok or _is_multistate(active)):
        best = active[0]
        return Finding(
            "strong" if test.eligible_ok and not _is_multistate(active) else "partial",
            0.7,
            f"{best.name} is held; the license for {where} is still to be had.",
            "licence_obtainable",
            _spans(best),
        )
    if elsewhere:
        return Finding(
            "none", 0.8, f"Licenses are listed, but none for {where}.", "licence_elsewhere"
        )
    return Finding(
        "none", 0.9, f"No line of the CV names a license for {where}.", "licence_missing"
    )


def judge_registration(test: TypedTest, profile: Profile, terms: Terms) -> Finding:
    """Look for registration with the named body."""
    named = test.any_of or ("registration",)
    found = [
        held
        for held in profile.certificates
        if held.kind == "registration"
        and (not test.any_of or any(_names(held, want, terms) for want in test.any_of))
    ]
    if found:
        return _by_status(found, test, "registration", f"{named[0]} registration")
    return Finding(
        "none", 0.92, f"No line of the CV names {named[0]} registration.", "registration_missing"
    )


def judge_board(test: TypedTest, profile: Profile, terms: Terms) -> Finding:
    """Look for a board certification, of the asked specialty if one is asked."""
    # "Board certified" as a term of the lexicon names no specialty.
    names = test.any_of or ("Board certified",)
    wanted = tuple(name for name in test.any_of if not name.lower().startswith("board"))
    test = test.model_copy(update={"any_of": wanted})
    boards = [held for held in profile.certificates if held.kind == "board"]
    fitting = [
        in_clause(held)
        for held in boards
        if not test.any_of or any(_names(held, want, terms) for want in test.any_of)
    ]
    home = {country for name in names for country in terms.countries(name, "board")}
    abroad = [held for held in fitting if _is_abroad(held, home, terms)]
    if abroad and len(abroad) == len(fitting):
        return _counterpart(abroad[0])
    if fitting:
        return _by_status(fitting, test, "board", "board certification")
    if boards:
        best = boards[0]
        return Finding(
            "partial",
            0.65,
            f"{best.name} is held; the posting names {' or '.join(test.any_of)}.",
            "board_other_specialty",
            _spans(best),
        )
    specialist = [
        held
        for held in profile.certificates
        if held.kind == "registration" and "speciali" in _text(held).lower()
    ]
    if specialist:
        return _counterpart(specialist[0])
    return Finding("none", 0.9, "No line of the CV names a board certification.", "board_missing")


def _is_abroad(held: Certificate, home: set[str], terms: Terms) -> bool:
    """Tell whether it is of another country's system than the one asked for."""
    countries = terms.countries(_text(held), "board")
    return bool(home and countries) and not countries & home


def _counterpart(held: Certificate) -> Finding:
    return Finding(
        "partial",
        0.75,
        f"{held.name} is another country's counterpart of board certification, not the same.",
        "board_equivalent",
        _spans(held),
    )


def judge_certificate(test: TypedTest, profile: Profile, terms: Terms) -> Finding:
    """Look for a named certificate: life support, DEA, a method's belt."""
    named = " or ".join(test.any_of[:3]) or "the certificate"
    found = [
        held
        for held in profile.certificates
        if any(_names(held, want, terms) for want in test.any_of)
    ]
    if found:
        return _by_status(found, test, "certificate", named)
    said = [
        line
        for line in profile.statements
        if line.kind in {"credential", "education", "skill", "other"}
        and any(_stands_in(want, line.text, terms) for want in test.any_of)
    ]
    if said:
        listed = said[0].kind == "skill"
        return Finding(
            "partial" if listed else "strong",
            0.7,
            f"{named} is named in {'a list of skills' if listed else 'the CV'}.",
            "skills_list_only" if listed else "met_directly",
            (said[0].span,),
        )
    kin = [
        held
        for held in profile.certificates
        if held.status in _HELD and terms.kin(test.any_of, held.name)
    ]
    if kin:
        return Finding(
            "partial",
            0.7,
            f"{kin[0].name} is listed, a neighbour of {named}; {named} itself is not.",
            "certificate_neighbour",
            _spans(kin[0]),
        )
    return Finding("none", 0.85, f"No line of the CV names {named}.", "certificate_missing")


def _by_status(found: list[Certificate], test: TypedTest, kind: str, named: str) -> Finding:
    """Judge by the best standing among the certificates that fit."""
    best = min(found, key=lambda held: _ORDER.index(held.status))
    if best.status in _HELD:
        return Finding(
            "strong",
            0.95 if best.status == "active" else 0.9,
            f"The CV lists {_shown(best)}.",
            "met_directly",
            _spans(best),
        )
    accepted = test.eligible_ok and best.status in {"eligible", "pending", "in_progress"}
    return Finding(
        "strong" if accepted else "partial",
        0.85,
        f"The {named} {_STATUS_WORDS[best.status]}.",
        _STATUS_CODES[best.status].format(kind=kind),
        _spans(best),
    )


def is_professional(held: Certificate) -> bool:
    """Tell whether it is a licence to practise, and not one to drive."""
    return held.kind == "licence" and not _DRIVING.search(_text(held))


def in_clause(held: Certificate, states: set[str] | None = None) -> Certificate:
    """Take the status from the clause about these states where one line lists several licences.

    "Ohio, active. Utah, lapsed": what is said of Utah is not said of Ohio.
    """
    clauses = [clause for clause in _CLAUSE.split(held.span.quote if held.span else "") if clause]
    if len(clauses) < 2:
        return held
    if states is not None:
        clauses = [clause for clause in clauses if regions_in(clause) & states]
    said = [status for clause in clauses if (status := _said_status(clause))]
    if not said:
        return held
    return held.model_copy(update={"status": min(said, key=_ORDER.index)})


def _said_status(clause: str) -> Status | None:
    return next((status for status, words in _SAID if words.search(clause)), None)


def _same_trade(
    held: Certificate, trade: frozenset[str], profile: Profile, vocabulary: Vocabulary
) -> bool:
    """Tell whether a licence is of the profession that the requirement names.

    A licence that names no profession is of the holder's own.
    """
    if not trade:
        return True
    text = _text(held)
    own = vocabulary.read(text).who
    if not own:
        names = [c.degree or c.study_type or "" for c in profile.education]
        names += [*profile.basics.post_nominals, *(w.position or "" for w in profile.work)]
        own = frozenset().union(*(vocabulary.read(name).who for name in names))
    return bool(own & trade)


def _is_multistate(found: list[Certificate]) -> bool:
    return any(
        word in _text(held).lower()
        for held in found
        for word in ("multistate", "multi-state", "compact")
    )


def _names(held: Certificate, want: str, terms: Terms) -> bool:
    """Tell whether the certificate is the wanted one."""
    if terms.same(want, held.name):
        return True
    return _stands_in(want, _text(held), terms)


def _stands_in(want: str, text: str, terms: Terms) -> bool:
    """Tell whether one of the spellings of a name stands in the text."""
    return any(stands_in(name, text) for name in terms.spellings(want))


def _text(held: Certificate) -> str:
    quote = held.span.text if held.span and len(held.span.quote) < 120 else ""
    return " ".join(part for part in (held.name, held.issuer or "", quote) if part)


def _shown(held: Certificate) -> str:
    name = held.name
    if any(char.isdigit() for char in name):  # The dates are in it.
        return name
    if held.valid_until:
        return f"{name}, valid to {held.valid_until}"
    return f"{name} ({held.date})" if held.date else name


def _spans(held: Certificate) -> tuple[Span, ...]:
    return (held.span,) if held.span else ()
