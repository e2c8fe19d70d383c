"""Situations to practise a service line on."""

from prebrief.casebook.facts import Facts
from prebrief.casebook.practise import Draw, Problem, Trap
from prebrief.casebook.service_line import sums
from prebrief.casebook.service_line.inputs import Payer, ServiceLine
from prebrief.casebook.units import show
from prebrief.records.case import Ask, Choice

_LINES = (
    "an outpatient joint replacement program",
    "an electrophysiology laboratory",
    "an infusion center",
    "a bariatric surgery program",
)


def problem(draw: Draw, facts: Facts) -> Problem:  # noqa: ARG001 - no dated figure in it
    """Draw a plan whose worth depends on break-even and discounting."""
    commercial = draw.whole(20, 40, 5)
    medicare = draw.whole(40, 55, 5)
    variable = draw.whole(50, 80) * 100
    factors = (
        draw.number(2.2, 2.8, 0.1),
        draw.number(1.3, 1.6, 0.1),
        draw.number(0.7, 0.9, 0.1),
    )
    inputs = ServiceLine(
        cases=draw.whole(200, 500, 20),
        growth=0,
        first_year=draw.whole(50, 80, 10),
        payers=tuple(
            Payer(name=name, share=share, revenue=round(variable * factor))
            for name, share, factor in zip(
                ("commercial", "Medicare", "Medicaid"),
                (commercial, medicare, 100 - commercial - medicare),
                factors,
                strict=True,
            )
        ),
        variable_cost=variable,
        fixed_cost=draw.whole(60, 90) * 1_000,
        years=5,
        discount=draw.whole(6, 10),
    )  # fmt: skip
    # Fixed cost takes about half of the contribution; capital lies clear of what it is worth.
    line = sums.line(inputs)
    fixed = float(round(line.margin * line.cases * draw.number(0.4, 0.6, 0.05), -4))
    inputs = inputs.model_copy(update={"fixed_cost": fixed, "capital": 0.0})
    worth = sums.line(inputs).present_value
    good = draw.happens(0.5)
    # Where it is bad, the flows add up to more than the capital until they are discounted.
    factor = draw.number(0.55, 0.75, 0.05) if good else draw.number(1.06, 1.1, 0.01)
    inputs = inputs.model_copy(update={"capital": float(round(worth * factor, -4))})
    line = sums.line(inputs)
    return Problem(
        title="Fund the service line?",
        situation=_situation(draw, inputs),
        inputs=inputs,
        asks=(
            Ask(figure="margin_per_case", label="Contribution of a case", unit="USD per case"),
            Ask(figure="break_even", label="Cases that pay the fixed cost", unit="cases per year"),
            Ask(figure="present_value", label="Worth today", unit="USD", within=0.03,
                within_units=0.01 * inputs.capital),
        ),
        traps=_traps(inputs, line),
        question="Would you fund it as it stands? Say which assumption you would test first, and "
        "what volume would make you stop.",
        choices=(
            Choice(id="fund", text="Fund it as it stands"),
            Choice(id="not-yet", text="Not as it stands"),
        ),
        sound="fund" if line.present_value > 0 else "not-yet",
        reason=f"Discounted, it is worth {show(line.present_value, 'USD')}; undiscounted its cash "
        f"adds up to {show(sum(line.flows), 'USD')}.",
        look_for=(
            "Compares on contribution and leaves allocated overhead out.",
            "Names the assumption that sinks the plan, and how it would be tested.",
            "Tests capacity: rooms, beds, nurses, anesthesia.",
            "States gates and a rule for stopping, and pays no one for referrals.",
        ),
    )  # fmt: skip


def _situation(draw: Draw, inputs: ServiceLine) -> str:
    mix = "; ".join(
        f"{payer.name} {show(payer.share, 'percent')} of cases at "
        f"{show(payer.revenue, 'USD per case', digits=0)}"
        for payer in inputs.payers
    )
    return (
        f"A chief proposes {draw.one(_LINES)}: {show(inputs.cases, 'cases per year')}, "
        f"{show(inputs.first_year, 'percent')} of that in the first year and no growth after. "
        f"Payers: {mix}. Costs that vary are {show(inputs.variable_cost, 'USD per case')}, fixed "
        f"costs {show(inputs.fixed_cost, 'USD per year')}. Capital of "
        f"{show(inputs.capital, 'USD')} is needed today. Finance discounts at "
        f"{show(inputs.discount, 'percent')} a year over {show(inputs.years, 'years')}, cash at "
        "the end of each year."
    )


def _traps(inputs: ServiceLine, line: sums.Line) -> tuple[Trap, ...]:
    mean = sum(payer.revenue for payer in inputs.payers) / len(inputs.payers)
    rate = inputs.discount / 100
    full = (-inputs.capital, *([line.cases * line.margin - inputs.fixed_cost] * inputs.years))
    return (
        Trap(
            figure="margin_per_case",
            value=mean - inputs.variable_cost,
            why="Payers have to be weighed by their share of cases.",
        ),
        Trap(
            figure="margin_per_case",
            value=line.revenue,
            why="That is revenue; the costs that vary with a case have to be taken off.",
        ),
        Trap(
            figure="margin_per_case",
            value=line.margin - inputs.fixed_cost / line.cases,
            why="Fixed cost is no part of the contribution of a case.",
        ),
        Trap(
            figure="break_even",
            value=inputs.fixed_cost / line.revenue,
            why="Fixed cost is paid by contribution, not by revenue.",
        ),
        Trap(
            figure="present_value",
            value=sum(line.flows),
            why="The years have to be discounted: a dollar later is worth less.",
        ),
        Trap(
            figure="present_value",
            value=line.present_value + inputs.capital,
            why="The capital has to be taken off.",
        ),
        Trap(
            figure="present_value",
            value=sums.present_value(full, rate),
            why="The first year reaches only part of the volume.",
        ),
    )
