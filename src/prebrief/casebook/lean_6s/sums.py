"""The arithmetic of 6S: scores, veto, trend, tags, minutes; no words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from prebrief.casebook.lean_6s.inputs import PILLARS, Audit, Lean6s, Tag

MINUTES = 60
MONTHS = 12
FEET_IN_A_MILE = 5_280
_YEAR = 365


def scores(audit: Audit) -> dict[str, int]:
    """Give an audit's scores by pillar."""
    return {pillar: getattr(audit, pillar) for pillar in PILLARS}


def mean(audit: Audit) -> float:
    """Give an audit's mean over the six pillars."""
    return sum(scores(audit).values()) / len(PILLARS)


@dataclass(frozen=True, kw_only=True)
class Area:
    """One area over time."""

    name: str
    first: Audit
    last: Audit
    vetoed: bool

    @property
    def change(self) -> float:
        return mean(self.last) - mean(self.first)

    @property
    def days(self) -> int:
        return (self.last.when - self.first.when).days

    @property
    def held_a_year(self) -> bool:
        return self.days >= _YEAR and self.change >= 0


def areas(audits: Sequence[Audit], veto: int) -> list[Area]:
    """Sort audits into areas, in the order in which the areas come."""
    found: dict[str, list[Audit]] = {}
    for audit in audits:
        found.setdefault(audit.area.strip() or "no name", []).append(audit)
    ordered = {name: sorted(held, key=lambda one: one.when) for name, held in found.items()}
    return [
        Area(name=name, first=held[0], last=held[-1], vetoed=held[-1].safety <= veto)
        for name, held in ordered.items()
    ]


def pillars(found: Sequence[Area]) -> dict[str, float]:
    """Give each pillar's mean over the areas' last audits."""
    return {
        pillar: sum(scores(area.last)[pillar] for area in found) / len(found)
        for pillar in PILLARS
        if found
    }


def overdue(tags: Sequence[Tag], today: date, days: int) -> list[Tag]:
    """List the tags that hang undecided for longer than was agreed."""
    return [tag for tag in tags if not tag.decided and (today - tag.opened).days > days]


@dataclass(frozen=True, kw_only=True)
class Return:
    """What was found, per year."""

    search_hours: float
    freed_hours: float
    time_value: float
    cash: float
    waste_saved: float
    net: float
    """Cash and supplies saved, less the cost of the program."""
    net_with_time: float
    miles: float
    payback: float | None
    """Months; none where nothing comes back in cash."""


def returns(inputs: Lean6s) -> Return:
    """Work out hours, their value, what of it is cash, and the miles not walked."""
    search = inputs.staff * inputs.shifts * inputs.minutes / MINUTES
    hours = search * inputs.freed / 100
    value = hours * inputs.hourly
    cash = value * inputs.to_cash / 100
    saved = inputs.waste * inputs.waste_cut / 100
    gain = cash + saved
    return Return(
        search_hours=search,
        freed_hours=hours,
        time_value=value,
        cash=cash,
        waste_saved=saved,
        net=gain - inputs.programme_cost,
        net_with_time=value + saved - inputs.programme_cost,
        miles=inputs.visits * inputs.feet / FEET_IN_A_MILE,
        payback=MONTHS * inputs.programme_cost / gain if gain > 0 else None,
    )
