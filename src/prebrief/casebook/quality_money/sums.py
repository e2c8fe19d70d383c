"""The three programs as arithmetic; dollars below zero are taken from the hospital."""

from dataclasses import dataclass

from prebrief.casebook.facts import Facts
from prebrief.casebook.quality_money.inputs import Condition, Measure, QualityMoney

# Facts of the playbook that hold a peer median, where it has one.
_MEDIANS: dict[Condition, str] = {
    "heart failure": "f.hrrp_median_hf_group1",
    "pneumonia": "f.hrrp_median_pn_group1",
}
NEUTRAL_RATIO = 1.0
"""As many readmissions as expected."""


@dataclass(frozen=True, kw_only=True)
class Excess:
    """One condition above, or below, its peers."""

    measure: Measure
    median: float
    above: float
    cost: float
    """Dollars it adds to the cut before the cap."""


@dataclass(frozen=True, kw_only=True)
class Readmissions:
    rows: tuple[Excess, ...]
    before_cap: float
    """Cut as a share of base payments."""
    cut: float
    cap: float


def readmissions(inputs: QualityMoney, facts: Facts) -> Readmissions:
    """Work the readmission cut: neutrality times the share-weighted excess, capped."""
    neutrality = facts.given_or(inputs.neutrality, "f.hrrp_nm_fy2027")
    rows = []
    for measure in inputs.measures:
        median = _median(measure, facts)
        above = max(0.0, measure.excess_ratio - median)
        share = neutrality * measure.payment_share / 100 * above
        rows.append(
            Excess(measure=measure, median=median, above=above, cost=share * inputs.base_payments)
        )
    before_cap = sum(neutrality * row.measure.payment_share / 100 * row.above for row in rows)
    cap = facts.share("f.hrrp_cap")
    return Readmissions(rows=tuple(rows), before_cap=before_cap, cut=min(cap, before_cap), cap=cap)


def _median(measure: Measure, facts: Facts) -> float:
    if measure.peer_median is not None:
        return measure.peer_median
    fact = _MEDIANS.get(measure.condition, "")
    return facts.value(fact) if facts.known(fact) else NEUTRAL_RATIO


def purchasing(inputs: QualityMoney, facts: Facts, *, score: float | None = None) -> float:
    """Give the net change of value-based purchasing as a share of base payments."""
    withheld = facts.share("f.hvbp_withhold")
    points = inputs.performance_score if score is None else score
    return withheld * points / facts.value("f.hvbp_divisor") * slope(inputs, facts) - withheld


def slope(inputs: QualityMoney, facts: Facts) -> float:
    """Give the exchange slope; estimated, it pays the mean hospital just what was withheld."""
    if inputs.slope is not None:
        return inputs.slope
    assert inputs.mean_score is not None
    return facts.value("f.hvbp_divisor") / inputs.mean_score


def break_even_score(inputs: QualityMoney, facts: Facts) -> float | None:
    """Give the score at which as much comes back as was withheld."""
    rate = slope(inputs, facts)
    # A slope near zero puts the score beyond the scale.
    score = facts.value("f.hvbp_divisor") / rate if rate > 0 else float("inf")
    return score if score <= facts.value("f.hvbp_divisor") else None


def hac(inputs: QualityMoney, facts: Facts) -> tuple[float, str]:
    """Give the hospital-acquired condition cut in dollars, and how it is known."""
    paid = inputs.base_payments if inputs.all_payments is None else inputs.all_payments
    loss = -facts.share("f.hac_cut") * paid
    if inputs.hac_cut != "unknown":
        return (loss if inputs.hac_cut == "yes" else 0.0), "as CMS says"
    if inputs.hac_score is not None and inputs.hac_cut_off is not None:
        worst = inputs.hac_score > inputs.hac_cut_off
        return (loss if worst else 0.0), "from the score and the cut-off"
    return 0.0, "not known: taken as none"
