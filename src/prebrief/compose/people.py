"""The panel, the questions to ask them, the employer, the ladder and the first ninety days."""

from prebrief.compose.material import Material, short, unique
from prebrief.playbooks.schema import Persona, Setting, SmartQuestion
from prebrief.playbooks.wording import fill
from prebrief.records.brief import (
    BriefPanellist,
    BriefSmartQuestion,
    Career,
    Employer,
    EmployerFact,
    Line,
    NinetyDays,
    RelatedRole,
)
from prebrief.records.plan import ChosenEntry

_DAYS = {"days_1_30": "1–30", "days_31_60": "31–60", "days_61_90": "61–90"}
_FACTS = 4


def panel(m: Material) -> tuple[BriefPanellist, ...]:
    """Write who may sit across the table."""
    out = []
    for chosen in m.plan.panel:
        entry = m.entries[chosen.entry_id]
        assert isinstance(entry, Persona)
        theirs = [
            q.question_id
            for q in m.plan.questions
            if entry.id in m.question(q.question_id).asked_by[:3]
        ]
        spoken = {q.question_id: q for q in m.plan.questions}
        texts = [
            m.spoken(m.question(qid), t.slots if (t := spoken[qid].trigger) else {})
            for qid in theirs[:3]
        ]
        out.append(
            BriefPanellist(
                persona=m.prose(entry.title),
                cares=m.prose(entry.cares),
                likely_questions=(*texts[:2], m.prose(entry.own_question)),
                question_ids=tuple(theirs[:4]),
                how_to_tell=m.prose(entry.how_to_tell),
                cite=chosen.cite,
            )
        )
    return tuple(out)


def smart_questions(m: Material) -> tuple[BriefSmartQuestion, ...]:
    """Write the questions to ask them."""
    out = []
    for chosen in m.plan.smart_questions:
        entry = m.entries[chosen.entry_id]
        assert isinstance(entry, SmartQuestion)
        anchor = chosen.anchor.rstrip(".")
        pattern = (
            entry.text
            if "“{anchor}”" in entry.text
            else entry.text.replace("{anchor}", "“{anchor}”")
        )
        pattern = pattern.replace('"“{anchor}”"', "“{anchor}”").replace(
            "'“{anchor}”'", "“{anchor}”"
        )
        text = fill(pattern, {"anchor": anchor}) or entry.text
        why = m.prose(entry.why)
        if anchor and "{anchor}" not in entry.text:
            why = f"{m.say('smart_why', entry.id, quote=anchor)} {why}"
        person = m.entries.get(entry.ask[0]) if entry.ask else None
        out.append(
            BriefSmartQuestion(
                text=m.prose(text),
                anchor=anchor or m.prose(entry.anchor),
                why=why,
                cite=chosen.cite,
                follow_ups=tuple(m.prose(t) for t in entry.follow_ups),
                ask=m.prose(person.title) if isinstance(person, Persona) else "",
            )
        )
    return tuple(out)


def first_90_days(m: Material) -> tuple[NinetyDays, ...]:
    """Write the first ninety days."""
    out: list[NinetyDays] = []
    for chosen in m.plan.first_90_days:
        advice = m.advice(chosen.entry_id)
        stretch = _stretch_of(m, chosen, [day.days for day in out])
        text = m.advise(advice, chosen.entry_id, {"anchor": chosen.anchor.rstrip(".")})
        out.append(NinetyDays(days=stretch, text=text, cite=chosen.cite))
    return tuple(out)


def _stretch_of(m: Material, chosen: ChosenEntry, before: list[str]) -> str:
    """Give the stretch the entry was chosen for: never earlier than the one before it."""
    slugs = [s for s in m.advice(chosen.entry_id).when if s in _DAYS]
    labels = [_DAYS[s] for s in slugs]
    order = list(_DAYS.values())
    last = before[-1] if before else order[0]
    full = before.count(last) >= 2
    later = [label for label in labels if order.index(label) >= order.index(last) + full]
    return (later or labels)[0]


def career(m: Material) -> Career:
    """Write where the candidate stands on the ladder."""
    own, target = m.rung(m.plan.rung), m.rung(m.plan.next_rung)
    shown, missing = [], []
    for chosen in m.plan.next_proofs:
        rung_id, _, place = chosen.entry_id.rpartition("/")
        rung = m.rung(rung_id)
        if rung is None:
            continue
        proof = m.prose(rung.proof[int(place)])
        if chosen.cite:
            text = m.say(
                "career_shown", chosen.entry_id, proof=_stop(proof), quote=chosen.cite.text
            )
            shown.append(Line(text=text, cites=(chosen.cite,), origin="computed"))
        else:
            missing.append(proof)
    return Career(
        rung=own.title if own else None,
        next=target.title if target else None,
        proof_shown=tuple(shown),
        proof_missing=tuple(missing),
        related_roles=tuple(_related(m, chosen) for chosen in m.plan.related_roles),
    )


def _stop(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _related(m: Material, chosen: ChosenEntry) -> RelatedRole:
    rung = m.rung(chosen.entry_id)
    assert rung is not None
    fit = next((r for r in chosen.reasons if r.code == "theme"), None)
    gap = next((r for r in chosen.reasons if r.code == "gap"), None)
    return RelatedRole(
        id=rung.id,
        title=m.prose(rung.title),
        fit=m.say("related_fit", rung.id, proof=_stop(fit.text), quote=fit.cite.text)
        if fit and fit.cite
        else m.say("related_fit_open", rung.id),
        gap=m.say("related_gap", rung.id, proof=_stop(gap.text[:1].lower() + gap.text[1:]))
        if gap
        else m.say("related_gap_none", rung.id),
    )


def employer(m: Material) -> Employer:
    """Write what the posting says of the employer, and what to look up."""
    spans = unique(short(s, 30) for s in m.job.description if 5 <= len(s.quote.split()) <= 60)
    facts = tuple(
        EmployerFact(text=span.text, source=m.say("source_posting").lower() or "posting", cite=span)
        for span in spans[:_FACTS]
    )
    lines = []
    for chosen in m.plan.employer:
        entry_id, _, place = chosen.entry_id.partition("/")
        entry = m.entries.get(entry_id)
        if isinstance(entry, Setting):
            lines.append(Line(text=m.prose(entry.look_up[int(place)].text), origin="playbook"))
        elif entry is not None:
            lines.append(Line(text=m.advise(m.advice(entry_id), entry_id, {}), origin="playbook"))
    return Employer(facts=facts, look_up=tuple(lines))
