"""The risk contract worked in words, figures and charts."""

from prebrief.casebook.case import Working
from prebrief.casebook.facts import Facts
from prebrief.casebook.risk_contract import sample, sums
from prebrief.casebook.risk_contract.inputs import PMPM, RiskContract
from prebrief.casebook.risk_contract.pictures import charts
from prebrief.casebook.risk_contract.scores import scores
from prebrief.casebook.risk_contract.simulation import Tail, simulate, tail
from prebrief.casebook.risk_contract.terms import cautions, checks
from prebrief.casebook.units import figure, show
from prebrief.records.case import Figure, Step

YEAR = "USD per year"


def solve(inputs: RiskContract, facts: Facts) -> Working:
    """Work the expected year, the swings, one costly member, and the tail."""
    years = simulate(inputs)
    scale = sums.budget(inputs) + sums.cost(inputs)
    found = scores(inputs.sample)
    plain, covered = tail(years.plain, scale), tail(years.covered, scale)
    return Working(
        headline=_headline(inputs, plain),
        figures=[
            *_year_figures(inputs),
            *_swing_figures(inputs),
            *_tail_figures(plain, covered),
            *sample.figures(inputs, facts, found),
        ],
        steps=[
            *_year_steps(inputs),
            *_swing_steps(inputs),
            _tail_step(inputs, plain, covered),
            sample.step(inputs, facts, found),
        ],
        charts=charts(inputs, years),
        tables=[sample.members(inputs, found)],
        checks=checks(inputs, facts),
        cautions=cautions(inputs, facts),
    )


def after_own_costs(inputs: RiskContract) -> float:
    """Give what the expected year leaves once your own costs are paid, without stop-loss."""
    whole = sums.budget(inputs)
    return sums.settle(sums.surplus(inputs), whole, inputs) - sums.own_cost(inputs)


def _headline(inputs: RiskContract, plain: Tail) -> str:
    surplus = sums.surplus(inputs)
    word = "leaves a surplus of" if surplus >= 0 else "loses"
    ratio = show(sums.loss_ratio(inputs), "percent")
    return (
        f"The expected year {word} {show(abs(surplus), 'USD')} (loss ratio {ratio}), and "
        f"{show(plain.chance_of_loss, 'percent')} of simulated years end in a loss for you."
    )


def _year_figures(inputs: RiskContract) -> list[Figure]:
    months = sums.member_months(inputs)
    whole = sums.budget(inputs)
    per_point = months * inputs.base_rate * sums.kept_of_share(inputs)
    even = sums.cost(inputs) / per_point if per_point else None
    return [
        figure("plan_revenue", "Paid to the plan", sums.premium(inputs), YEAR),
        figure("budget", "Your share of it", whole, YEAR, main=True),
        figure("cost", "Cost of care", sums.cost(inputs), YEAR),
        figure(
            "surplus",
            "Surplus of the expected year",
            sums.surplus(inputs),
            YEAR,
            main=True,
            note="Before corridor, stop-loss and your own costs.",
        ),
        figure(
            "mlr",
            "Loss ratio: cost of care against your share",
            sums.loss_ratio(inputs),
            "percent",
            main=True,
        ),
        figure(
            "plan_mlr",
            "The plan's own loss ratio",
            sums.plan_loss_ratio(inputs),
            "percent",
            note="What the plan passes to you counts as its claims, subject to the rule's terms.",
        ),
        figure(
            "after_own_costs",
            "Yours, after corridor and own costs",
            after_own_costs(inputs),
            YEAR,
            note="Expected year, without stop-loss.",
        ),
        figure("break_even_cost", "Cost of care at which nothing is left", whole / months, PMPM),
        figure("break_even_raf", "Risk score at which nothing is left", even, "ratio", digits=3),
    ]


def _swing_figures(inputs: RiskContract) -> list[Figure]:
    surplus = sums.surplus(inputs)
    kept = sums.retained(inputs.large_case, inputs)
    return [
        figure(
            "raf_swing",
            f"If the risk score changes by {show(inputs.raf_change, 'ratio')}",
            sums.raf_swing(inputs),
            YEAR,
            main=True,
        ),
        figure(
            "cost_swing",
            f"If the cost of care changes by {show(inputs.cost_change, 'percent')}",
            sums.cost_swing(inputs),
            YEAR,
        ),
        figure(
            "large_case_share",
            "One very costly member, as a share of the surplus",
            100 * inputs.large_case / surplus if surplus > 0 else None,
            "percent",
            display="" if surplus > 0 else "there is no surplus",
        ),
        figure("large_case_kept", "Of that member, left with you by stop-loss", kept, "USD"),
        figure(
            "large_case_paid",
            "Of that member, paid by stop-loss",
            inputs.large_case - kept,
            "USD",
        ),
        figure("large_cases", "Large cases expected", sums.large_cases(inputs), "cases per year"),
        figure(
            "stop_loss_price",
            "Stop-loss costs",
            sums.member_months(inputs) * inputs.stop_loss_premium,
            YEAR,
        ),
        figure(
            "stop_loss_recovery",
            "Stop-loss is expected to pay",
            sums.expected_recovery(inputs),
            YEAR,
        ),
    ]


def _tail_figures(plain: Tail, covered: Tail) -> list[Figure]:
    return [
        figure(
            "chance_of_loss", "Years that end in a loss", plain.chance_of_loss, "percent", main=True
        ),
        figure("one_in_20", "One year in twenty is worse than", plain.one_in_20, YEAR),
        figure("one_in_100", "One year in a hundred is worse than", plain.one_in_100, YEAR),
        figure("worst_mean", "Mean of the worst hundredth", plain.worst_mean, YEAR),
        figure(
            "reserve",
            "Reserve for all but one year in a hundred",
            plain.reserve,
            "USD",
            main=True,
        ),
        figure(
            "chance_of_loss_covered",
            "Years that end in a loss, with stop-loss",
            covered.chance_of_loss,
            "percent",
        ),
        figure(
            "one_in_100_covered",
            "One year in a hundred is worse than, with stop-loss",
            covered.one_in_100,
            YEAR,
        ),
        figure("reserve_covered", "Reserve, with stop-loss", covered.reserve, "USD"),
    ]


def _year_steps(inputs: RiskContract) -> list[Step]:
    surplus = sums.surplus(inputs)
    held = ""
    if inputs.withhold and inputs.withhold_earned < 100:
        held = (
            f" Of that, {show(inputs.withhold, 'percent')} is withheld and "
            f"{show(inputs.withhold_earned, 'percent')} of it earned."
        )
    return [
        Step(
            title="What the plan is paid",
            text=f"{show(inputs.members, 'members')}, {show(inputs.base_rate, PMPM)} at a score "
            f"of one, a mean score of {show(inputs.raf, 'ratio')}, twelve months: "
            f"{show(sums.premium(inputs), YEAR)}.",
        ),
        Step(
            title="What reaches you",
            text=f"{show(inputs.share, 'percent')} of it is passed on.{held} "
            f"Your budget is {show(sums.budget(inputs), YEAR)}.",
        ),
        Step(
            title="What care costs",
            text=f"At {show(inputs.cost, PMPM)} the care costs {show(sums.cost(inputs), YEAR)}. "
            f"That is {show(sums.loss_ratio(inputs), 'percent')} of your budget and leaves "
            f"{show(surplus, 'USD')}.",
        ),
        Step(
            title="What is yours of it",
            text=f"After the corridor, and {show(sums.own_cost(inputs), YEAR)} for carrying the "
            f"risk, the expected year leaves you {show(after_own_costs(inputs), 'USD')}.",
        ),
    ]


def _swing_steps(inputs: RiskContract) -> list[Step]:
    kept = sums.retained(inputs.large_case, inputs)
    return [
        Step(
            title="What moves it",
            text=f"A risk score of {show(inputs.raf + inputs.raf_change, 'ratio')} instead of "
            f"{show(inputs.raf, 'ratio')} changes the year by "
            f"{show(sums.raf_swing(inputs), 'USD')}; a cost of care that changes by "
            f"{show(inputs.cost_change, 'percent')}, by {show(sums.cost_swing(inputs), 'USD')}.",
        ),
        Step(
            title="One very costly member",
            text=f"A member who costs {show(inputs.large_case, 'USD')} leaves "
            f"{show(kept, 'USD')} with you if stop-loss pays "
            f"{show(inputs.stop_loss_pays, 'percent')} above "
            f"{show(inputs.attachment, 'USD')}, and all of it if there is none.",
        ),
    ]


def _tail_step(inputs: RiskContract, plain: Tail, covered: Tail) -> Step:
    return Step(
        title="What chance does",
        text=f"In {show(inputs.years, 'years')} drawn by chance, with "
        f"{show(sums.large_cases(inputs), 'cases')} of large cost expected in each, "
        f"{show(plain.chance_of_loss, 'percent')} end in a loss, and one in a hundred is worse "
        f"than {show(plain.one_in_100, 'USD')}. With stop-loss the shares are "
        f"{show(covered.chance_of_loss, 'percent')} and {show(covered.one_in_100, 'USD')}: it "
        f"costs {show(sums.member_months(inputs) * inputs.stop_loss_premium, YEAR)} and is "
        f"expected to pay back {show(sums.expected_recovery(inputs), YEAR)}.",
    )
