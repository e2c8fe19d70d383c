"""What the drug benefit is worked from."""

from typing import Literal, Self

from pydantic import model_validator

from prebrief.casebook.inputs import Inputs, given

Answer = Literal["yes", "no", "unknown"]
DrugKind = Literal["brand", "generic"]


class Prescription(Inputs):
    """One drug that the patient is to go home with."""

    name: str = given("anticoagulant", help="The drug, as it stands on the discharge list.")
    kind: DrugKind = given("brand", help="Brand or generic, as the benefit counts it.")
    price: float = given(
        560, unit="USD", low=0, high=1_000_000, help="Full price of the first fill at the counter."
    )
    on_formulary: Answer = given("yes", help="Is it on this patient's own plan's list?")
    prior_authorization: Answer = given("no", help="Does the plan want approval first?")
    step_therapy: Answer = given("no", help="Must another drug be tried first?")
    quantity_limit: Answer = given("no", help="Is the amount ordered above the plan's limit?")
    approved: bool = given(False, help="Has the plan already agreed, in writing?")
    critical: bool = given(False, help="Would a missed week put the patient at risk?")


class PartD(Inputs):
    """A year of one member's drug, a discharge, and an organization's readiness."""

    year: Literal["2025", "2026"] = given(
        "2026", help="Calendar year whose benefit is used; the parameters change every January."
    )
    kind: DrugKind = given(
        "brand",
        label="kind of drug",
        help="Brand (the maker gives a discount) or generic (no discount).",
    )
    price_per_month: float = given(
        20_000 / 12,
        unit="USD per month",
        low=0,
        high=1_000_000,
        label="price of a month",
        help="Gross price of the month's fills, before any rebate.",
    )
    months: int = given(
        12,
        unit="months",
        low=1,
        high=12,
        label="months of treatment",
        help="Months of treatment in that calendar year.",
    )
    spent_before: float = given(
        0,
        unit="USD",
        low=0,
        high=10_000_000,
        label="spent before",
        help="Gross spending on the member's covered drugs earlier in the same year.",
    )
    deductible: float | None = given(
        None,
        unit="USD",
        low=0,
        high=100_000,
        help="The plan's own deductible; leave empty for the year's standard one.",
    )
    cap: float | None = given(
        None,
        unit="USD",
        low=0,
        high=100_000,
        label="out-of-pocket cap",
        help="The year's cap on out-of-pocket spending; leave empty for the standard one.",
    )
    rebate: float = given(
        0,
        unit="percent",
        low=0,
        high=80,
        help="What the maker rebates to the plan, as a share of the price; usually secret.",
    )
    prescriptions: tuple[Prescription, ...] = given(
        (
            Prescription(),
            Prescription(name="inhaler", price=420, on_formulary="no", kind="brand", critical=True),
            Prescription(name="statin", kind="generic", price=12),
        ),
        help="The drugs of one discharge, checked against that patient's plan.",
    )
    plan_answers_in: float = given(
        72,
        unit="hours",
        low=0,
        high=2_000,
        label="plan answers within",
        help="Hours until this plan decides on a drug request; look up the drug rules' own clock.",
    )
    members_in_part_c: int = given(
        2_000,
        unit="members",
        low=0,
        high=10_000_000,
        help="Your patients in Part C plans.",
    )
    members_in_drug_plans: int = given(
        1_200,
        unit="members",
        low=0,
        high=10_000_000,
        help="Your patients in stand-alone Part D plans.",
    )
    platform: Answer = given(
        "unknown", label="claims platform", help="Do you see your members' claims within weeks?"
    )
    coordination: Answer = given(
        "unknown", label="care coordinators", help="Are there care coordinators for the sickest?"
    )
    accurate_records: Answer = given(
        "unknown",
        label="records audited both ways",
        help="Are recorded conditions audited for truth in both directions?",
    )
    protocols: Answer = given("unknown", help="Do referral and approval rules stand in the orders?")
    exposure_known: Answer = given(
        "unknown",
        label="exposure is known",
        help="Is the loss in a bad year worked out and reserved for?",
    )
    stop_loss: Answer = given("unknown", help="Is there stop-loss with a known attachment?")
    reconciliation: Answer = given(
        "unknown",
        label="discharge check",
        help="Are discharge drugs checked against the patient's own plan?",
    )
    technician: Answer = given(
        "unknown",
        label="pharmacy technician",
        help="Does a pharmacy technician own plan and price?",
    )
    electronic_requests: Answer = given(
        "unknown", help="Do requests for approval go out electronically from the chart?"
    )

    @model_validator(mode="after")
    def _cap_above_deductible(self) -> Self:
        if self.deductible is not None and self.cap is not None and self.cap < self.deductible:
            raise ValueError("the cap lies below the deductible")
        return self
