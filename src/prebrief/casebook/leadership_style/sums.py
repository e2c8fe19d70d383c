"""The practice log, the supervisor score and the missed visits; no words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from prebrief.casebook.facts import Facts
from prebrief.casebook.leadership_style.inputs import STYLES, LeadershipStyle, Practice, StyleName


def recent(log: Sequence[Practice], today: date, days: int) -> list[Practice]:
    """Keep the entries of the days up to today."""
    start = today - timedelta(days=days)
    return sorted(
        (entry for entry in log if start < entry.when <= today), key=lambda entry: entry.when
    )


def by_style(entries: Sequence[Practice]) -> dict[StyleName, int]:
    """Count the entries of each style, those of none included."""
    return {name: sum(entry.style == name for entry in entries) for name in STYLES}


def mean_reaction(entries: Sequence[Practice]) -> float | None:
    """Give the mean of how it landed."""
    return sum(entry.reaction for entry in entries) / len(entries) if entries else None


@dataclass(frozen=True, kw_only=True)
class Visits:
    missed: float
    kept: float
    value: float
    net: float


def visits(inputs: LeadershipStyle, facts: Facts) -> Visits:
    """Value the visits kept; the cut is a part of those missed, not of all visits."""
    cut = facts.given_or(inputs.no_show_cut, "f.claimed_no_show_cut") / 100
    missed = inputs.visits * inputs.no_shows / 100
    kept = missed * cut
    value = kept * inputs.visit_payment
    return Visits(missed=missed, kept=kept, value=value, net=value - inputs.reminder_cost)


def burnout_change(inputs: LeadershipStyle, facts: Facts) -> float:
    """Give the burnout that goes with the change of the supervisor score, in percent."""
    points = inputs.supervisor_after - inputs.supervisor_before
    return points * facts.value("f.supervisor_burnout")
