"""The arithmetic of the revenue cycle; no words."""

from dataclasses import dataclass
from math import sqrt

from prebrief.casebook.facts import Facts
from prebrief.casebook.revenue_cycle.inputs import Month, RevenueCycle

MONTHS = 12
DAYS = 365


@dataclass(frozen=True, kw_only=True)
class Denials:
    """Per month unless the name says a year."""

    before: float
    after: float
    avoided: float
    first_pass: float
    """Dollars that are no longer denied at first."""
    kept: float
    """Dollars of them that would have been lost for good."""
    rework_saved: float
    lost_share: float
    rework_per_claim: float

    @property
    def gain(self) -> float:
        return self.kept + self.rework_saved

    @property
    def gain_year(self) -> float:
        return self.gain * MONTHS


@dataclass(frozen=True, kw_only=True)
class Credentialing:
    after: float
    saved: float
    value: float


def denials(inputs: RevenueCycle, facts: Facts) -> Denials:
    """Split the denials avoided into cash kept and rework saved."""
    paid = facts.given_or(inputs.paid_in_the_end, "f.denials_overturned") / 100
    rework = facts.given_or(inputs.rework_per_claim, "f.denial_rework_cost")
    before = inputs.claims_per_month * inputs.denial_rate_before / 100
    after = inputs.claims_per_month * inputs.denial_rate_after / 100
    avoided = before - after
    first_pass = avoided * inputs.allowed_per_claim
    return Denials(
        before=before,
        after=after,
        avoided=avoided,
        first_pass=first_pass,
        kept=first_pass * (1 - paid),
        rework_saved=avoided * inputs.contested / 100 * rework,
        lost_share=1 - paid,
        rework_per_claim=rework,
    )


def days_in_receivables(inputs: RevenueCycle) -> float:
    """Divide receivables by the revenue of a day."""
    return inputs.receivables / (inputs.net_revenue / DAYS)


def cash_released(inputs: RevenueCycle, target_days: float) -> float:
    """Give the cash that comes in once if days fall to the target; never less than none."""
    return max(0.0, days_in_receivables(inputs) - target_days) * inputs.net_revenue / DAYS


def credentialing(inputs: RevenueCycle) -> Credentialing:
    """Value the days saved for those hired."""
    saved = inputs.credentialing_days_before * inputs.credentialing_cut / 100
    return Credentialing(
        after=inputs.credentialing_days_before - saved,
        saved=saved,
        value=saved * inputs.net_revenue_per_day * inputs.hires,
    )


def limits(months: tuple[Month, ...], sigma: float) -> tuple[float, list[tuple[float, float]]]:
    """Give the mean denial rate before the change and each month's limits, in percent."""
    base = [month for month in months if not month.after] or list(months)
    mean = sum(month.denied for month in base) / sum(month.claims for month in base)
    spread = [sigma * sqrt(mean * (1 - mean) / month.claims) for month in months]
    return 100 * mean, [
        (100 * max(0.0, mean - width), 100 * min(1.0, mean + width)) for width in spread
    ]
