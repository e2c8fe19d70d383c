"""Drills, cases, questions to ask, the panel, the first ninety days, look-ups and logistics."""

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np

from prebrief.playbooks.schema import SmartQuestion
from prebrief.records.document import Span
from prebrief.records.plan import ChosenEntry, ChosenStory, Reason
from prebrief.select.clauses import cut, find_terms, said, shorten
from prebrief.select.view import View, likeness
from prebrief.text.embedding import Vectors
from prebrief.text.patterns import compiled

_STRETCHES = ("days_1_30", "days_31_60", "days_61_90")
_PAPERS = frozenset({"degree", "licence", "certification", "years"})
_JOINING = compiled(r"(?:and|or|with|but|to|of|for|in|by|including|as well as)\s+", re.IGNORECASE)
_ANCHOR = 0.36
"""Likeness from which a line of the posting is what the question is about."""
_SMART, _BY_WORDS = 8, 5
"""Most questions to ask them, and how many of these by the posting's words alone."""
_PANEL = 9


def choose_drills(view: View, stories: Sequence[ChosenStory]) -> tuple[ChosenEntry, ...]:
    """Choose the timed exercises: one a theme, those that matter most here first."""
    told = {lf for story in stories for lf in story.proves}
    scored = sorted(
        (
            (
                view.emphasis.get(drill.look_for, 0)
                + 0.4 * (1 - view.strength.get(drill.look_for, 0))
                + 0.2 * (drill.look_for in told)
                + 0.5 * view.fits_rung(drill.rungs),
                -place,
                drill,
            )
            for place, drill in enumerate(view.playbook.drills)
            if view.fits_setting(drill.settings)
        ),
        key=lambda item: (-item[0], -item[1]),
    )
    picked: list[ChosenEntry] = []
    themes: dict[str, int] = {}
    for _, _, drill in scored:
        if len(picked) < 5 and themes.get(drill.look_for, 0) < 1:
            themes[drill.look_for] = themes.get(drill.look_for, 0) + 1
            picked.append(ChosenEntry(entry_id=drill.id))
    return tuple(picked)


def choose_cases(view: View) -> tuple[ChosenEntry, ...]:
    """Choose the business cases that the posting or the CV leads to."""
    scored = []
    for place, case in enumerate(view.playbook.cases):
        fit = view.fits_setting(case.settings) * view.fits_rung(case.rungs)
        if fit <= 0:
            continue
        cite, reason = _called_for(view, case.cues, "case", case.id)
        like = likeness(view.posting_vectors, case.cues)
        score = fit * (float(like.max(initial=0.0)) + 0.3 * (cite is not None))
        score += 0.25 * view.emphasis.get(case.look_for, 0.0)
        scored.append((score, -place, ChosenEntry(entry_id=case.id, reasons=reason, cite=cite)))
    scored.sort(key=lambda item: (-item[0], -item[1]))
    return tuple(entry for _, _, entry in scored[:4])


def _called_for(
    view: View, cues: Sequence[str], use: str, key: str
) -> tuple[Span | None, tuple[Reason, ...]]:
    """Quote the posting line, or else the CV line, in which a cue stands."""
    for code, lines in (
        ("posting", [(line.text, line.span) for line in view.posting]),
        ("theme", [(line.text, line.span) for line in view.deeds]),
    ):
        for text, span in lines:
            places = find_terms(text, cues)
            if places:
                cite = shorten(span, words=12, about=text[slice(*places[0])])
                side = "posting" if code == "posting" else "cv"
                words = view.voice.say(f"{use}_{side}", key, quote=said(cite))
                reason = Reason(
                    code="posting" if side == "posting" else "theme", text=words, cite=cite
                )
                return cite, (reason,)
    return None, (Reason(code="role", text=view.voice.say(f"{use}_role", key)),)


def choose_smart_questions(view: View) -> tuple[ChosenEntry, ...]:
    """Choose questions to ask them, each picking up words of the posting that no other does."""
    scored = _smart_scored(view)
    picked = _smart_by_words(view, scored)
    by_words = {entry.entry_id for entry, _ in picked}
    themes: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    asked.update(q.ask[0] for _, q, _ in scored if q.id in by_words and q.ask)
    entries = [entry for entry, _ in picked]
    lines = {row for _, row in picked if row is not None}
    for limit in (1, 2):
        for _, question, rows in scored:
            if len(entries) >= _SMART or any(e.entry_id == question.id for e in entries):
                continue
            person = question.ask[0] if question.ask else ""
            if themes[question.look_for] >= limit or asked[person] >= 2 or _by_words(question):
                continue
            row = _anchor_row(rows, lines)
            if row is None and "{anchor}" in question.text:
                continue
            lines |= {row} if row is not None else set()
            themes[question.look_for] += 1
            asked[person] += 1
            entries.append(_smart_entry(view, question, row, question.cues))
    return tuple(entries)


def _by_words(question: SmartQuestion) -> bool:
    """Tell a question that only stands where the posting's words call for it."""
    return bool(question.together or question.absent)


def _smart_scored(view: View) -> list[tuple[float, SmartQuestion, Vectors]]:
    """Score the questions that suit this post, the best first, with each line's likeness."""
    scored = []
    for question in view.playbook.smart_questions:
        setting, rung = view.fits_setting(question.settings), view.fits_rung(question.rungs)
        if setting <= 0 or rung <= 0.2:
            continue
        like = likeness(view.posting_vectors, question.cues)
        rows = like.max(axis=1, initial=0.0) if len(like) else np.zeros(0, np.float32)
        rows = np.where(_formal(view), 0.0, rows)
        score = float(rows.max(initial=0.0)) + 0.15 * setting * rung
        scored.append((score + 0.25 * view.emphasis.get(question.look_for, 0.0), question, rows))
    return sorted(scored, key=lambda item: -item[0])


def _smart_by_words(
    view: View, scored: Sequence[tuple[float, SmartQuestion, Vectors]]
) -> list[tuple[ChosenEntry, int | None]]:
    """Pick what the posting's words lead to when read side by side, and what it leaves out."""
    lines = [
        f"{line.requirement.heading if line.requirement else ''} {line.text}"
        for line in view.posting
    ]
    whole = "\n".join([view.job.title or "", *(s.text for s in view.job.reports_to), *lines])
    picked: list[tuple[ChosenEntry, int | None]] = []
    used: set[int] = set()
    for _, question, _ in scored:
        groups = question.together
        if not _by_words(question) or len(picked) >= _BY_WORDS:
            continue
        if find_terms(whole, question.absent) or not all(find_terms(whole, g) for g in groups):
            continue
        last = groups[-1] if groups else ()
        found = [i for i, text in enumerate(lines) if i not in used and find_terms(text, last)]
        if not found and "{anchor}" in question.text:
            continue
        row = found[0] if found else None
        used |= set(found[:1])
        picked.append((_smart_entry(view, question, row, last), row))
    return picked


def _smart_entry(
    view: View, question: SmartQuestion, row: int | None, cues: Sequence[str]
) -> ChosenEntry:
    cite = _anchor(view, row, cues) if row is not None else None
    return ChosenEntry(entry_id=question.id, cite=cite, anchor=said(cite) if cite else "")


def _formal(view: View) -> list[bool]:
    """Mark the posting's lines that name papers to hold, which nobody asks about."""
    return [
        line.requirement is not None and line.requirement.kind in _PAPERS for line in view.posting
    ]


def _anchor_row(rows: Vectors, used: set[int]) -> int | None:
    order = sorted(range(len(rows)), key=lambda i: -rows[i])
    return next((i for i in order if i not in used and rows[i] >= _ANCHOR), None)


def _anchor(view: View, row: int, cues: Sequence[str]) -> Span:
    span = shorten(view.posting[row].span, words=9, about=" ".join(cues))
    # A quote that begins with a joining word stumbles in a sentence.
    hit = _JOINING.match(span.quote)
    return cut(span, hit.end(), len(span.quote)) if hit else span


def choose_panel(view: View) -> tuple[ChosenEntry, ...]:
    """Give those who may sit across the table: named in the posting first, then the usual ones."""
    named: list[tuple[int, ChosenEntry]] = []
    usual: list[tuple[float, ChosenEntry]] = []
    for persona in view.playbook.personas:
        fit = view.fits_setting(persona.settings)
        cite = _named(view, persona.terms)
        if cite is not None:
            named.append((cite.start, ChosenEntry(entry_id=persona.id, cite=cite)))
        elif fit > 0:
            home = 0.35 if "any" not in persona.settings and fit > 1 else 0.0
            usual.append((persona.frequency * fit + home, ChosenEntry(entry_id=persona.id)))
    named.sort(key=lambda pair: pair[0])
    usual.sort(key=lambda pair: -pair[0])
    first = [entry for _, entry in named[:_PANEL]]
    return tuple(first + [entry for _, entry in usual[: max(3, _PANEL - len(first))]])


def _named(view: View, terms: Sequence[str]) -> Span | None:
    """Find the person in the reporting lines, then in the posting's lines, but not in its title."""
    lines = [*view.job.reports_to, *(line.span for line in view.posting)]
    title = view.job.title_span
    for span in lines:
        if title and span.start < title.end and title.start < span.end:
            continue
        text = span.text
        places = find_terms(text, terms)
        if not places:
            continue
        word = text[slice(*places[0])]
        if (
            view.job.title
            and word.lower() in view.job.title.lower()
            and span not in view.job.reports_to
        ):
            continue
        return shorten(span, words=12, about=word)
    return None


def choose_ninety_days(view: View) -> tuple[ChosenEntry, ...]:
    """Choose two tasks for each stretch of the first ninety days, hung on the posting's duties."""
    chosen: list[ChosenEntry] = []
    used: set[int] = set()
    for stretch in _STRETCHES:
        options = []
        for place, advice in enumerate(view.playbook.advice):
            if advice.use != "ninety_days" or stretch not in advice.when:
                continue
            if not view.fits_setting(advice.settings) or advice.id in {c.entry_id for c in chosen}:
                continue
            themes = [slug for slug in advice.when if slug in view.look_for_ids]
            row = _duty(view, themes, used)
            if "{anchor}" in advice.text and row is None:
                continue
            weight = max((view.emphasis.get(lf, 0) for lf in themes), default=0.35)
            weight += 0.2 * (view.fits_setting(advice.settings) > 1) + 0.3 * (row is not None)
            options.append((weight, -place, advice, row))
        options.sort(key=lambda item: (-item[0], -item[1]))
        taken = 0
        for _, _, advice, row in options:
            if taken == 2 or (row is not None and row in used):
                continue
            cite = None
            if row is not None:
                used.add(row)
                cite = shorten(view.posting[row].span, words=10, about=advice.text)
            taken += 1
            anchor = said(cite) if cite else ""
            chosen.append(ChosenEntry(entry_id=advice.id, cite=cite, anchor=anchor))
    return tuple(chosen)


def _duty(view: View, themes: Sequence[str], used: set[int]) -> int | None:
    """Find the line of the posting that is most about these themes."""
    columns = [view.look_for_ids.index(lf) for lf in themes]
    if not columns or not len(view.posting_themes):
        return None
    scores = view.posting_themes[:, columns].max(axis=1)
    formal = _formal(view)
    order = sorted(range(len(scores)), key=lambda i: -(scores[i] + 0.15 * _is_duty(view, i)))
    return next((i for i in order if i not in used and not formal[i] and scores[i] > 0.2), None)


def _is_duty(view: View, row: int) -> bool:
    requirement = view.posting[row].requirement
    return requirement is not None and requirement.level == "duty"


def choose_look_ups(view: View) -> tuple[ChosenEntry, ...]:
    """Choose what to look up about such an employer: the setting's list, or the general one."""
    if view.setting and view.setting.look_up:
        return tuple(
            ChosenEntry(entry_id=f"{view.setting.id}/{i}") for i in range(len(view.setting.look_up))
        )
    general = [a for a in view.playbook.advice if a.use == "general" and "look_up" in a.when]
    return tuple(ChosenEntry(entry_id=advice.id) for advice in general)


def choose_logistics(view: View) -> tuple[ChosenEntry, ...]:
    """Choose what to settle before the day: mostly what the posting leaves out."""
    facts = {
        "no_interview_date": view.interview_date is None,
        "no_pay": view.job.base_salary is None,
        "no_employer": view.job.hiring_organization is None,
        "no_reporting_line": not view.job.reports_to,
        "closing_date": (view.job.closing_date or "") >= view.today.isoformat(),
        "closing_past": "" < (view.job.closing_date or "") < view.today.isoformat(),
        "employment_type": view.job.employment_type is not None,
        "always": True,
    }
    text = view.job.printed or "\n".join(line.text for line in view.posting)
    found = []
    for advice in view.playbook.advice:
        if advice.use != "logistics" or not view.fits_setting(advice.settings):
            continue
        terms = [slug.removeprefix("term:") for slug in advice.when if slug.startswith("term:")]
        silent = "posting_lacks" in advice.when and not find_terms(text, terms)
        if silent or any(facts.get(slug, False) for slug in advice.when):
            found.append((advice.order, ChosenEntry(entry_id=advice.id)))
    found.sort(key=lambda pair: pair[0])
    return tuple(entry for _, entry in found)
