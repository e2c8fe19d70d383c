"""The figures of throughput, each with what it holds."""

from prebrief.casebook.throughput import sums
from prebrief.casebook.throughput.flow import DAY, Measured
from prebrief.casebook.throughput.inputs import Throughput
from prebrief.casebook.throughput.queue import mean_wait
from prebrief.casebook.units import figure
from prebrief.records.case import Figure


def stay_figures(inputs: Throughput, beds: sums.Beds) -> list[Figure]:
    """Give stays, days, beds and their dollars."""
    days = [one.days for one in inputs.stays]
    none = "" if days else "no stays entered"
    return [
        figure(
            "sample_mean",
            "Mean of the stays listed",
            sums.mean_stay(days) if days else None,
            "days",
            digits=2,
            display=none,
        ),
        figure(
            "sample_geometric",
            "Geometric mean of the stays listed",
            sums.geometric_stay(days) if days else None,
            "days",
            digits=2,
            display=none,
        ),
        figure(
            "stay_index",
            "Average stay over expected stay",
            inputs.alos / inputs.expected_stay,
            "ratio",
        ),
        figure(
            "adjusted_stay", "Average stay for a weight of one", inputs.alos / inputs.cmi, "days"
        ),
        figure("excess_days", "Days above expected", beds.excess, "bed-days per year", main=True),
        figure("saved_days", "Days that the change saves", beds.saved, "bed-days per year"),
        figure("beds_freed", "Beds that these days amount to", beds.freed, "beds", main=True),
        figure("saving", "Saved at variable cost", beds.saving, "USD per year", main=True),
        figure("net", "Saved, less what the change costs", beds.net, "USD per year", main=True),
        figure(
            "at_average",
            "The same days at average cost",
            beds.at_average,
            "USD per year",
            note="Not a saving: building, equipment and salaried staff stay.",
        ),
        figure(
            "room_for",
            "More discharges there is room for",
            beds.discharges,
            "discharges per year",
        ),
        figure(
            "payment",
            "Payment for a discharge of this case mix",
            beds.payment,
            "USD per discharge",
            note="Before adjustments for wages, teaching and poverty, and before cost.",
        ),
        figure(
            "filled_payment",
            "Payments for the discharges truly added",
            beds.filled_payment,
            "USD per year",
            note="Revenue, from which the variable cost of these patients goes off.",
        ),
    ]


def emergency_figures(emergency: sums.Emergency) -> list[Figure]:
    """Give those who left, and the rooms lost to boarding."""
    return [
        figure("left", "Left before treatment ended", emergency.left, "patients per year"),
        figure(
            "recovered", "Visits kept at the target share", emergency.recovered, "visits per year"
        ),
        figure("recovered_margin", "Margin of these visits", emergency.margin, "USD per year"),
        figure(
            "boarding_rooms",
            "Emergency rooms filled by boarders",
            emergency.boarding_beds,
            "rooms",
            main=True,
        ),
        figure(
            "boarding_over",
            "Boarding above the target",
            emergency.boarding_over,
            "hours per year",
        ),
    ]


def room_figures(rooms: sums.Rooms) -> list[Figure]:
    """Give how the operating rooms are used."""
    return [
        figure(
            "or_utilization",
            "Operating rooms used",
            rooms.utilization,
            "percent",
            main=True,
            note="Cases and turnovers over staffed minutes.",
        ),
        figure("minutes_freed", "Freed by shorter turnovers", rooms.freed, "minutes per day"),
        figure(
            "minutes_at_list",
            "Freed minutes at the average cost of a minute",
            rooms.at_list,
            "USD per year",
            note="Not a saving, unless a case is added or a shift is not staffed.",
        ),
        figure(
            "late_minutes", "Lost to first cases that start late", rooms.late, "minutes per year"
        ),
    ]


def flow_figures(inputs: Throughput, drawn: tuple[Measured, ...]) -> list[Figure]:
    """Give what was simulated; the same figures, without values, where nothing was."""
    load = 100 * sums.bed_demand(inputs) / inputs.beds
    stay = inputs.bed_days * DAY
    hours = mean_wait(sums.bed_demand(inputs) / stay, stay, inputs.beds)
    figures = [
        figure("bed_load", "Beds asked for, of the beds there are", load, "percent"),
        figure(
            "theory_wait",
            "Wait for a bed by queueing theory",
            hours,
            "hours",
            display="the queue grows without end" if hours is None else "",
            note="Erlang's formula, for the state in which such a queue settles after months: even "
            "arrivals, exponential stays, nobody leaves.",
        ),
    ]
    for name, word, place in (("before", "as it is", 0), ("after", "with the change", 1)):
        seen = drawn[place] if drawn else None
        none = "" if seen else "not simulated"
        figures += [
            figure(
                f"boarding_{name}",
                f"Simulated wait for a bed, {word}",
                seen.boarding * sums.MINUTES if seen else None,
                "minutes",
                display=none,
            ),
            figure(
                f"wait_{name}",
                f"Simulated wait for an emergency room, {word}",
                seen.wait * sums.MINUTES if seen else None,
                "minutes",
                display=none,
            ),
            figure(
                f"left_{name}",
                f"Simulated share who left, {word}",
                seen.left_share if seen else None,
                "percent",
                display=none,
            ),
            figure(
                f"occupancy_{name}",
                f"Simulated use of beds, {word}",
                seen.occupancy if seen else None,
                "percent",
                display=none,
            ),
        ]
    return figures
