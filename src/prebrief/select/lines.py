"""Triggers that the words and figures of single CV lines give away."""

import re
from collections.abc import Iterator
from itertools import pairwise

from prebrief.playbooks.schema import TriggerRule
from prebrief.records.document import Span
from prebrief.records.plan import Trigger
from prebrief.records.profile import Figure, Position, Statement
from prebrief.select.beats import acts, figure_clause, kind_of
from prebrief.select.clauses import clauses, cut, find_terms, sentences, shorten
from prebrief.select.opening import crossing_line, other_field
from prebrief.select.view import View
from prebrief.text.comparisons import compared, money, relative_change
from prebrief.text.patterns import compiled

_FOUND_ELSEWHERE = frozenset(
    "short_stay gap frequent_moves overlap stale_cv pending_credential lapsed_credential "
    "unfinished_degree thin_leadership no_recent_practice single_site no_budget scope_jump "
    "team_only bold_figure big_savings linked_metrics result_without_action "
    "action_without_result field_change career_change setting_change identifiable_outcome".split()
)
"""Kinds with a detector of their own; the rest are found by the terms of triggers.yaml."""
_BOLD_CHANGE = 0.30
_BIG_MONEY = 250_000
_RATE = compiled(r"\s*(?:per|a|each|/)\s*(?:month|week|day|year|quarter)\b", re.IGNORECASE)
_SMALL_COUNT = compiled(
    r"\b(?:one|two|three|four|[1-4])\b(?!\s*(?:%|percent|years|months|days))", re.I
)
_TEAM = compiled(
    r"^(?:assist|support|help|participat|contribut|member of|part of|work(?:ed)? with)", re.I
)
_SAVED = compiled(
    r"\b(sav(?:ed|ing|ings)|revenue|margin|recover(?:ed|y)|spend|subsidy|cost)\b", re.I
)


def line_triggers(view: View) -> Iterator[Trigger]:
    """Find all triggers that come from single lines."""
    yield from _field(view)
    yield from _reversals(view)
    yield from _by_terms(view)
    yield from _unacted_results(view)
    yield from _bold_figures(view)
    yield from _resultless_acts(view)
    yield from _identifiable(view)
    yield from _linked(view)
    yield from _team(view)
    yield from _scope(view)
    yield from _budget(view)


def _rules(view: View, kind: str) -> list[TriggerRule]:
    return [rule for rule in view.playbook.triggers if rule.kind == kind]


def _by_terms(view: View) -> Iterator[Trigger]:
    rules = [r for r in view.playbook.triggers if r.terms and r.kind not in _FOUND_ELSEWHERE]
    for rule in rules:
        for line in view.profile.statements:
            if line.kind in {"publication", "education", "skill", "language"}:
                continue
            for sentence in sentences(line.span):
                text = sentence.text
                places = find_terms(text, rule.terms)
                if not places or find_terms(text, rule.unless):
                    continue
                word = text[slice(*places[0])]
                span = shorten(sentence, about=word)
                yield Trigger(kind=rule.kind, spans=(span,), slots={"word": word})
                break


def _reversals(view: View) -> Iterator[Trigger]:
    """Find a measure told at three times or more that turned round on the way."""
    for line in view.deeds:
        series = [f for f in line.figures if f.baseline is None and _RATE.match(_after(line, f))]
        lone = [f for f in line.figures if f.baseline is None]
        if len(series) < 2 or len(lone) < 3:
            continue
        values = [f.value for f in lone]
        steps = [b - a for a, b in pairwise(values) if a != b]
        if any(a * b < 0 for a, b in pairwise(steps)):
            first, last = (_around(line, f) for f in (lone[0], lone[-1]))
            yield Trigger(kind="unsustained_result", spans=(first, last))


def _after(line: Statement, figure: Figure) -> str:
    return line.span.quote[figure.span.end - line.span.start :]


def _around(line: Statement, figure: Figure) -> Span:
    home = next((s for s in clauses(line.span) if s.start <= figure.span.start < s.end), line.span)
    return shorten(home, about=figure.span.quote, words=14)


def _figures(view: View) -> Iterator[tuple[Statement, Figure]]:
    for line in view.deeds:
        for figure in compared(line):
            yield line, figure


def _bold_figures(view: View) -> Iterator[Trigger]:
    # A result without an act is asked about as such.
    bare = {trigger.spans[0].start for trigger in _unacted_results(view)}
    bold = sorted(_figures(view), key=lambda pair: -abs(relative_change(pair[1])))
    for line, figure in bold:
        if figure_clause(line, figure).start in bare:
            continue
        if abs(relative_change(figure)) < _BOLD_CHANGE:
            break
        span = figure_clause(line, figure)
        slots = {"figure": figure.span.text, "measure": figure.measure, "line": span.text}
        yield Trigger(kind="bold_figure", spans=(span,), slots=slots)
    for line in view.deeds:
        for figure in line.figures:
            amount = abs(figure.value - figure.baseline) if figure.baseline else figure.value
            currency = figure.unit.upper() in {"USD", "GBP", "EUR", "AUD", "CAD", "NZD"}
            if currency and amount >= _BIG_MONEY and _SAVED.search(line.text):
                slots = {"figure": money(amount, figure.unit), "measure": figure.measure}
                span = figure_clause(line, figure)
                yield Trigger(kind="big_savings", spans=(span,), slots=slots)


def _unacted_results(view: View) -> Iterator[Trigger]:
    breath = {row: group for group in view.breaths for row in group}
    rows = {line.id: row for row, line in enumerate(view.deeds)}
    for line, figure in _figures(view):
        home = next((s for s in sentences(line.span) if s.start <= figure.span.start < s.end), None)
        if home is None or acts(home.text):
            continue
        row = rows[line.id]
        before = [view.deeds[r] for r in breath[row] if r < row]
        if any(kind_of(s.text) == "action" for b in before for s in sentences(b.span)):
            continue
        # An act joined to it by a semicolon answers the question; one in another sentence does not.
        others = [s for s in sentences(line.span) if s.start != home.start]
        if any(acts(s.text) and _joined(line.span, home, s) for s in others):
            continue
        span = figure_clause(line, figure)
        slots = {"figure": figure.span.text, "measure": figure.measure, "line": span.text}
        yield Trigger(kind="result_without_action", spans=(span,), slots=slots)


def _joined(whole: Span, one: Span, other: Span) -> bool:
    first, second = sorted((one, other), key=lambda s: s.start)
    between = whole.quote[first.end - whole.start : second.start - whole.start]
    return between.strip() == ";"


def _resultless_acts(view: View) -> Iterator[Trigger]:
    outcome = compiled(
        r"\b(signed|opened|approved|cleared|accepted|closed|agreed|no findings|reduced|upheld|"
        r"concluded|returned|adopted|won|doubled|halved)\b|%",
        re.IGNORECASE,
    )
    for line in view.deeds:
        if line.position is None or not view.profile.work[line.position].leadership:
            continue
        for sentence in sentences(line.span):
            if outcome.search(sentence.text) or compared(line):
                continue
            if kind_of(sentence.text) == "action":
                span = shorten(sentence)
                yield Trigger(
                    kind="action_without_result", spans=(span,), slots={"line": span.text}
                )
                break


def _identifiable(view: View) -> Iterator[Trigger]:
    """Find an outcome for somebody beside a count so small that people will know who."""
    terms = [
        t
        for kind in ("exit_word", "identifiable_outcome")
        for r in _rules(view, kind)
        for t in r.terms
    ]
    for line in view.deeds:
        for sentence in sentences(line.span):
            places = find_terms(sentence.text, terms)
            if places and _SMALL_COUNT.search(sentence.text):
                span = shorten(sentence, about=sentence.text[slice(*places[0])])
                yield Trigger(kind="identifiable_outcome", spans=(span,), slots={"line": span.text})


def _linked(view: View) -> Iterator[Trigger]:
    """Find two measures that move each other, both claimed."""
    for rule in _rules(view, "linked_metrics"):
        found: list[Span] = []
        words: list[str] = []
        for line in view.deeds:
            if not line.figures:
                continue
            for sentence in sentences(line.span):
                places = find_terms(sentence.text, rule.terms)
                if places and any(c.isdigit() for c in sentence.text):
                    word = sentence.text[slice(*places[0])]
                    if word.lower() not in words:
                        words.append(word.lower())
                        found.append(shorten(sentence, about=word, words=12))
        if len(found) >= 2:
            slots = {"first": words[0], "second": words[1]}
            yield Trigger(kind="linked_metrics", spans=tuple(found[:2]), slots=slots)


def _team(view: View) -> Iterator[Trigger]:
    deeds = [s for s in view.deeds if s.kind == "deed"]
    shared = [s for s in deeds if _TEAM.search(s.text)]
    if len(shared) >= 2 and len(shared) >= len(deeds) / 2:
        yield Trigger(kind="team_only", spans=tuple(s.span for s in shared[:2]))


def _field(view: View) -> Iterator[Trigger]:
    """Find a posting of a specialty that is not the CV's."""
    field = other_field(view)
    if field:
        crossing = crossing_line(view)
        spans = (field[1], crossing) if crossing else (field[1],)
        yield Trigger(kind="field_change", spans=spans, slots={"field": field[0].text})


def _scope(view: View) -> Iterator[Trigger]:
    own, wanted = view.own_rung, view.job_rung
    if own and wanted and own.ladder and wanted.ladder and wanted.ladder - own.ladder >= 2:
        spans = tuple(_titled(p) for p in view.profile.work[:1] if p.span)
        slots = {
            "rung": own.title,
            "next": wanted.title,
            "title": view.profile.work[0].position or "",
        }
        yield Trigger(kind="scope_jump", spans=spans, slots=slots)


def _titled(position: Position) -> Span:
    """Quote the title of a post, or the whole line where it stands otherwise."""
    span = position.span
    assert span is not None
    at = span.quote.find(position.position or "\n")
    return cut(span, at, at + len(position.position or "")) if at >= 0 else span


def _budget(view: View) -> Iterator[Trigger]:
    money = any(s.kind == "budget" for p in view.profile.work for s in p.scope)
    if not money and not any(re.search(r"[$£€]\s?\d|\bbudget", s.text, re.I) for s in view.deeds):
        spans = tuple(p.span for p in view.profile.work[:1] if p.span)
        yield Trigger(kind="no_budget", spans=spans)


def quote_of(line: Statement, text: str) -> Span | None:
    """Quote a stretch of a line by its words."""
    at = line.span.quote.find(text)
    return cut(line.span, at, at + len(text)) if at >= 0 else None
