"""Situations to practise the drug benefit on."""

from typing import Literal

from prebrief.casebook.facts import Facts
from prebrief.casebook.part_d import sums
from prebrief.casebook.part_d.inputs import PartD
from prebrief.casebook.practise import Draw, Problem, Trap
from prebrief.casebook.units import show
from prebrief.records.case import Ask, Choice

_DRUGS = (
    "an oral cancer drug",
    "an injectable for arthritis",
    "a new drug for heart failure",
    "an inhaled drug for a rare lung disease",
)
_YEARS: tuple[Literal["2025", "2026"], ...] = ("2025", "2026")


def problem(draw: Draw, facts: Facts) -> Problem:
    """Draw a member on a dear brand, and ask who pays."""
    inputs = PartD(
        year=draw.one(_YEARS),
        price_per_month=draw.whole(1_100, 9_000, 100),
        months=draw.whole(8, 12),
        # Plan and maker bear the same at a rebate somewhat above a fifth: stay clear of it.
        rebate=draw.whole(4, 14) if draw.happens(0.5) else draw.whole(32, 46),
    )
    year = sums.benefit(inputs, facts)
    split = sums.whole(inputs, year)
    rebate = split.total * inputs.rebate / 100
    sound = "plan" if split.plan - rebate > split.maker + rebate else "maker"
    return Problem(
        title="Who pays for a very expensive brand?",
        situation=(
            f"A member of your Part D plan starts {draw.one(_DRUGS)} in {inputs.year}, a brand at "
            f"{show(inputs.price_per_month, 'USD per month')}, and takes it for {inputs.months} "
            f"months of that year. She has filled nothing before and gets no low-income help. The "
            f"standard benefit has a deductible of {show(year.deductible, 'USD')} and a cap of "
            f"{show(year.cap, 'USD')}. In the initial phase the shares are member "
            f"{facts.display('f.part_d_initial_patient')}, plan "
            f"{facts.display('f.part_d_initial_plan')}, maker "
            f"{facts.display('f.part_d_initial_maker')}; after the cap plan "
            f"{facts.display('f.part_d_cat_plan')}, maker {facts.display('f.part_d_cat_maker')}, "
            f"Medicare {facts.display('f.part_d_cat_medicare')}. The maker also rebates "
            f"{show(inputs.rebate, 'percent')} of the price to the plan."
        ),
        inputs=inputs,
        asks=(
            Ask(figure="threshold", label="Gross spending at the cap", unit="USD"),
            Ask(figure="plan", label="What the plan pays, before the rebate", unit="USD"),
            Ask(figure="maker", label="What the maker pays, before the rebate", unit="USD"),
            Ask(figure="plan_after_rebate", label="What the plan bears in the end", unit="USD"),
        ),
        traps=_traps(inputs, year, split),
        question="Your finance lead says that Medicare carries drugs this dear. Who bears the "
        "largest part in the end, and what follows for the plan's medical director?",
        choices=(
            Choice(id="medicare", text="Medicare bears the largest part"),
            Choice(id="plan", text="The plan bears the largest part, even after the rebate"),
            Choice(id="maker", text="The maker bears the largest part, once the rebate is counted"),
        ),
        sound=sound,
        reason=f"With a rebate of {show(rebate, 'USD')} the plan bears "
        f"{show(split.plan - rebate, 'USD')} and the maker {show(split.maker + rebate, 'USD')}; "
        f"Medicare pays {show(split.medicare, 'USD')}, the member {show(split.member, 'USD')}.",
        look_for=(
            "Walks through the phases in order and names the year.",
            "Keeps apart what member, plan, maker and government pay.",
            "Speaks of adherence and outcomes before savings, and of honest criteria for approval.",
            "Says that rebates are not visible, so that the plan's true cost is an estimate.",
        ),
    )


def _traps(inputs: PartD, year: sums.Benefit, split: sums.Split) -> tuple[Trap, ...]:
    gross = inputs.price_per_month * inputs.months
    late = gross - year.threshold
    plan_initial = 1 - year.member_share - year.maker_initial
    plan_late = 1 - year.maker_late - year.medicare_late
    return (
        Trap(
            figure="plan_after_rebate",
            value=split.plan,
            why="The rebate still has to be taken off.",
        ),
        Trap(
            figure="plan_after_rebate",
            value=split.plan * (1 - inputs.rebate / 100),
            why="The rebate is a share of the price, not of what the plan pays.",
        ),
        Trap(
            figure="threshold",
            value=year.cap,
            why="The cap is what the member pays. The threshold is gross spending: the member "
            "pays only a share of it after the deductible.",
        ),
        Trap(
            figure="threshold",
            value=year.cap / year.member_share,
            why="The deductible is paid in full, not at the member's share: take it off the cap "
            "first, and add it back afterward.",
        ),
        Trap(
            figure="threshold",
            value=(year.cap - year.deductible) / year.member_share,
            why="The deductible has to be added back: it is gross spending too.",
        ),
        Trap(
            figure="plan",
            value=gross * plan_initial,
            why="You used the initial share for the whole year; after the cap the shares change.",
        ),
        Trap(
            figure="plan",
            value=late * plan_late,
            why="The plan's part of the initial phase is missing.",
        ),
        Trap(
            figure="plan",
            value=split.plan + split.medicare,
            why="Medicare's part after the cap is its own, not the plan's.",
        ),
        Trap(
            figure="maker",
            value=gross * year.maker_initial,
            why="You used the initial discount for the whole year; after the cap it is larger.",
        ),
        Trap(
            figure="maker",
            value=late * year.maker_late,
            why="The maker's discount in the initial phase is missing.",
        ),
    )
