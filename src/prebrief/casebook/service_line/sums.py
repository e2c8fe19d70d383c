"""A service line as arithmetic."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from prebrief.casebook.service_line.inputs import ServiceLine

CENT = 0.01
"""USD; a smaller contribution of a case is none."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """A year at full volume, and the plan's years."""

    revenue: float
    """Mean net revenue of a case."""
    margin: float
    """Contribution of a case."""
    cases: float
    """At full volume, within capacity."""
    break_even: float | None
    """Cases a year that pay the fixed cost; none where no volume does."""
    volumes: tuple[float, ...]
    flows: tuple[float, ...]
    """Year by year, capital first."""
    present_value: float
    payback: float | None
    """Years until the flows have paid the capital back, undiscounted."""


@dataclass(frozen=True, kw_only=True)
class Leakage:
    share: float | None
    """Of all referrals, in percent; none without referrals."""
    recaptured: float
    cases: float
    worth: float


def revenue_per_case(inputs: ServiceLine, *, shift: float = 0.0) -> float:
    """Weigh each payer's revenue by its share; points shift from the first to the second."""
    shares = [payer.share for payer in inputs.payers]
    if shift and len(shares) > 1:
        # No more can leave a payer than it has.
        moved = max(-shares[1], min(shares[0], shift))
        shares[0] -= moved
        shares[1] += moved
    whole = sum(shares)
    return sum(
        share / whole * payer.revenue for share, payer in zip(shares, inputs.payers, strict=True)
    )


def line(inputs: ServiceLine) -> Line:
    """Work margin, break-even, the plan's flows, their present value and payback."""
    revenue = revenue_per_case(inputs)
    margin = revenue - inputs.variable_cost
    volumes = tuple(_volume(inputs, year) for year in range(1, inputs.years + 1))
    flows = (-inputs.capital, *(cases * margin - inputs.fixed_cost for cases in volumes))
    return Line(
        revenue=revenue,
        margin=margin,
        cases=_held(inputs, inputs.cases),
        break_even=inputs.fixed_cost / margin if margin >= CENT else None,
        volumes=volumes,
        flows=flows,
        present_value=present_value(flows, inputs.discount / 100),
        payback=payback(flows),
    )


def _volume(inputs: ServiceLine, year: int) -> float:
    grown = inputs.cases * (1 + inputs.growth / 100) ** (year - 1)
    return _held(inputs, grown * (inputs.first_year / 100 if year == 1 else 1.0))


def _held(inputs: ServiceLine, cases: float) -> float:
    return cases if inputs.capacity is None else min(cases, inputs.capacity)


def present_value(flows: Sequence[float], rate: float) -> float:
    """Discount flows that fall at the end of each year; the first falls today."""
    return sum(flow / (1 + rate) ** year for year, flow in enumerate(flows))


def payback(flows: Sequence[float]) -> float | None:
    """Give the years until the running sum is no longer below zero, for good."""
    running = list(accumulate(flows))
    if running[0] >= 0:
        return 0.0
    if running[-1] < 0:
        return None
    last_below = max(year for year, total in enumerate(running) if total < 0)
    return last_below + -running[last_below] / flows[last_below + 1]


def leakage(inputs: ServiceLine, margin: float) -> Leakage:
    """Value the referrals that could stay, at the contribution of the cases they become."""
    recaptured = inputs.out_of_network * inputs.recapture / 100
    cases = recaptured * inputs.conversion / 100
    return Leakage(
        share=100 * inputs.out_of_network / inputs.referrals if inputs.referrals >= 1 else None,
        recaptured=recaptured,
        cases=cases,
        worth=cases * margin,
    )


def shift_cost(inputs: ServiceLine) -> float:
    """Give what the shift of payer mix changes in a full year; below zero it costs."""
    change = revenue_per_case(inputs, shift=inputs.shift) - revenue_per_case(inputs)
    return change * _held(inputs, inputs.cases)
