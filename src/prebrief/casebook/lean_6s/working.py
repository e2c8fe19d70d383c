"""6S worked in words, figures and charts."""

from prebrief.casebook.case import Working
from prebrief.casebook.charts import bars, lines, radar, table, waterfall
from prebrief.casebook.facts import Facts
from prebrief.casebook.lean_6s import sums
from prebrief.casebook.lean_6s.inputs import PILLARS, Lean6s
from prebrief.casebook.lean_6s.verdicts import GOOD, cautions, checks, failed
from prebrief.casebook.units import figure, show
from prebrief.records.case import Chart, Figure, Step, Table


def solve(inputs: Lean6s, facts: Facts) -> Working:
    """Work the audits, the tags and the return on minutes found."""
    found = sums.areas(inputs.audits, inputs.veto)
    gain = sums.returns(inputs)
    late = sums.overdue(inputs.tags, facts.today, inputs.tag_days)
    return Working(
        headline=_headline(found, gain),
        figures=[*_audit_figures(inputs, found, len(late)), *_return_figures(gain)],
        steps=[
            _score_step(inputs, found),
            _trend_step(found),
            _tag_step(inputs, len(late)),
            *_return_steps(inputs, facts, gain),
        ],
        charts=_charts(inputs, found, gain),
        tables=[_area_table(found), _tag_table(inputs, facts)],
        checks=checks(found, gain, len(late)),
        cautions=cautions(inputs, facts, gain, found),
    )


def _headline(found: list[sums.Area], gain: sums.Return) -> str:
    hours = show(gain.freed_hours, "hours per year", digits=0)
    money = show(gain.time_value, "USD per year")
    text = f"{hours} found, worth {money} as time; in cash the year leaves {show(gain.net, 'USD')}."
    vetoed = [area.name for area in found if area.vetoed]
    return f"{text} Safety fails {', '.join(vetoed)}." if vetoed else text


def _audit_figures(inputs: Lean6s, found: list[sums.Area], late: int) -> list[Figure]:
    none = "" if found else "no audits yet"
    overall = sum(sums.mean(area.last) for area in found) / len(found) if found else None
    means = sums.pillars(found)
    weakest = min(means, key=lambda pillar: means[pillar]) if means else ""
    name = f": {weakest.replace('_', ' ')}" if weakest else ""
    changes = [area.change for area in found if area.days > 0]
    return [
        figure("score", "Mean score now", overall, "points", digits=2, main=True, display=none),
        figure(
            "weakest",
            f"Weakest pillar{name}",
            means[weakest] if weakest else None,
            "points",
            digits=2,
            display=none,
        ),
        figure(
            "areas_failed",
            "Areas that fail",
            len(failed(found)),
            "count",
            main=True,
            note=f"Safety at {inputs.veto} or less fails an area whatever its mean; so does a mean "
            f"below {GOOD:g}.",
        ),
        figure(
            "change",
            "Change since the first audit",
            sum(changes) / len(changes) if changes else None,
            "points",
            digits=2,
            display="" if changes else "no area audited twice",
        ),
        figure(
            "tags_open", "Red tags undecided", sum(not one.decided for one in inputs.tags), "items"
        ),
        figure("tags_overdue", "Of them overdue", late, "items"),
        figure(
            "tags_value", "Value of what was tagged", sum(one.value for one in inputs.tags), "USD"
        ),
    ]


def _return_figures(gain: sums.Return) -> list[Figure]:
    return [
        figure("search_hours", "Hours of searching", gain.search_hours, "hours per year", digits=0),
        figure(
            "hours_freed",
            "Hours found",
            gain.freed_hours,
            "hours per year",
            digits=0,
            main=True,
        ),
        figure(
            "time_value",
            "Hours found, at what they cost",
            gain.time_value,
            "USD per year",
            main=True,
            note="Time, and not cash until a shift is not staffed or a visit is added.",
        ),
        figure("cash", "Of that, turned into cash", gain.cash, "USD per year"),
        figure("waste_saved", "Supplies saved", gain.waste_saved, "USD per year"),
        figure("net", "Cash and supplies, less the cost", gain.net, "USD per year", main=True),
        figure(
            "net_with_time", "The same if all hours were cash", gain.net_with_time, "USD per year"
        ),
        figure(
            "payback",
            "Cost comes back in",
            gain.payback,
            "months",
            display="" if gain.payback is not None else "never in cash",
        ),
        figure("miles", "Walking no longer needed", gain.miles, "miles per year", main=True),
    ]


def _score_step(inputs: Lean6s, found: list[sums.Area]) -> Step:
    if not found:
        return Step(title="Score the areas", text="Enter an audit: six scores from 1 to 5.")
    words = "; ".join(
        f"{area.name} {show(sums.mean(area.last), 'points', digits=2)}"
        f"{' but fails on safety' if area.vetoed else ''}"
        for area in found
    )
    means = sums.pillars(found)
    weakest = min(means, key=lambda pillar: means[pillar]).replace("_", " ")
    return Step(
        title="Score the areas",
        text=f"By their last audits: {words}. A safety score of {inputs.veto} or less fails an "
        f"area. Weakest over all areas is {weakest}.",
    )


def _trend_step(found: list[sums.Area]) -> Step:
    twice = [area for area in found if area.days > 0]
    if not twice:
        text = "No area was audited twice, so nothing can be said about lasting."
    else:
        text = "; ".join(
            f"{area.name} {'up' if area.change >= 0 else 'down'} "
            f"{show(abs(area.change), 'points', digits=2)} in "
            f"{show(round(area.days / 30.4), 'months')}"
            for area in twice
        )
        text = f"Since their first audits: {text}. What counts is the score at month twelve."
    return Step(title="Follow them over time", text=text)


def _tag_step(inputs: Lean6s, late: int) -> Step:
    still = sum(not tag.decided for tag in inputs.tags)
    return Step(
        title="Close the red tags",
        text=f"{show(len(inputs.tags), 'items')} tagged, {still} undecided, {late} for longer "
        f"than {show(inputs.tag_days, 'days')}. A tag without an owner and a day is clutter.",
    )


def _return_steps(inputs: Lean6s, facts: Facts, gain: sums.Return) -> list[Step]:
    return [
        Step(
            title="Count the minutes",
            text=f"{show(inputs.staff, 'people')}, {show(inputs.shifts, 'shifts per year')} each, "
            f"{show(inputs.minutes, 'minutes')} of searching in a shift: "
            f"{show(gain.search_hours, 'hours per year', digits=0)}. "
            f"{show(inputs.freed, 'percent')} of it has gone: "
            f"{show(gain.freed_hours, 'hours', digits=0)}, worth "
            f"{show(gain.time_value, 'USD')} at {show(inputs.hourly, 'USD per hour')}.",
        ),
        Step(
            title="Say what of it is cash",
            text=f"{show(inputs.to_cash, 'percent')} of those hours became a shift not staffed or "
            f"a visit added: {show(gain.cash, 'USD')}. Supplies save "
            f"{show(gain.waste_saved, 'USD')}. After {show(inputs.programme_cost, 'USD')} for "
            f"the program, {show(gain.net, 'USD')} is left.",
        ),
        Step(
            title="Count the walking",
            text=f"{show(inputs.visits, 'visits per year')} with {show(inputs.feet, 'feet')} less "
            f"to walk are {show(gain.miles, 'miles')}.",
        ),
        Step(
            title="Hold it against published work",
            text="In one published program, setting up an operating room went from "
            f"{facts.display('f.lean_setup_before')} to {facts.display('f.lean_setup_after')} and "
            f"a tray from {facts.display('f.lean_instruments_before')} to "
            f"{facts.display('f.lean_instruments_after')}. Time it at your own place first.",
        ),
    ]


def _charts(inputs: Lean6s, found: list[sums.Area], gain: sums.Return) -> list[Chart]:
    money = waterfall(
        "From minutes to what is left in cash",
        {
            "Hours found, at what they cost": gain.time_value,
            "Not turned into cash": gain.cash - gain.time_value,
            "Supplies saved": gain.waste_saved,
            "What the program costs": -inputs.programme_cost,
        },
        total="Left in cash",
        unit="USD per year",
        reading=f"Of {show(gain.time_value, 'USD')} of time, {show(gain.cash, 'USD')} is cash; "
        f"{show(gain.net, 'USD')} is left.",
    )
    if not found:
        return [money]
    # Rings of more than six areas cannot be told apart.
    shape = radar if len(found) <= 6 else bars
    pillars = shape(
        "Pillars by area, last audit",
        {
            area.name: {
                pillar.replace("_", " "): float(score)
                for pillar, score in sums.scores(area.last).items()
            }
            for area in found
        },
        unit="points",
        x_label="Pillar",
        guides={"safety veto": float(inputs.veto)},
        reading=f"{len(failed(found))} of {len(found)} areas fail.",
    )
    start = min(audit.when for audit in inputs.audits)
    trend = lines(
        "Mean score over time",
        {
            area.name: [
                (round((audit.when - start).days / 30.4, 1), sums.mean(audit))
                for audit in sorted(inputs.audits, key=lambda one: one.when)
                if (audit.area.strip() or "no name") == area.name
            ]
            for area in found
        },
        unit="points",
        x_label="Months since the first audit",
        digits=2,
        reading=f"{sum(area.held_a_year for area in found)} of {len(found)} areas held their "
        "score for a year or more.",
    )
    return [pillars, trend, money]


def _area_table(found: list[sums.Area]) -> Table:
    rows = [
        (
            area.name,
            *(str(score) for score in sums.scores(area.last).values()),
            show(sums.mean(area.last), "points", digits=2),
            "fails on safety"
            if area.vetoed
            else "fails"
            if sums.mean(area.last) < GOOD
            else "passes",
        )
        for area in found
    ]
    names = tuple(pillar.replace("_", " ").capitalize() for pillar in PILLARS)
    return table("Areas by their last audit", ("Area", *names, "Mean", "Verdict"), rows)


def _tag_table(inputs: Lean6s, facts: Facts) -> Table:
    late = sums.overdue(inputs.tags, facts.today, inputs.tag_days)
    rows = [
        (
            tag.item,
            tag.area,
            tag.reason.replace("_", " "),
            tag.opened.isoformat(),
            "decided" if tag.decided else "overdue" if tag in late else "open",
            show(tag.value, "USD"),
        )
        for tag in inputs.tags
    ]
    columns = ("Item", "Area", "Reason", "Tagged", "State", "Value")
    return table("Red-tag log", columns, rows)
