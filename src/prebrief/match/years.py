"""Years asked for against years held, from the dated positions."""

import re
from datetime import date

from prebrief.match.denial import is_no_evidence
from prebrief.match.finding import Finding
from prebrief.match.tenure import in_words, merged_months
from prebrief.match.vocabulary import Reading, Vocabulary
from prebrief.records.document import Span
from prebrief.records.job import Requirement, TypedTest
from prebrief.records.profile import Position, Profile, Statement
from prebrief.text.embedding import encoder
from prebrief.text.lexical import coverage
from prebrief.text.patterns import compiled

NEAR = 2 / 3
"""Share of the years from which the requirement is met in part."""
ALIKE = 0.36
"""Likeness of a title to the field's name from which the post counts; related pairs average 0.4."""
QUOTED = 5
"""Most posts quoted: the reader should be able to add them up."""
_CLAIM = compiled(
    r"\b(?:over|more than|nearly|almost|some)?\s*(\d{1,2})\s*\+?\s*(?:years?|yrs?\.?)\b",
    re.IGNORECASE,
)


def judge_years(
    requirement: Requirement,
    test: TypedTest,
    profile: Profile,
    vocabulary: Vocabulary,
    *,
    today: date,
) -> Finding:
    """Count the months in posts of the asked kind and compare."""
    needed = round((test.at_least or 0) * 12)
    positions, what = _positions_of(requirement, test, profile, vocabulary)
    months = merged_months(positions, today)
    spans = tuple(position.span for position in positions[:QUOTED] if position.span)
    if needed and months >= needed:
        return Finding(
            "strong",
            _sureness(months, needed),
            _counted(months, what, positions),
            "met_directly",
            spans,
        )
    claim = _claimed(
        profile, needed, vocabulary.read(f"{test.field} {requirement.text}"), vocabulary
    )
    if claim is not None:
        backed = months >= needed / 3 or _shows_trade(profile, requirement, vocabulary)
        return Finding(
            "strong" if backed else "partial",
            0.65,
            "The CV states the years; its dated positions do not show all of them.",
            "years_claimed",
            (claim.span, *spans[:2]),
        )
    if months and months >= needed * NEAR:
        return Finding(
            "partial",
            0.8,
            f"{_counted(months, what, positions)}; {in_words(needed)} are asked for.",
            "years_short",
            spans,
        )
    if months:
        return Finding(
            "none",
            0.75,
            f"{_counted(months, what, positions)}; {in_words(needed)} are asked for.",
            "years_far_short",
            spans,
        )
    return Finding("none", 0.85, f"No dated position counts as {what}.", "no_such_years")


def leadership_months(profile: Profile, today: date) -> int:
    """Give the months in leading posts, overlaps merged; a leading share of a post counts whole."""
    return merged_months((p for p in profile.work if p.leadership), today, weighed=False)


def _positions_of(
    requirement: Requirement, test: TypedTest, profile: Profile, vocabulary: Vocabulary
) -> tuple[list[Position], str]:
    """Choose the posts that count, and say of what."""
    dated = [position for position in profile.work if position.start_date]
    whole = vocabulary.read(requirement.text)
    if test.field == "leadership":
        chosen = [p for p in dated if p.leadership]
        return _of_trade(chosen, whole, profile, vocabulary), "leadership"
    if test.field == "clinical":
        chosen = [p for p in dated if _practises(p) and not _in_training(p)]
        return _of_trade(chosen, whole, profile, vocabulary), "clinical practice after training"
    if test.field in {"", "any"}:
        return _of_trade(dated, whole, profile, vocabulary), "experience"
    return _in_field(test.field, dated, profile, vocabulary), f"experience in {test.field}"


_TRAINING = compiled(
    r"\b(?:resident|residency|intern|internship|registrar|trainee|student|fellow|sho|prho|fy[12]|st[r1-8]?)\b",
    re.IGNORECASE,
)


_DESK = compiled(
    r"\b(?:administrat|non-?clinical|physician advis|utili[sz]ation|vice president|vp\b|vpma"
    r"|chief (?:medical|quality|clinical|executive|operating|nursing) |cm[io]o?\b|medical affairs"
    r"|informatics|chief of staff|health plan|consultan(?:cy|t to))",
    re.IGNORECASE,
)
_SERVICE = compiled(
    r"\b(?:medical director|clinical director|clinical lead|(?:section|division) (?:chief|head)"
    r"|chief|lead|director)\b.*,|\b(?:assistant|associate) medical director\b"
    r"|\b(?:emergency|hospital) (?:services|medicine)\b",
    re.IGNORECASE,
)


def _practises(position: Position) -> bool:
    """Tell whether a post is practice: also to lead a clinical service, unless at a desk."""
    if position.clinical:
        return True
    title = position.position or ""
    if not position.leadership or _DESK.search(f"{title} "):
        return False
    return bool(_SERVICE.search(title))


def _in_training(position: Position) -> bool:
    return bool(_TRAINING.search(position.position or ""))


def _of_trade(
    positions: list[Position], asked: Reading, profile: Profile, vocabulary: Vocabulary
) -> list[Position]:
    """Keep the posts of the profession that the requirement names, if it names one."""
    if not asked.who or _trades(profile, vocabulary) & asked.who:
        return positions
    return []


def _in_field(
    field: str, dated: list[Position], profile: Profile, vocabulary: Vocabulary
) -> list[Position]:
    """Keep the posts whose title, employer or lines are of the field."""
    asked = vocabulary.read(field)
    titles = [" ".join(filter(None, (p.position, p.name))) or "post" for p in dated]
    if not dated:
        return []
    vectors = encoder().encode([field, *titles])
    alike = vectors[1:] @ vectors[0]
    chosen = []
    trade = _trades(profile, vocabulary)
    for position, title, score in zip(dated, titles, alike, strict=True):
        read = vocabulary.read(" ".join((title, position.summary or "", *position.highlights[:12])))
        head = vocabulary.read(title)
        if asked.who and not (head.who & asked.who or (trade & asked.who and not head.who)):
            continue
        words = coverage(asked.stems, read.stems, {})
        in_keys = bool(asked.fields & read.fields) or not asked.fields
        named = bool(asked.fields or asked.who)
        if (named and in_keys) or words >= 0.6 or score >= ALIKE:
            chosen.append(position)
    return chosen


def _trades(profile: Profile, vocabulary: Vocabulary) -> frozenset[str]:
    """Give the professions that degrees, names and titles speak of."""
    names = [course.degree or course.study_type or "" for course in profile.education]
    names += [*profile.basics.post_nominals, profile.basics.label or ""]
    names += [f"{w.position or ''}" for w in profile.work]
    names += [c.name for c in profile.certificates]
    return frozenset().union(*(vocabulary.read(name).who for name in names if name))


def _shows_trade(profile: Profile, requirement: Requirement, vocabulary: Vocabulary) -> bool:
    asked = vocabulary.read(requirement.text).who
    return bool(asked) and bool(asked & _trades(profile, vocabulary))


def _claimed(
    profile: Profile, needed: int, asked: Reading, vocabulary: Vocabulary
) -> Statement | None:
    """Find a line that states enough years of the thing asked for."""
    for line in profile.statements:
        if line.kind == "publication" or is_no_evidence(line.text):
            continue
        hit = _CLAIM.search(line.text)
        if hit is None or int(hit.group(1)) * 12 < needed:
            continue
        after = line.text[hit.start() : hit.end() + 80]
        if not re.search(r"experience|years? (?:of|in|as)|practice", after, re.IGNORECASE):
            continue
        read = vocabulary.read(after)
        if (asked.who and read.who & asked.who) or (asked.fields and read.fields & asked.fields):
            return line
    return None


def _counted(months: int, what: str, positions: list[Position]) -> str:
    count = len(positions)
    return f"{in_words(months)} of {what} from {count} position{'s' if count != 1 else ''}"


def _sureness(months: int, needed: int) -> float:
    """Years well past the mark are surer than years at it: a bare year may be half a year off."""
    return 0.95 if months >= needed + 12 else 0.85


def spans_of(positions: list[Position]) -> tuple[Span, ...]:
    """Give the lines that head the posts."""
    return tuple(position.span for position in positions if position.span)
