"""CV lines to rephrase: what each lacks for a reader who hires leaders."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from prebrief.records.document import Span
from prebrief.records.plan import CvEdit, Trigger
from prebrief.records.profile import Statement
from prebrief.select.beats import acts, figure_clause
from prebrief.select.clauses import count_words, cut, sentences, shorten
from prebrief.select.view import View
from prebrief.text.comparisons import compared
from prebrief.text.patterns import compiled

MOST = 8
_YEAR = compiled(r"(?:19|20)\d{2}|\b(?:FY|CY)\s?'?\d{2}|'\d{2}\b|\bmonths?\b|\bQ[1-4]\b|\d/\d{2}")
_COUNTS = compiled(r"\bn\s?=|\b\d+ (?:of|events|patients|cases|charts|files)\b", re.IGNORECASE)
_DUTIES = compiled(
    r"^(?:responsible for|duties (?:include|included)|tasked with|in charge of)\b", re.I
)
_SEEKING = compiled(r"\b(?:looking for|seeking|objective|hoping)\b", re.IGNORECASE)
_RANGE = compiled(r"\d[\d,]*\s?(?:[–-]|to)\s?\d[\d,]*[ -]?(?:[a-z]+)")
_BUDGET = compiled(
    r"\bbudget[^.;]{0,30}?(?P<sum>[$£€]\s?\d[\d.,]*\s?(?:m|k|bn|million|billion)?)|"
    r"(?P<front>[$£€]\s?\d[\d.,]*\s?(?:m|k|bn|million|billion)?)[^.;]{0,20}?\bbudget",
    re.IGNORECASE,
)
_KEPT = compiled(
    r"\b(?:within|under budget|on budget|over budget|balanced|underspen[dt]|overspen[dt]|closed at|"
    r"surplus|deficit|variance|saved|saving|cut|reduced)\b",
    re.IGNORECASE,
)
_FROM_TRIGGERS = (
    "result_without_action",
    "identifiable_outcome",
    "action_without_result",
    "team_only",
)


def choose_edits(view: View, triggers: Sequence[Trigger]) -> tuple[CvEdit, ...]:
    """Choose the lines whose rewording does most, at most two for one fault."""
    advice = {
        slug: a.id for a in reversed(view.playbook.advice) if a.use == "cv_edit" for slug in a.when
    }
    edits: list[CvEdit] = []
    issues: Counter[str] = Counter()
    used: list[tuple[int, int]] = []
    found = sorted(_faults(view, triggers), key=lambda fault: -fault[0])
    found = found or [
        (0.1, "no_figure", shorten(line.span, words=18), {})
        for line in view.deeds
        if not any(c.isdigit() for c in line.text)
    ]
    for _, issue, span, slots in found:
        if issue not in advice or issues[issue] >= 2 or len(edits) >= MOST:
            continue
        if any(a < span.end and span.start < b for a, b in used):
            continue
        issues[issue] += 1
        used.append((span.start, span.end))
        edits.append(CvEdit(span=span, issue_id=advice[issue], slots=slots))
    return tuple(edits)


Fault = tuple[float, str, Span, dict[str, str]]


def _faults(view: View, triggers: Sequence[Trigger]) -> Iterator[Fault]:
    for trigger in triggers:
        if trigger.kind in _FROM_TRIGGERS and trigger.spans:
            weight = 1.0 - 0.15 * _FROM_TRIGGERS.index(trigger.kind)
            yield weight, trigger.kind, trigger.spans[0], dict(trigger.slots)
    yield from _objective(view)
    for row, line in enumerate(view.deeds):
        lead = line.position is not None and view.profile.work[line.position].leadership
        weight = (0.15 if lead else 0.0) + (0.1 if _recent(view, line) else 0.0)
        yield from _figure_faults(line, weight)
        yield from _word_faults(view, line, row, weight)


def _recent(view: View, line: Statement) -> bool:
    return line.position is not None and view.profile.work[line.position].ongoing


def _figure_faults(line: Statement, weight: float) -> Iterator[Fault]:
    for figure in compared(line):
        span = figure_clause(line, figure)
        slots = {"measure": figure.measure, "figure": figure.span.text}
        if not figure.period and not _YEAR.search(span.text):
            yield 0.7 + weight, "no_years", span, slots
        elif _is_rate(figure.unit, span.text) and not _COUNTS.search(line.text):
            yield 0.55 + weight, "no_counts", span, slots


def _is_rate(unit: str, text: str) -> bool:
    return unit in {"percent", "%", "ratio"} or "per" in unit or "per " in text


def _word_faults(view: View, line: Statement, row: int, weight: float) -> Iterator[Fault]:
    hit = _DUTIES.search(line.text)
    if hit:
        yield (
            0.75 + weight,
            "responsible_for",
            shorten(line.span, words=18),
            {"phrase": hit.group()},
        )
    budget = _BUDGET.search(line.span.quote)
    if budget and not _KEPT.search(line.text):
        clause = shorten(line.span, words=14, about=budget.group())
        yield 0.72 + weight, "budget_without_result", clause, {"figure": _sum_of(budget)}
    words = count_words(line.text)
    if line.kind == "deed" and 5 <= words <= 40 and not line.figures:
        theme = float(view.deed_themes[row].max(initial=0.0))
        if theme < 0.12 and acts(line.text):
            yield 0.35 + weight, "clinical_only", shorten(line.span, words=18), {}
        elif acts(line.text) and theme > 0.3:
            yield 0.3 + weight, "no_figure", shorten(line.span, words=18), {}
    if words > 48:
        yield 0.3 + weight, "too_long", shorten(line.span, words=18), {"words": str(words)}


def _sum_of(hit: re.Match[str]) -> str:
    return " ".join((hit["sum"] or hit["front"]).split()).rstrip(".,")


def _objective(view: View) -> Iterator[Fault]:
    for line in view.profile.statements:
        if line.kind != "summary":
            continue
        for sentence in sentences(line.span):
            hit = _RANGE.search(sentence.quote)
            if _SEEKING.search(sentence.text) and hit:
                yield 0.8, "narrow_objective", cut(sentence, *hit.span()), {}
