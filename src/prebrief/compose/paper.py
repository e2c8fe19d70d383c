"""The candidate's own papers: lines to rephrase, awkward spots, and the plan of days."""

from prebrief.compose.material import Material, unique
from prebrief.playbooks.schema import CaseGuide, Concept, Drill
from prebrief.records.brief import BriefAwkward, BriefCvEdit, BriefDay
from prebrief.records.plan import PlanDay


def cv_edits(m: Material) -> tuple[BriefCvEdit, ...]:
    """Write the lines to rephrase."""
    out = []
    for edit in m.plan.cv_edits:
        advice = m.advice(edit.issue_id)
        slots = dict(edit.slots) | {"quote": edit.span.text.rstrip(".")}
        how = m.advise(advice, edit.span.quote, slots)
        out.append(BriefCvEdit(cite=edit.span, issue=m.prose(advice.risk or advice.title), how=how))
    return tuple(out)


def awkward(m: Material) -> tuple[BriefAwkward, ...]:
    """Write the awkward spots."""
    out = []
    for spot in m.plan.awkward:
        advice = m.advice(spot.advice_id)
        slots = {name: value.rstrip(".") for name, value in spot.slots.items()}
        spans = spot.spans
        if not spans and "revised" in slots and m.revision:
            spans = (m.revision,)
            slots["quote"] = m.revision.text
        text = m.advise(advice, spot.advice_id, slots)
        if text:
            out.append(BriefAwkward(title=m.prose(advice.title), text=text, cites=unique(spans)))
    return tuple(out)


def days(m: Material) -> tuple[BriefDay, ...]:
    """Write the plan of days."""
    return tuple(
        BriefDay(
            date=day.day.isoformat() if day.day else f"D-{day.days_before}",
            minutes=day.minutes,
            tasks=_tasks(m, day) + (_total(m) if day is m.plan.days[-1] else ()),
        )
        for day in m.plan.days
    )


def _total(m: Material) -> tuple[str, ...]:
    """Say what the whole plan costs in time, on its last day."""
    text = m.say("plan_total", minutes=str(sum(day.minutes for day in m.plan.days)))
    return (text,) if text else ()


def _tasks(m: Material, day: PlanDay) -> tuple[str, ...]:
    first, *items = day.task_ids
    slots = {
        "questions": _listed([m.question_numbers[i] for i in items if i in m.question_numbers]),
        "stories": _listed([_story_number(i) for i in items if i in m.stories]),
        "concepts": _titles(m, items, Concept),
        "drills": _titles(m, items, Drill),
        "cases": _titles(m, items, CaseGuide),
    }
    slots = {name: value for name, value in slots.items() if value}
    text = m.advise(m.advice(first), f"{first}{day.days_before}", slots)
    # Where a list is empty, what can be said without it still stands.
    return tuple(part for part in (text or m.prose(m.advice(first).title),) if part)


def _story_number(identifier: str) -> str:
    return f"S{identifier.removeprefix('st')}"


def _titles(m: Material, items: list[str], kind: type[Concept | Drill | CaseGuide]) -> str:
    return "; ".join(entry.title for i in items if isinstance(entry := m.entries.get(i), kind))


def _listed(parts: list[str]) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"
