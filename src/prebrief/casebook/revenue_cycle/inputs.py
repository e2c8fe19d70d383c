"""What the revenue cycle is worked from."""

from typing import Literal, Self

from pydantic import model_validator

from prebrief.casebook.inputs import Inputs, given

Evidence = Literal["yes", "no", "unknown"]


class Month(Inputs):
    """One month of claims."""

    label: str = given("2026-01", help="The month, as 2026-01.")
    claims: int = given(500, unit="claims", low=1, high=5_000_000, help="Claims submitted.")
    denied: int = given(60, unit="claims", low=0, high=5_000_000, help="Denied at first.")
    after: bool = given(False, help="True once the change was in place.")

    @model_validator(mode="after")
    def _no_more_denied_than_sent(self) -> Self:
        if self.denied > self.claims:
            raise ValueError("more claims are denied than were submitted")
        return self


class RevenueCycle(Inputs):
    """Three parts that can be read alone: denials, receivables, credentialing."""

    claims_per_month: float = given(
        500,
        unit="claims per month",
        low=1,
        high=5_000_000,
        help="Claims submitted in a usual month; from the billing office.",
    )
    allowed_per_claim: float = given(
        1_200,
        unit="USD per claim",
        low=0,
        high=1_000_000,
        help="What payers allow for a claim on average, not what is charged.",
    )
    denial_rate_before: float = given(
        12,
        unit="percent",
        low=0,
        high=100,
        help="Claims denied at first before the change, as a share of claims.",
    )
    denial_rate_after: float = given(
        3,
        unit="percent",
        low=0,
        high=100,
        help="The same share now, over at least three months.",
    )
    paid_in_the_end: float | None = given(
        None, unit="percent", low=0, high=100, fact="f.denials_overturned",
        label="denied but paid in the end",
        help="Denied claims that were paid after all, as a share of denials; finance knows it.",
    )  # fmt: skip
    contested: float = given(
        100,
        unit="percent",
        low=0,
        high=100,
        label="denials contested",
        help="Denials that somebody works on again, as a share of denials.",
    )
    rework_per_claim: float | None = given(
        None, unit="USD per claim", low=0, high=10_000, fact="f.denial_rework_cost",
        label="rework for a claim", help="Staff cost of contesting one denial.",
    )  # fmt: skip
    programme_cost: float = given(
        0,
        unit="USD per year",
        low=0,
        high=1_000_000_000,
        help="What the change costs in a year: templates, training, a physician advisor's hours.",
    )
    baseline_measured: Evidence = given(
        "unknown",
        label="baseline measured for three months",
        help="Was the rate before taken from at least three months of data?",
    )
    held_for_months: int = given(
        0,
        unit="months",
        low=0,
        high=120,
        label="months the new rate has held",
        help="Months for which the lower rate has held.",
    )
    owner_named: Evidence = given(
        "unknown", label="one owner named", help="Is one person answerable for the denial rate?"
    )
    finance_agreed: Evidence = given(
        "unknown",
        label="finance agreed the share",
        help="Did finance agree the share finally paid?",
    )
    months: tuple[Month, ...] = given(
        (), help="Months in order, for the control chart; leave empty to work from the rates."
    )
    receivables: float = given(
        3_600_000,
        unit="USD",
        low=0,
        high=100_000_000_000,
        help="Net accounts receivable on the balance sheet, after contractual allowances.",
    )
    net_revenue: float = given(
        29_200_000,
        unit="USD per year",
        low=1,
        high=1_000_000_000_000,
        label="net revenue of a year",
        help="Net patient revenue of the year, on the same basis as the receivables.",
    )
    setting: Literal["practice", "hospital"] = given(
        "practice",
        label="where",
        help="Whose usual range the days in receivables are held against.",
    )
    credentialing_days_before: float = given(
        90,
        unit="days",
        low=0,
        high=730,
        label="credentialing time before",
        help="Days from signed contract to first billable visit, before the change.",
    )
    credentialing_cut: float = given(
        35,
        unit="percent",
        low=0,
        high=100,
        label="cut of credentialing time",
        help="By how much the wait became shorter.",
    )
    net_revenue_per_day: float = given(
        1_500,
        unit="USD per day",
        low=0,
        high=1_000_000,
        label="net revenue of a new hire",
        help="Net revenue of one new provider, per calendar day, once working.",
    )
    hires: int = given(
        4,
        unit="people",
        low=0,
        high=10_000,
        label="new hires",
        help="Providers hired in the year, and no others.",
    )
