"""What the federal quality programs are worked from."""

from typing import Literal, Self

from pydantic import model_validator

from prebrief.casebook.inputs import Inputs, given

Condition = Literal[
    "heart attack", "heart failure", "pneumonia", "COPD", "bypass surgery", "hip or knee"
]


class Measure(Inputs):
    """One condition of the readmission program."""

    condition: Condition = given("heart failure", help="Which of the program's conditions.")
    payment_share: float = given(
        12,
        unit="percent",
        low=0,
        high=100,
        help="Payments for its admissions as a share of all base payments; from finance.",
    )
    excess_ratio: float = given(
        1.05,
        unit="ratio",
        low=0.3,
        high=3,
        help="Predicted over expected readmissions, as CMS publishes it.",
    )
    peer_median: float | None = given(
        None, unit="ratio", low=0.3, high=3,
        help="Median ratio of the hospital's peer group; empty for the playbook's where it has one,"
        " else 1.",
    )  # fmt: skip


class QualityMoney(Inputs):
    """One hospital, one payment year, three programs."""

    facility_id: str = given(
        "",
        label="hospital's CMS number",
        help="CMS certification number, such as 010001; needed to find it in CMS's files.",
    )
    base_payments: float = given(
        60_000_000,
        unit="USD per year",
        low=0,
        high=100_000_000_000,
        help="Base operating payments of Medicare fee-for-service for inpatients.",
    )
    all_payments: float | None = given(
        None,
        unit="USD per year",
        low=0,
        high=100_000_000_000,
        help="All Medicare fee-for-service inpatient payments, add-ons too; empty for the base.",
    )
    measures: tuple[Measure, ...] = given(
        (
            Measure(),
            Measure(condition="pneumonia", payment_share=8, excess_ratio=1.03),
            Measure(condition="COPD", payment_share=4, excess_ratio=0.97),
        ),
        help="Conditions with enough cases to count.",
    )
    neutrality: float | None = given(
        None,
        unit="ratio",
        low=0,
        high=2,
        fact="f.hrrp_nm_fy2027",
        label="neutrality modifier",
        help="Neutrality modifier of the payment year.",
    )
    performance_score: float = given(
        40,
        unit="points",
        low=0,
        high=110,
        label="total performance score",
        help="Total performance score in value-based purchasing.",
    )
    slope: float | None = given(
        2.6,
        unit="ratio",
        low=0,
        high=20,
        label="exchange slope",
        help="Exchange slope of the payment year, from CMS's table; empty to estimate it.",
    )
    mean_score: float | None = given(
        None,
        unit="points",
        low=1,
        high=110,
        label="mean score of all hospitals",
        help="Mean score of all hospitals, from which the slope is estimated where it is empty.",
    )
    hac_score: float | None = given(
        None,
        unit="standard deviations",
        low=-10,
        high=10,
        label="hospital-acquired condition score",
        help="Total hospital-acquired condition score; higher is worse.",
    )
    hac_cut_off: float | None = given(
        None,
        unit="standard deviations",
        low=-10,
        high=10,
        label="score of the worst quarter",
        help="Score of the worst quarter's edge in the same year.",
    )
    hac_cut: Literal["yes", "no", "unknown"] = given(
        "unknown",
        label="in the worst quarter",
        help="Did CMS say that the hospital is in the worst quarter?",
    )
    data_year: str = given(
        "",
        label="payment year of the data",
        help="Fiscal year of the CMS files that the figures come from, if they do.",
    )

    @model_validator(mode="after")
    def _shares_fit(self) -> Self:
        if sum(measure.payment_share for measure in self.measures) > 100:
            raise ValueError("the payment shares of the measures add up to more than 100%")
        if self.slope is None and self.mean_score is None:
            raise ValueError("slope and mean_score are both empty: one is needed")
        names = [measure.condition for measure in self.measures]
        if len(set(names)) < len(names):
            raise ValueError("a condition stands twice among the measures")
        return self
