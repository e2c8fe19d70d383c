"""A growth plan as arithmetic: funnel, cost and value of a client, core and accelerator, pilot."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt

from prebrief.casebook.growth_plan.inputs import TITLES, GrowthPlan, ModelName, Way

MONTHS = 12
CENT = 0.01
"""USD; a smaller margin is none."""
_Z = 1.96
"""Of a 95 percent interval."""
WINS_TO_TELL = 5
"""Signatures that a pilot should be able to expect before its share means anything."""
_PAYERS = {"partners": ("partners",), "clinicians": ("community", "partners"),
           "patients": ("community",), "users_of_a_product": ("community",)}  # fmt: skip
"""Ways that rest on rewards to those people."""
LIFTS: dict[ModelName, str] = {
    "consultative": "close",
    "named_accounts": "propose",
    "launch": "reached",
    "direct": "meet",
    "partners": "reached",
    "content": "meet",
    "community": "close",
}
"""Which stage of a core each way raises; a contract with a whole organization raises none."""
FITS: dict[ModelName, Mapping[str, float]] = {
    "consultative": {"complicated": 1.0},
    "named_accounts": {"large_buyers": 0.7, "complicated": 0.3},
    "launch": {"new": 1.0},
    "direct": {"asked_for": 1.0},
    "partners": {"partners_reach": 1.0},
    "content": {"searched": 0.7, "new": 0.3},
    "community": {"happy_users": 1.0},
    "enterprise": {"large_buyers": 0.8, "complicated": 0.2},
}


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """One way, or a core with its accelerator, worked through."""

    way: Way
    stages: tuple[float, float, float, float]
    """Reached, met, offered, won: a year."""
    served: float
    """Won, as far as capacity goes."""
    monthly: float
    """Margin of a client in a month, USD."""
    cost: float | None
    """Of winning one client, USD; none where none is won."""
    value: float
    """Margin of a client until it is lost, USD."""
    ratio: float | None
    payback: float | None
    """Months; none where the margin never pays it."""
    forecast: float
    """Price of a year from all that are served, USD."""
    worth: float
    """Margin of those served within the horizon less the spending, USD."""


@dataclass(frozen=True, kw_only=True)
class Ranked:
    case: Outcome
    fit: float
    """How well the situation suits it, percent."""
    faults: tuple[str, ...]
    """Limits that it does not keep."""
    barred: bool
    """It rests on rewards for sending patients."""

    @property
    def name(self) -> ModelName:
        return self.case.way.model

    @property
    def title(self) -> str:
        return TITLES[self.name]


def worked(way: Way, inputs: GrowthPlan) -> Outcome:
    """Work one way's funnel and money."""
    met = way.reached * way.meet / 100
    offered = met * way.propose / 100
    won = offered * way.close / 100
    served = min(won, inputs.capacity)
    monthly = way.price * inputs.margin / 100 / MONTHS
    cost = way.spend / won if won > 0 else None
    value = monthly / (way.lost / 100)
    return Outcome(
        way=way,
        stages=(way.reached, met, offered, won),
        served=served,
        monthly=monthly,
        cost=cost,
        value=value,
        ratio=value / cost if cost else None,
        payback=cost / monthly if cost is not None and monthly >= CENT else None,
        forecast=served * way.price,
        worth=served * value * _kept(way.lost, inputs.horizon) - way.spend,
    )


def _kept(lost: float, months: float) -> float:
    """Give the part of a client's whole margin that comes within so many months."""
    return float(1 - (1 - lost / 100) ** months)


def fit(way: Way, inputs: GrowthPlan) -> float:
    """Say how well the situation suits a way, in percent of the most."""
    points = sum(getattr(inputs, name) * part for name, part in FITS[way.model].items())
    return float(100 * (points - 1) / 4)


def guarded(inputs: GrowthPlan) -> bool:
    """Tell whether somebody is rewarded for sending people into care."""
    return inputs.care and inputs.rewarded != "nobody"


def ranked(inputs: GrowthPlan, target: float) -> list[Ranked]:
    """Order the ways: lawful before barred, sound before faulty, then worth weighed by fit."""
    found = [_judged(way, inputs, target) for way in inputs.ways]
    return sorted(
        found,
        key=lambda one: (one.barred, len(one.faults) > 0, -_weighed(one), one.title),
    )


def _weighed(one: Ranked) -> float:
    """Weigh worth by fit; a loss is not made smaller by fitting badly."""
    worth = one.case.worth
    return worth * one.fit / 100 if worth > 0 else worth


def _judged(way: Way, inputs: GrowthPlan, target: float) -> Ranked:
    case = worked(way, inputs)
    faults = []
    if case.ratio is None and case.cost is None:
        faults.append("wins nobody")
    elif case.ratio is not None and case.ratio < target:
        faults.append("a client returns too little for what winning one costs")
    if case.cost is not None and (case.payback is None or case.payback > inputs.longest_payback):
        faults.append("the cost comes back too late")
    if way.cycle > inputs.longest_cycle:
        faults.append("signatures come too late")
    paid = _PAYERS.get(inputs.rewarded, ())
    return Ranked(
        case=case,
        fit=fit(way, inputs),
        faults=tuple(faults),
        barred=guarded(inputs) and way.model in paid,
    )


def accelerated(core: Ranked, helper: Ranked, inputs: GrowthPlan) -> Outcome:
    """Work the core with one stage raised by the helper, and part of the helper's spending."""
    way = core.case.way
    stage = LIFTS[helper.name]
    raised = getattr(way, stage) * (1 + inputs.lift / 100)
    if stage != "reached":
        raised = min(100.0, raised)
    extra = helper.case.way.spend * inputs.accelerator_part / 100
    return worked(way.model_copy(update={stage: raised, "spend": way.spend + extra}), inputs)


def accelerator(ways: list[Ranked], inputs: GrowthPlan) -> tuple[Ranked, Outcome] | None:
    """Find the way that adds most to the first of the ways, if any adds more than it costs."""
    core = ways[0]
    tried = [
        (one, accelerated(core, one, inputs))
        for one in ways[1:]
        if one.name in LIFTS and not one.barred
    ]
    better = [pair for pair in tried if pair[1].worth > core.case.worth]
    return max(better, key=lambda pair: (pair[1].worth, pair[0].title)) if better else None


def cash(case: Outcome, months: int = 24) -> list[float]:
    """Run a year's spending and the clients' margin month by month; gives the running total."""
    total, clients, out = 0.0, 0.0, [0.0]
    for month in range(1, months + 1):
        signed = case.served / MONTHS if case.way.cycle < month <= case.way.cycle + MONTHS else 0.0
        clients = clients * (1 - case.way.lost / 100) + signed
        total += clients * case.monthly - (case.way.spend / MONTHS if month <= MONTHS else 0.0)
        out.append(total)
    return out


@dataclass(frozen=True, kw_only=True)
class Pilot:
    needed: float | None
    """Share of those reached who have to sign, percent; none if no share is enough."""
    planned: float
    accounts: float | None
    """To be reached so that the plan's share brings enough signatures to tell."""
    seen: float | None
    low: float | None
    high: float | None
    verdict: str
    """go, stop, longer or not_run."""


def pilot(case: Outcome, inputs: GrowthPlan, target: float) -> Pilot:
    """Say which conversion the plan needs, and what the pilot's count says about it."""
    planned = 100 * case.stages[3] / case.way.reached if case.way.reached > 0 else 0.0
    most = case.value * case.way.reached
    share = 100 * case.way.spend * target / most if most > 0 else None
    needed = share if share is not None and share <= 100 else None
    accounts = 100 * WINS_TO_TELL / planned if planned > 0 else None
    if not inputs.pilot_reached:
        return Pilot(needed=needed, planned=planned, accounts=accounts, seen=None, low=None,
                     high=None, verdict="not_run")  # fmt: skip
    low, high = interval(inputs.pilot_won, inputs.pilot_reached)
    enough = needed is not None and high >= needed
    verdict = "stop" if not enough else "go" if low >= (needed or 0.0) else "longer"
    return Pilot(
        needed=needed,
        planned=planned,
        accounts=accounts,
        seen=100 * inputs.pilot_won / inputs.pilot_reached,
        low=low,
        high=high,
        verdict=verdict,
    )


def interval(won: int, reached: int) -> tuple[float, float]:
    """Give Wilson's 95 percent interval of a share, in percent."""
    share, square = won / reached, _Z * _Z
    middle = share + square / (2 * reached)
    spread = _Z * sqrt(share * (1 - share) / reached + square / (4 * reached * reached))
    whole = 1 + square / reached
    return max(0.0, 100 * (middle - spread) / whole), min(100.0, 100 * (middle + spread) / whole)


@dataclass(frozen=True, kw_only=True)
class Return:
    """The buyer's sum for an enterprise contract."""

    leavers: float
    bill: float
    avoided: float
    saving: float
    net: float
    even: float | None
    """Percent by which turnover has to fall to pay for the program; none without a bill."""


def buyers_return(inputs: GrowthPlan, cut: float) -> Return:
    """Work what lower turnover saves the buyer, program taken off."""
    leavers = inputs.physicians * inputs.turnover / 100
    bill = leavers * inputs.leaver_cost
    saving = bill * cut / 100
    return Return(
        leavers=leavers,
        bill=bill,
        avoided=leavers * cut / 100,
        saving=saving,
        net=saving - inputs.programme_cost,
        even=100 * inputs.programme_cost / bill if bill >= 1 else None,
    )
