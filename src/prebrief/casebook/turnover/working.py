"""Turnover worked in words, figures and charts."""

from prebrief.casebook.case import Working
from prebrief.casebook.charts import bars, tornado, waterfall
from prebrief.casebook.facts import Facts
from prebrief.casebook.turnover import sums
from prebrief.casebook.turnover.inputs import Turnover
from prebrief.casebook.units import figure, number, show
from prebrief.records.case import Chart, Check, Figure, Step

_COMMON = 5.0
"""Percent; a fall that chance gives more often than this proves nothing by itself."""


def solve(inputs: Turnover, facts: Facts) -> Working:
    """Work the cost of leavers, the claim, its chance, and the index."""
    saving = sums.saving(inputs, facts)
    chance = 100 * sums.chance_of_so_few(inputs.physicians, saving.expected, inputs.leavers_after)
    index = sums.supervisor(inputs, facts)
    return Working(
        headline=_headline(saving, chance),
        figures=_figures(inputs, saving, chance, index),
        steps=_steps(inputs, saving, chance, index),
        charts=_charts(inputs, facts, saving),
        checks=_checks(inputs, chance),
        cautions=_cautions(inputs, facts, chance),
    )


def _headline(saving: sums.Saving, chance: float) -> str:
    if saving.fewer <= 0:
        return (
            f"{number(-saving.fewer, digits=1)} more left than expected: there is no saving to "
            f"claim, and the year ends at {show(saving.net, 'USD per year')}."
        )
    return (
        f"{number(saving.fewer, digits=1)} fewer leavers than expected are worth "
        f"{show(saving.gross, 'USD per year')}, {show(saving.net, 'USD per year')} after the "
        f"program's cost. Chance alone gives as few leavers in {show(chance, 'percent')} of years."
    )


def _figures(
    inputs: Turnover, saving: sums.Saving, chance: float, index: sums.Supervisor | None
) -> list[Figure]:
    rate = 100 * inputs.leavers_before / inputs.physicians
    cut = 100 * saving.fewer / inputs.leavers_before if inputs.leavers_before else None
    year = "USD per year"
    figures = [
        figure("rate_before", "Turnover before", rate, "percent per year"),
        figure("rate_after", "Turnover after", 100 * inputs.leavers_after / inputs.physicians,
               "percent per year"),
        figure("baseline_cost", "Departures cost before", saving.baseline, year, main=True),
        figure("fewer_leavers", "Fewer leavers than expected", saving.fewer,
               "physicians per year", main=True),
        figure("reduction", "Reduction, in percent of the leavers before", cut, "percent"),
        figure("gross_saving", "Saving that may be claimed", saving.gross, year, main=True),
        figure("net_saving", "Saving less the program's cost", saving.net, year, main=True),
        figure("break_even_leavers", "Fewer leavers that would pay for the program",
               inputs.programme_cost / saving.price if saving.price else None,
               "physicians per year", digits=2),
        figure("chance", "Chance of as few leavers with no change at all", chance, "percent",
               digits=0, main=True),
    ]  # fmt: skip
    if index:
        figures += [
            figure("index_before", "Supervisor index before", index.before, "points"),
            figure("index_after", "Supervisor index now", index.after, "points", main=True,
                   note=f"From {index.lowest:g} to {index.highest:g}."),
            figure("burnout_after", "Burnout that would go with the new index",
                   index.burnout_after, "percent",
                   note="By the published association; not a forecast."),
        ]  # fmt: skip
    return figures


def _steps(
    inputs: Turnover, saving: sums.Saving, chance: float, index: sums.Supervisor | None
) -> list[Step]:
    steps = [
        Step(
            title="Heads first",
            text=f"Of {show(inputs.physicians, 'physicians')}, "
            f"{number(inputs.leavers_before, digits=1)} left in a year; at "
            f"{show(saving.price, 'USD')} each, {saving.priced_by}, that costs "
            f"{show(saving.baseline, 'USD per year')}.",
        ),
        Step(
            title="What would have happened anyway",
            text=f"Where there was no program, turnover changed by "
            f"{show(inputs.elsewhere, 'percent')}. So "
            f"{number(saving.expected, digits=1)} leavers were to be expected here, and "
            f"{number(inputs.leavers_after, digits=1)} left: "
            f"{number(saving.fewer, digits=1)} fewer.",
        ),
        Step(
            title="What may be claimed",
            text=f"That is {show(saving.gross, 'USD per year')}. The program costs "
            f"{show(inputs.programme_cost, 'USD per year')}, which leaves "
            f"{show(saving.net, 'USD per year')}.",
        ),
        Step(
            title="Could it be chance?",
            text=f"If nothing had changed, as few leavers or fewer would still come up in "
            f"{show(chance, 'percent', digits=0)} of years. "
            + (
                "That is too often to prove anything from one year."
                if chance > _COMMON
                else "That is rare enough to look for a cause."
            ),
        ),
    ]
    if index:
        steps.append(
            Step(
                title="The supervisor index",
                text=f"The items add up to {number(index.before, digits=1)} before and "
                f"{number(index.after, digits=1)} now, on a scale from {index.lowest:g} to "
                f"{index.highest:g}. In the published study that much would go with burnout of "
                f"{show(index.burnout_after, 'percent')} instead of "
                f"{show(index.burnout_before, 'percent')}.",
            )
        )
    return steps


def _charts(inputs: Turnover, facts: Facts, saving: sums.Saving) -> list[Chart]:
    after = inputs.leavers_after * saving.price
    anyway = saving.expected * saving.price - saving.baseline
    priced = inputs.model_copy(update={"cost_per_leaver": saving.price})
    least = inputs.leavers_after
    return [
        waterfall(
            "From what departures cost before to now",
            {
                "Before": saving.baseline,
                "Would have changed anyway": anyway,
                "Claimed by the program": after - saving.baseline - anyway,
            },
            total="Now",
            unit="USD per year",
            reading=f"Of the change, {show(saving.gross, 'USD per year')} may be claimed by the "
            "program.",
        ),
        bars(
            "Leavers",
            {
                "leavers": {
                    "before": inputs.leavers_before,
                    "expected": saving.expected,
                    "seen": inputs.leavers_after,
                }
            },
            unit="physicians per year",
            reading="Only the distance from expected to seen is the program's.",
        ),
        tornado(
            "What the net saving hangs on",
            priced,
            {
                "cost_per_leaver": (
                    facts.low("f.physician_turnover_cost"),
                    facts.high("f.physician_turnover_cost"),
                ),
                "leavers_after": (least, min(float(inputs.physicians), least + 2)),
                "elsewhere": (inputs.elsewhere, inputs.elsewhere - 10),
            },
            lambda changed: sums.saving(changed, facts).net,
            unit="USD per year",
            reading="Try two more leavers, or a fall elsewhere too, before you make the claim.",
        ),
    ]


def _checks(inputs: Turnover, chance: float) -> list[Check]:
    return [
        Check(
            text="The fall is rarer than chance would give",
            verdict="met" if chance <= _COMMON else "not_met",
            why=f"Chance: {show(chance, 'percent', digits=0)}.",
        ),
        Check(
            text="There is a comparison without the program",
            verdict="met" if inputs.elsewhere else "unknown",
            why="With no change entered, all of the fall is credited to the program.",
        ),
        Check(
            text="The price of a departure is the organization's own",
            verdict="met"
            if inputs.cost_per_leaver is not None or inputs.recruiting or inputs.lost_margin
            else "not_met",
        ),
    ]


def _cautions(inputs: Turnover, facts: Facts, chance: float) -> list[str]:
    cautions = [
        "A departure avoided saves money only if the post would have been filled again and the "
        "work is really done.",
        "Some departures are good for patients or for the group: do not count them as losses.",
        f"Published prices run {facts.display('f.physician_turnover_cost')} and rest on different "
        "methods.",
    ]
    if inputs.items:
        cautions.append(
            "The link of the index with burnout is an association in one system, taken here as a "
            "change in odds for each point; it does not prove that the one causes the other."
        )
    if chance > _COMMON:
        cautions.append("One year of a small group says little: show three years, in heads.")
    return cautions
