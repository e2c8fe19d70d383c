"""The drug benefit worked in words, figures and charts."""

from itertools import accumulate

from prebrief.casebook.case import Working
from prebrief.casebook.charts import bars, lines, table
from prebrief.casebook.facts import Facts
from prebrief.casebook.part_d import discharge, sums
from prebrief.casebook.part_d.frame import as_table, coverage, management, readiness
from prebrief.casebook.part_d.inputs import PartD
from prebrief.casebook.units import figure, show
from prebrief.records.case import Chart, Figure, Step, Table

_YEARS = ("2025", "2026")
_PAID = {
    "member": "Paid by the member",
    "maker": "Paid by the maker",
    "plan": "Paid by the plan",
    "Medicare": "Paid by Medicare",
}


def solve(inputs: PartD, facts: Facts) -> Working:
    """Work the member's year, the discharge and the frame for the two parts."""
    year = sums.benefit(inputs, facts)
    split = sums.whole(inputs, year)
    filled = discharge.look_up(inputs, facts)
    return Working(
        headline=f"Of {show(split.total, 'USD')} in {inputs.year} the member pays "
        f"{show(split.member, 'USD')}, the maker {show(split.maker, 'USD')}, the plan "
        f"{show(split.plan, 'USD')} and Medicare {show(split.medicare, 'USD')}.",
        figures=[*_figures(inputs, year, split), *_discharge_figures(filled)],
        steps=[*_steps(inputs, year), *_discharge_steps(inputs, filled)],
        charts=_charts(inputs, facts, year),
        tables=[
            _by_phase(inputs, year),
            discharge.as_table(filled),
            management(inputs),
            as_table(inputs),
            coverage(),
        ],
        checks=readiness(inputs),
        cautions=_cautions(inputs),
    )


def _figures(inputs: PartD, year: sums.Benefit, split: sums.Split) -> list[Figure]:
    rebate = split.total * inputs.rebate / 100
    return [
        figure("gross", "Gross spending on this drug", split.total, "USD"),
        figure("threshold", "Gross spending at which the cap is reached", year.threshold, "USD"),
        *(
            figure(name.lower(), _PAID[name], amount, "USD", main=True)
            for name, amount in split.by_payer().items()
        ),
        figure(
            "plan_after_rebate",
            "Paid by the plan, rebate taken off",
            split.plan - rebate,
            "USD",
            note="Below zero, the plan earns on the drug; rebates are secret, so this is a guess.",
        ),
        figure("maker_with_rebate", "Borne by the maker, with rebate", split.maker + rebate, "USD"),
    ]  # fmt: skip


def _discharge_figures(filled: list[discharge.Filled]) -> list[Figure]:
    return [
        figure("stopped", "Discharge drugs that stop at the counter",
               sum(one.blocked for one in filled), "drugs"),
        figure("not_looked_up", "Discharge drugs not looked up",
               sum(bool(one.unknown) for one in filled), "drugs"),
        figure("first_fill", "What the patient pays at the first fill",
               sum(one.member_pays for one in filled), "USD", digits=2,
               note="Drugs not on the formulary at their full price."),
    ]  # fmt: skip


def _steps(inputs: PartD, year: sums.Benefit) -> list[Step]:
    spent = inputs.spent_before
    gross = inputs.price_per_month * inputs.months
    share = show(100 * year.member_share, "percent")
    end = year.phases(spent + gross)
    begin = year.phases(spent)
    first, initial, late = (end[name] - begin[name] for name in end)
    before = f" after {show(spent, 'USD')} earlier in the year" if spent else ""
    steps = [
        Step(
            title="The year's spending",
            text=f"{inputs.months} months at {show(inputs.price_per_month, 'USD per month')} are "
            f"{show(gross, 'USD')}{before}. The benefit of {inputs.year} has a deductible of "
            f"{show(year.deductible, 'USD')} and a cap of {show(year.cap, 'USD')}.",
        ),
        Step(
            title="Deductible",
            text=f"The member pays all of it: {show(first.member, 'USD')} of this drug's price.",
        ),
        Step(
            title="Where the cap is reached",
            text=f"Beyond the deductible the member pays {share}. The remaining "
            f"{show(year.cap - year.deductible, 'USD')} to the cap divided by {share} are "
            f"{show(year.threshold - year.deductible, 'USD')}; so the cap is reached at "
            f"{show(year.threshold, 'USD')} of gross spending.",
        ),
        Step(
            title="Initial phase",
            text=f"Of {show(initial.total, 'USD')} the member pays {show(initial.member, 'USD')}, "
            f"the plan {show(initial.plan, 'USD')}, the maker {show(initial.maker, 'USD')}.",
        ),
        Step(
            title="After the cap",
            text=f"Of {show(late.total, 'USD')} the member pays nothing, the plan "
            f"{show(late.plan, 'USD')}, the maker {show(late.maker, 'USD')}, Medicare "
            f"{show(late.medicare, 'USD')}.",
        ),
    ]
    if year.kind == "generic":
        steps.append(
            Step(title="A generic", text="Its maker gives no discount; plan and Medicare bear it.")
        )
    return steps


def _discharge_steps(inputs: PartD, filled: list[discharge.Filled]) -> list[Step]:
    stopped = [one.prescription.name for one in filled if one.blocked]
    if not filled:
        return []
    if not stopped:
        text = f"All {len(filled)} drugs pass the plan as far as they were looked up."
    else:
        text = (
            f"Of {len(filled)} drugs {len(stopped)} will not be dispensed as written: "
            f"{', '.join(stopped)}. An answer takes "
            f"{show(inputs.plan_answers_in, 'hours')}, so ask before the day of discharge."
        )
    pays = show(sum(one.member_pays for one in filled), "USD", digits=2)
    return [Step(title="The discharge", text=f"{text} The first fill costs the patient {pays}.")]


def _charts(inputs: PartD, facts: Facts, year: sums.Benefit) -> list[Chart]:
    by_month = sums.months(inputs, year)
    running = {
        payer: list(accumulate(month.by_payer()[payer] for month in by_month))
        for payer in sums.PAYERS
    }
    compared = {
        name: sums.whole(inputs, sums.benefit(inputs, facts, year=name)).by_payer()
        for name in _YEARS
    }
    done = next((place for place, month in enumerate(by_month) if abs(month.member) < 0.005), None)
    reading = (
        f"From month {done + 1} on the member pays nothing more."
        if done is not None
        else "The member pays a share in every month."
    )
    return [
        lines(
            "Paid so far, month by month",
            {
                payer: [(place, amount) for place, amount in enumerate(amounts, start=1)]
                for payer, amounts in running.items()
            },
            unit="USD",
            x_label="Month of treatment",
            reading=reading,
        ),
        bars(
            "Who pays, by year of the benefit",
            compared,
            unit="USD",
            x_label="Payer",
            reading="The same spending under the parameters of each year; "
            "the plan carries the largest part once the cap is passed.",
        ),
    ]


def _by_phase(inputs: PartD, year: sums.Benefit) -> Table:
    end = year.phases(inputs.spent_before + inputs.price_per_month * inputs.months)
    begin = year.phases(inputs.spent_before)
    parts = {name: end[name] - begin[name] for name in end}
    whole = sums.whole(inputs, year)
    rows = [*parts.items(), ("Together", whole)]
    return table(
        "Who pays in each phase",
        ("Phase", "Gross", *(payer.capitalize() for payer in sums.PAYERS)),
        [
            (
                name,
                show(part.total, "USD"),
                *(show(amount, "USD") for amount in part.by_payer().values()),
            )
            for name, part in rows
        ],
    )


def _cautions(inputs: PartD) -> list[str]:
    cautions = [
        "This is the standard benefit: plans may set other copays of equal worth, and members with "
        "low-income help pay far less.",
        "Some vaccines and insulin have limits of their own, drugs with a negotiated price and "
        "some small makers have other shares.",
        "Members may ask their plan to spread what they owe over the months; that changes when "
        "they pay, not how much.",
    ]
    if inputs.rebate:
        cautions.append("The rebate is a guess: contracts between makers and plans are secret.")
    if any(one.on_formulary == "no" and not one.approved for one in inputs.prescriptions):
        cautions.append(
            "What a patient pays for a drug that is not covered does not count toward the cap."
        )
    return cautions
