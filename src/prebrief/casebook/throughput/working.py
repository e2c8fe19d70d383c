"""Throughput worked in words, figures and charts."""

from prebrief.casebook.case import Working
from prebrief.casebook.facts import Facts
from prebrief.casebook.throughput import sums
from prebrief.casebook.throughput.flow import DAY, Measured, run_flow
from prebrief.casebook.throughput.inputs import Throughput
from prebrief.casebook.throughput.pictures import charts
from prebrief.casebook.throughput.queue import mean_wait
from prebrief.casebook.units import figure, show
from prebrief.records.case import Check, Figure, Step

_HIGH_LOAD = 92.0
"""Percent of beds above which waits grow steeply; a rule of thumb, not a limit."""


def solve(inputs: Throughput, facts: Facts) -> Working:
    """Work stays, emergency department, operating rooms, and the simulated flow."""
    beds = sums.beds(inputs, facts)
    emergency = sums.emergency(inputs, facts)
    rooms = sums.rooms(inputs, facts)
    drawn = tuple(run_flow(one) for one in sums.flows(inputs)) if inputs.simulate else ()
    return Working(
        headline=_headline(beds),
        figures=[
            *_stay_figures(inputs, beds),
            *_emergency_figures(emergency),
            *_room_figures(rooms),
            *_flow_figures(inputs, drawn),
        ],
        steps=[
            *_stay_steps(inputs, beds),
            _emergency_step(inputs, facts, emergency),
            _room_step(inputs, facts, rooms),
            _flow_step(inputs, drawn),
        ],
        charts=charts(inputs, beds, drawn),
        checks=_checks(inputs, beds, rooms),
        cautions=_cautions(inputs, facts, rooms, drawn),
    )


def _headline(beds: sums.Beds) -> str:
    verdict = "leaves" if beds.net >= 0 else "costs more than it saves, by"
    return (
        f"The change saves {show(beds.saved, 'bed-days per year')}, worth "
        f"{show(beds.saving, 'USD per year')} at the cost that varies; after its own cost it "
        f"{verdict} {show(abs(beds.net), 'USD per year')}."
    )


def _stay_figures(inputs: Throughput, beds: sums.Beds) -> list[Figure]:
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


def _emergency_figures(emergency: sums.Emergency) -> list[Figure]:
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


def _room_figures(rooms: sums.Rooms) -> list[Figure]:
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


def _flow_figures(inputs: Throughput, drawn: tuple[Measured, ...]) -> list[Figure]:
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


def _stay_steps(inputs: Throughput, beds: sums.Beds) -> list[Step]:
    days = [one.days for one in inputs.stays]
    listed = (
        f"The stays listed have a mean of {show(sums.mean_stay(days), 'days', digits=2)} and a "
        f"geometric mean of {show(sums.geometric_stay(days), 'days', digits=2)}: one long stay "
        "moves the first and hardly the second. "
        if days
        else ""
    )
    above = "above" if beds.excess >= 0 else "below"
    return [
        Step(
            title="Compare with what was to be expected",
            text=f"{listed}The hospital's average is {show(inputs.alos, 'days')}, where its "
            f"patients would lead one to expect {show(inputs.expected_stay, 'days')}. Over "
            f"{show(inputs.discharges, 'discharges per year')} that is "
            f"{show(abs(beds.excess), 'bed-days')} {above} expected.",
        ),
        Step(
            title="Turn days into beds",
            text=f"A stay shorter by {show(inputs.days_cut, 'days', digits=2)} saves "
            f"{show(beds.saved, 'bed-days per year')}. Over 365 days, at an occupancy of "
            f"{show(inputs.occupancy, 'percent')}, that is {show(beds.freed, 'beds')}, or room "
            f"for {show(beds.discharges, 'discharges per year')} more.",
        ),
        Step(
            title="Put dollars on them",
            text=f"Each day saves the cost that varies, {show(inputs.variable_day, 'USD per day')}"
            f": together {show(beds.saving, 'USD per year')}. At average cost it would read "
            f"{show(beds.at_average, 'USD')}, most of which does not go away. After the "
            f"{show(inputs.programme_cost, 'USD per year')} that the change costs, "
            f"{show(beds.net, 'USD')} is left.",
        ),
    ]


def _emergency_step(inputs: Throughput, facts: Facts, emergency: sums.Emergency) -> Step:
    target = facts.given_or(inputs.left_target, "f.ed_left_before_2023")
    return Step(
        title="The emergency department",
        text=f"{show(inputs.left_share, 'percent')} of {show(inputs.ed_visits, 'visits per year')} "
        f"left before treatment ended: {show(emergency.left, 'patients')}. At "
        f"{show(target, 'percent')}, {show(emergency.recovered, 'visits')} would stay, worth "
        f"{show(emergency.margin, 'USD')}. Boarders fill "
        f"{show(emergency.boarding_beds, 'rooms')} around the clock: "
        f"{show(inputs.boarders, 'patients per day')} for {show(inputs.boarding, 'minutes')} each.",
    )


def _room_step(inputs: Throughput, facts: Facts, rooms: sums.Rooms) -> Step:
    low, high = facts.low("f.or_utilization_target"), facts.high("f.or_utilization_target")
    fits = (
        "which makes room for one more case in a day"
        if rooms.fits
        else "which adds no case to the day"
    )
    return Step(
        title="The operating rooms",
        text=f"Cases and turnovers use {show(rooms.utilization, 'percent')} of staffed time; "
        f"{low:g}% to {high:g}% is a usual aim. Turnovers shorter by "
        f"{show(inputs.turnover_cut, 'minutes')} free {show(rooms.freed, 'minutes')} of a room's "
        f"day, {fits}. In a published model, cutting "
        f"{facts.display('f.turnover_cut_minutes')} saved only "
        f"{facts.display('f.turnover_cut_saving')} of staffing cost. Late first cases lose "
        f"{show(rooms.late, 'minutes per year')}.",
    )


def _flow_step(inputs: Throughput, drawn: tuple[Measured, ...]) -> Step:
    load = 100 * sums.bed_demand(inputs) / inputs.beds
    text = (
        f"Arrivals ask for {show(sums.bed_demand(inputs), 'beds')} of {inputs.beds:,}, "
        f"{show(load, 'percent')}. "
    )
    if drawn:
        before, after = drawn
        text += (
            f"Drawn patient by patient over {show(before.hours / DAY, 'days')}, the wait for a "
            f"bed goes from {show(before.boarding * 60, 'minutes', digits=0)} to "
            f"{show(after.boarding * 60, 'minutes', digits=0)} with the change, the share who "
            f"leave from {show(before.left_share, 'percent')} to "
            f"{show(after.left_share, 'percent')}, and the use of beds from "
            f"{show(before.occupancy, 'percent')} to {show(after.occupancy, 'percent')}. "
        )
    return Step(
        title="Simulate the flow",
        text=text + "Near full, a few beds or hours decide about long waits.",
    )


def _checks(inputs: Throughput, beds: sums.Beds, rooms: sums.Rooms) -> list[Check]:
    return [
        Check(
            text="The change pays for itself at variable cost",
            verdict="met" if beds.net >= 0 else "not_met",
        ),
        Check(
            text="Freed days have patients waiting for them",
            verdict="met" if inputs.filled > 0 else "unknown",
            why="Without them capacity is not money.",
        ),
        Check(
            text="Shorter turnovers add a case",
            verdict="met" if rooms.fits else "not_met",
            why="Minutes scattered over the day rarely add up to one.",
        ),
    ]


def _cautions(
    inputs: Throughput, facts: Facts, rooms: sums.Rooms, drawn: tuple[Measured, ...]
) -> list[str]:
    cautions = [
        "Expected stay is a statistic about groups of patients and no date on which to discharge.",
        "Watch readmissions, staff hours and complaints beside the days: what got worse?",
    ]
    if rooms.utilization > 100:
        cautions.append("More is done than is staffed: the rooms run over, which costs overtime.")
    if inputs.alos < inputs.expected_stay:
        cautions.append("Stays are shorter than expected: look for the constraint elsewhere.")
    if 100 * sums.bed_demand(inputs) / inputs.beds > _HIGH_LOAD:
        cautions.append(
            "Beds are nearly full, so one month says little about the next: simulated waits start "
            "from an ordinary day, and the wait by theory is where they drift if nothing is done."
        )
    if drawn and len(drawn[0].boarded) < 50:
        cautions.append("Few admissions were simulated; draw more days before you quote a wait.")
    if inputs.boarding > facts.value("f.ed_boarding_large_2023"):
        cautions.append("Boarding is a hospital's problem that shows in the emergency department.")
    return cautions
