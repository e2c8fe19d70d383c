"""A service line worked in words, figures and charts."""

from itertools import accumulate

from prebrief.casebook.case import Working
from prebrief.casebook.charts import bars, lines, table, tornado
from prebrief.casebook.facts import Facts
from prebrief.casebook.service_line import sums
from prebrief.casebook.service_line.inputs import ServiceLine
from prebrief.casebook.units import figure, number, show
from prebrief.records.case import Chart, Check, Figure, Step, Table


def solve(inputs: ServiceLine, facts: Facts) -> Working:  # noqa: ARG001 - no dated figure in it
    """Work contribution, break-even, the plan, leakage and mix."""
    line = sums.line(inputs)
    leak = sums.leakage(inputs, line.margin)
    shift = sums.shift_cost(inputs)
    return Working(
        headline=_headline(inputs, line),
        figures=_figures(inputs, line, leak, shift),
        steps=_steps(inputs, line, leak, shift),
        charts=_charts(inputs, line),
        tables=[_plan(line)],
        checks=_checks(inputs, line),
        cautions=_cautions(inputs, line),
    )


def _headline(inputs: ServiceLine, line: sums.Line) -> str:
    margin = show(line.margin, "USD")
    if line.break_even is None:
        return f"Each case contributes {margin}: more volume makes it worse, and none breaks even."
    worth = show(line.present_value, "USD")
    back = (
        f"in {show(line.payback, 'years')}" if line.payback is not None else "not within the plan"
    )
    return (
        f"Each case contributes {margin}; {show(line.break_even, 'cases per year')} pay the fixed "
        f"cost. Over {show(inputs.years, 'years')} the plan is worth {worth} today and pays its "
        f"capital back {back}."
    )


def _figures(
    inputs: ServiceLine, line: sums.Line, leak: sums.Leakage, shift: float
) -> list[Figure]:
    year = "USD per year"
    contribution = line.margin * line.cases
    return [
        figure("revenue_per_case", "Net revenue of a case", line.revenue, "USD per case"),
        figure("margin_per_case", "Contribution of a case", line.margin, "USD per case", main=True),
        figure("margin_ratio", "Contribution of each dollar of revenue",
               100 * line.margin / line.revenue if line.revenue >= 0.01 else None, "percent"),
        figure("contribution", "Contribution in a full year", contribution, year),
        figure("surplus", "Contribution less fixed cost", contribution - inputs.fixed_cost, year),
        figure("break_even", "Cases that pay the fixed cost", line.break_even, "cases per year",
               digits=1, main=True),
        figure("present_value", "Worth today", line.present_value, "USD", main=True),
        figure("payback", "Capital paid back after", line.payback, "years", digits=2, main=True,
               note="Undiscounted; none if not within the plan."),
        figure("leakage", "Referrals that go elsewhere", leak.share, "percent"),
        figure("recaptured_cases", "Cases that could stay", leak.cases, "cases per year", digits=1),
        figure("recaptured_worth", "Their contribution", leak.worth, year, main=True),
        figure("shift", "Change from the shift in payer mix", shift, year),
    ]  # fmt: skip


def _steps(inputs: ServiceLine, line: sums.Line, leak: sums.Leakage, shift: float) -> list[Step]:
    mix = ", ".join(
        f"{payer.name} {show(payer.share, 'percent')} at {show(payer.revenue, 'USD')}"
        for payer in inputs.payers
    )
    flows = ", ".join(show(flow, "USD") for flow in line.flows[1:])
    even = (
        f"{show(inputs.fixed_cost, 'USD')} of fixed cost divided by it are "
        f"{show(line.break_even, 'cases per year', digits=1)}"
        if line.break_even is not None
        else "no number of cases pays the fixed cost"
    )
    return [
        Step(
            title="A case",
            text=f"By share of cases, {mix}: a case brings "
            f"{show(line.revenue, 'USD')} on average. Less "
            f"{show(inputs.variable_cost, 'USD')} that vary with it, it contributes "
            f"{show(line.margin, 'USD')}.",
        ),
        Step(title="Break-even", text=f"With that contribution, {even}."),
        Step(
            title="The plan",
            text=f"After {show(inputs.capital, 'USD')} today, the years bring {flows}. Discounted "
            f"at {show(inputs.discount, 'percent')} a year, together with the capital, that is "
            f"{show(line.present_value, 'USD')} today.",
        ),
        Step(
            title="Leakage",
            text=f"Of {show(inputs.referrals, 'referrals')}, "
            f"{number(inputs.out_of_network)} go elsewhere. If "
            f"{show(inputs.recapture, 'percent')} of those stay, and "
            f"{show(inputs.conversion, 'percent')} become cases, that is "
            f"{show(leak.cases, 'cases', digits=1)} with a contribution of "
            f"{show(leak.worth, 'USD per year')}.",
        ),
        Step(
            title="Payer mix",
            text=f"Moving {show(inputs.shift, 'percentage points')} of cases from the first payer "
            f"to the second changes revenue by {show(shift, 'USD per year')}; the work stays.",
        ),
    ]


def _charts(inputs: ServiceLine, line: sums.Line) -> list[Chart]:
    top = max(line.cases, (line.break_even or 0.0) * 1.0) * 1.5 or 1.0
    points = [top * step / 10 for step in range(11)]
    running = list(accumulate(line.flows))
    return [
        lines(
            "Break-even",
            {
                "contribution": [(cases, cases * line.margin) for cases in points],
                "fixed cost": [(cases, inputs.fixed_cost) for cases in points],
            },
            unit="USD per year",
            x_label="Cases per year",
            reading="Where the lines cross, the cases pay the fixed cost.",
        ),
        bars(
            "Paid back?",
            {"running total": {f"year {year}": total for year, total in enumerate(running)}},
            unit="USD",
            x_label="Year",
            reading=f"After {show(inputs.years, 'years')} the running total, undiscounted, is "
            f"{show(running[-1], 'USD')}.",
        ),
        tornado(
            "What the worth hangs on",
            inputs,
            {
                "cases": (inputs.cases * 0.8, inputs.cases * 1.2),
                "variable_cost": (inputs.variable_cost * 0.9, inputs.variable_cost * 1.1),
                "capital": (inputs.capital * 0.9, inputs.capital * 1.3),
                "first_year": (inputs.first_year * 0.5, inputs.first_year),
            },
            lambda changed: sums.line(changed).present_value,
            unit="USD",
            reading="The widest bar is the assumption to test first.",
        ),
    ]


def _plan(line: sums.Line) -> Table:
    running = list(accumulate(line.flows))
    cells = [("0", "", show(line.flows[0], "USD"), show(running[0], "USD"))]
    cells += [
        (str(year), show(volume, "cases"), show(flow, "USD"), show(total, "USD"))
        for year, (volume, flow, total) in enumerate(
            zip(line.volumes, line.flows[1:], running[1:], strict=True), start=1
        )
    ]
    return table("The plan, year by year", ("Year", "Cases", "Cash", "Running total"), cells)


def _checks(inputs: ServiceLine, line: sums.Line) -> list[Check]:
    full = inputs.capacity is not None and max(line.volumes) >= inputs.capacity
    return [
        Check(
            text="Break-even lies below the full volume",
            verdict="met"
            if line.break_even is not None and line.break_even <= line.cases
            else "not_met",
        ),
        Check(
            text="Rooms, beds and staff were counted",
            verdict="unknown" if inputs.capacity is None else "met",
            why="The plan reaches its capacity." if full else "",
        ),
        Check(text="Worth more than nothing at finance's rate",
              verdict="met" if line.present_value > 0 else "not_met"),
    ]  # fmt: skip


def _cautions(inputs: ServiceLine, line: sums.Line) -> list[str]:
    cautions = [
        "Allocated overhead is left out on purpose: it does not go away if the line does.",
        "Keeping a referral may never be paid for, and the patient's choice and need come first.",
        "Recaptured cases are extra to the plan only if they are not already in its volume.",
    ]
    if line.margin <= 0:
        cautions.append("A loss on each case is not made up by volume.")
    if len(inputs.payers) < 2:
        cautions.append("With one payer no shift of mix can be shown.")
    if inputs.capacity is None:
        cautions.append("No capacity is entered: check that rooms, beds and staff allow the plan.")
    return cautions
