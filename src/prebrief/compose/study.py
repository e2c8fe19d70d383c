"""What to master: concepts with their dated figures, drills and cases."""

from prebrief.compose.material import Material, unique
from prebrief.playbooks.schema import CaseGuide, Concept, Drill, Fact
from prebrief.records.brief import BriefCase, BriefConcept, BriefDrill, ConceptRange
from prebrief.records.document import Notice, Span
from prebrief.text.comparisons import number


def concepts(m: Material) -> tuple[BriefConcept, ...]:
    """Write the concepts."""
    return tuple(
        _concept(m, m.concept(chosen.concept_id), " ".join(r.text for r in chosen.reasons),
                 unique([*chosen.job_spans[:1], *chosen.cv_spans[:1]]))
        for chosen in m.plan.concepts
    )  # fmt: skip


def _concept(m: Material, entry: Concept, why: str, cites: tuple[Span, ...]) -> BriefConcept:
    example = entry.worked_example
    worked = ""
    if example:
        result = f"{example.result:,.{max(example.digits, 0)}f}"
        worked = f"{example.story} {example.reading.replace('{result}', result)}"
    return BriefConcept(
        id=entry.id,
        title=m.prose(entry.title),
        why=m.prose(why),
        definition=m.prose(entry.definition),
        formula=m.prose(entry.formula.text) if entry.formula else "",
        ranges=tuple(
            _range(m, fact, item.note)
            for item in entry.ranges
            if isinstance(fact := m.entries.get(item.fact), Fact)
        ),
        worked_example=m.prose(worked),
        say=m.prose(entry.say),
        check=tuple(m.prose(check.question) for check in entry.checks),
        answers=tuple(m.prose(check.answer) for check in entry.checks),
        goes_wrong=m.prose(entry.goes_wrong),
        cites=cites,
        caution=m.prose(entry.caution),
    )


def lapsed(m: Material, fact: Fact) -> bool:
    """Say whether the figure no longer holds on the day."""
    return fact.effective_to is not None and fact.effective_to < m.day


def _range(m: Material, fact: Fact, note: str) -> ConceptRange:
    value = fact.display
    if fact.low is not None and fact.high is not None and not value:
        value = f"{number(fact.low)}–{number(fact.high)}"
    return ConceptRange(
        value=value,
        unit=fact.unit.replace("_", " "),
        source=fact.source,
        year=fact.year,
        status=fact.status.replace("_", " "),
        note=m.prose(" ".join(part for part in (fact.title, note) if part)),
        lapsed=lapsed(m, fact),
    )


def fact_notices(m: Material) -> list[Notice]:
    """Name every figure shown that no longer holds on the day."""
    notices = []
    for chosen in m.plan.concepts:
        for item in m.concept(chosen.concept_id).ranges:
            fact = m.entries.get(item.fact)
            if isinstance(fact, Fact) and lapsed(m, fact) and fact.effective_to:
                text = m.say(
                    "notice_fact_lapsed", fact.id, title=fact.title, display=fact.display,
                    until=fact.effective_to.isoformat(),
                )  # fmt: skip
                notices.append(Notice(code="fact-lapsed", text=text))
    return list({notice.text: notice for notice in notices}.values())


def drills(m: Material) -> tuple[BriefDrill, ...]:
    """Write the drills, each with the stories that serve it."""
    out = []
    for chosen in m.plan.drills:
        entry = m.entries[chosen.entry_id]
        assert isinstance(entry, Drill)
        fitting = tuple(s.id for s in m.plan.stories if s.proves[:1] == (entry.look_for,))
        out.append(
            BriefDrill(
                id=entry.id,
                title=m.prose(entry.title),
                minutes=entry.minutes,
                prompt=m.prose(entry.prompt),
                skeleton=tuple(m.prose(text) for text in entry.skeleton),
                rubric=tuple(m.prose(text) for text in entry.rubric),
                story_ids=fitting[:2],
            )
        )
    return tuple(out)


def cases(m: Material) -> tuple[BriefCase, ...]:
    """Write the cases."""
    out = []
    for chosen in m.plan.cases:
        entry = m.entries[chosen.entry_id]
        assert isinstance(entry, CaseGuide)
        out.append(
            BriefCase(
                id=entry.id,
                title=m.prose(entry.title),
                why=m.prose(" ".join(r.text for r in chosen.reasons) or entry.why),
                panel_questions=tuple(m.prose(text) for text in entry.panel_questions),
                strong_signals=tuple(m.prose(text) for text in entry.strong_signals),
            )
        )
    return tuple(out)
