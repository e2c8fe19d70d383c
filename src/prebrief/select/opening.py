"""The day card's contest: three proofs, and the case that the opening line is about."""

import re
from collections.abc import Sequence

from prebrief.playbooks.schema import Lexeme
from prebrief.records.document import Span
from prebrief.records.match import Tally
from prebrief.records.plan import ChosenEntry, ChosenStory
from prebrief.records.profile import Statement
from prebrief.select.beats import acts, figure_clause
from prebrief.select.clauses import cut, find_terms, shorten
from prebrief.select.ladder import proofs_of
from prebrief.select.view import View, is_station
from prebrief.text.comparisons import compared, relative_change
from prebrief.text.patterns import compiled

_VOTED = compiled(r"\b(?:elected|re-elected|voted)\b", re.IGNORECASE)
_COVERED = 0.75
_THIN = 0.6


def choose_proofs(view: View, stories: Sequence[ChosenStory]) -> tuple[Span, ...]:
    """Choose three lines that prove most, from three themes where there are three."""
    scored: list[tuple[float, str, Statement]] = []
    by_id = {line.id: line for line in view.profile.statements}
    for score in view.report.look_fors:
        for place, evidence in enumerate(score.evidence[:4]):
            line = by_id.get(evidence.statement_id)
            if line is None or not _proves(line):
                continue
            value = 0.5 * score.emphasis + 0.5 * evidence.score - 0.1 * place
            scored.append((value + _weight(view, line), score.look_for_id, line))
    for story in stories:
        line = by_id.get(story.statement_ids[0])
        if line is not None and story.proves and _proves(line):
            scored.append((0.4 * story.score + _weight(view, line), story.proves[0], line))
    for line in view.profile.statements:
        if _VOTED.search(line.text):
            scored.append((0.5 + _weight(view, line), "", line))
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
    figures = compared(line)
    change = max((min(abs(relative_change(f)), 0.7) for f in figures), default=0.0)
    lead = line.position is not None and view.profile.work[line.position].leadership
    ongoing = line.position is not None and view.profile.work[line.position].ongoing
    # What peers voted for, and harm that patients were spared, outweigh how often a step was done.
    voted = bool(_VOTED.search(line.text))
    harm = bool(figures) and bool(find_terms(line.text, view.voice.words("terms_harm")))
    extra = 1.2 * voted + 0.4 * harm
    return 0.3 * bool(figures) + 0.4 * change + 0.15 * lead + 0.25 * ongoing + extra


def _proves(line: Statement) -> bool:
    """Say whether a line is proof: a deed or an office, or a post that others voted for."""
    if is_station(line):
        return False
    return line.kind in {"deed", "service", "award"} or bool(_VOTED.search(line.text))


def _proof(line: Statement) -> Span:
    figures = sorted(compared(line), key=lambda f: -abs(relative_change(f)))
    return figure_clause(line, figures[0]) if figures else shorten(line.span, words=14)


def choose_opening(
    view: View, proofs: Sequence[ChosenEntry], best: Sequence[Span]
) -> tuple[str, tuple[Span, ...]]:
    """Choose the case that the candidacy turns on, and the words to quote with it."""
    fit = view.report.fit
    if fit.score < 25:
        return "far", ()
    field = other_field(view)
    if field:
        return "field_differs", field
    must, duty = coverage(fit.must), coverage(fit.duty)
    own, wanted = view.own_rung, view.job_rung
    higher = bool(own and wanted and (own.ladder or 0) < (wanted.ladder or 0))
    if higher and (shown := _work_shown(view, proofs)):
        return "work_without_title", shown[:1]
    if must is not None and duty is not None and must >= _COVERED and duty < _THIN:
        return "must_over_duty", _open(view, "duty")
    if higher and best and (weakest := _weakest_theme(view)):
        return "step_up", (best[0], weakest)
    if must is not None and duty is not None and duty >= _COVERED and must < duty - 0.1:
        return "duty_over_must", _open(view, "must")
    if fit.score >= 75:
        return "strong_all_round", ()
    return "half_way", _open(view, "must") or _open(view, "duty")


def _work_shown(view: View, proofs: Sequence[ChosenEntry]) -> tuple[Span, ...]:
    """Quote the proofs of the rung applied for, or of one on the way to it, if half are shown."""
    own, wanted = view.own_rung, view.job_rung
    assert own is not None
    assert wanted is not None
    between = [
        rung
        for rung in view.playbook.rungs
        if (own.ladder or 0) < (rung.ladder or 0) < (wanted.ladder or 0)
        and view.fits_setting(rung.settings)
    ]
    for entries in (proofs, *(proofs_of(view, rung) for rung in reversed(between))):
        shown = {entry.cite.start: entry.cite for entry in entries if entry.cite}
        if len(shown) >= 2 and len(shown) * 2 >= len(entries):
            # What was done reads better as proof than what was attended.
            deeds = [line.span for line in view.deeds if line.kind == "deed" and acts(line.text)]
            return tuple(
                sorted(
                    shown.values(),
                    key=lambda s: not any(d.start <= s.start < d.end for d in deeds),
                )
            )
    return ()


def _weakest_theme(view: View) -> Span | None:
    """Quote the posting where it stresses most what the CV shows least."""
    scores = [score for score in view.report.look_fors if score.job_spans]
    if not scores:
        return None
    widest = max(scores, key=lambda s: s.emphasis - s.strength)
    return shorten(widest.job_spans[0], words=12)


def coverage(tally: Tally) -> float | None:
    """Give the share covered, partly counting half; nothing where nothing is asked."""
    count = tally.met + tally.partly + tally.unmet
    return (tally.met + tally.partly / 2) / count if count else None


def _open(view: View, level: str) -> tuple[Span, ...]:
    for verdict in ("none", "partial"):
        for requirement in view.job.requirements:
            match = view.matches.get(requirement.id)
            fits = requirement.level == level and requirement.kind != "other"
            if fits and match and match.verdict == verdict:
                return (shorten(requirement.span, words=10),)
    return ()


def other_field(view: View) -> tuple[Span, ...]:
    """Quote the posting's specialty and the CV's, where they have none in common."""
    lexemes = [lexeme for lexeme in view.playbook.lexicon if lexeme.kind == "specialty"]
    # Only the title says what the post is about; its lines name partners and neighbours as well.
    heads = [view.job.title_span] if view.job.title_span else []
    wanted = _specialties(lexemes, heads)
    if not wanted:
        return ()
    posts = sorted(view.profile.work, key=lambda p: not p.ongoing)[:4]
    lines = [p.span for p in posts if p.span]
    kinds = {"board", "registration"}
    lines += [c.span for c in view.profile.certificates if c.span and c.kind in kinds]
    own = _specialties(lexemes, lines)
    if not own or set(own) & set(wanted):
        return ()
    often = max(own, key=lambda name: _mentions(view, lexemes, name))
    return (next(iter(wanted.values())), own[often])


def crossing_line(view: View) -> Span | None:
    """Quote the deed that touches the posting's field, where that field is not the CV's own."""
    if not view.job.title_span:
        return None
    lexemes = [lexeme for lexeme in view.playbook.lexicon if lexeme.kind == "specialty"]
    wanted = _specialties(lexemes, [view.job.title_span])
    terms = [t for x in lexemes if x.id in wanted for t in (x.canonical, *x.forms)]
    lines = [line for line in view.deeds if find_terms(line.text, terms)]
    lines.sort(key=lambda line: not acts(line.text))
    return shorten(lines[0].span, words=15, about=" ".join(terms)) if lines else None


def _mentions(view: View, lexemes: Sequence[Lexeme], name: str) -> int:
    """Count the CV lines that name the specialty."""
    lexeme = next(item for item in lexemes if item.id == name)
    terms = (lexeme.canonical, *lexeme.forms)
    return sum(bool(find_terms(line.text, terms)) for line in view.profile.statements)


def _specialties(lexemes: Sequence[Lexeme], lines: Sequence[Span]) -> dict[str, Span]:
    """Quote the words that name a specialty, by its lexeme, in the order of the lines."""
    found: dict[str, Span] = {}
    for span in lines:
        for lexeme in lexemes:
            places = find_terms(span.quote, (lexeme.canonical, *lexeme.forms))
            if places:
                found.setdefault(lexeme.id, cut(span, *places[0]))
    return found
