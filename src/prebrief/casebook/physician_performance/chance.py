"""Is it chance? Exact binomial tails, limits, and how many cases it would take."""

from dataclasses import dataclass
from math import ceil, exp, lgamma, log, log1p, sqrt

from prebrief.casebook.physician_performance.inputs import PhysicianPerformance


@dataclass(frozen=True, kw_only=True)
class Reading:
    """The figures of one physician against the peers; rates in percent."""

    rate: float
    peers: float
    """Rate that these patients would have had with the peers."""
    expected: float
    ratio: float | None
    low: float
    high: float
    chance: float
    """Chance of as many events or more at the peers' rate, in percent."""
    chance_in_group: float
    """Chance that at least one of the group would look like this by luck, in percent."""
    cases_needed: int | None
    """Cases from which the multiple asked for would lie outside the limits."""
    review_cases: int | None
    """Cases of a focused review that would bring the events wanted at the peers' rate."""

    @property
    def above(self) -> bool:
        """Tell whether the rate lies above the upper limit."""
        return self.rate > self.high + 1e-9


def read(inputs: PhysicianPerformance, width: float) -> Reading:
    """Hold a physician's events against what the same cases would have had with the peers."""
    if inputs.predicted is None:
        share = inputs.group_events / inputs.group_cases
    else:
        share = min(1.0, inputs.predicted / inputs.cases)
    expected = share * inputs.cases
    sigma = sqrt(share * (1 - share) / inputs.cases)
    tail = binomial_tail(inputs.events, inputs.cases, share)
    return Reading(
        rate=100 * inputs.events / inputs.cases,
        peers=100 * share,
        expected=expected,
        ratio=inputs.events / expected if expected else None,
        low=100 * max(0.0, share - width * sigma),
        high=100 * min(1.0, share + width * sigma),
        chance=100 * tail,
        chance_in_group=100 * at_least_one(tail, inputs.group_size),
        cases_needed=cases_needed(share, inputs.multiple, width),
        review_cases=ceil(inputs.events_wanted / share - 1e-9) if share else None,
    )


def binomial_tail(events: int, cases: int, share: float) -> float:
    """Give the chance of that many events or more."""
    if events <= 0 or share >= 1:
        return 1.0
    if share <= 0:
        return 0.0
    middle = share * cases
    spread = sqrt(middle * (1 - share)) + 1
    if events - middle > 40 * spread:
        return 0.0
    if middle - events > 40 * spread:
        return 1.0
    # Terms far above the middle no longer count.
    last = min(cases, ceil(max(middle, events) + 40 * spread))
    top = lgamma(cases + 1)
    total = sum(
        exp(
            top
            - lgamma(count + 1)
            - lgamma(cases - count + 1)
            + count * log(share)
            + (cases - count) * log1p(-share)
        )
        for count in range(events, last + 1)
    )
    return min(1.0, total)


def at_least_one(chance: float, people: int) -> float:
    """Give the chance that one or more of so many would show it."""
    return 1.0 - (1.0 - chance) ** people


def cases_needed(share: float, multiple: float, width: float) -> int | None:
    """Give the cases from which a multiple of the peers' rate lies outside the limits."""
    if not 0 < share < 1:
        return None
    return ceil(width**2 * (1 - share) / (share * (multiple - 1) ** 2) - 1e-9)
