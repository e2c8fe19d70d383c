"""What a service line is worked from."""

from typing import Self

from pydantic import model_validator

from prebrief.casebook.inputs import Inputs, given

_ROUNDING = 0.5
"""Percentage points by which shares may miss the whole."""


class Payer(Inputs):
    """One payer of the line."""

    name: str = given("commercial", help="Payer class, as finance calls it.")
    share: float = given(
        25, unit="percent", low=0, high=100, help="Share of cases; not of revenue."
    )
    revenue: float = given(
        12_000,
        unit="USD per case",
        low=0,
        high=5_000_000,
        help="Net revenue for a case from this payer.",
    )


class ServiceLine(Inputs):
    """A line's cases, payers, costs, capital and referrals."""

    cases: float = given(
        400, unit="cases per year", low=0, high=10_000_000, help="Cases in the first full year."
    )
    growth: float = given(
        3,
        unit="percent per year",
        low=-50,
        high=100,
        label="growth after the first year",
        help="Growth of cases from year to year.",
    )
    first_year: float = given(
        60,
        unit="percent",
        low=0,
        high=100,
        label="share reached in the first year",
        help="Share of the full volume that the first year reaches.",
    )
    capacity: float | None = given(
        None,
        unit="cases per year",
        low=0,
        high=10_000_000,
        label="most cases there is room for",
        help="Most cases that rooms, beds and staff allow; empty for no limit.",
    )
    payers: tuple[Payer, ...] = given(
        (
            Payer(name="commercial", share=25, revenue=18_000),
            Payer(name="Medicare", share=50, revenue=11_000),
            Payer(name="Medicaid", share=20, revenue=7_500),
            Payer(name="self-pay", share=5, revenue=1_500),
        ),
        help="Payers with their share of cases and net revenue for a case.",
    )
    variable_cost: float = given(
        7_400,
        unit="USD per case",
        low=0,
        high=5_000_000,
        label="variable cost of a case",
        help="Costs that truly vary with a case: implants, drugs, supplies, hours.",
    )
    fixed_cost: float = given(
        900_000,
        unit="USD per year",
        low=0,
        high=100_000_000_000,
        help="Costs of the line that stay whatever the volume; no allocated overhead.",
    )
    capital: float = given(
        1_500_000,
        unit="USD",
        low=0,
        high=100_000_000_000,
        help="Equipment and building before the first case.",
    )
    years: int = given(
        5,
        unit="years",
        low=1,
        high=30,
        label="years of the plan",
        help="Years that the plan looks at.",
    )
    discount: float = given(
        8,
        unit="percent per year",
        low=0,
        high=50,
        label="discount rate",
        help="Rate at which finance discounts.",
    )
    referrals: float = given(
        900,
        unit="referrals per year",
        low=0,
        high=10_000_000,
        help="Referrals of your own doctors for this service, wherever they go.",
    )
    out_of_network: float = given(
        270,
        unit="referrals per year",
        low=0,
        high=10_000_000,
        label="referrals that go elsewhere",
        help="Of these, sent elsewhere.",
    )
    recapture: float = given(
        20,
        unit="percent",
        low=0,
        high=100,
        label="share of these that could stay",
        help="Of those sent elsewhere, how many could stay for reasons that suit the patient.",
    )
    conversion: float = given(
        40,
        unit="percent",
        low=0,
        high=100,
        label="referrals that become cases",
        help="Referrals that become a case.",
    )
    shift: float = given(
        1,
        unit="percentage points",
        low=-100,
        high=100,
        label="shift from first to second payer",
        help="Points of cases that move from the first payer listed to the second.",
    )

    @model_validator(mode="after")
    def _shares_make_a_whole(self) -> Self:
        whole = sum(payer.share for payer in self.payers)
        if abs(whole - 100) > _ROUNDING:
            raise ValueError(f"the payers' shares add up to {whole:.1f} percent, not to 100")
        if self.out_of_network > self.referrals:
            raise ValueError("more referrals are sent elsewhere than there are")
        return self
