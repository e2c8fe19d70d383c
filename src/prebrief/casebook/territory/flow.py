"""The division with accounts that may be split: a linear program, and rounding it."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from prebrief.casebook.territory.ground import Floats, Ints
from prebrief.casebook.territory.shares import Ground

_FIRST = 6
"""People considered for an account while nothing is known of prices."""
_NEXT = 3
"""The same once the balance has its prices: few people are still in question."""
_WHOLE = 1e-7
_LITTLE = 0.02
"""Of one share: so much outside the bands is left to mending."""
_OPTIMAL = 0
"""GLOP's status of a solution that is the best."""
_FINE = 20.0
"""Price of a share outside its band, as a multiple of the whole way."""


@dataclass(frozen=True, kw_only=True)
class Split:
    """The cheapest division that keeps the bands, if accounts could be split."""

    owner: Ints
    """Who holds the largest part of each account."""
    prices: Floats
    """What a share of workload and one of potential costs with each person: two rows."""
    outside: float
    """Parts of the whole that had to lie outside the bands."""


def cheapest(
    ground: Ground, cost: Floats, band: float, prices: Floats | None = None, *, widen: bool = True
) -> Split | None:
    """Minimize the cost of the parts, each person within the band on both measures.

    A best corner of such a program splits at most two accounts a person, so that little is
    left to round. None where no solver's answer is to be had.

    Args:
        ground: What is shared out.
        cost: Of each account with each person.
        band: To keep to, as a share of the target.
        prices: Of an earlier division, to tell whom an account may belong to.
        widen: Consider more people for each account while some share lies outside its band.
    """
    near = min(_FIRST if prices is None else _NEXT, ground.people)
    scored = cost if prices is None else _scored(ground, cost, prices)
    order = np.argsort(scored, axis=1, kind="stable")
    while True:
        found = _solved(ground, cost, band, order[:, :near])
        done = found is None or found.outside <= _LITTLE / ground.people or not widen
        if done or near >= ground.people:
            return found
        near = min(near * 3, ground.people)


def _scored(ground: Ground, cost: Floats, prices: Floats) -> Floats:
    """Give what each account costs with each person, its part in the balance counted."""
    return cost - np.outer(ground.work, prices[0]) - np.outer(ground.potential, prices[1])


def _solved(ground: Ground, cost: Floats, band: float, near: Ints) -> Split | None:
    from ortools.linear_solver import pywraplp

    solver = pywraplp.Solver.CreateSolver("GLOP")
    solver.SuppressOutput()
    limits = [
        [solver.Constraint(target * (1 - band), target * (1 + band)) for target in ground.targets]
        for _ in range(2)
    ]
    fine = _FINE * (float(cost.min(axis=1).sum()) or 1.0)
    slack = [part for row in limits for limit in row for part in _slack(solver, limit, fine)]
    parts = _variables(solver, ground, cost, near, limits)
    solver.Objective().SetMinimization()
    if solver.Solve() != _OPTIMAL:
        return None
    held = np.array([[part.solution_value() for part in row] for row in parts])
    return Split(
        owner=near[np.arange(len(near)), held.argmax(axis=1)],
        prices=np.array([[limit.dual_value() for limit in row] for row in limits]),
        outside=sum(part.solution_value() for part in slack),
    )


def _slack(solver: Any, limit: Any, fine: float) -> list[Any]:
    """Let a share lie outside its band at a price, so that there is always some answer."""
    made = []
    for way in (1.0, -1.0):
        part = solver.NumVar(0.0, solver.infinity(), "")
        limit.SetCoefficient(part, way)
        solver.Objective().SetCoefficient(part, fine)
        made.append(part)
    return made


def _variables(solver: Any, ground: Ground, cost: Floats, near: Ints, limits: Any) -> list[Any]:
    """Make a part of each account for each person near it; an account's parts make one."""
    goal = solver.Objective()
    work, potential = limits
    rows = []
    # Plain floats and lists: the solver takes each through a call of its own.
    for hours, worth, near_by, prices in zip(
        ground.work.tolist(),
        ground.potential.tolist(),
        near.tolist(),
        np.take_along_axis(cost, near, axis=1).tolist(),
        strict=True,
    ):
        whole = solver.Constraint(1.0, 1.0)
        row = []
        for person, price in zip(near_by, prices, strict=True):
            part = solver.NumVar(0.0, 1.0, "")
            whole.SetCoefficient(part, 1.0)
            work[person].SetCoefficient(part, hours)
            potential[person].SetCoefficient(part, worth)
            goal.SetCoefficient(part, price)
            row.append(part)
        rows.append(row)
    return rows
