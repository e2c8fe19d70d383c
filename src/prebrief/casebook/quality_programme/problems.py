"""Charts to read under pressure."""

from math import sqrt

from prebrief.casebook.facts import Facts
from prebrief.casebook.practise import Draw, Problem, Trap
from prebrief.casebook.quality_programme.inputs import Point, QualityProgramme
from prebrief.casebook.quality_programme.spc import Limits, limits, signals
from prebrief.casebook.units import show
from prebrief.records.case import Ask, Choice, Table

_MEASURES = (
    "late antibiotics in sepsis",
    "discharges without reconciled medicines",
    "first cases that start late",
    "falls risk not assessed within a day",
    "readmissions within thirty days",
)
_PRESSURES = (
    "The chief executive wants an explanation of last month by noon.",
    "A board member has circled last month in red.",
    "The unit manager asks whether to retrain everybody.",
    "The local paper has asked about last month.",
)
_TRIES = 60


def problem(draw: Draw, facts: Facts) -> Problem:
    """Draw a p chart whose last point is a signal or is noise, clearly."""
    width, shift = facts.value("f.spc_sigma"), round(facts.value("f.spc_shift"))
    real = draw.happens(0.5)
    size = draw.whole(200, 320, 20)
    points, chart = _points(draw, real=real, size=size, width=width, shift=shift)
    inputs = QualityProgramme(
        points=points,
        observed=draw.whole(6, 24),
        predicted=draw.number(8, 26, 0.2),
    )
    measure = draw.one(_MEASURES)
    months = Table(
        caption=f"{measure.capitalize()}, {size} cases each month",
        columns=("Month", "Cases that failed"),
        rows=tuple((point.label, show(point.value, "count")) for point in points),
    )
    return Problem(
        title="Signal or noise?",
        situation=f"You chair the quality committee. The table has twelve months of {measure}, "
        f"out of {size} cases each month. {draw.one(_PRESSURES)} Your rules, agreed beforehand: a "
        f"point beyond three sigma of a p chart over all twelve months, or {shift} in a row on "
        f"one side of the mean. Infections this year: {inputs.observed}, where the national model "
        f"predicts {inputs.predicted:g}.",
        inputs=inputs,
        tables=(months,),
        asks=(
            Ask(figure="centre", label="Mean of the chart", unit="percent"),
            Ask(figure="lower_limit", label="Lower limit", unit="percent", within_units=0.25),
            Ask(figure="upper_limit", label="Upper limit", unit="percent", within_units=0.25),
            Ask(figure="sir", label="Infection ratio", unit="ratio"),
        ),
        traps=_traps(inputs, chart, size, width),
        question="What do you tell them about last month, and what do you do?",
        choices=(
            Choice(id="cause", text="It is a signal: find out what was different last month"),
            Choice(id="process", text="It is noise: leave last month and work on the process"),
        ),
        sound="cause" if real else "process",
        reason=f"The last point is {show(chart.values[-1], 'percent')}, and the limits are "
        f"{show(chart.ends[-1][0], 'percent')} to {show(chart.ends[-1][1], 'percent')}; no run "
        f"of {shift} lies on one side.",
        look_for=(
            "Reads the point against limits, by rules agreed before it was seen.",
            "Does not explain noise, and does not retrain everybody because of it.",
            "Asks those who do the work, and looks for a cause only where there is a signal.",
            "Puts a balancing measure and one patient's story beside the figure.",
        ),
    )


def _points(
    draw: Draw, *, real: bool, size: int, width: float, shift: int
) -> tuple[tuple[Point, ...], Limits]:
    """Draw months until they say clearly what they are to say."""
    for _ in range(_TRIES):
        share = draw.number(0.1, 0.2, 0.01)
        sigma = sqrt(share * (1 - share) * size)
        counts = [size * share + sigma * draw.number(-1.4, 1.4, 0.1) for _ in range(11)]
        counts.append(size * share + sigma * (4.6 if real else draw.number(1.5, 2.2, 0.1)))
        points = tuple(
            Point(label=f"2026-{month:02}", value=round(count), size=size)
            for month, count in enumerate(counts, start=1)
        )
        chart = limits("p", points, baseline=0, width=width)
        found = signals(chart, "limits_and_shift", shift=shift)
        if list(found) == ([11] if real else []):
            return points, chart
    raise AssertionError("no clear chart was drawn")


def _traps(inputs: QualityProgramme, chart: Limits, size: int, width: float) -> tuple[Trap, ...]:
    sigma, centre = chart.sigmas[-1], chart.centre
    years = sigma / sqrt(len(inputs.points))
    spread = sqrt(sum((value - centre) ** 2 for value in chart.values) / (len(chart.values) - 1))
    two = "That is two sigma; the limits stand at three."
    one = "That is one sigma; the limits stand at three."
    all_year = "Divide by the cases of one month, not of the whole year."
    own = (
        "That is the spread of the months; a p chart takes its sigma from the share and the cases."
    )
    ratio = inputs.observed / inputs.predicted
    return (
        Trap(figure="centre", value=chart.values[-1], why="That is last month; take all twelve."),
        *(
            Trap(figure=name, value=centre + side * reach, why=why)
            for name, side in (("lower_limit", -1), ("upper_limit", 1))
            for reach, why in (
                (2 * sigma, two),
                (sigma, one),
                (width * years, all_year),
                (width * spread, own),
                (width * sigma / sqrt(size) / 100, "The share has to be in percent throughout."),
            )
        ),
        Trap(figure="sir", value=1 / ratio, why="The ratio is observed over predicted."),
    )
