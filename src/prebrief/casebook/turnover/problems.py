"""Situations to practise turnover on."""

from prebrief.casebook.facts import Facts
from prebrief.casebook.practise import Draw, Problem, Trap
from prebrief.casebook.turnover import sums
from prebrief.casebook.turnover.inputs import Turnover
from prebrief.casebook.units import number, show
from prebrief.records.case import Ask, Choice

_PROGRAMMES = (
    "a coaching program for chiefs",
    "a team that takes the inbox off physicians' evenings",
    "a mentoring scheme for the first two years",
    "flexible schedules for parents",
)


def problem(draw: Draw, facts: Facts) -> Problem:
    """Draw a claim of retention whose net worth has to be found."""
    physicians = draw.whole(150, 600, 50)
    before = draw.whole(8, 13) * physicians // 100
    # Half of the programs did much, half only what happened elsewhere too.
    worked = draw.happens(0.5)
    elsewhere = -5 if worked else -draw.whole(16, 24)
    after = round(before * (draw.number(0.6, 0.72, 0.02) if worked else 0.78))
    inputs = Turnover(
        physicians=physicians,
        leavers_before=before,
        leavers_after=after,
        elsewhere=elsewhere,
        cost_per_leaver=draw.whole(400, 900, 50) * 1_000,
        items=(),
    )
    saving = sums.saving(inputs, facts)
    share = draw.number(0.3, 0.6, 0.1)
    naive = (before - after) * saving.price
    # The price lies between the fair claim and the naive one where the program did little.
    cost = saving.gross * share if worked else max(saving.gross, 0.0) + naive * share
    inputs = inputs.model_copy(update={"programme_cost": float(round(cost, -4))})
    saving = sums.saving(inputs, facts)
    return Problem(
        title="May the program claim the saving?",
        situation=(
            f"You oversee {show(inputs.physicians, 'physicians')}. In a usual year {before} left; "
            f"in the year after you began {draw.one(_PROGRAMMES)}, {after} did. In the system's "
            f"other regions, which had no such program, turnover changed by "
            f"{show(inputs.elsewhere, 'percent')} over the same time. Finance prices a departure "
            f"at {show(inputs.cost_per_leaver, 'USD')}, and the program costs "
            f"{show(inputs.programme_cost, 'USD per year')}."
        ),
        inputs=inputs,
        asks=(
            Ask(figure="baseline_cost", label="What departures cost before", unit="USD per year"),
            Ask(figure="fewer_leavers", label="Fewer leavers than expected",
                unit="physicians per year", within=0.03, within_units=0.06),
            Ask(figure="net_saving", label="Saving less the program's cost",
                unit="USD per year", within=0.03, within_units=20_000),
        ),
        traps=_traps(inputs, saving),
        question="Would you ask for another year's money? Say what you would claim and what not.",
        choices=(
            Choice(id="claim", text="Ask for it: the saving covers the cost"),
            Choice(id="hold", text="Do not claim it: the saving does not cover the cost"),
        ),
        sound="claim" if saving.net > 0 else "hold",
        reason=f"{number(saving.expected, digits=1)} leavers were to be expected and {after} left. "
        f"The difference is worth {show(saving.gross, 'USD per year')} against a cost of "
        f"{show(inputs.programme_cost, 'USD per year')}.",
        look_for=(
            "Gives heads beside percentages, and the size of the group.",
            "Takes off what happened elsewhere too.",
            "Says how often chance alone gives such a year.",
            "Lets finance choose the price of a departure, and subtracts the program's cost.",
        ),
    )  # fmt: skip


def _traps(inputs: Turnover, saving: sums.Saving) -> tuple[Trap, ...]:
    cost = inputs.programme_cost
    plain = inputs.leavers_before - inputs.leavers_after
    elsewhere = "The fall that happened elsewhere too is not the program's: take it off first."
    return (
        Trap(figure="fewer_leavers", value=plain, why=elsewhere),
        Trap(
            figure="baseline_cost",
            value=inputs.leavers_after * saving.price,
            why="Those are the leavers of the year after; the baseline is before.",
        ),
        Trap(
            figure="baseline_cost",
            value=inputs.physicians * saving.price,
            why="That prices all physicians, not those who leave.",
        ),
        Trap(figure="net_saving", value=plain * saving.price - cost, why=elsewhere),
        Trap(
            figure="net_saving",
            value=saving.gross,
            why="The program's own cost has to be taken off.",
        ),
    )
