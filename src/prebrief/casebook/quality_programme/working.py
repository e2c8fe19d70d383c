"""The quality program worked in words, figures and charts."""

from prebrief.casebook.case import Working
from prebrief.casebook.charts import bars, control, table
from prebrief.casebook.facts import Facts
from prebrief.casebook.quality_programme import sums
from prebrief.casebook.quality_programme.inputs import QualityProgramme
from prebrief.casebook.quality_programme.spc import Limits, limits, signals
from prebrief.casebook.quality_programme.verdicts import cautions, checks
from prebrief.casebook.units import figure, show
from prebrief.records.case import Chart, Figure, Step, Table

UNITS = {"p": "percent", "u": "events", "xmr": "index", "g": "cases"}
_KINDS = ("structure", "process", "outcome", "balancing")
_HOW = {
    "p": "the square root of the share, times what is left of it, over the cases of a point",
    "u": "the square root of the rate over the exposure of a point",
    "xmr": "the mean step from point to point, divided by 1.128",
    "g": "the square root of the mean times the mean plus one",
}


def solve(inputs: QualityProgramme, facts: Facts) -> Working:
    """Work the chart, the infection ratio, the actions and the indicators."""
    width = facts.value("f.spc_sigma")
    shift = round(facts.given_or(inputs.shift_length, "f.spc_shift"))
    chart = _limits(inputs, width)
    found = signals(chart, inputs.rules, shift=shift) if chart else {}
    return Working(
        headline=_headline(inputs, found),
        figures=[*_chart_figures(inputs, chart, found), *_other_figures(inputs)],
        steps=[
            _chart_step(inputs, chart, width),
            _signal_step(inputs, chart, found, shift),
            _ratio_step(inputs),
            _action_step(inputs),
            _chain_step(inputs),
        ],
        charts=_charts(inputs, chart, found),
        tables=[_dashboard(inputs), _charter(inputs)],
        checks=checks(inputs, facts),
        cautions=cautions(inputs, chart, facts),
    )


def _limits(inputs: QualityProgramme, width: float) -> Limits | None:
    if not inputs.points:
        return None
    return limits(inputs.chart, inputs.points, baseline=inputs.baseline_points, width=width)


def _headline(inputs: QualityProgramme, found: dict[int, str]) -> str:
    if not inputs.points:
        return "There are no points to read yet; start the chart before the program."
    last = inputs.points[-1].label
    if len(inputs.points) - 1 in found:
        return (
            f"The last point ({last}) is a signal ({found[len(inputs.points) - 1]}): find out why."
        )
    if found:
        are = "point is a signal" if len(found) == 1 else "points are signals"
        return f"{len(found)} {are}, the last one ({last}) is not: find the cause."
    return (
        f"No signal, the last point ({last}) included: this is the process as it is. "
        "To get another result, change the process."
    )


def _chart_figures(
    inputs: QualityProgramme, chart: Limits | None, found: dict[int, str]
) -> list[Figure]:
    unit = UNITS[inputs.chart]
    centre = chart.centre if chart else None
    low, high = chart.ends[-1] if chart else (None, None)
    last = chart.values[-1] if chart else None
    none = "" if chart else "no points yet"
    return [
        figure("centre", "Mean of the chart", centre, unit, main=True, display=none),
        figure("lower_limit", "Lower limit, last point", low, unit, main=True, display=none),
        figure("upper_limit", "Upper limit, last point", high, unit, main=True, display=none),
        figure("last_value", "Last point", last, unit, display=none),
        figure("signals", "Points that are signals", len(found), "points", main=True),
    ]


def _other_figures(inputs: QualityProgramme) -> list[Figure]:
    low, high = sums.ratio_interval(inputs.observed, inputs.predicted)
    counts = sums.strengths(inputs.actions)
    held = len(inputs.actions)
    share = 100 * (held - counts["weak"]) / held if held else None
    reached = [one for one in inputs.indicators if sums.short_of_target(one) == 0]
    return [
        figure(
            "sir",
            "Infection ratio, observed over predicted",
            inputs.observed / inputs.predicted,
            "ratio",
            main=True,
        ),
        figure("sir_low", "Lower end of its 95% interval", low, "ratio"),
        figure("sir_high", "Upper end of its 95% interval", high, "ratio"),
        figure(
            "action_share",
            "Actions that are strong or intermediate",
            share,
            "percent",
            display="" if held else "no actions yet",
        ),
        figure("strong_actions", "Strong actions", counts["strong"], "count"),
        figure("on_target", "Indicators that reach their target", len(reached), "count"),
        *(
            figure(
                f"{kind}_indicators",
                f"Indicators of {kind}" if kind != "balancing" else "Balancing measures",
                sum(one.kind == kind for one in inputs.indicators),
                "count",
            )
            for kind in _KINDS
        ),
    ]


def _chart_step(inputs: QualityProgramme, chart: Limits | None, width: float) -> Step:
    if chart is None:
        return Step(title="Draw the chart", text="Enter points in order of time, twelve or more.")
    unit = UNITS[inputs.chart]
    low, high = chart.ends[-1]
    base = inputs.baseline_points or len(inputs.points)
    return Step(
        title="Set the limits",
        text=f"The first {min(base, len(inputs.points))} points have a mean of "
        f"{show(chart.centre, unit)}. One sigma is {_HOW[inputs.chart]}: "
        f"{show(chart.sigmas[-1], unit, digits=2)} for the last point. "
        f"{width:g} sigma either way gives {show(low, unit)} to {show(high, unit)}.",
    )


def _signal_step(
    inputs: QualityProgramme, chart: Limits | None, found: dict[int, str], shift: int
) -> Step:
    rules = {
        "limits": "a point outside the limits",
        "limits_and_shift": f"a point outside the limits, or {shift} in a row on one side",
        "shift_and_crossings": "a run longer than chance gives for so many points, or too few "
        "crossings of the mean",
        "western_electric": "the four rules of Western Electric",
        "nelson": "the eight rules of Nelson",
    }
    named = ", ".join(f"{inputs.points[place].label} ({why})" for place, why in found.items())
    verdict = f"Signals: {named}." if found else "No point is a signal."
    last = f" The last point is {show(chart.values[-1], UNITS[inputs.chart])}." if chart else ""
    return Step(
        title="Signal or noise", text=f"What counts is {rules[inputs.rules]}. {verdict}{last}"
    )


def _ratio_step(inputs: QualityProgramme) -> Step:
    low, high = sums.ratio_interval(inputs.observed, inputs.predicted)
    if low > 1:
        verdict = "more than chance explains"
    elif high < 1:
        verdict = "fewer than chance explains"
    else:
        verdict = "not to be told from the prediction"
    return Step(
        title="Infections against the prediction",
        text=f"{show(inputs.observed, 'events')} seen and "
        f"{show(inputs.predicted, 'events', digits=1)} predicted give "
        f"{show(inputs.observed / inputs.predicted, 'ratio')}. Such counts fit a true ratio from "
        f"{show(low, 'ratio')} to {show(high, 'ratio')}: {verdict}.",
    )


def _action_step(inputs: QualityProgramme) -> Step:
    counts = sums.strengths(inputs.actions)
    words = ", ".join(f"{count} {name}" for name, count in counts.items())
    return Step(
        title="Weigh the actions",
        text=f"The analysis gave {words}. Forcing functions, engineering and leaders who take "
        "part hold; checklists, software and staffing help; training, policy and reminders fade.",
    )


def _chain_step(inputs: QualityProgramme) -> Step:
    counts = {kind: sum(one.kind == kind for one in inputs.indicators) for kind in _KINDS}
    audit = sums.next_audit(inputs.indicators)
    if audit:
        next_one = f"Audit next: {audit.name}, furthest from its target."
    else:
        next_one = "Every indicator reaches its target: retire one, or raise a target."
    held = ", ".join(f"{count} {kind}" for kind, count in counts.items())
    return Step(title="Join the chain", text=f"The indicators are {held}. {next_one}")


def _charts(inputs: QualityProgramme, chart: Limits | None, found: dict[int, str]) -> list[Chart]:
    counts = sums.strengths(inputs.actions)
    drawn = [
        bars(
            "How strong the actions are",
            {"Actions": {name: float(count) for name, count in counts.items()}},
            unit="count",
            x_label="Strength",
            reading=f"{counts['strong']} strong, {counts['intermediate']} intermediate and "
            f"{counts['weak']} weak actions.",
        )
    ]
    if chart is None:
        return drawn
    reading = (
        f"Of {len(chart.values)} points, {len(found) or 'none'} "
        f"{'are signals' if len(found) > 1 else 'is a signal'} by the rules agreed beforehand."
    )
    labels = [point.label or str(place) for place, point in enumerate(inputs.points, start=1)]
    first = control(
        f"Control chart ({inputs.chart})",
        labels,
        chart.values,
        chart.ends,
        centre=chart.centre,
        signals=found,
        unit=UNITS[inputs.chart],
        reading=reading,
    )
    return [first, *drawn]


def _dashboard(inputs: QualityProgramme) -> Table:
    rows = []
    for one in sorted(inputs.indicators, key=lambda each: _KINDS.index(each.kind)):
        reached = sums.short_of_target(one) == 0
        rows.append(
            (
                one.name,
                one.kind,
                one.owner or "no owner",
                show(one.value, "index", digits=2),
                show(one.target, "index", digits=2),
                "reached" if reached else f"short by {100 * sums.short_of_target(one):,.0f}%",
            )
        )
    columns = ("Indicator", "Kind", "Owner", "Now", "Target", "Status")
    return table("Dashboard, from structure to outcome", columns, rows)


def _charter(inputs: QualityProgramme) -> Table:
    page = inputs.charter
    rows = [
        ("Aim", page.aim),
        ("By", page.by.isoformat() if page.by else ""),
        ("Owners", page.owners),
        ("Reports to", page.committee),
        ("Measured by", page.measures),
        ("Must not get worse", page.balancing),
        ("Quick win", page.quick_win),
        ("Rhythm", page.cadence),
        ("Ends", page.ends.isoformat() if page.ends else ""),
    ]
    return table("Charter", ("Part", "Text"), [(part, text or "missing") for part, text in rows])
