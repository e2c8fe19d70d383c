"""Charts of throughput: where the days' money goes, waits before and after, the steep curve."""

from prebrief.casebook.charts import bars, lines, waterfall
from prebrief.casebook.throughput import sums
from prebrief.casebook.throughput.flow import DAY, Measured
from prebrief.casebook.throughput.inputs import Throughput
from prebrief.casebook.throughput.queue import mean_wait
from prebrief.casebook.units import show
from prebrief.records.case import Chart

_LOADS = (70, 75, 80, 85, 88, 90, 92, 94, 95, 96, 97, 98)


def charts(inputs: Throughput, beds: sums.Beds, drawn: tuple[Measured, ...]) -> list[Chart]:
    """Draw the saving, the waits where they were simulated, and the curve of waiting."""
    both = [_waits(drawn)] if drawn else []
    return [_saving(inputs, beds), *both, _curve(inputs)]


def _saving(inputs: Throughput, beds: sums.Beds) -> Chart:
    return waterfall(
        "From days at average cost to what is left",
        {
            "Days at average cost": beds.at_average,
            "Cost that stays": beds.saving - beds.at_average,
            "What the change costs": -inputs.programme_cost,
        },
        total="Left",
        unit="USD per year",
        reading=f"Of {show(beds.at_average, 'USD')} at average cost, {show(beds.saving, 'USD')} "
        f"varies with the days, and {show(beds.net, 'USD')} is left.",
    )


def _waits(drawn: tuple[Measured, ...]) -> Chart:
    before, after = drawn
    names = ("As it is", "With the change")
    return bars(
        "Simulated waits",
        {
            name: {
                "For an emergency room": one.wait * sums.MINUTES,
                "For a bed": one.boarding * sums.MINUTES,
            }
            for name, one in zip(names, drawn, strict=True)
        },
        unit="minutes",
        x_label="Wait",
        reading=f"The wait for a bed goes from {show(before.boarding * 60, 'minutes', digits=0)} "
        f"to {show(after.boarding * 60, 'minutes', digits=0)}.",
    )


def _curve(inputs: Throughput) -> Chart:
    """Show how the wait grows as the same beds fill up."""
    stay = inputs.bed_days * DAY
    points = [
        (float(load), mean_wait(inputs.beds * load / 100 / stay, stay, inputs.beds) or 0.0)
        for load in _LOADS
    ]
    steep = points[-1][1] / points[5][1] if points[5][1] else 0.0
    times = f", {steep:,.0f} times the wait at 90%" if steep >= 2 else ""
    return lines(
        f"Wait for one of {inputs.beds:,} beds as they fill",
        {"Mean wait": points},
        unit="hours",
        x_label="Beds asked for, percent",
        reading=f"By queueing theory the wait at 98% is {show(points[-1][1], 'hours')}{times}.",
    )
