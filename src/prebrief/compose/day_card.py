"""The day card: where this candidacy stands, proofs, gaps, lines to land, logistics."""

from prebrief.compose.figures import as_people
from prebrief.compose.material import Material, short
from prebrief.compose.stories import figures_of
from prebrief.records.brief import Headline, Line
from prebrief.records.document import Span
from prebrief.records.profile import Figure
from prebrief.text.comparisons import change, compared

_LINES = 5
_SPOKEN_WORDS = 25
_PAPERS = frozenset({"degree", "licence", "certification", "credential", "years"})


def headline(m: Material) -> Headline:
    """Write the day card."""
    return Headline(
        opening=_opening(m),
        proofs=tuple(_proof(m, span) for span in m.plan.proofs),
        gaps=tuple(line for rid in m.plan.gap_ids if (line := _gap(m, rid))),
        lines_to_land=_lines_to_land(m),
        logistics=_logistics(m),
    )


def _opening(m: Material) -> Line:
    slots = {}
    for name, span in zip(("quote", "quote_two"), m.plan.opening_spans, strict=False):
        slots[name] = span.text.rstrip(".")
    target = m.rung(m.plan.next_rung)
    if target:
        slots["next"] = target.title[:1].lower() + target.title[1:]
    text = m.say(f"opening_{m.plan.opening}", "opening", **slots)
    return Line(text=text, cites=m.plan.opening_spans, origin="computed")


def _figure_in(m: Material, span: Span) -> Figure | None:
    for line in m.profile.statements:
        if line.span.start <= span.start < line.span.end:
            for figure in compared(line):
                if span.start <= figure.span.start and figure.span.end <= span.end:
                    return figure
    return None


def _proof(m: Material, span: Span) -> Line:
    figure = _figure_in(m, span)
    words = change(figure) if figure else ""
    if words:
        text = m.say("proof_change", "proof", quote=_plain(span), change=words)
        return Line(text=text, cites=(span,), origin="computed")
    return Line(text=m.say("proof", "proof", quote=_plain(span)), cites=(span,), origin="cv")


def _gap(m: Material, requirement_id: str) -> Line | None:
    item = m.requirements.get(requirement_id)
    match = m.matches.get(requirement_id)
    if item is None or match is None:
        return None
    cite = short(item.span, 12)
    chosen = next((g for g in m.plan.gaps if g.requirement_id == requirement_id), None)
    if match.verdict == "none":
        return Line(
            text=m.say("gap_none", cite.quote, quote=_plain(cite)), cites=(cite,), origin="job"
        )
    if chosen and chosen.nearest:
        near = short(chosen.nearest, 12)
        text = m.say("gap_partial", cite.quote, quote=_plain(cite), nearest=_plain(near))
        return Line(text=text, cites=(cite, near), origin="computed")
    return Line(text=m.say("gap_partial_bare", quote=_plain(cite)), cites=(cite,), origin="job")


def _lines_to_land(m: Material) -> tuple[Line, ...]:
    lines = [Line(text=m.say(f"land_{m.plan.opening}"), cites=m.plan.opening_spans[:1])]
    lines += _from_stories(m)
    lines += _from_lessons(m)[:1]
    lines += _from_reporting(m)
    lines += _from_gaps(m)
    kept: list[Line] = []
    for line in lines:
        if line.text and len(kept) < _LINES and line.text not in {k.text for k in kept}:
            kept.append(line)
    return tuple(kept)


def _from_stories(m: Material) -> list[Line]:
    """Two lines from the strongest stories, one of them in people if that can be computed."""
    found: list[Line] = []
    for story in m.plan.stories:
        for line, figure in figures_of(m, story):
            people = as_people(m.profile, line, figure, m.voice.words("terms_share_of_people"))
            if people and not found:
                cites = tuple(s for s in story.result.spans if _figure_in(m, s) == figure)[:1]
                text = m.say(
                    "land_people",
                    story.id,
                    quote=_plain(cites[0]) if cites else "",
                    group=people.group,
                    people=people.people,
                )
                found.append(Line(text=text, cites=(*cites, people.line.span), origin="computed"))
    for story in m.plan.stories:
        if len(found) >= 2:
            break
        parts = [*story.result.spans, *story.action.spans]
        span = next((s for s in parts if 3 <= len(s.quote.split()) <= _SPOKEN_WORDS - 11), None)
        if span is None:
            continue
        use = "land_change" if _figure_in(m, span) else "land_deed"
        found.append(
            Line(text=m.say(use, story.id, quote=_plain(span)), cites=(span,), origin="cv")
        )
    return found


def _from_lessons(m: Material) -> list[Line]:
    spots = [s for s in m.plan.awkward if "unsustained" in s.advice_id or "failure" in s.advice_id]
    lines = []
    for spot in spots:
        span = short(spot.spans[0], 10)
        text = m.say("land_lesson", span.quote, quote=_plain(span))
        lines.append(Line(text=text, cites=(span,), origin="cv"))
    return lines


def _from_reporting(m: Material) -> list[Line]:
    if not m.job.reports_to:
        return []
    span = short(m.job.reports_to[0], 8)
    text = m.say("land_reporting", span.quote, quote=_plain(span))
    return [Line(text=text, cites=(span,), origin="job")]


def _from_gaps(m: Material) -> list[Line]:
    lines = []
    for requirement_id in m.plan.gap_ids:
        match = m.matches[requirement_id]
        typed = m.requirements[requirement_id].kind in _PAPERS
        if match.verdict == "none" and not typed:
            span = short(m.requirements[requirement_id].span, 9)
            text = m.say("land_gap", span.quote, quote=_plain(span))
            lines.append(Line(text=text, cites=(span,), origin="job"))
    return lines


def _logistics(m: Material) -> tuple[Line, ...]:
    slots = {
        "closing_date": m.job.closing_date or "",
        "employment_type": m.job.employment_type or "",
        "organization": m.job.hiring_organization or "",
    }
    lines = []
    for chosen in m.plan.logistics:
        text = m.advise(m.advice(chosen.entry_id), chosen.entry_id, slots)
        if text:
            lines.append(Line(text=text, cites=(chosen.cite,) if chosen.cite else ()))
    return tuple(lines)


def _plain(span: Span) -> str:
    return span.text.rstrip(".")
