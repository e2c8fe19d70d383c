"""The day card's contest: three proofs, and the case that the opening line is about."""

import re
from collections.abc import Sequence

from prebrief.records.document import Span
from prebrief.records.match import Tally
from prebrief.records.plan import ChosenEntry, ChosenStory
from prebrief.records.profile import Statement
from prebrief.select.beats import figure_clause, pairs
from prebrief.select.clauses import find_terms, shorten
from prebrief.select.lines import relative_change
from prebrief.select.view import View

_COVERED = 0.75
_THIN = 0.6


def choose_proofs(view: View, stories: Sequence[ChosenStory]) -> tuple[Span, ...]:
    """Choose three lines that prove most, from three themes where there are three."""
    scored: list[tuple[float, str, Statement]] = []
    by_id = {line.id: line for line in view.profile.statements}
    for score in view.report.look_fors:
        for place, evidence in enumerate(score.evidence[:4]):
            line = by_id.get(evidence.statement_id)
            if line is None or line.kind in {"skill", "summary", "education"}:
                continue
            value = 0.5 * score.emphasis + 0.5 * evidence.score - 0.1 * place
            scored.append((value + _weight(view, line), score.look_for_id, line))
    for story in stories:
        line = by_id.get(story.statement_ids[0])
        if line is not None and story.proves:
            scored.append((0.4 * story.score + _weight(view, line), story.proves[0], line))
    scored.sort(key=lambda item: -item[0])
    picked: list[Span] = []
    themes: set[str] = set()
    lines: set[str] = set()
    for choosy in (True, False):
        for _, theme, line in scored:
            if len(picked) == 3 or line.id in lines or (choosy and theme in themes):
                continue
            themes.add(theme)
            lines.add(line.id)
            picked.append(_proof(line))
    return tuple(picked)


def _weight(view: View, line: Statement) -> float:
    figures = pairs(line)
    change = max((min(abs(relative_change(f)), 0.7) for f in figures), default=0.0)
    lead = line.position is not None and view.profile.work[line.position].leadership
    return 0.3 * bool(figures) + 0.4 * change + 0.2 * lead


def _proof(line: Statement) -> Span:
    figures = sorted(pairs(line), key=lambda f: -abs(relative_change(f)))
    return figure_clause(line, figures[0]) if figures else shorten(line.span, words=14)


def choose_opening(view: View, proofs: Sequence[ChosenEntry]) -> tuple[str, tuple[Span, ...]]:
    """Choose the case that the candidacy turns on, and the words to quote with it."""
    fit = view.report.fit
    if fit.score < 25:
        return "far", ()
    field = _other_field(view)
    if field:
        return "field_differs", field
    must, duty = coverage(fit.must), coverage(fit.duty)
    own, wanted = view.own_rung, view.job_rung
    shown = [entry.cite for entry in proofs if entry.cite]
    higher = bool(own and wanted and (own.ladder or 0) < (wanted.ladder or 0))
    if higher and len(shown) * 2 >= len(proofs) > 0:
        return "work_without_title", tuple(s for s in shown[:1] if s)
    if must is not None and duty is not None:
        if must >= _COVERED and duty < _THIN:
            return "must_over_duty", _duty_open(view)
        if duty >= _COVERED and must < duty - 0.1:
            return "duty_over_must", _must_open(view)
    if fit.score >= 75:
        return "strong_all_round", ()
    return ("half_way", _must_open(view) or _duty_open(view))


def coverage(tally: Tally) -> float | None:
    """Give the share covered, partly counting half; nothing where nothing is asked."""
    count = tally.met + tally.partly + tally.unmet
    return (tally.met + tally.partly / 2) / count if count else None


def _open(view: View, level: str) -> tuple[Span, ...]:
    for verdict in ("none", "partial"):
        for requirement in view.job.requirements:
            match = view.matches.get(requirement.id)
            if requirement.level == level and match and match.verdict == verdict:
                return (shorten(requirement.span, words=10),)
    return ()


def _duty_open(view: View) -> tuple[Span, ...]:
    return _open(view, "duty")


def _must_open(view: View) -> tuple[Span, ...]:
    return _open(view, "must")


def _other_field(view: View) -> tuple[Span, ...]:
    """Quote the posting's specialty and the CV's, where they have none in common."""
    lexemes = [lexeme for lexeme in view.playbook.lexicon if lexeme.kind == "specialty"]
    heads = [span for span in (view.job.title_span,) if span]
    heads += [line.span for line in view.posting[:1]]
    wanted: dict[str, Span] = {}
    for lexeme in lexemes:
        for span in heads:
            if places := find_terms(span.text, (lexeme.canonical, *lexeme.forms)):
                wanted.setdefault(
                    lexeme.id, shorten(span, words=10, about=span.text[slice(*places[0])])
                )
    if not wanted:
        return ()
    own: dict[str, Span] = {}
    lines = [p.span for p in view.profile.work[:3] if p.span]
    lines += [
        c.span for c in view.profile.certificates if c.span and c.kind in {"board", "registration"}
    ]
    lines += [view.profile.basics.name_span] if view.profile.basics.name_span else []
    for lexeme in lexemes:
        for span in lines:
            if places := find_terms(span.text, (lexeme.canonical, *lexeme.forms)):
                own.setdefault(
                    lexeme.id, shorten(span, words=10, about=span.text[slice(*places[0])])
                )
    if not own or set(own) & set(wanted):
        return ()
    everything = "\n".join(s.text for s in view.deeds)
    deep = [
        lx
        for lx in lexemes
        if lx.id in wanted and find_terms(everything, (lx.canonical, *lx.forms))
    ]
    # A single line on the posting's field does not make it the candidate's own.
    titles = re.sub(r"\s+", " ", " ".join(p.position or "" for p in view.profile.work))
    if any(find_terms(titles, (lx.canonical, *lx.forms)) for lx in deep):
        return ()
    return (next(iter(wanted.values())), next(iter(own.values())))
