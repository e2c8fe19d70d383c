"""What physician pay is worked from."""

from typing import Literal, Self

from pydantic import model_validator

from prebrief.casebook.inputs import Inputs, given

Answer = Literal["yes", "no", "unknown"]


class Pay(Inputs):
    """Three parts that can be read alone: a service, a group's subsidy, a directorship."""

    factor_year: Literal["2025", "2026", "2026 qualifying"] = given(
        "2026",
        help="Year of the Medicare conversion factor; qualifying means a participant in an "
        "advanced payment model.",
    )
    conversion_factor: float | None = given(
        None,
        unit="USD per RVU",
        low=0,
        high=500,
        help="Conversion factor; empty for Medicare's of that year.",
    )
    work_rvu: float | None = given(
        None,
        unit="RVU",
        low=0,
        high=500,
        fact="f.wrvu_99214",
        label="work RVUs",
        help="Work RVUs of the service; empty for an established visit of moderate complexity.",
    )
    expense_rvu: float = given(
        1.90,
        unit="RVU",
        low=0,
        high=5_000,
        label="practice-expense RVUs",
        help="Practice-expense RVUs from the fee schedule; smaller in a facility.",
    )
    malpractice_rvu: float = given(
        0.14,
        unit="RVU",
        low=0,
        high=500,
        label="malpractice RVUs",
        help="Malpractice RVUs from the fee schedule.",
    )
    work_index: float = given(
        1,
        unit="ratio",
        low=0.5,
        high=2,
        label="work index of the place",
        help="Geographic index for work at the place of service.",
    )
    expense_index: float = given(
        1,
        unit="ratio",
        low=0.5,
        high=2,
        label="expense index of the place",
        help="Geographic index for practice expense.",
    )
    malpractice_index: float = given(
        1,
        unit="ratio",
        low=0.1,
        high=4,
        label="malpractice index of the place",
        help="Geographic index for malpractice.",
    )
    efficiency_cut: bool = given(
        False,
        label="efficiency cut applies",
        help="True if the service is not based on time and the work RVUs are from before the cut.",
    )
    services: float = given(
        2_500,
        unit="visits per year",
        low=0,
        high=1_000_000,
        label="services a year",
        help="Services of that kind in a year.",
    )
    rate_per_wrvu: float = given(
        60,
        unit="USD per wRVU",
        low=0,
        high=1_000,
        label="contract rate for a wRVU",
        help="What the contract pays the physician for a work RVU.",
    )
    net_revenue: float = given(
        6_400_000,
        unit="USD per year",
        low=0,
        high=100_000_000_000,
        label="net revenue of the group",
        help="Net patient revenue of the group.",
    )
    expense: float = given(
        8_300_000,
        unit="USD per year",
        low=0,
        high=100_000_000_000,
        label="expense of the group",
        help="Expense of the group, physicians' pay and practice costs.",
    )
    providers: float = given(
        10, unit="FTE", low=0.1, high=100_000, help="Provider full-time equivalents."
    )
    director_pay: float = given(
        36_000,
        unit="USD per year",
        low=0,
        high=10_000_000,
        help="What the director was paid in the year for administrative duties.",
    )
    contracted_hours: float = given(
        240, unit="hours per year", low=1, high=4_000, help="Hours that the contract asks for."
    )
    documented_hours: float = given(
        240,
        unit="hours per year",
        low=0,
        high=4_000,
        help="Hours in dated, signed logs that describe the duty; no log, no hour.",
    )
    market_low: float | None = given(
        None,
        unit="USD per hour",
        low=0,
        high=5_000,
        fact="f.director_rate_p25",
        label="market rate, low",
        help="25th percentile of an independent survey for this specialty and role.",
    )
    market_middle: float | None = given(
        None,
        unit="USD per hour",
        low=0,
        high=5_000,
        fact="f.director_rate_p50",
        label="market rate, middle",
        help="Median of the same survey.",
    )
    market_high: float | None = given(
        None,
        unit="USD per hour",
        low=0,
        high=5_000,
        fact="f.director_rate_p75",
        label="market rate, high",
        help="75th percentile of the same survey.",
    )
    written: Answer = given(
        "unknown",
        label="signed agreement",
        help="Is there a signed agreement that lists the duties?",
    )
    needed: Answer = given(
        "unknown",
        label="duties are needed",
        help="Would the organization need these duties if nobody referred patients?",
    )
    not_by_referrals: Answer = given(
        "unknown",
        label="not by volume of referrals",
        help="Is the pay fixed apart from the volume or value of referrals?",
    )
    independent: Answer = given(
        "unknown", label="range is independent", help="Did somebody independent give the range?"
    )

    @model_validator(mode="after")
    def _range_in_order(self) -> Self:
        ends = [
            one
            for one in (self.market_low, self.market_middle, self.market_high)
            if one is not None
        ]
        if ends != sorted(ends):
            raise ValueError("the market range is out of order: low, middle, high")
        return self
