"""Proof that no division keeps the bands: bounds that a person can check, then an exact search.

The exact search works with whole numbers. Rounding widens its bands, so that what it calls
impossible is impossible.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from prebrief.casebook.territory.ground import Floats, Ints
from prebrief.casebook.territory.shares import EXACT, Ground

_UNITS = 10**9
"""Of the whole, for the exact search."""
_MOST_CHOICES = 2_500
"""Accounts times people that the exact search is given."""
_EFFORT = 4.0
"""Its limit, in the solver's own measure of work, which does not hang on the machine's speed."""
_LARGE = 0.05
"""Part of a target from which an account counts as large."""
MEASURES = ("workload", "potential")


@dataclass(frozen=True, kw_only=True)
class Proof:
    """Why the bands cannot be kept."""

    kind: str
    """oversize, crowd, too_few, starved or search."""
    measure: str
    accounts: tuple[int, ...]
    share: float
    """Of a territory's target, as a multiple: what the accounts hold or can get."""
    limit: float
    """What they would have to keep to, the same way."""


def by_bounds(ground: Ground) -> Proof | None:
    """Look for an account, or a few, that no division can place."""
    return _too_few(ground) or _oversize(ground) or _crowd(ground) or _starved(ground)


def _too_few(ground: Ground) -> Proof | None:
    if len(ground.work) >= ground.people or ground.band >= 1:
        return None
    return Proof(kind="too_few", measure="", accounts=(), share=0.0, limit=1 - ground.band)


def _oversize(ground: Ground) -> Proof | None:
    """An account that is larger than the largest territory may be."""
    most = float(ground.targets.max())
    limit = 1 + ground.band
    for name, parts in zip(MEASURES, (ground.work, ground.potential), strict=True):
        largest = int(np.argmax(parts))
        if parts[largest] > most * limit + EXACT:
            return Proof(
                kind="oversize",
                measure=name,
                accounts=(largest,),
                share=float(parts[largest] / most),
                limit=limit,
            )
    return None


def _crowd(ground: Ground) -> Proof | None:
    """More accounts than people, any two of which are too much for the largest territory."""
    most = float(ground.targets.max())
    limit = 1 + ground.band
    for name, parts in zip(MEASURES, (ground.work, ground.potential), strict=True):
        order = np.argsort(-parts, kind="stable")[: ground.people + 1]
        if len(order) <= ground.people:
            continue
        least = float(parts[order[-2:]].sum())
        if least > most * limit + EXACT:
            return Proof(
                kind="crowd",
                measure=name,
                accounts=tuple(int(one) for one in order),
                share=least / most,
                limit=limit,
            )
    return None


def _starved(ground: Ground) -> Proof | None:
    """An account that fills a territory on one measure and leaves no room to fill the other."""
    if not np.allclose(ground.targets, ground.targets[0]):
        return None  # With unequal people the bound would have to be worked for each of them.
    target = float(ground.targets[0])
    for here, (full, other) in enumerate(
        ((ground.work, ground.potential), (ground.potential, ground.work))
    ):
        for large in np.nonzero(full > 0.5 * target)[0]:
            room = target * (1 + ground.band) - full[large]
            got = other[large] + _most_within(np.delete(other, large), np.delete(full, large), room)
            if got < target * (1 - ground.band) - EXACT:
                return Proof(
                    kind="starved",
                    measure=MEASURES[1 - here],
                    accounts=(int(large),),
                    share=float(got / target),
                    limit=1 - ground.band,
                )
    return None


def _most_within(gain: Floats, weight: Floats, room: float) -> float:
    """Give the most gain that fits, if the last account could be split."""
    order = np.argsort(-gain / np.maximum(weight, 1e-15), kind="stable")
    heap = np.cumsum(weight[order])
    whole = int(np.searchsorted(heap, room, side="right"))
    got = float(gain[order[:whole]].sum())
    if whole < len(order):
        left = room - (float(heap[whole - 1]) if whole else 0.0)
        got += float(gain[order[whole]]) * max(0.0, left) / max(float(weight[order[whole]]), 1e-15)
    return got


def by_search(ground: Ground, cost: Floats, hint: Ints) -> tuple[Ints | None, Proof | None]:
    """Search every division of few accounts; of many, every place of the large ones.

    Gives a division that keeps the bands, or the proof that there is none, or neither.
    """
    small = len(ground.work) * ground.people <= _MOST_CHOICES
    size = np.maximum(ground.work, ground.potential)
    large = np.arange(len(size)) if small else np.nonzero(size > _LARGE * ground.targets.max())[0]
    if len(large) * ground.people > _MOST_CHOICES:
        large = np.argsort(-size, kind="stable")[: _MOST_CHOICES // ground.people]
    verdict, owner = _searched(ground, large, cost, hint)
    if verdict == "none":
        proof = Proof(
            kind="search",
            measure="",
            accounts=tuple(int(one) for one in large) if len(large) < len(size) else (),
            share=0.0,
            limit=1 + ground.band,
        )
        return None, proof
    return (owner if len(large) == len(size) else None), None


def _searched(ground: Ground, large: Ints, cost: Floats, hint: Ints) -> tuple[str, Any]:
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    takes = [[model.NewBoolVar("") for _ in range(ground.people)] for _ in large]
    for account, row in zip(large, takes, strict=True):
        model.AddExactlyOne(row)
        for person, choice in enumerate(row):
            model.AddHint(choice, int(hint[account] == person))
    slack = len(ground.work) + 1
    for parts in (ground.work, ground.potential):
        units = np.rint(parts * _UNITS).astype(np.int64)
        sand = _sand(model, int(units.sum() - units[large].sum()), ground.people)
        for person, target in enumerate(ground.targets.tolist()):
            held = sum(
                int(unit) * row[person] for unit, row in zip(units[large], takes, strict=True)
            )
            model.AddLinearConstraint(
                held + sand[person],
                int(target * (1 - ground.band) * _UNITS) - slack,
                int(target * (1 + ground.band) * _UNITS) + slack,
            )
    prices = np.rint(cost[large] / (cost.max() or 1.0) * 1e6).astype(np.int64)
    model.Minimize(
        sum(
            int(price) * choice
            for row, way in zip(takes, prices, strict=True)
            for choice, price in zip(row, way, strict=True)
        )
    )
    return _answer(cp_model, model, takes)


def _sand(model: Any, amount: int, people: int) -> list[Any]:
    """Let what is not searched flow anywhere: whoever cannot be filled so cannot be at all."""
    if amount <= 0:
        return [0] * people
    heaps = [model.NewIntVar(0, amount, "") for _ in range(people)]
    model.Add(sum(heaps) == amount)
    return heaps


def _answer(cp_model: Any, model: Any, takes: list[list[Any]]) -> tuple[str, Any]:
    solver = cp_model.CpSolver()
    # One worker and a limit in work, not seconds: the same answer on every machine.
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 1
    solver.parameters.max_deterministic_time = _EFFORT
    status = solver.Solve(model)
    if status == cp_model.INFEASIBLE:
        return "none", None
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return "unknown", None
    return "found", np.array([[solver.Value(one) for one in row] for row in takes]).argmax(axis=1)
