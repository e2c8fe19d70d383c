"""Leavers, dollars and chance as arithmetic."""

from dataclasses import dataclass
from math import exp, lgamma, log, log1p

from prebrief.casebook.facts import Facts
from prebrief.casebook.turnover.inputs import Turnover


@dataclass(frozen=True, kw_only=True)
class Saving:
    """Per year."""

    price: float
    """Of one departure."""
    priced_by: str
    baseline: float
    """What departures cost before."""
    expected: float
    """Leavers to expect without the program."""
    fewer: float
    """Leavers that the program may claim; below zero, more left than expected."""
    gross: float
    net: float


@dataclass(frozen=True, kw_only=True)
class Supervisor:
    """The index of one leader, and what the published association would make of the change."""

    before: float
    after: float
    lowest: float
    highest: float
    burnout_before: float
    burnout_after: float


def price(inputs: Turnover, facts: Facts) -> tuple[float, str]:
    """Choose the price of a departure: finance's, the parts', or the published low end."""
    if inputs.cost_per_leaver is not None:
        return inputs.cost_per_leaver, "as entered"
    parts = inputs.recruiting + inputs.sign_on + inputs.lost_margin + inputs.onboarding
    if parts:
        return parts, "the sum of its parts"
    return facts.low("f.physician_turnover_cost"), "the low end of the published range"


def saving(inputs: Turnover, facts: Facts) -> Saving:
    """Credit the program only with what did not happen elsewhere too."""
    each, priced_by = price(inputs, facts)
    expected = min(inputs.physicians, inputs.leavers_before * (1 + inputs.elsewhere / 100))
    fewer = expected - inputs.leavers_after
    return Saving(
        price=each,
        priced_by=priced_by,
        baseline=inputs.leavers_before * each,
        expected=expected,
        fewer=fewer,
        gross=fewer * each,
        net=fewer * each - inputs.programme_cost,
    )


def chance_of_so_few(physicians: int, expected: float, seen: float) -> float:
    """Give the chance of as few leavers or fewer if nothing had changed.

    Each physician is taken to leave independently with the same chance: a lower bound on luck,
    because people leave in clusters.
    """
    rate = expected / physicians
    most = int(seen)
    if most >= physicians:
        return 1.0
    if rate <= 0:
        return 1.0
    if rate >= 1:
        return 0.0
    return min(1.0, sum(exp(_log_chance(physicians, rate, count)) for count in range(most + 1)))


def _log_chance(people: int, rate: float, count: int) -> float:
    ways = lgamma(people + 1) - lgamma(count + 1) - lgamma(people - count + 1)
    return ways + count * log(rate) + (people - count) * log1p(-rate)


def supervisor(inputs: Turnover, facts: Facts) -> Supervisor | None:
    """Add the items up to an index and carry the burnout rate along the published slope."""
    if not inputs.items:
        return None
    before = sum(item.before for item in inputs.items)
    after = sum(item.after for item in inputs.items)
    burnout = facts.given_or(inputs.burnout, "f.burnout_2024") / 100
    # The slope is per point of the index and is a change in odds.
    odds = burnout / (1 - burnout) if burnout < 1 else float("inf")
    odds *= (1 + facts.share("f.supervisor_burnout")) ** (after - before)
    return Supervisor(
        before=before,
        after=after,
        lowest=float(len(inputs.items)),
        highest=5.0 * len(inputs.items),
        burnout_before=100 * burnout,
        burnout_after=100 * (odds / (1 + odds) if odds != float("inf") else 1.0),
    )
