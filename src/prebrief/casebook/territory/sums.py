"""Territories as arithmetic: hours, capacity, shares, goals, the change, alarms."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from statistics import median

import numpy as np

from prebrief.casebook.territory import ground
from prebrief.casebook.territory.divide import Division, divide
from prebrief.casebook.territory.ground import Floats, Ints
from prebrief.casebook.territory.inputs import Account, Result, Segment, Territory
from prebrief.casebook.territory.places import Place, drawn, places_of
from prebrief.casebook.territory.shares import Ground, loads
from prebrief.errors import InputError

MINUTES = 60
MONTHS = 12
_AROUND = 3
"""Nearest accounts whose distance counts as the way from one visit to the next."""
_LINKED = 8
"""Nearest accounts by which a territory hangs together."""
_FAR = 60.0
"""Miles: whoever lies further from the next account is reached from base anyway."""


@dataclass(frozen=True, kw_only=True)
class Work:
    """What each account asks, in the order of the accounts."""

    places: tuple[Place, ...]
    visits: Floats
    serving: Floats
    """Hours a year with the customer."""
    hours: Floats
    """Serving, records afterwards, and the way from the visit before."""
    potential: Floats
    won: Floats
    """Of the potential, held today."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """Accounts, their work, and who gets them."""

    accounts: tuple[Account, ...]
    work: Work
    names: tuple[str, ...]
    """Of the territories."""
    division: Division
    load: Floats
    """Multiples of the target: rows workload and potential."""
    naive_load: Floats
    road: Floats
    """Hours on the road between base and visits, by territory."""
    together: float
    """Share of the accounts that hang together with most of their territory."""


def segment_of(account: Account, segments: Sequence[Segment]) -> Segment:
    """Find an account's kind; the last one where none of that name is there."""
    name = account.segment.strip().lower()
    return next((one for one in segments if one.name.strip().lower() == name), segments[-1])


def work_of(accounts: Sequence[Account], inputs: Territory) -> Work:
    """Put hours on every account."""
    places = places_of([one.zip_code for one in accounts], where="accounts")
    kinds = [segment_of(one, inputs.segments) for one in accounts]
    minutes = np.array(
        [
            (kind.minutes if one.minutes is None else one.minutes) * kind.complexity
            for one, kind in zip(accounts, kinds, strict=True)
        ]
    )
    visits = np.array(
        [
            float(kind.visits if one.visits is None else one.visits)
            for one, kind in zip(accounts, kinds, strict=True)
        ]
    )
    serving = visits * minutes / MINUTES
    hop = _hop(places) * inputs.roads / inputs.speed
    hours = serving + visits * (inputs.admin / MINUTES + hop)
    known = np.array([np.nan if one.hours is None else one.hours for one in accounts])
    potential = np.array([one.potential for one in accounts])
    return Work(
        places=tuple(places),
        visits=visits,
        serving=np.where(np.isnan(known), serving, known),
        hours=np.where(np.isnan(known), hours, known),
        potential=potential,
        won=potential * np.array([one.share for one in accounts]) / 100,
    )


def _hop(places: Sequence[Place]) -> Floats:
    """Give the miles to the next visit: dense cities are quick, wide counties are not."""
    at = ground.places([one.latitude for one in places], [one.longitude for one in places])
    _, far = ground.neighbors(at, _AROUND)
    return np.minimum(far.mean(axis=1), _FAR) if far.shape[1] else np.zeros(len(places))


@lru_cache(maxsize=4)
def plan(inputs: Territory, band: float) -> Plan:
    """Share out the accounts; ``band`` as a share of one.

    Raises:
        InputError: a ZIP code or state is unknown, or there is nothing to share out.
    """
    accounts = inputs.accounts or drawn(inputs)
    work = work_of(accounts, inputs)
    if not (work.hours.sum() > 0 and work.potential.sum() > 0):
        raise InputError(
            "territory-empty",
            "The accounts hold no work, or no potential.",
            fix="Enter visits and minutes, and a potential for at least one account.",
            where="accounts",
        )
    parts = np.array([one.part for one in inputs.team] or [1.0] * inputs.people)
    homes = places_of([one.home for one in inputs.team], where="people")
    at = ground.places(
        [one.latitude for one in work.places], [one.longitude for one in work.places]
    )
    lot = Ground(
        at=at,
        work=work.hours / work.hours.sum(),
        potential=work.potential / work.potential.sum(),
        visits=work.visits,
        targets=parts / parts.sum(),
        bases=ground.places([one.latitude for one in homes], [one.longitude for one in homes])
        if homes
        else None,
        band=band,
    )
    division = divide(lot)
    who, _ = ground.neighbors(at, _LINKED)
    return Plan(
        accounts=tuple(accounts),
        work=work,
        names=_names(inputs, work, division),
        division=division,
        load=loads(lot, division.owner),
        naive_load=loads(lot, division.naive_owner),
        road=_road(inputs, work, at, division, len(parts)),
        together=ground.in_one_piece(division.owner, who, len(parts)),
    )


def _road(inputs: Territory, work: Work, at: Floats, division: Division, people: int) -> Floats:
    """Give the hours between base and visits: out and back once for so many stops."""
    away = ground.miles(at, division.bases)[np.arange(len(at)), division.owner]
    hours = work.visits * 2 * away * inputs.roads / inputs.stops / inputs.speed
    return np.bincount(division.owner, hours, people).astype(np.float64)


def _names(inputs: Territory, work: Work, division: Division) -> tuple[str, ...]:
    """Name territories after their people, or after the place of their base."""
    if inputs.team:
        plain = [
            one.name.strip() or f"Person {number}" for number, one in enumerate(inputs.team, 1)
        ]
    else:
        spots = [work.places[spot] for spot in division.base_accounts]
        plain = [f"{place.city}, {place.state}" for place in spots]
    seen: Counter[str] = Counter()
    names = []
    for name in plain:
        seen[name] += 1
        names.append(f"{name} ({seen[name]})" if seen[name] > 1 else name)
    return tuple(names)


def held(plan: Plan, values: Floats) -> Floats:
    """Sum what the accounts of each territory hold."""
    return np.bincount(plan.division.owner, values, len(plan.names)).astype(np.float64)


@dataclass(frozen=True, kw_only=True)
class Capacity:
    selling: float
    """Hours a year that one full post has for customers."""
    posts: float
    serving: float
    """Hours a year that all accounts ask."""
    used: float
    """Percent of the selling hours of all."""
    needed: float
    """Full posts that keep the use at the top of its healthy range."""


def capacity(inputs: Territory, work: Work, selling_share: float, healthy: float) -> Capacity:
    """Hold the hours that accounts ask against the hours that people have for them."""
    selling = inputs.year_hours * selling_share / 100
    posts = sum(one.part for one in inputs.team) or float(inputs.people)
    serving = float(work.serving.sum())
    return Capacity(
        selling=selling,
        posts=posts,
        serving=serving,
        used=100 * serving / (selling * posts),
        needed=serving / (selling * healthy / 100),
    )


def in_time(cycle: float) -> float:
    """Give the part of a year's gain that is agreed before its end."""
    return max(0.0, (MONTHS - cycle) / MONTHS)


def quotas(inputs: Territory, plan: Plan) -> Floats:
    """Give each territory its goal: what it has, and the gain that comes in time.

    Where the team's target is given, the same goals are scaled to add up to it.
    """
    gain = inputs.gain / 100 * in_time(inputs.cycle)
    room = np.minimum(plan.work.potential - plan.work.won, plan.work.potential * gain)
    supported = held(plan, plan.work.won + room)
    whole = float(supported.sum())
    if inputs.target is None:
        return supported
    if whole <= 0:
        share = held(plan, plan.work.potential) / float(plan.work.potential.sum())
        return np.asarray(share * inputs.target)
    return np.asarray(supported / whole * inputs.target)


def moved(plan: Plan) -> Ints:
    """List the accounts that change hands.

    A territory of named people keeps whoever bears its name. One without keeps the owner of
    most of its present sales, and each owner is kept once.
    """
    owners = [one.owner.strip() for one in plan.accounts]
    heirs = _heirs(plan, owners)
    return np.array(
        [
            place
            for place, (owner, territory) in enumerate(
                zip(owners, plan.division.owner, strict=True)
            )
            if owner and heirs.get(int(territory)) != owner
        ],
        dtype=np.int64,
    )


def _heirs(plan: Plan, owners: Sequence[str]) -> dict[int, str]:
    known = {name: place for place, name in enumerate(plan.names)}
    heirs = {known[owner]: owner for owner in set(owners) if owner in known}
    worth: dict[tuple[int, str], float] = {}
    for owner, territory, hours in zip(owners, plan.division.owner, plan.work.hours, strict=True):
        if owner:
            key = int(territory), owner
            worth[key] = worth.get(key, 0.0) + float(hours)
    for (territory, owner), _ in sorted(worth.items(), key=lambda pair: (-pair[1], pair[0])):
        if territory not in heirs and owner not in heirs.values():
            heirs[territory] = owner
    return heirs


@dataclass(frozen=True, kw_only=True)
class Phase:
    name: str
    weeks: tuple[float, float]
    territories: tuple[int, ...]


def phases(inputs: Territory, plan: Plan) -> list[Phase]:
    """Begin with the territory nearest the average, then go region by region from the west."""
    apart = np.abs(plan.load - 1).max(axis=0)
    first = int(np.argmin(apart))
    east = np.arctan2(plan.division.bases[:, 1], plan.division.bases[:, 0])
    rest = [int(one) for one in np.argsort(east, kind="stable") if one != first]
    groups: list[tuple[str, tuple[int, ...]]] = [("Pilot", (first,))]
    for number, part in enumerate(np.array_split(np.array(rest, dtype=int), inputs.waves), start=1):
        if len(part):
            groups.append((f"Wave {number}", tuple(int(one) for one in part)))
    return [
        Phase(
            name=name,
            weeks=(place * inputs.wave_weeks, (place + 1) * inputs.wave_weeks),
            territories=territories,
        )
        for place, (name, territories) in enumerate(groups)
    ]


def hold_cost(inputs: Territory, people: float) -> float:
    """Give the most that holding harmless can cost: all variable pay of the time."""
    return people * inputs.variable_pay * inputs.hold / MONTHS


@dataclass(frozen=True, kw_only=True)
class Alarm:
    territory: str
    sign: str
    look: str
    stalled: bool = False


def alarms(inputs: Territory) -> list[Alarm]:
    """Read the results for territories that stall, overshoot, leak, drag, or leave chances."""
    found = []
    stalled = [_stalls(one, inputs.floor) for one in inputs.results]
    rivals = any(stalled)
    for one, stall in zip(inputs.results, stalled, strict=True):
        name = one.territory or "no name"
        if stall:
            found.append(
                Alarm(
                    territory=name,
                    sign="two weak quarters, and not rising",
                    look="Hours and potential first, then the person.",
                    stalled=True,
                )
            )
        if rivals and min(one.quarter_3, one.quarter_4) > 200 - inputs.floor:
            found.append(
                Alarm(
                    territory=name,
                    sign="far over goal while another stalls",
                    look="Unequal potential before unequal people: exchange the goals on paper.",
                )
            )
        found += _beside(name, one, inputs)
    return found


def _stalls(one: Result, floor: float) -> bool:
    return max(one.quarter_3, one.quarter_4) < floor and one.quarter_4 <= one.quarter_3


def _beside(name: str, one: Result, inputs: Territory) -> list[Alarm]:
    """Compare a territory with the middle one of all; with one alone there is nothing to say."""
    if len(inputs.results) < 3:
        return []
    rows = inputs.results
    found = []
    if one.lost > 1.5 * median(row.lost for row in rows):
        found.append(
            Alarm(
                territory=name, sign="accounts leave", look="Is its holder stretched? Count hours."
            )
        )
    if one.cycle > 1.5 * median(row.cycle for row in rows):
        found.append(
            Alarm(
                territory=name,
                sign="agreements take long",
                look="Another market, or training: sit in on two talks.",
            )
        )
    if one.quarter_4 >= 100 and one.reached < 0.5 * median(row.reached for row in rows):
        found.append(
            Alarm(territory=name, sign="goal met, few reached", look="Chances there lie unused.")
        )
    return found


def top_fifth(values: Floats) -> float:
    """Give the share that the largest fifth of the accounts holds, in percent."""
    whole = float(values.sum())
    most = max(1, round(len(values) / 5))
    return 100 * float(np.sort(values)[::-1][:most].sum()) / whole if whole else 0.0
