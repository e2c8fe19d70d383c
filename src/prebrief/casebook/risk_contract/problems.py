"""Offers of risk to practise on."""

from prebrief.casebook.facts import Facts
from prebrief.casebook.practise import Draw, Problem, Trap
from prebrief.casebook.risk_contract import sums
from prebrief.casebook.risk_contract.inputs import PMPM, RiskContract
from prebrief.casebook.units import show
from prebrief.records.case import Ask, Choice

_GROUPS = (
    "a multispecialty group of forty physicians",
    "a primary care group with six clinics",
    "an independent practice association in two counties",
    "the employed group of a community hospital",
)
_WHY_NOW = (
    "The plan wants an answer before open enrollment.",
    "Your board meets on Thursday.",
    "A competitor has already signed for its own patients.",
    "Half your partners are keen and half are not.",
)
_YEARS_IN_PRACTICE = 2_000
YEAR = "USD per year"


def problem(draw: Draw, _facts: Facts) -> Problem:
    """Draw an offer that the group's own costs decide."""
    sign = draw.happens(0.5)
    base = draw.whole(950, 1_250, 10)
    raf = draw.number(0.95, 1.25, 0.01)
    share = draw.whole(82, 88)
    own = draw.whole(40, 60, 5)
    even = base * raf * share / 100
    margin = draw.number(0.02, 0.05, 0.005) if sign else -draw.number(0.015, 0.025, 0.0025)
    inputs = RiskContract(
        members=draw.whole(1_500, 6_000, 250),
        base_rate=base,
        raf=raf,
        share=share,
        own_cost=own,
        cost=round(even * (1 - margin) - own),
        raf_change=-draw.number(0.02, 0.06, 0.01),
        years=_YEARS_IN_PRACTICE,
    )
    left = sums.surplus(inputs) - sums.own_cost(inputs)
    return Problem(
        title="Sign for the risk, or ask for another price?",
        situation=_situation(draw, inputs),
        inputs=inputs,
        asks=(
            Ask(figure="budget", label="Your share of the premium", unit=YEAR),
            Ask(figure="surplus", label="Surplus before your own costs", unit=YEAR),
            Ask(
                figure="mlr",
                label="Cost of care against your share",
                unit="percent",
                within=0.003,
            ),
            Ask(figure="raf_swing", label="Effect of the lower risk score", unit=YEAR),
            Ask(figure="after_own_costs", label="What is left after your own costs", unit=YEAR),
        ),
        traps=_traps(inputs),
        question="Would you sign at this price? Say which terms must be in the contract first.",
        choices=(
            Choice(id="sign", text="Sign at this price, once the protective terms are in"),
            Choice(id="price", text="Do not sign at this price"),
        ),
        sound="sign" if sign else "price",
        reason=f"Before your own costs the year leaves {show(sums.surplus(inputs), 'USD')}; "
        f"carrying the risk costs {show(sums.own_cost(inputs), 'USD')}, so "
        f"{show(left, 'USD')} is left in the expected year, before chance.",
        look_for=(
            "Asks for stop-loss, corridor, data rights, quality gate and exit before the price.",
            "Says what a lower risk score or one very costly member does to the year.",
            "Treats risk coding as accuracy, audited both ways, never as a target.",
            "Names patients whom the incentive could harm, and how that would be seen.",
        ),
    )


def _situation(draw: Draw, inputs: RiskContract) -> str:
    return (
        f"You lead {draw.one(_GROUPS)}. A Medicare Advantage plan offers you delegated risk for "
        f"{show(inputs.members, 'members')}. It is paid {show(inputs.base_rate, PMPM)} at a risk "
        f"score of one; these members score {show(inputs.raf, 'ratio')} on average. You would get "
        f"{show(inputs.share, 'percent')} of that and pay for all their care, which costs "
        f"{show(inputs.cost, PMPM)}. Care managers, analysts and the claims desk would cost you "
        f"{show(inputs.own_cost, PMPM)} more. An audit may take "
        f"{show(-inputs.raf_change, 'ratio')} off the mean score. All gain and loss would be "
        f"yours. {draw.one(_WHY_NOW)}"
    )


def _traps(inputs: RiskContract) -> tuple[Trap, ...]:
    whole, cost, own = sums.budget(inputs), sums.cost(inputs), sums.own_cost(inputs)
    premium = sums.premium(inputs)
    forgot_share = "Only your share of the premium reaches you; the plan keeps the rest."
    forgot_score = "The base rate is for a score of one; multiply by the mean risk score."
    return (
        Trap(figure="budget", value=premium, why=forgot_share),
        Trap(figure="budget", value=whole / inputs.raf, why=forgot_score),
        Trap(figure="surplus", value=premium - cost, why=forgot_share),
        Trap(figure="surplus", value=whole / inputs.raf - cost, why=forgot_score),
        Trap(
            figure="surplus",
            value=whole - cost - own,
            why="Your own costs are taken off already; they were to be left for the last figure.",
        ),
        Trap(figure="mlr", value=100 * cost / premium, why=forgot_share),
        Trap(
            figure="mlr",
            value=100 * (cost + own) / whole,
            why="The loss ratio counts care; your own costs do not belong in it.",
        ),
        Trap(
            figure="mlr",
            value=100 * whole / cost,
            why="The ratio is upside down: cost over budget.",
        ),
        Trap(
            figure="raf_swing",
            value=sums.raf_swing(inputs) / (inputs.share / 100),
            why=forgot_share,
        ),
        Trap(
            figure="raf_swing",
            value=sums.raf_swing(inputs) * inputs.raf,
            why="The change of the score replaces part of it; it is not multiplied by the score.",
        ),
        Trap(figure="after_own_costs", value=whole - cost, why="Your own costs are missing."),
        Trap(
            figure="after_own_costs",
            value=whole - cost - own / sums.MONTHS,
            why="Your own costs are per member and month; take all twelve months.",
        ),
    )
