"""A growth plan worked in words, figures and charts."""

from prebrief.casebook.case import Working
from prebrief.casebook.facts import Facts
from prebrief.casebook.growth_plan import sums
from prebrief.casebook.growth_plan.inputs import GrowthPlan
from prebrief.casebook.growth_plan.pictures import charts, tables
from prebrief.casebook.growth_plan.verdicts import cautions, checks, legal_step, pilot_words
from prebrief.casebook.units import figure, number, show
from prebrief.records.case import Figure, Step

_STAGES = (("meet", "first talk"), ("propose", "offer"), ("close", "signature"))


def solve(inputs: GrowthPlan, facts: Facts) -> Working:
    """Compare the ways, choose a core and an accelerator, and work pilot and return."""
    target = facts.given_or(inputs.target_ratio, "f.ltv_cac_target")
    ways = sums.ranked(inputs, target)
    found = sums.accelerator(ways, inputs)
    helper, both = found or (None, ways[0].case)
    trial = sums.pilot(ways[0].case, inputs, target)
    gain = sums.buyers_return(inputs, facts.given_or(inputs.turnover_cut, "f.claimed_turnover_cut"))
    return Working(
        headline=_headline(inputs, ways, helper, both),
        figures=[*_core_figures(ways), *_both_figures(both), *_pilot_figures(trial, gain)],
        steps=[
            legal_step(inputs, facts),
            _funnel_step(ways[0].case),
            _money_step(inputs, ways[0].case, target),
            _choice_step(inputs, ways, helper, both),
            _pilot_step(inputs, facts, ways[0].case, trial),
            _return_step(inputs, facts, gain),
        ],
        charts=charts(ways, both, target),
        tables=tables(ways),
        checks=checks(inputs, ways, both, trial),
        cautions=cautions(inputs, ways, both, helper),
    )


def _headline(
    inputs: GrowthPlan, ways: list[sums.Ranked], helper: sums.Ranked | None, both: sums.Outcome
) -> str:
    core = ways[0]
    first = "Take the rewards for sending patients out first. " if sums.guarded(inputs) else ""
    if core.barred or core.faults:
        why = "; ".join(core.faults) or "it rests on rewards for sending patients"
        return f"{first}No way keeps all limits; the nearest is {core.title.lower()}, but {why}."
    with_it = f", with {helper.title.lower()} to speed it up" if helper else ", alone"
    return (
        f"{first}Core: {core.title.lower()}{with_it}. Winning one client costs "
        f"{show(both.cost, 'USD')}, back after {show(both.payback, 'months')}; each dollar returns "
        f"{show(both.ratio, 'ratio')}."
    )


def _core_figures(ways: list[sums.Ranked]) -> list[Figure]:
    core = ways[0].case
    none = "" if core.cost is not None else "nobody won"
    sound = sum(not one.barred and not one.faults for one in ways)
    return [
        figure("sound_ways", "Ways that keep all limits", sound, "count"),
        figure("fit", "How well the situation suits the core", ways[0].fit, "percent", digits=0),
        figure("won", "Core: signed a year", core.stages[3], "customers per year", main=True),
        figure("cac", "Core: cost of winning one", core.cost, "USD per customer", main=True,
               display=none),
        figure("monthly_margin", "Core: margin of one", core.monthly, "USD per month"),
        figure("ltv", "Core: value of one until lost", core.value, "USD per customer", main=True),
        figure("ratio", "Core: value over cost", core.ratio, "ratio", main=True,
               display="" if core.ratio is not None else none or "no cost"),
        figure("payback", "Core: cost back after", core.payback, "months", main=True,
               display="" if core.payback is not None else none or "never"),
        figure("forecast", "Core: a year's price of those served", core.forecast, "USD per year"),
    ]  # fmt: skip


def _both_figures(both: sums.Outcome) -> list[Figure]:
    none = "" if both.cost is not None else "nobody won"
    return [
        figure("both_won", "With accelerator: signed a year", both.stages[3],
               "customers per year"),
        figure("both_cac", "With accelerator: cost of winning one", both.cost, "USD per customer",
               display=none),
        figure("both_ratio", "With accelerator: value over cost", both.ratio, "ratio",
               display="" if both.ratio is not None else none or "no cost"),
        figure("both_payback", "With accelerator: cost back after", both.payback, "months",
               display="" if both.payback is not None else none or "never"),
        figure("both_worth", "With accelerator: margin within the horizon, less spending",
               both.worth, "USD", main=True),
    ]  # fmt: skip


def _pilot_figures(trial: sums.Pilot, gain: sums.Return) -> list[Figure]:
    return [
        figure("needed", "Share of those reached who must sign", trial.needed, "percent", digits=2,
               display="" if trial.needed is not None else "no share is enough"),
        figure("pilot_accounts", f"To reach for {sums.WINS_TO_TELL} signatures", trial.accounts,
               "accounts", display="" if trial.accounts is not None else "none would sign"),
        figure("pilot_share", "Signed in the pilot", trial.seen, "percent",
               display="" if trial.seen is not None else "not run"),
        figure("leavers", "Buyer: leavers a year", gain.leavers, "physicians per year"),
        figure("bill", "Buyer: what they cost", gain.bill, "USD per year"),
        figure("avoided", "Buyer: leavers avoided", gain.avoided, "physicians per year"),
        figure("saving", "Buyer: saved before the program is paid", gain.saving, "USD per year"),
        figure("net", "Buyer: saved after it is paid", gain.net, "USD per year", main=True),
        figure("even", "Fall in turnover that just pays for it", gain.even, "percent",
               display="" if gain.even is not None else "nothing to save"),
    ]  # fmt: skip


def _funnel_step(core: sums.Outcome) -> Step:
    reached, met, offered, won = core.stages
    weakest, name = min(_STAGES, key=lambda stage: getattr(core.way, stage[0]))
    return Step(
        title="The funnel",
        text=f"{show(reached, 'accounts')} are reached; {show(core.way.meet, 'percent')} agree to "
        f"a first talk, {number(met, digits=1)}; {show(core.way.propose, 'percent')} of them want "
        f"an offer, {number(offered, digits=1)}; {show(core.way.close, 'percent')} of those sign, "
        f"{number(won, digits=2)}. Fewest get past the {name}, "
        f"{show(getattr(core.way, weakest), 'percent')}: mend it before reaching more.",
    )


def _money_step(inputs: GrowthPlan, core: sums.Outcome, target: float) -> Step:
    return Step(
        title="Cost and value of a client",
        text=f"{show(core.way.spend, 'USD')} divided by {number(core.stages[3], digits=2)} is "
        f"{show(core.cost, 'USD')} for each. One brings {show(core.way.price, 'USD per year')}, of "
        f"which {show(inputs.margin, 'percent')} is left: {show(core.monthly, 'USD')} a month. "
        f"With {show(core.way.lost, 'percent')} lost in a month it stays "
        f"{show(100 / core.way.lost, 'months')} on average and is worth "
        f"{show(core.value, 'USD')}. That is {show(core.ratio, 'ratio')} for each dollar, where "
        f"{show(target, 'ratio')} is wanted; the cost is back after "
        f"{show(core.payback, 'months')}.",
    )


def _choice_step(
    inputs: GrowthPlan, ways: list[sums.Ranked], helper: sums.Ranked | None, both: sums.Outcome
) -> Step:
    core = ways[0]
    others = "; ".join(
        f"{one.title.lower()}: {'barred' if one.barred else one.faults[0]}"
        for one in ways[1:]
        if one.barred or one.faults
    )
    text = (
        f"{core.title} comes first: it fits {show(core.fit, 'percent', digits=0)} of this "
        f"situation and brings {show(core.case.worth, 'USD')} after spending within "
        f"{show(inputs.horizon, 'months')}."
    )
    if others:
        text += f" Not now: {others}."
    if helper:
        stage = sums.LIFTS[helper.name]
        text += (
            f" {helper.title} feeds it: if it raises the stage '{stage}' by "
            f"{show(inputs.lift, 'percent')} for {show(inputs.accelerator_part, 'percent')} of its "
            f"own spending, that becomes {show(both.worth, 'USD')}."
        )
    else:
        text += " No accelerator adds more than it costs."
    return Step(title="One core, one accelerator", text=text)


def _pilot_step(inputs: GrowthPlan, facts: Facts, core: sums.Outcome, trial: sums.Pilot) -> Step:
    weeks = facts.given_or(inputs.pilot_weeks, "f.sales_pilot")
    needed = (
        f"{show(trial.needed, 'percent', digits=2)} of those reached must sign"
        if trial.needed is not None
        else "no share of signatures is enough"
    )
    few = trial.accounts is not None and trial.accounts > core.way.reached
    instead = (
        "The plan reaches fewer in a year, so signatures cannot decide it: judge by talks and "
        "offers. "
        if few
        else ""
    )
    return Step(
        title="A pilot that can fail",
        text=f"In {show(weeks, 'weeks')} with one cohort: {needed} (planned is "
        f"{show(trial.planned, 'percent', digits=2)}). To expect {sums.WINS_TO_TELL} signatures, "
        f"reach {show(trial.accounts, 'accounts')}. {instead}{pilot_words(trial)} Write the rule "
        "for stopping before it starts.",
    )


def _return_step(inputs: GrowthPlan, facts: Facts, gain: sums.Return) -> Step:
    cut = facts.given_or(inputs.turnover_cut, "f.claimed_turnover_cut")
    return Step(
        title="The buyer's return",
        text=f"{show(inputs.physicians, 'physicians')} with a turnover of "
        f"{show(inputs.turnover, 'percent')} are {show(gain.leavers, 'physicians')} leaving, at "
        f"{show(inputs.leaver_cost, 'USD')} each {show(gain.bill, 'USD')} a year. "
        f"{show(cut, 'percent')} less is {show(gain.avoided, 'physicians', digits=2)} and "
        f"{show(gain.saving, 'USD')}; after {show(inputs.programme_cost, 'USD')} for the program "
        f"{show(gain.net, 'USD')} is left. It pays from a fall of {show(gain.even, 'percent')}. A "
        f"seller's example claims {facts.display('f.claimed_turnover_saving')}: ask for the bill "
        "and the cost behind it.",
    )
