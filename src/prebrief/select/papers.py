"""Triggers in licences, certificates and courses: pending, lapsed, unfinished, out of date."""

import re
from collections.abc import Iterator

from prebrief.records.document import Span
from prebrief.records.plan import Trigger
from prebrief.records.profile import Certificate
from prebrief.select.clauses import cut, sentences
from prebrief.select.view import View
from prebrief.text.dates import find_periods, month_index
from prebrief.text.months import in_words, month_name, month_of
from prebrief.text.patterns import compiled

_EXPECTED = compiled(
    r"\b(?:exp(?:\.|ected)?|anticipated|due|to start|offered a place for|scheduled for|until)\s+"
    r"(?:in\s+|by\s+)?(?P<when>[A-Za-z]*\.?\s*\d{4}|\d{1,2}/\d{2,4}|\d{1,2}/\d{1,2}/\d{2,4})",
    re.IGNORECASE,
)
_WAITING = compiled(r"\b(pending|applied|in progress|awaiting|not (?:yet )?started)\b", re.I)
_LAPSED = compiled(r"\b(lapsed|expired|inactive|not renewed)\b", re.I)
_ASSURED = compiled(r"\b(?:up to date|up-to-date)\b", re.IGNORECASE)
_ASSURED_MONTHS = 14
"""What is renewed every year is out of date after so long."""


def paper_triggers(view: View) -> Iterator[Trigger]:
    """Find all triggers in licences, certificates and courses."""
    yield from _assurances(view)
    yield from _certificates(view)
    yield from _studies(view)
    yield from _expected(view)


def _assurances(view: View) -> Iterator[Trigger]:
    """Find assurances that carry a date: "up to date (12/23)" proves nothing years later."""
    for line in view.profile.statements:
        if line.kind not in {"credential", "other", "education"}:
            continue
        for sentence in sentences(line.span):
            hit = _ASSURED.search(sentence.quote)
            periods = find_periods(sentence.quote[hit.end() :][:16]) if hit else []
            point = periods[0].start if periods else None
            if point and view.now - month_index(point, last=True) > _ASSURED_MONTHS:
                age = in_words(view.now - month_index(point))
                yield Trigger(kind="stale_assurance", spans=(sentence,), slots={"length": age})


def _certificates(view: View) -> Iterator[Trigger]:
    """Find papers that wait or have run out, each in the clause of the line that says so."""
    for item in view.profile.certificates:
        if item.span is None:
            continue
        pieces = sentences(item.span)
        waiting = [p for p in pieces if _WAITING.search(p.text)]
        lapsed = [p for p in pieces if _LAPSED.search(p.text)]
        if item.status in {"pending", "in_progress"} and not waiting:
            waiting = [item.span]
        if (item.status == "lapsed" and not lapsed) or _past(view, item):
            lapsed = [item.span]
        for piece in waiting:
            slots = _paper(item, piece) | _age(view, piece, item.date if len(pieces) == 1 else None)
            yield Trigger(kind="pending_credential", spans=(piece,), slots=slots)
        for piece in lapsed:
            yield Trigger(kind="lapsed_credential", spans=(piece,), slots=_paper(item, piece))


def _paper(item: Certificate, piece: Span) -> dict[str, str]:
    """Name the paper: as listed, or by what its clause begins with where one line names several."""
    name = item.name
    if piece.quote != (item.span.quote if item.span else "") or len(name.split()) > 8:
        name = re.split(r"\s+[–—-]\s+|\(|:", piece.text)[0].strip()
        if len(name.split()) > 7:
            name = name.split(",")[0]
    if item.kind == "licence" and "licen" not in name.lower():
        name = f"{name} license"
    return {"credential": name}


def _age(view: View, piece: Span, default: str | None) -> dict[str, str]:
    points = [p.start for p in find_periods(piece.quote) if p.start]
    # What the user says of it is said today, whenever the CV was revised.
    own = any(line.section == "added" and line.span.start <= piece.start < line.span.end
              for line in view.profile.statements)  # fmt: skip
    since = points[-1] if points else default or (None if own else view.revised)
    age = view.now - month_index(since) if since else 0
    return {"months": str(age), "length": in_words(age)} if age > 1 else {}


def _past(view: View, item: Certificate) -> bool:
    if not item.valid_until:
        return False
    return month_index(item.valid_until, last=True) < month_of(view.day)


def _studies(view: View) -> Iterator[Trigger]:
    for course in view.profile.education:
        if course.completed or course.span is None:
            continue
        slots = {"credential": course.degree or course.study_type or course.area or ""}
        slots["institution"] = course.institution or ""
        end = month_index(course.end_date, last=True) if course.end_date else 0
        if course.end_date and view.as_of - 1 <= end < view.now:
            slots["expected"] = month_name(course.end_date)
        yield Trigger(kind="unfinished_degree", spans=(course.span,), slots=slots)


def _expected(view: View) -> Iterator[Trigger]:
    """Find announced dates that have passed by the day of the brief."""
    known = [t.spans[0] for t in _studies(view)] + [t.spans[0] for t in _certificates(view)]
    for line in view.profile.statements:
        for hit in _EXPECTED.finditer(line.span.quote):
            periods = find_periods(hit.group("when"))
            if not periods or periods[0].start is None:
                continue
            if month_index(periods[0].start, last=True) >= view.now:
                continue
            span = cut(line.span, hit.start(), hit.end())
            if any(other.start <= span.start < other.end for other in known):
                continue
            waiting = _WAITING.search(line.span.quote)
            kind = "expected_past" if waiting or "exp" in hit.group().lower() else ""
            if kind or "offered" in hit.group().lower():
                slots = {"expected": month_name(periods[0].start), "line": line.text}
                yield Trigger(kind="expected_past", spans=(span,), slots=slots)
