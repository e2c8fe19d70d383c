"""Situations that ask for one style more than for the others."""

from dataclasses import dataclass
from typing import Any

from prebrief.casebook.facts import Facts
from prebrief.casebook.leadership_style import sums
from prebrief.casebook.leadership_style.blend import blend
from prebrief.casebook.leadership_style.inputs import STYLES, LeadershipStyle
from prebrief.casebook.leadership_style.words import title
from prebrief.casebook.practise import Draw, Problem, Trap
from prebrief.casebook.units import show
from prebrief.records.case import Ask, Choice


@dataclass(frozen=True, kw_only=True)
class _Story:
    """A situation in words, and the same in facts."""

    words: str
    facts: dict[str, Any]


_STORIES = (
    _Story(
        words="Two hospitals are to become one system. Every service will be drawn anew within two "
        "years, and the staff, tired but loyal, ask what it is all for.",
        facts={"change_scale": 5, "morale": 2, "owners": 3, "trust": 4, "uncertainty": 3},
    ),
    _Story(
        words="A third of the night nurses have left in a year. Those who stayed say that nobody "
        "listens and that promises were broken. They know their work better than you do.",
        facts={"change_scale": 2, "trust": 1, "morale": 1, "expertise_spread": 4, "owners": 2},
    ),
    _Story(
        words="Finance has money for one of three scanners. The capital committee votes in six "
        "weeks, wants the return on each, and the purchase binds you for ten years.",
        facts={"change_scale": 2, "evidence_need": 5, "reversible": "no", "uncertainty": 2},
    ),
    _Story(
        words="Surgery, anesthesia, pharmacy and nursing each have their own pain order set. Each "
        "can block a common one, each knows a part of the answer, and there is time.",
        facts={
            "change_scale": 2,
            "owners": 5,
            "expertise_spread": 5,
            "urgency": 1,
            "trust": 4,
            "morale": 4,
        },
    ),
    _Story(
        words="A retailer will open video clinics in your county. Nobody knows which patients will "
        "go there; whatever you try can be stopped within a week.",
        facts={
            "change_scale": 2,
            "uncertainty": 5,
            "reversible": "easily",
            "owners": 2,
            "morale": 4,
        },
    ),
    _Story(
        words="A vendor offers a pump that doses by itself. Little is known about it, an overdose "
        "could not be undone, the safety committee wants proof, and a colleague suggests to just "
        "try it on one ward.",
        facts={
            "change_scale": 2,
            "uncertainty": 5,
            "reversible": "no",
            "safety": True,
            "evidence_need": 5,
            "morale": 4,
            "trust": 4,
        },
    ),
)


def problem(draw: Draw, facts: Facts) -> Problem:
    """Draw a situation, and beside it the two small sums."""
    story = draw.one(_STORIES)
    before = draw.whole(38, 48)
    inputs = LeadershipStyle(
        log=(),
        supervisor_before=before,
        supervisor_after=before + draw.whole(2, 5),
        visits=draw.whole(8_000, 40_000, 1_000),
        no_shows=draw.whole(8, 20),
        no_show_cut=draw.whole(8, 25),
        visit_payment=draw.whole(80, 160, 5),
        reminder_cost=draw.whole(3_000, 9_000, 500),
        **story.facts,
    )
    ranked = blend(inputs)
    first = ranked[0]
    held = " and ".join(reason.text for reason in first.reasons if reason.speaks)
    barred = " A trial is barred: harm could not be undone." if ranked[-1].barred else ""
    return Problem(
        title="Which style first?",
        situation=_situation(story, inputs, facts),
        inputs=inputs,
        asks=(
            Ask(figure="visits_kept", label="Visits kept in a year", unit="visits per year"),
            Ask(figure="visits_net", label="Left after the reminders", unit="USD per year"),
            Ask(
                figure="burnout_change",
                label="Burnout that goes with the change of score",
                unit="percent",
            ),
        ),
        traps=_traps(inputs, facts),
        question="Which style leads first? Say the sentence you would begin with, and its risk.",
        choices=tuple(Choice(id=name, text=title(facts, name)) for name in STYLES),
        sound=first.name,
        reason=f"{title(facts, first.name)}, because {held}.{barred}",
        look_for=(
            "Diagnoses the situation before naming a style.",
            "Says the first sentence as it would be spoken.",
            "Names the limit of the style, and what would make them change it.",
            "Never tries out what could harm and not be undone.",
        ),
    )


def _situation(story: _Story, inputs: LeadershipStyle, facts: Facts) -> str:
    return (
        f"{story.words} Beside it, your clinic books {show(inputs.visits, 'visits per year')}; "
        f"{show(inputs.no_shows, 'percent')} of them are missed. One provider tried reminder calls "
        f"for one week, and {show(inputs.no_show_cut, 'percent')} of the visits otherwise missed "
        f"were kept. A visit pays {show(inputs.visit_payment, 'USD')}; calls for everybody would "
        f"cost {show(inputs.reminder_cost, 'USD per year')}. Your supervisor score went from "
        f"{show(inputs.supervisor_before, 'points')} to {show(inputs.supervisor_after, 'points')}; "
        f"in a large survey each point more went with {facts.display('f.supervisor_burnout')} less "
        "burnout."
    )


def _traps(inputs: LeadershipStyle, facts: Facts) -> tuple[Trap, ...]:
    visits = sums.visits(inputs, facts)
    cut = facts.given_or(inputs.no_show_cut, "f.claimed_no_show_cut") / 100
    all_visits = inputs.visits * cut
    relative = "The cut is a part of the missed visits, not of all visits."
    missed = "Those are all missed visits; only part of them was kept."
    change = sums.burnout_change(inputs, facts)
    return (
        Trap(figure="visits_kept", value=all_visits, why=relative),
        Trap(figure="visits_kept", value=visits.missed, why=missed),
        Trap(
            figure="visits_net",
            value=all_visits * inputs.visit_payment - inputs.reminder_cost,
            why=relative,
        ),
        Trap(figure="visits_net", value=visits.value, why="The calls have to be paid for."),
        Trap(
            figure="burnout_change",
            value=-change,
            why="More points go with less burnout: the change is downward.",
        ),
        Trap(
            figure="burnout_change",
            value=facts.value("f.supervisor_burnout"),
            why="That is for one point; the score moved by more.",
        ),
    )
