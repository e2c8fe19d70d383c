"""A length-of-stay program to judge."""

from prebrief.casebook.facts import Facts
from prebrief.casebook.practise import Draw, Problem, Trap
from prebrief.casebook.throughput import sums
from prebrief.casebook.throughput.inputs import Throughput
from prebrief.casebook.units import show
from prebrief.records.case import Ask, Choice

_PROGRAMS = (
    "rounds with nurse and case manager before ten every day",
    "a second case manager on weekends",
    "a discharge lounge with a pharmacist",
    "physical therapy seven days a week",
)
_HOSPITALS = (
    "a community hospital",
    "a teaching hospital",
    "two hospitals of one system",
    "a regional referral center",
)


def problem(draw: Draw, facts: Facts) -> Problem:
    """Draw a program that the variable cost of its days carries, or does not."""
    keep = draw.happens(0.5)
    inputs = Throughput(
        discharges=draw.whole(6_000, 20_000, 500),
        alos=draw.number(4.8, 6.0, 0.1),
        expected_stay=draw.number(4.2, 4.7, 0.1),
        days_cut=draw.number(0.2, 0.5, 0.05),
        variable_day=draw.whole(400, 800, 50),
        average_day=draw.whole(2_400, 3_400, 100),
        occupancy=draw.whole(80, 95),
        cases=draw.whole(3, 4),
        case_minutes=draw.whole(65, 90, 5),
        turnover=draw.whole(24, 36, 2),
        simulate=False,
    )
    saving = sums.beds(inputs, facts).saving
    price = saving * (draw.number(0.4, 0.7, 0.1) if keep else draw.number(1.4, 2.0, 0.1))
    inputs = inputs.model_copy(update={"programme_cost": round(price, -4)})
    beds = sums.beds(inputs, facts)
    return Problem(
        title="What are the saved days worth?",
        situation=_situation(draw, inputs),
        inputs=inputs,
        asks=(
            Ask(figure="excess_days", label="Days above expected", unit="bed-days per year"),
            Ask(figure="beds_freed", label="Beds the saved days amount to", unit="beds"),
            Ask(figure="saving", label="Saved in a year, before the price", unit="USD per year"),
            Ask(figure="net", label="What is left after the price", unit="USD per year"),
            Ask(
                figure="or_utilization",
                label="Operating rooms used, turnovers included",
                unit="percent",
                within=0.01,
            ),
        ),
        traps=_traps(inputs, beds),
        question="Would you keep paying for the program as a saving? Say what you would check.",
        choices=(
            Choice(id="keep", text="Keep it: the days saved pay for it"),
            Choice(id="change", text="Not as a saving: it costs more than the days it saves"),
        ),
        sound="keep" if keep else "change",
        reason=f"The days saved are worth {show(beds.saving, 'USD per year')} at the cost that "
        f"varies, and the program costs {show(inputs.programme_cost, 'USD per year')}.",
        look_for=(
            "Values a day at the cost that varies, and says who would staff less or fill the bed.",
            "Compares with expected stay, and never treats it as a due date.",
            "Names a balancing measure: readmissions, staff hours, complaints.",
            "Goes to see the discharge at the hour it hurts, with nursing and case management.",
        ),
    )


def _situation(draw: Draw, inputs: Throughput) -> str:
    return (
        f"You are chief medical officer of {draw.one(_HOSPITALS)}: "
        f"{show(inputs.discharges, 'discharges per year')}, an average stay of "
        f"{show(inputs.alos, 'days')} where {show(inputs.expected_stay, 'days')} would be "
        f"expected, beds {show(inputs.occupancy, 'percent')} full. "
        f"{draw.one(_PROGRAMS).capitalize()} has cut the stay by "
        f"{show(inputs.days_cut, 'days', digits=2)} and costs "
        f"{show(inputs.programme_cost, 'USD per year')}. Finance puts a day at "
        f"{show(inputs.average_day, 'USD')} on average, {show(inputs.variable_day, 'USD')} of "
        "which varies with the day. No ward will close and nobody waits for the beds. In the "
        f"operating rooms, {show(inputs.cases, 'cases')} a day of "
        f"{show(inputs.case_minutes, 'minutes')} each follow one another with "
        f"{show(inputs.turnover, 'minutes')} between two of them, in "
        f"{show(inputs.staffed, 'minutes')} of staffed time."
    )


def _traps(inputs: Throughput, beds: sums.Beds) -> tuple[Trap, ...]:
    cost = inputs.programme_cost
    average = "Average cost holds building and salaried staff, which stay; take what varies."
    full = "Divide by the occupancy too: beds are not full every day."
    excess = "Those are all days above expected; the program saved fewer."
    used = inputs.cases * inputs.case_minutes
    return (
        Trap(
            figure="excess_days",
            value=beds.saved,
            why="Those are the days that the program saves; asked are the days above expected.",
        ),
        Trap(
            figure="excess_days",
            value=inputs.discharges * inputs.alos,
            why="Those are all days; subtract what was to be expected.",
        ),
        Trap(figure="beds_freed", value=beds.saved / sums.DAYS, why=full),
        Trap(
            figure="beds_freed",
            value=beds.freed * (inputs.occupancy / 100) ** 2,
            why="The occupancy divides; it was multiplied.",
        ),
        Trap(figure="saving", value=beds.at_average, why=average),
        Trap(figure="saving", value=beds.excess * inputs.variable_day, why=excess),
        Trap(figure="net", value=beds.at_average - cost, why=average),
        Trap(figure="net", value=beds.excess * inputs.variable_day - cost, why=excess),
        Trap(figure="net", value=beds.saving, why="The price of the program is missing."),
        Trap(
            figure="or_utilization",
            value=100 * used / inputs.staffed,
            why="Turnovers count as used time.",
        ),
        Trap(
            figure="or_utilization",
            value=100 * (used + inputs.cases * inputs.turnover) / inputs.staffed,
            why="Between four cases lie three turnovers: one fewer than cases.",
        ),
    )
