"""Territories worked in words, figures and charts."""

from prebrief.casebook.case import Working
from prebrief.casebook.facts import Facts
from prebrief.casebook.territory import sums
from prebrief.casebook.territory.ground import Floats
from prebrief.casebook.territory.inputs import Territory
from prebrief.casebook.territory.pictures import charts, tables
from prebrief.casebook.territory.verdicts import cautions, checks, impossible
from prebrief.casebook.units import figure, show
from prebrief.records.case import Figure, Step


def solve(inputs: Territory, facts: Facts) -> Working:
    """Share out the accounts, set goals, phase the change, and read the results."""
    band = facts.given_or(inputs.tolerance, "f.territory_tolerance") / 100
    plan = sums.plan(inputs, band)
    room = sums.capacity(
        inputs,
        plan.work,
        facts.given_or(inputs.selling_share, "f.selling_share"),
        facts.high("f.territory_utilisation"),
    )
    quotas = sums.quotas(inputs, plan)
    return Working(
        headline=_headline(plan, band, room),
        figures=[
            *_load_figures(plan, room),
            *_plan_figures(plan, band),
            *_goal_figures(inputs, plan, quotas),
        ],
        steps=_steps(inputs, facts, plan, band, room, quotas),
        charts=charts(plan, band, quotas),
        tables=tables(inputs, plan),
        checks=checks(plan, room, facts),
        cautions=cautions(inputs, facts, plan, band, room),
    )


def _headline(plan: sums.Plan, band: float, room: sums.Capacity) -> str:
    limit = f"{show(100 * band, 'percent')} of its share"
    used = f"Customers ask {show(room.used, 'percent')} of the selling hours."
    if plan.division.fits:
        return (
            f"Every one of {len(plan.names)} territories is within {limit} on workload and on "
            f"potential. {used}"
        )
    if plan.division.proof:
        return f"No division keeps every territory within {limit}: {impossible(plan)} {used}"
    return (
        f"No division within {limit} was found; that there is none is not proven. The best leaves "
        f"{show(100 * max(plan.division.worst), 'percent')}. {used}"
    )


def _load_figures(plan: sums.Plan, room: sums.Capacity) -> list[Figure]:
    share = plan.work.potential.sum() / room.posts
    return [
        figure("serving_hours", "Hours that customers ask", room.serving, "hours per year",
               digits=0),
        figure("workload", "With records and the way between visits", float(plan.work.hours.sum()),
               "hours per year", digits=0),
        figure("selling_hours", "Hours for customers in one full post", room.selling,
               "hours per year", digits=0),
        figure("utilization", "Selling hours in use", room.used, "percent", main=True),
        figure("posts_needed", "Posts at the top of the healthy range", room.needed, "FTE",
               digits=2),
        figure("potential", "Potential of all accounts", float(plan.work.potential.sum()),
               "USD per year"),
        figure("largest_account", "Largest account, of one full post's share of potential",
               float(100 * plan.work.potential.max() / share), "percent"),
        figure("top_fifth", "Potential in the largest fifth of the accounts",
               sums.top_fifth(plan.work.potential), "percent"),
    ]  # fmt: skip


def _plan_figures(plan: sums.Plan, band: float) -> list[Figure]:
    division = plan.division
    inside = sum(bool((abs(load - 1) <= band + 1e-9).all()) for load in plan.load.T)
    ratio = division.way / division.naive_way if division.naive_way > 0 else None
    return [
        figure("worst_workload", "Largest deviation, workload", 100 * division.worst[0], "percent",
               main=True),
        figure("worst_potential", "Largest deviation, potential", 100 * division.worst[1],
               "percent", main=True),
        figure("inside", "Territories within the band on both", inside, "count", main=True),
        figure("naive_workload", "The same if each account went to the nearest base, workload",
               100 * division.naive_worst[0], "percent"),
        figure("naive_potential", "And on potential", 100 * division.naive_worst[1], "percent"),
        figure("road_hours", "On the road from base", float(plan.road.sum()), "hours per year",
               digits=0),
        figure("travel_ratio", "Way from base, against the nearest-base plan", ratio, "ratio",
               digits=3, main=True, display="" if ratio is not None else "no way to go",
               note="Visits times miles; 1 is the naive plan, which keeps no balance."),
        figure("together", "Accounts that hang together with their territory",
               100 * plan.together, "percent"),
    ]  # fmt: skip


def _goal_figures(inputs: Territory, plan: sums.Plan, quotas: Floats) -> list[Figure]:
    found = sums.alarms(inputs)
    stalled = sum(one.stalled for one in found)
    known = len(inputs.results)
    return [
        figure("quota", "Goals of all territories", float(quotas.sum()), "USD per year", main=True),
        figure("quota_least", "Smallest goal", float(quotas.min()), "USD per year"),
        figure("quota_most", "Largest goal", float(quotas.max()), "USD per year"),
        figure("moves", "Accounts that change hands", len(sums.moved(plan)), "accounts",
               display="" if any(one.owner for one in plan.accounts) else "no owners entered"),
        figure("hold_cost", "Pay held harmless, at most",
               sums.hold_cost(inputs, float(len(plan.names))), "USD", main=True,
               note="All variable pay of the time, as if nobody reached anything."),
        figure("weeks", "Pilot and waves", len(sums.phases(inputs, plan)) * inputs.wave_weeks,
               "weeks"),
        figure("alarms", "Alarms in the results", len(found), "count"),
        figure("stalled", "Territories that stall", 100 * stalled / known if known else None,
               "percent", display="" if known else "no results"),
    ]  # fmt: skip


def _steps(
    inputs: Territory,
    facts: Facts,
    plan: sums.Plan,
    band: float,
    room: sums.Capacity,
    quotas: Floats,
) -> list[Step]:
    return [
        _work_step(inputs, plan, room),
        Step(
            title="Capacity",
            text=f"A full post works {show(inputs.year_hours, 'hours per year', digits=0)}, of "
            f"which {show(facts.given_or(inputs.selling_share, 'f.selling_share'), 'percent')} "
            f"is with customers: {show(room.selling, 'hours', digits=0)}. "
            f"{show(room.posts, 'FTE')} have "
            f"{show(room.selling * room.posts, 'hours', digits=0)}; "
            f"{show(room.serving, 'hours', digits=0)} are {show(room.used, 'percent')} of that. "
            f"Healthy is {facts.display('f.territory_utilisation')}.",
        ),
        Step(title="Divide", text=_divide_text(plan, band)),
        Step(
            title="What balance costs on the road",
            text="With every account at the nearest base the deviations would be "
            f"{show(100 * plan.division.naive_worst[0], 'percent')} on workload and "
            f"{show(100 * plan.division.naive_worst[1], 'percent')} on potential. This plan drives "
            f"{_against(plan)} from base, {show(float(plan.road.sum()), 'hours', digits=0)} a "
            "year in all.",
        ),
        _goal_step(inputs, plan, quotas),
        Step(
            title="Change in phases",
            text=f"Pilot {plan.names[sums.phases(inputs, plan)[0].territories[0]]}, which lies "
            "nearest the average, then region by region. "
            f"{show(len(sums.moved(plan)), 'accounts')} change hands. Holding pay harmless for "
            f"{show(inputs.hold, 'months')} costs at most "
            f"{show(sums.hold_cost(inputs, float(len(plan.names))), 'USD')}.",
        ),
        Step(title="Watch for stagnation", text=_alarm_text(inputs, facts)),
    ]


def _work_step(inputs: Territory, plan: sums.Plan, room: sums.Capacity) -> Step:
    return Step(
        title="Work, not accounts",
        text=f"{show(len(plan.accounts), 'accounts')} ask "
        f"{show(room.serving, 'hours', digits=0)} a year with customers: visits times minutes. "
        f"With {show(inputs.admin, 'minutes')} of records a visit and the way from the visit "
        f"before, that is {show(float(plan.work.hours.sum()), 'hours', digits=0)}. The largest "
        f"fifth of the accounts holds {show(sums.top_fifth(plan.work.potential), 'percent')} of "
        f"the potential of {show(float(plan.work.potential.sum()), 'USD')}.",
    )


def _divide_text(plan: sums.Plan, band: float) -> str:
    text = (
        "A linear program gives every account to the base that costs least way, with each "
        f"territory within {show(100 * band, 'percent')} on both measures; what it splits is "
        "rounded and mended. Largest deviations: "
        f"{show(100 * plan.division.worst[0], 'percent')} on workload, "
        f"{show(100 * plan.division.worst[1], 'percent')} on potential."
    )
    if plan.division.proof:
        return f"{text} More cannot be had: {impossible(plan)}"
    return text


def _against(plan: sums.Plan) -> str:
    division = plan.division
    if division.naive_way <= 0:
        return "no way"
    change = 100 * (division.way / division.naive_way - 1)
    return f"{show(abs(change), 'percent')} {'more' if change >= 0 else 'less'}"


def _goal_step(inputs: Territory, plan: sums.Plan, quotas: Floats) -> Step:
    won = float(plan.work.won.sum())
    text = (
        f"Won already: {show(won, 'USD')}, which is "
        f"{show(100 * won / float(plan.work.potential.sum()), 'percent')} of the potential. A gain "
        f"of {show(inputs.gain, 'percentage points')} is within reach; with a cycle of "
        f"{show(inputs.cycle, 'months')}, {show(100 * sums.in_time(inputs.cycle), 'percent')} of "
        f"it comes within the year. Together {show(float(quotas.sum()), 'USD')}"
    )
    if inputs.target is not None:
        text += ", scaled to the target that was set"
    return Step(title="Goals from potential", text=f"{text}.")


def _alarm_text(inputs: Territory, facts: Facts) -> str:
    found = sums.alarms(inputs)
    if not inputs.results:
        return "No results are entered; look at them every quarter."
    lines = "; ".join(f"{one.territory}: {one.sign}" for one in found[:8])
    claimed = facts.display("f.territory_stall")
    return (
        f"{len(found)} alarms in {len(inputs.results)} territories"
        f"{': ' + lines if lines else ''}. An article claims that {claimed} of territories stall; "
        "count your own."
    )
