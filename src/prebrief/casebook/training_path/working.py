"""Training weighed in words, figures and charts."""

from prebrief.casebook.case import Working
from prebrief.casebook.charts import bars, spans, table
from prebrief.casebook.facts import Facts
from prebrief.casebook.training_path import sums
from prebrief.casebook.training_path.inputs import TrainingPath
from prebrief.casebook.units import figure, show
from prebrief.errors import InputError
from prebrief.records.case import Chart, Check, Figure, Step, Table


def solve(inputs: TrainingPath, facts: Facts) -> Working:
    """Weigh the ways to learn, and say how soon each pays."""
    if not inputs.options:
        raise InputError(
            "case-inputs",
            "options is empty: there is nothing to compare.",
            fix="Enter at least one way to learn.",
            where="options",
        )
    weighed = sums.weigh(inputs, facts)
    first = weighed[0]
    return Working(
        headline=_headline(inputs, first),
        figures=_figures(weighed),
        steps=_steps(inputs, facts, weighed),
        charts=_charts(weighed),
        tables=[_table(weighed)],
        checks=_checks(inputs, weighed),
        cautions=_cautions(inputs, facts, weighed),
    )


def _headline(inputs: TrainingPath, first: sums.Weighed) -> str:
    if first.obstacles:
        return (
            f"None of these fits as it stands; the nearest, {first.option.name}, "
            f"{' and '.join(first.obstacles)}."
        )
    pays = (
        f" and pays for itself in {show(first.break_even, 'years')}"
        if first.break_even is not None
        else ""
    )
    return (
        f"For {inputs.goal}, {first.option.name} closes {len(first.closed)} of "
        f"{len(first.closed) + len(first.open)} gaps, costs {show(first.cost, 'USD')} with your "
        f"hours{pays}."
    )


def _figures(weighed: list[sums.Weighed]) -> list[Figure]:
    first = weighed[0]
    years = [one.break_even for one in weighed if one.break_even is not None]
    return [
        figure("fees", "Fees of the first choice, yours to pay", first.fees, "USD"),
        figure("hours_worth", "Your hours in it", first.hours_value, "USD"),
        figure("cost", "Cost of the first choice with your hours", first.cost, "USD", main=True),
        figure("months", "Its length", first.months, "months"),
        figure("hours_per_week", "Hours a week that it asks for", first.hours_per_week,
               "hours per week"),
        figure("gaps_closed", "Gaps that it closes", len(first.closed), "count", main=True),
        figure("break_even", "Years of the pay gain that pay for it", first.break_even, "years",
               digits=2, main=True, note="None where no gain is credited to it."),
        figure("fitting", "Ways that fit budget, hours, date and degree",
               sum(not one.obstacles for one in weighed), "count"),
        figure("longest_break_even", "Longest break-even of all", max(years) if years else None,
               "years", digits=2),
    ]  # fmt: skip


def _steps(inputs: TrainingPath, facts: Facts, weighed: list[sums.Weighed]) -> list[Step]:
    steps = [
        Step(
            title="The goal",
            text=f"{inputs.goal.capitalize()} within {show(inputs.within_months, 'months')}; "
            f"missing: {', '.join(dict.fromkeys(inputs.gaps)) or 'nothing named'}. A move into "
            f"administration takes {facts.display('f.train_pivot')} as it is told.",
        )
    ]
    steps += [Step(title=one.option.name, text=_told(one)) for one in weighed]
    gain = inputs.pay_gain * inputs.due_to_training / 100
    steps.append(
        Step(
            title="When it pays",
            text=f"Fees and hours divided by {show(gain, 'USD per year')} of gain. Hours count: "
            f"they are taken at {show(inputs.hour_value, 'USD per hour')}.",
        )
    )
    return steps


def _told(one: sums.Weighed) -> str:
    closes = ", ".join(one.closed) or "none of your gaps"
    pays = f"{show(one.break_even, 'years', digits=2)}" if one.break_even is not None else "never"
    against = f" Against it: {'; '.join(one.obstacles)}." if one.obstacles else ""
    return (
        f"{show(one.fees, 'USD')} of fees and {show(one.option.hours, 'hours')} worth "
        f"{show(one.hours_value, 'USD')}, over {show(one.months, 'months')} at "
        f"{show(one.hours_per_week, 'hours per week')}. It closes {closes}. Break-even: {pays}."
        f"{against}"
    )


def _charts(weighed: list[sums.Weighed]) -> list[Chart]:
    names = _names(weighed)
    return [
        bars(
            "What each way costs",
            {
                "fees": dict(zip(names, (one.fees for one in weighed), strict=True)),
                "your hours": dict(zip(names, (one.hours_value for one in weighed), strict=True)),
            },
            unit="USD",
            x_label="Way",
            reading="Hours often cost more than fees.",
        ),
        spans(
            "How long each way takes",
            {name: (0.0, one.months) for name, one in zip(names, weighed, strict=True)},
            unit="months",
            x_label="Months from the start",
            reading="From the first session to the last, by the calendar.",
        ),
    ]


def _names(weighed: list[sums.Weighed]) -> list[str]:
    """Name each way once; a second of the same name gets its place."""
    names: list[str] = []
    for place, one in enumerate(weighed, start=1):
        name = one.option.name or one.option.kind
        names.append(f"{name} ({place})" if name in names else name)
    return names


def _table(weighed: list[sums.Weighed]) -> Table:
    return table(
        "Ways to learn, the best fit first",
        ("Way", "Kind", "Cost with hours", "Months", "Closes", "Break-even", "Against it"),
        [
            (
                one.option.name,
                one.option.kind,
                show(one.cost, "USD"),
                show(one.months, "months"),
                ", ".join(one.closed) or "none",
                show(one.break_even, "years", digits=2) if one.break_even is not None else "never",
                "; ".join(one.obstacles) or "nothing",
            )
            for one in weighed
        ],
    )


def _checks(inputs: TrainingPath, weighed: list[sums.Weighed]) -> list[Check]:
    return [
        Check(
            text="At least one way fits budget, hours, date and degree",
            verdict="met" if any(not one.obstacles for one in weighed) else "not_met",
        ),
        Check(
            text="Every gap is closed by a way that fits",
            verdict="met" if not _left(inputs, weighed) else "not_met",
            why="Open: " + ", ".join(_left(inputs, weighed)) if _left(inputs, weighed) else "",
        ),
        Check(
            text="One way ends with work that somebody else has marked",
            verdict="met" if any(one.option.practical for one in weighed) else "not_met",
            why="Panels ask what you used within ninety days, and with what figure.",
        ),
        Check(
            text="Postings for the role were read for the degree",
            verdict="unknown" if inputs.degree_required == "unknown" else "met",
        ),
    ]


def _left(inputs: TrainingPath, weighed: list[sums.Weighed]) -> list[str]:
    closed = {gap for one in weighed if not one.obstacles for gap in one.closed}
    return [gap for gap in dict.fromkeys(inputs.gaps) if gap not in closed]


def _cautions(inputs: TrainingPath, facts: Facts, weighed: list[sums.Weighed]) -> list[str]:
    cautions = [
        "The role raises pay, the degree by itself does not; contacts and confidence are not in the"
        " sum.",
        "Taxes, interest and the time until the post is found are left out, so that break-even is "
        "a lower bound.",
        f"A median pay of {facts.display('f.bls_pay')} is of all health services managers, most of "
        "them no physicians: it says nothing about your gain.",
    ]
    if inputs.due_to_training == 100:
        cautions.append("All of the gain is credited to the training; that is seldom so.")
    if all(one.obstacles for one in weighed):
        cautions.append("Nothing fits: change the date, the hours or the list, not the arithmetic.")
    return cautions
