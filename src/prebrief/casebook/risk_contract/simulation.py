"""Years drawn by chance: the distribution of your result, with and without stop-loss.

A year's cost is a compound Poisson sum of large cases, a normal sum of all other members' cost,
and a miss of trend that everybody shares; the budget moves with the risk score.
"""

from dataclasses import dataclass
from functools import lru_cache
from math import sqrt
from typing import TYPE_CHECKING

from prebrief.casebook.risk_contract import sums
from prebrief.casebook.risk_contract.inputs import RiskContract

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

SEED = 20_260_101
MOST_CASES_DRAWN = 40.0
"""Above this many expected large cases their sum is drawn whole, by its first three moments."""


@dataclass(frozen=True, kw_only=True)
class Years:
    """Your result of each simulated year, after corridor, cap and own costs."""

    plain: "Numbers"
    covered: "Numbers"
    """With stop-loss: its premium paid, its recoveries received."""


@lru_cache(maxsize=64)
def simulate(inputs: RiskContract, *, seed: int = SEED) -> Years:
    """Draw the years; the same inputs and seed give the same years."""
    import numpy as np

    chance = np.random.default_rng(seed)
    count = inputs.years
    score = inputs.raf + inputs.raf_spread * chance.standard_normal(count)
    unit = sums.member_months(inputs) * inputs.base_rate * sums.kept_of_share(inputs)
    whole = unit * np.maximum(score, 0.0)
    trend = np.maximum(1 + inputs.trend_spread / 100 * chance.standard_normal(count), 0.0)
    mean = sums.cost(inputs) * (1 - inputs.large_share / 100)
    width = mean * inputs.other_spread / 100 / sqrt(inputs.members)
    other = np.maximum(mean + width * chance.standard_normal(count), 0.0)
    large, kept = _large_cases(inputs, chance, count)
    fixed = sums.own_cost(inputs)
    price = sums.member_months(inputs) * inputs.stop_loss_premium
    return Years(
        plain=_settled(whole - (other + large) * trend, whole, inputs) - fixed,
        covered=_settled(whole - (other + kept) * trend, whole, inputs) - fixed - price,
    )


def _large_cases(
    inputs: RiskContract, chance: "np.random.Generator", count: int
) -> tuple["Numbers", "Numbers"]:
    """Sum the large cases of each year, before and after stop-loss."""
    import numpy as np

    expected = sums.large_cases(inputs)
    if expected > MOST_CASES_DRAWN:
        score = chance.standard_normal(count)
        before, after = (_summed(expected, each, score) for each in sums.moments(inputs))
        return before, after
    centre, width = sums.lognormal(inputs)
    cases = chance.poisson(expected, count)
    ends = np.concatenate([[0], np.cumsum(cases)])
    costs = np.exp(centre + width * chance.standard_normal(int(ends[-1])))
    above = np.maximum(costs - inputs.attachment, 0.0)
    return _by_year(costs, ends), _by_year(costs - above * inputs.stop_loss_pays / 100, ends)


def _by_year(costs: "Numbers", ends: "NDArray[np.int64]") -> "Numbers":
    import numpy as np

    running = np.concatenate([[0.0], np.cumsum(costs)])
    summed: Numbers = np.diff(running[ends])
    return summed


def _summed(expected: float, moments: list[float], score: "Numbers") -> "Numbers":
    """Draw a compound Poisson sum as a shifted gamma with its mean, variance and skewness.

    The gamma's quantile is Wilson and Hilferty's; one score for both sums keeps them together.
    """
    import numpy as np

    first, second, third = (expected * moment for moment in moments)
    if second <= 0:
        return np.full(score.shape, first)
    shape = 4 * second**3 / third**2
    scale = third / (2 * second)
    root = 1 - 1 / (9 * shape) + score / (3 * sqrt(shape))
    drawn: Numbers = np.maximum(first + scale * shape * (root**3 - 1), 0.0)
    return drawn


def _settled(result: "Numbers", whole: "Numbers", inputs: RiskContract) -> "Numbers":
    """Do for all years what ``sums.settle`` does for one."""
    import numpy as np

    edge = inputs.corridor / 100 * whole
    inside = np.clip(result, -edge, edge)
    share = np.where(inside > 0, inputs.upside_share, inputs.downside_share)
    part = (inside * share + (result - inside) * inputs.share_beyond) / 100
    settled: Numbers = np.maximum(part, -inputs.loss_cap / 100 * whole)
    return settled


@dataclass(frozen=True, kw_only=True)
class Tail:
    """A distribution of results in a few figures."""

    mean: float
    chance_of_loss: float
    """In percent."""
    one_in_20: float
    """One year in twenty is worse than this."""
    one_in_100: float
    worst_mean: float
    """Mean of the worst hundredth."""

    @property
    def reserve(self) -> float:
        """Money that covers all but one year in a hundred; never negative."""
        return max(0.0, -self.one_in_100)


def tail(results: "Numbers", scale: float) -> Tail:
    """Describe results; ``scale`` says how large money is, so that rounding counts as no loss."""
    import numpy as np

    count = len(results)
    places = [int(0.01 * count), int(0.05 * count)]
    ordered = np.partition(results, places)
    return Tail(
        mean=float(results.mean()),
        chance_of_loss=100 * float((results < -1e-9 * scale).mean()),
        one_in_20=float(ordered[places[1]]),
        one_in_100=float(ordered[places[0]]),
        worst_mean=float(ordered[: places[0] + 1].mean()),
    )
