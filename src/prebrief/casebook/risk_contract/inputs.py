"""What a delegated risk contract is worked from."""

from typing import Literal

from prebrief.casebook.inputs import Inputs, given

Evidence = Literal["yes", "no", "unknown"]
PMPM = "USD per member per month"


class Member(Inputs):
    """One member of a sample, for the risk score; an invented one, or one without a name."""

    age: int = given(72, unit="years old", low=0, high=120, help="Age on February 1 of the year.")
    sex: Literal["female", "male"] = given("female", help="As Medicare has it.")
    medicaid: Literal["none", "partial", "full"] = given(
        "none", help="Eligible for Medicaid beside Medicare?"
    )
    first_by_disability: bool = given(
        False, help="True if Medicare first began because of disability."
    )
    recorded: str = given("", help="ICD-10 codes recorded in visits of the year before.")
    unsupported: str = given("", help="Of these, codes that the notes do not support.")
    missed: str = given("", help="Codes that the notes support and nobody recorded.")


class RiskContract(Inputs):
    """The offer, the cost of care, the terms that limit the tail, and how chance is drawn."""

    members: int = given(
        2_000,
        unit="members",
        low=1,
        high=2_000_000,
        help="Members attributed to you, on average over the year.",
    )
    base_rate: float = given(
        1_100,
        unit=PMPM,
        low=0,
        high=100_000,
        label="base rate",
        help="What the plan is paid for a member with a risk score of one.",
    )
    raf: float = given(
        1.10,
        unit="ratio",
        low=0.1,
        high=10,
        label="risk score",
        help="Mean risk adjustment factor of these members, normalized and after the coding cut.",
    )
    share: float = given(
        85,
        unit="percent",
        low=0,
        high=100,
        label="share of premium",
        help="The part of the plan's revenue that is passed to you.",
    )
    cost: float = given(
        960,
        unit=PMPM,
        low=0,
        high=100_000,
        label="cost of care",
        help="All care you answer for, run-out included; from three years of member-level claims.",
    )
    own_cost: float = given(
        0,
        unit=PMPM,
        low=0,
        high=100_000,
        label="your cost of carrying risk",
        help="What carrying the risk costs you: care managers, analysts, claims desk, reserves.",
    )
    withhold: float = given(
        0,
        unit="percent",
        low=0,
        high=100,
        label="withhold",
        help="Part of your share that is held back until quality is shown.",
    )
    withhold_earned: float = given(
        100, unit="percent", low=0, high=100, help="Part of the withhold that you expect to earn."
    )
    plan_quality_spend: float = given(
        0,
        unit=PMPM,
        low=0,
        high=10_000,
        label="plan's quality spending",
        help="What the plan spends on quality; it counts in the plan's loss ratio.",
    )
    plan_taxes: float = given(
        0,
        unit="percent",
        low=0,
        high=50,
        label="plan's taxes and fees",
        help="Taxes and fees as a share of premium; they leave the ratio's denominator.",
    )
    raf_change: float = given(
        -0.05,
        unit="ratio",
        low=-5,
        high=5,
        label="change of risk score",
        help="A change of the mean score to test, as after an audit or a new model.",
    )
    cost_change: float = given(
        5, unit="percent", low=-90, high=200, help="A change of the cost of care to test."
    )
    upside_share: float = given(
        100, unit="percent", low=0, high=100, help="Your part of a gain within the corridor."
    )
    downside_share: float = given(
        100, unit="percent", low=0, high=100, help="Your part of a loss within the corridor."
    )
    corridor: float = given(
        10,
        unit="percent",
        low=0,
        high=100,
        help="Width of the corridor on each side, as a share of your budget.",
    )
    share_beyond: float = given(
        100,
        unit="percent",
        low=0,
        high=100,
        help="Your part of gain and loss beyond the corridor; 100 means that there is none.",
    )
    loss_cap: float = given(
        100,
        unit="percent",
        low=0,
        high=100,
        help="Most you can lose in a year, as a share of your budget.",
    )
    attachment: float = given(
        150_000,
        unit="USD per member",
        low=0,
        high=100_000_000,
        help="Cost of one member in a year above which stop-loss pays.",
    )
    stop_loss_pays: float = given(
        100,
        unit="percent",
        low=0,
        high=100,
        help="Part of the cost above the attachment point that stop-loss pays.",
    )
    stop_loss_premium: float = given(
        30, unit=PMPM, low=0, high=10_000, help="Price of stop-loss; ask for two quotes."
    )
    large_case: float = given(
        400_000,
        unit="USD per member",
        low=0,
        high=100_000_000,
        help="One very expensive member to test.",
    )
    large_share: float = given(
        12,
        unit="percent",
        low=0,
        high=100,
        label="cost from large cases",
        help="Part of the cost of care that comes from large cases, a year like any other.",
    )
    large_mean: float = given(
        120_000,
        unit="USD per member",
        low=1_000,
        high=10_000_000,
        label="mean of a large case",
        help="Mean cost of a large case in a year.",
    )
    large_spread: float = given(
        80,
        unit="percent",
        low=0,
        high=500,
        label="spread of large cases",
        help="Standard deviation of a large case, as a share of its mean.",
    )
    other_spread: float = given(
        150,
        unit="percent",
        low=0,
        high=1_000,
        label="spread of other cost",
        help="Standard deviation of all other cost of one member, as a share of its mean.",
    )
    trend_spread: float = given(
        3,
        unit="percent",
        low=0,
        high=30,
        label="spread of the trend",
        help="How far the cost of care may miss the forecast for everybody: prices, season, drugs.",
    )
    raf_spread: float = given(
        0.02,
        unit="ratio",
        low=0,
        high=1,
        label="spread of the risk score",
        help="How far the mean risk score may miss the forecast.",
    )
    years: int = given(
        100_000,
        unit="years",
        low=1_000,
        high=100_000,
        label="years to simulate",
        help="More years make the tail steadier.",
    )
    at_risk: float = given(
        40,
        unit="percent",
        low=0,
        high=100,
        label="payments at risk",
        help="Part of the physicians' potential payments that hangs on the care they refer for.",
    )
    sample: tuple[Member, ...] = given(
        (
            Member(age=72, recorded="E11.9 I50.9", missed="N18.4"),
            Member(age=81, sex="male", recorded="J44.9 E66.01", unsupported="E66.01"),
            Member(age=67, recorded="I10", missed=""),
            Member(age=58, medicaid="full", first_by_disability=True, recorded="F20.9"),
        ),
        label="sample of members",
        help="A few members, invented here, to see what a score is made of and what audits find.",
    )
    normalization: float = given(
        1,
        unit="ratio",
        low=0.5,
        high=2,
        label="normalization factor",
        help="The payment year's normalization factor; look it up in the announcement.",
    )
    coding_cut: float | None = given(
        None, unit="percent", low=0, high=50, fact="f.ma_coding_adjustment",
        label="coding cut",
        help="Cut for coding differences that CMS takes off every plan's scores.",
    )  # fmt: skip
    stop_loss: Evidence = given("unknown", help="Is stop-loss bought or in the offer?")
    data_rights: Evidence = given("unknown", help="Do you get member-level claims every month?")
    exit_terms: Evidence = given("unknown", help="Can you leave, and who bears the run-out?")
    quality_gate: Evidence = given("unknown", help="Must quality be kept before savings are paid?")
    coding_audit: Evidence = given(
        "unknown", help="Are diagnosis codes audited for those unsupported as for those missed?"
    )
