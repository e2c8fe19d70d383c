"""Throughput worked in words, figures and charts."""

from prebrief.casebook.case import Working
from prebrief.casebook.facts import Facts
from prebrief.casebook.throughput import sums
from prebrief.casebook.throughput.figures import (
    emergency_figures,
    flow_figures,
    room_figures,
    stay_figures,
)
from prebrief.casebook.throughput.flow import DAY, Measured, run_flow
from prebrief.casebook.throughput.inputs import Throughput
from prebrief.casebook.throughput.pictures import charts
from prebrief.casebook.units import show
from prebrief.records.case import Check, Step

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
            *stay_figures(inputs, beds),
            *emergency_figures(emergency),
            *room_figures(rooms),
            *flow_figures(inputs, drawn),
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
        f"{facts.display('f.turnover_cut_saving')} of staffing cost. Of first cases, "
        f"{show(inputs.on_time, 'percent')} start on time, where the median is "
        f"{facts.display('f.fcots_median')} and the best tenth reach "
        f"{facts.display('f.fcots_p90')}; the late ones lose "
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
