"""Physician pay as arithmetic."""

from dataclasses import dataclass

from prebrief.casebook.facts import Facts
from prebrief.casebook.pay.inputs import Pay
from prebrief.errors import InputError

SHORTEST = 1 / 60
"""Hours; less than a minute documented is nothing documented."""
_FACTORS = {"2025": "f.cf_2025", "2026": "f.cf_2026", "2026 qualifying": "f.cf_2026_qp"}


@dataclass(frozen=True, kw_only=True)
class Service:
    """One service."""

    work_rvu: float
    """After the efficiency cut, where it applies."""
    factor: float
    work: float
    expense: float
    malpractice: float
    """Dollars of each part."""

    @property
    def payment(self) -> float:
        return self.work + self.expense + self.malpractice


@dataclass(frozen=True, kw_only=True)
class Directorship:
    """A director's pay against hours and market."""

    low: float
    middle: float
    high: float
    contract_rate: float
    rate: float | None
    """Per documented hour; none without hours."""
    covered: float
    """What the documented hours are worth at the top of the range, at most what was paid."""
    unexplained: float
    """Paid beyond that."""


def service(inputs: Pay, facts: Facts) -> Service:
    """Pay a service: each part's RVUs times its place's index times the factor."""
    factor = facts.given_or(inputs.conversion_factor, _FACTORS[inputs.factor_year])
    work = facts.given_or(inputs.work_rvu, "f.wrvu_99214")
    if inputs.efficiency_cut:
        work *= 1 - facts.share("f.efficiency_cut_2026")
    return Service(
        work_rvu=work,
        factor=factor,
        work=work * inputs.work_index * factor,
        expense=inputs.expense_rvu * inputs.expense_index * factor,
        malpractice=inputs.malpractice_rvu * inputs.malpractice_index * factor,
    )


def subsidy(inputs: Pay) -> float:
    """Give what the group costs beyond its revenue, for each provider; below zero it earns."""
    return (inputs.expense - inputs.net_revenue) / inputs.providers


def directorship(inputs: Pay, facts: Facts) -> Directorship:
    """Hold a director's pay against documented hours and an independent range."""
    low = facts.given_or(inputs.market_low, "f.director_rate_p25")
    middle = facts.given_or(inputs.market_middle, "f.director_rate_p50")
    high = facts.given_or(inputs.market_high, "f.director_rate_p75")
    if not low <= middle <= high:
        raise InputError(
            "case-inputs",
            "market_low, market_middle and market_high must rise in that order (USD per hour).",
            fix="Enter all three from one survey, or none.",
            where="market_low, market_middle, market_high",
        )
    hours = inputs.documented_hours
    covered = min(inputs.director_pay, hours * high)
    return Directorship(
        low=low,
        middle=middle,
        high=high,
        contract_rate=inputs.director_pay / inputs.contracted_hours,
        rate=inputs.director_pay / hours if hours >= SHORTEST else None,
        covered=covered,
        unexplained=inputs.director_pay - covered,
    )
