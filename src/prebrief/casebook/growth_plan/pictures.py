"""A growth plan as charts and tables."""

from prebrief.casebook.charts import bars, lines, table
from prebrief.casebook.growth_plan import sums
from prebrief.casebook.growth_plan.inputs import TITLES
from prebrief.casebook.units import show
from prebrief.records.case import Chart, Table

STAGES = ("reached", "first talk", "offer", "signed")
_GATES = (
    ("Baseline", "One measure of the buyer's, taken before the start", "Without it, no start"),
    ("Half time", "Use, complaints and safety events, looked at by somebody outside",
     "Any harm stops it at once"),
    ("End", "Signatures against the share that the plan needs", "Go, stop, or longer: as counted"),
    ("Capacity", "Waiting time and quality while it ran", "If they slip, growth waits"),
)  # fmt: skip


def charts(ways: list[sums.Ranked], both: sums.Outcome, target: float) -> list[Chart]:
    """Draw the ways side by side, the funnel, and the cash."""
    core = ways[0].case
    known = {one.title: one.case.ratio for one in ways if one.case.ratio is not None}
    ratios = bars(
        "What a client returns for each dollar spent to win one",
        {"value over cost": {name: ratio for name, ratio in known.items() if ratio is not None}},
        unit="ratio",
        x_label="Way to grow",
        guides={"least wanted": target},
        reading=f"{sum(ratio >= target for ratio in known.values() if ratio is not None)} of "
        f"{len(ways)} ways return at least {show(target, 'ratio')} for one.",
    )
    funnel = bars(
        f"Where {TITLES[core.way.model].lower()} leaks",
        {
            "alone": dict(zip(STAGES, core.stages, strict=True)),
            "with the accelerator": dict(zip(STAGES, both.stages, strict=True)),
        },
        unit="accounts per year",
        x_label="Stage",
        digits=1,
        reading=f"Of {show(core.stages[0], 'accounts')} reached, "
        f"{show(core.stages[3], 'accounts', digits=1)} sign.",
    )
    money = [sums.cash(case) for case in (core, both)]
    running = lines(
        "Cash month by month",
        {
            name: [(float(month), total) for month, total in enumerate(values)]
            for name, values in zip(("core alone", "with the accelerator"), money, strict=True)
        },
        unit="USD",
        x_label="Month",
        reading=f"The core alone is {show(-min(money[0]), 'USD')} down at its lowest and stands at "
        f"{show(money[0][-1], 'USD')} after {len(money[0]) - 1} months.",
    )
    return [ratios, funnel, running] if known else [funnel, running]


def tables(ways: list[sums.Ranked]) -> list[Table]:
    """Set all ways beside one another, and the gates of the pilot."""
    rows = [
        (
            one.title,
            show(one.case.stages[3], "customers"),
            show(one.case.cost, "USD"),
            show(one.case.value, "USD"),
            show(one.case.ratio, "ratio", digits=1),
            show(one.case.payback, "months"),
            show(one.case.way.cycle, "months"),
            show(one.fit, "percent", digits=0),
            verdict(one),
        )
        for one in ways
    ]
    columns = (
        "Way", "Signed a year", "Cost of one", "Value of one", "Value over cost", "Cost back after",
        "Cycle", "Fit", "Verdict",
    )  # fmt: skip
    return [
        table("The ways beside one another", columns, rows),
        table("Gates of the pilot", ("Gate", "What is looked at", "Rule"), _GATES),
    ]


def verdict(one: sums.Ranked) -> str:
    """Say in a few words why a way stands where it does."""
    if one.barred:
        return "barred: it rests on rewards for sending patients"
    return "; ".join(one.faults) or "sound"
