"""The arithmetic of a risk contract in the expected year; no words, no chance."""

from math import comb, exp, log, log1p, sqrt
from statistics import NormalDist

from prebrief.casebook.risk_contract.inputs import RiskContract

MONTHS = 12


def member_months(inputs: RiskContract) -> float:
    """Count member months of a year."""
    return inputs.members * MONTHS


def premium(inputs: RiskContract) -> float:
    """What the plan is paid in a year."""
    return member_months(inputs) * inputs.base_rate * inputs.raf


def kept_of_share(inputs: RiskContract) -> float:
    """The part of the premium that reaches you, withhold considered."""
    return inputs.share / 100 * (1 - inputs.withhold / 100 * (1 - inputs.withhold_earned / 100))


def budget(inputs: RiskContract) -> float:
    """Give your share of the premium in a year."""
    return premium(inputs) * kept_of_share(inputs)


def cost(inputs: RiskContract) -> float:
    """Give the cost of care in a year."""
    return member_months(inputs) * inputs.cost


def surplus(inputs: RiskContract) -> float:
    """Budget less cost of care, before corridor, stop-loss and your own costs."""
    return budget(inputs) - cost(inputs)


def own_cost(inputs: RiskContract) -> float:
    """Give what carrying the risk costs you in a year."""
    return member_months(inputs) * inputs.own_cost


def loss_ratio(inputs: RiskContract) -> float | None:
    """Cost of care against your budget, in percent."""
    whole = budget(inputs)
    return 100 * cost(inputs) / whole if whole else None


def plan_loss_ratio(inputs: RiskContract) -> float | None:
    """The plan's own ratio, in percent: what it passes on counts as claims."""
    base = premium(inputs) * (1 - inputs.plan_taxes / 100)
    spent = budget(inputs) + member_months(inputs) * inputs.plan_quality_spend
    return 100 * spent / base if base else None


def raf_swing(inputs: RiskContract) -> float:
    """Change of the budget if the mean score changes."""
    return member_months(inputs) * inputs.base_rate * inputs.raf_change * kept_of_share(inputs)


def cost_swing(inputs: RiskContract) -> float:
    """Change of the surplus if cost changes."""
    return -cost(inputs) * inputs.cost_change / 100


def settle(result: float, whole: float, inputs: RiskContract) -> float:
    """Give your part of a result: shares within the corridor and beyond, then the cap."""
    edge = inputs.corridor / 100 * whole
    inside = min(edge, max(-edge, result))
    share = inputs.upside_share if inside > 0 else inputs.downside_share
    part = inside * share / 100 + (result - inside) * inputs.share_beyond / 100
    return max(part, -inputs.loss_cap / 100 * whole)


def retained(case_cost: float, inputs: RiskContract) -> float:
    """What one member's cost leaves with you once stop-loss has paid."""
    above = max(0.0, case_cost - inputs.attachment)
    return case_cost - above * inputs.stop_loss_pays / 100


def large_cases(inputs: RiskContract) -> float:
    """Expected number of large cases in a year."""
    return cost(inputs) * inputs.large_share / 100 / inputs.large_mean


def lognormal(inputs: RiskContract) -> tuple[float, float]:
    """Mean and standard deviation of the logarithm of a large case."""
    width = sqrt(log1p((inputs.large_spread / 100) ** 2))
    return log(inputs.large_mean) - width**2 / 2, width


def expected_recovery(inputs: RiskContract) -> float:
    """What stop-loss is expected to pay in a year."""
    plain, after = moments(inputs)
    return large_cases(inputs) * max(0.0, plain[0] - after[0])


def moments(inputs: RiskContract) -> tuple[list[float], list[float]]:
    """First three moments of a large case, and of what stop-loss leaves of it; closed form."""
    centre, width = lognormal(inputs)
    whole = [exp(k * centre + (k * width) ** 2 / 2) for k in range(4)]
    over = [whole[k] * _above(inputs.attachment, centre, width, k) for k in range(4)]
    below = [all_of - top for all_of, top in zip(whole, over, strict=True)]
    keep = 1 - inputs.stop_loss_pays / 100
    fixed = inputs.attachment * (1 - keep)
    after = [
        below[k] + sum(comb(k, j) * fixed ** (k - j) * keep**j * over[j] for j in range(k + 1))
        for k in range(4)
    ]
    return whole[1:], after[1:]


def _above(point: float, centre: float, width: float, power: int) -> float:
    """Share of a lognormal's moment of that power that lies above a point."""
    if point <= 0:
        return 1.0
    if width == 0:
        return 1.0 if centre > log(point) else 0.0
    return NormalDist().cdf((centre + power * width**2 - log(point)) / width)
