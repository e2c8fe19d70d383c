"""Dividing the ground: bases, the split division, rounding, mending, proof."""

from dataclasses import dataclass

import numpy as np

from prebrief.casebook.territory import ground as geography
from prebrief.casebook.territory.flow import cheapest
from prebrief.casebook.territory.ground import Floats, Ints, miles
from prebrief.casebook.territory.proof import Proof, by_bounds, by_search
from prebrief.casebook.territory.repair import mend, shorten
from prebrief.casebook.territory.shares import Ground, balanced, worst

_INNER = 0.95
"""Part of the band that the split division keeps to; the rest is for rounding."""
_ROUNDS = 8
_TRIED = 2
"""Rounds of each start before the best is followed."""
_MENDED = 0.5
"""Of one share: with more than that outside the bands, single moves would take for ever."""
_PULL = 1e-9
"""Visits a year by which an account without visits still pulls a base."""
_ENOUGH = 0.002
"""Saving of way below which another round is not worth its time."""
_PATIENCE = 2
"""Rounds without a saving worth its time after which a start is given up."""
_SEARCHED = 25
"""Accounts up to which the exact search also looks for less way."""


@dataclass(frozen=True, kw_only=True)
class Division:
    """Who holds which account, and how that compares with the naive plan."""

    owner: Ints
    bases: Floats
    """Places on the unit globe."""
    base_accounts: Ints
    """The account that each base lies at; meaningless where bases were given."""
    way: float
    """Visits times miles from base, a year."""
    worst: tuple[float, float]
    """Largest deviation of workload and of potential, as a share of the target."""
    naive_owner: Ints
    naive_way: float
    naive_worst: tuple[float, float]
    fits: bool
    proof: Proof | None
    """Why it cannot fit, where that is known."""


@dataclass(frozen=True, kw_only=True)
class _Plan:
    bases: Floats
    owner: Ints
    prices: Floats | None
    way: float
    rank: tuple[bool, float]
    """Plans out of the band come after all others."""


def divide(ground: Ground) -> Division:
    """Share out the accounts; the order in which they are given does not matter."""
    order = np.lexsort((ground.visits, ground.potential, ground.work, *np.round(ground.at, 12).T))
    back = np.argsort(order, kind="stable")
    sorted_ground = Ground(
        at=ground.at[order],
        work=_even(ground.work[order]),
        potential=_even(ground.potential[order]),
        visits=ground.visits[order],
        targets=ground.targets,
        bases=ground.bases,
        band=ground.band,
    )
    found = _divided(sorted_ground)
    proof = found.proof
    return Division(
        owner=found.owner[back],
        bases=found.bases,
        base_accounts=order[found.base_accounts],
        way=found.way,
        worst=found.worst,
        naive_owner=found.naive_owner[back],
        naive_way=found.naive_way,
        naive_worst=found.naive_worst,
        fits=found.fits,
        proof=proof
        and Proof(
            kind=proof.kind,
            measure=proof.measure,
            accounts=tuple(int(order[one]) for one in proof.accounts),
            share=proof.share,
            limit=proof.limit,
        ),
    )


def _even(parts: Floats) -> Floats:
    """Round away what a change of currency leaves in the last digits."""
    return np.round(parts, 11)


def _divided(ground: Ground) -> Division:
    proof = by_bounds(ground)
    bases, owner = _located(ground, hopeless=proof is not None)
    cost = _cost(ground, bases)
    if proof is not None:
        owner = mend(ground, cost, owner)
    fits = balanced(ground, owner)
    if proof is None and (not fits or len(owner) <= _SEARCHED):
        found, proof = by_search(ground, cost, owner)
        if found is not None and balanced(ground, found):
            owner, fits = found, True
    if fits:
        owner = shorten(ground, cost, owner)
    naive_bases, naive = _naive(ground)
    rows = np.arange(len(owner))
    spots = _spots(ground, bases, owner)
    return Division(
        owner=owner,
        bases=bases,
        base_accounts=spots,
        way=float(cost[rows, owner].sum()),
        worst=worst(ground, owner),
        naive_owner=naive,
        naive_way=float(_cost(ground, naive_bases)[rows, naive].sum()),
        naive_worst=worst(ground, naive),
        fits=fits,
        proof=None if fits else proof,
    )


def _located(ground: Ground, *, hopeless: bool) -> tuple[Floats, Ints]:
    """Find bases and who belongs to each: the start with the least way is followed to its end.

    Where it is proven that the bands cannot be kept, a single start has to do.
    """
    if ground.bases is not None:
        plan = _plan(ground, ground.bases, None, widen=not hopeless)
        return plan.bases, plan.owner
    starts = _starts(ground)[: 1 if hopeless else None]
    tried = [_settled(ground, owner, _TRIED, widen=False) for owner in starts]
    best = min(tried, key=lambda plan: plan.rank)
    if not hopeless:
        further = _settled(ground, best.owner, _ROUNDS, best.prices)
        best = min(best, further, key=lambda plan: plan.rank)
    return best.bases, best.owner


def _starts(ground: Ground) -> list[Ints]:
    weights = ((ground.work + ground.potential) / 2, ground.work, ground.potential)
    return [
        *(geography.halves(ground.at, weight, ground.targets) for weight in weights),
        geography.nearest_centers(ground.at, ground.visits + _PULL, ground.people)[1],
    ]


def _settled(
    ground: Ground, owner: Ints, rounds: int, prices: Floats | None = None, *, widen: bool = True
) -> _Plan:
    """Alternate between moving the bases to their middles and dividing by the bases."""
    bases = ground.at[:1].repeat(ground.people, axis=0)
    pull = ground.visits + _PULL
    best: _Plan | None = None
    idle = 0
    for _ in range(rounds):
        bases = geography.middles(ground.at, pull, owner, ground.people, bases)
        bases = geography.medians(ground.at, pull, owner, bases)
        plan = _plan(ground, _snapped(ground, bases, owner), prices, widen=widen)
        owner, prices = plan.owner, plan.prices
        saved = best is None or (plan.rank < best.rank and plan.way < best.way * (1 - _ENOUGH))
        idle = 0 if saved else idle + 1
        best = plan if best is None or plan.rank < best.rank else best
        if idle >= _PATIENCE:
            break
    assert best is not None
    return best


def _plan(ground: Ground, bases: Floats, prices: Floats | None, *, widen: bool) -> _Plan:
    cost = _cost(ground, bases)
    split = cheapest(ground, cost, ground.band * _INNER, prices, widen=widen)
    owner = cost.argmin(axis=1) if split is None else split.owner
    if split is None or split.outside * ground.people <= _MENDED:
        owner = mend(ground, cost, owner)
    way = float(cost[np.arange(len(owner)), owner].sum())
    return _Plan(
        bases=bases,
        owner=owner,
        prices=None if split is None else split.prices,
        way=way,
        rank=(not balanced(ground, owner), way),
    )


def _cost(ground: Ground, bases: Floats) -> Floats:
    return ground.visits[:, None] * miles(ground.at, bases)


def _spots(ground: Ground, bases: Floats, owner: Ints) -> Ints:
    """Find the account nearest to each base, among the territory's own where it has any."""
    away = miles(bases, ground.at)
    own = owner[None, :] == np.arange(ground.people)[:, None]
    return np.asarray(np.where(own | ~own.any(axis=1, keepdims=True), away, np.inf).argmin(axis=1))


def _snapped(ground: Ground, middles: Floats, owner: Ints) -> Floats:
    """Put each base where an account is: people live at places, not in the middle of a lake."""
    return ground.at[_spots(ground, middles, owner)]


def _naive(ground: Ground) -> tuple[Floats, Ints]:
    """Give every account to the nearest base, with no eye on balance."""
    bases = ground.bases
    if bases is None:
        centers, owner = geography.nearest_centers(ground.at, ground.visits + _PULL, ground.people)
        bases = _snapped(ground, centers, owner)
    return bases, miles(ground.at, bases).argmin(axis=1)
