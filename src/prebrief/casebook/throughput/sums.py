"""The arithmetic of throughput; no words, no chance."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log

from prebrief.casebook.facts import Facts
from prebrief.casebook.throughput.flow import DAY, Flow
from prebrief.casebook.throughput.inputs import Throughput

DAYS = 365
MINUTES = 60


def mean_stay(days: Sequence[float]) -> float:
    """Give the arithmetic mean of stays."""
    return sum(days) / len(days)


def geometric_stay(days: Sequence[float]) -> float:
    """Give the geometric mean of stays, which long outliers move little."""
    return exp(sum(log(one) for one in days) / len(days))


@dataclass(frozen=True, kw_only=True)
class Beds:
    """Days and beds, per year."""

    excess: float
    """Bed days above expected; negative where stays are shorter."""
    saved: float
    """Bed days that the planned change saves."""
    freed: float
    """Beds that those days amount to at the occupancy given."""
    saving: float
    """Dollars at variable cost."""
    at_average: float
    """The same days at average cost, which is not a saving."""
    net: float
    discharges: float
    """More discharges that the saved days have room for."""
    payment: float
    """Of one discharge, before adjustments."""
    filled_payment: float


def beds(inputs: Throughput, facts: Facts) -> Beds:
    """Count the days above expected, and what the days saved are worth."""
    cut = min(inputs.days_cut, inputs.alos * 0.9)
    saved = inputs.discharges * cut
    more = saved / (inputs.alos - cut)
    payment = inputs.cmi * facts.given_or(inputs.base_payment, "f.ipps_base_fy2027")
    return Beds(
        excess=inputs.discharges * (inputs.alos - inputs.expected_stay),
        saved=saved,
        freed=saved / DAYS / (inputs.occupancy / 100),
        saving=saved * inputs.variable_day,
        at_average=saved * inputs.average_day,
        net=saved * inputs.variable_day - inputs.programme_cost,
        discharges=more,
        payment=payment,
        filled_payment=more * payment * inputs.filled / 100,
    )


@dataclass(frozen=True, kw_only=True)
class Emergency:
    left: float
    recovered: float
    """Visits kept if the share fell to the target."""
    margin: float
    boarding_beds: float
    """Emergency rooms that boarders fill around the clock."""
    boarding_over: float
    """Patient hours above the target, in a year."""


def emergency(inputs: Throughput, facts: Facts) -> Emergency:
    """Count those who left, and the rooms lost to boarding."""
    target = facts.given_or(inputs.left_target, "f.ed_left_before_2023")
    wanted = facts.given_or(inputs.boarding_target, "f.ed_boarding_2023")
    recovered = inputs.ed_visits * max(0.0, inputs.left_share - target) / 100
    over = max(0.0, inputs.boarding - wanted) / MINUTES
    return Emergency(
        left=inputs.ed_visits * inputs.left_share / 100,
        recovered=recovered,
        margin=recovered * inputs.visit_margin,
        boarding_beds=inputs.boarders * inputs.boarding / MINUTES / DAY,
        boarding_over=inputs.boarders * DAYS * over,
    )


@dataclass(frozen=True, kw_only=True)
class Rooms:
    utilization: float
    """In percent: cases and turnovers over staffed minutes."""
    freed: float
    """Minutes of a room and day that shorter turnovers free."""
    fits: bool
    """Whether another case fits into the free minutes of the day only after the cut."""
    at_list: float
    """Freed minutes of the year at the average cost of a minute; not a saving."""
    late: float
    """Minutes of the year lost to first cases that start late."""


def rooms(inputs: Throughput, facts: Facts) -> Rooms:
    """Work out how the rooms are used and what shorter turnovers would free."""
    gaps = max(0.0, inputs.cases - 1)
    used = inputs.cases * inputs.case_minutes + gaps * inputs.turnover
    cut = min(inputs.turnover_cut, inputs.turnover)
    freed = gaps * cut
    spare = inputs.staffed - used
    year = inputs.rooms * inputs.room_days
    return Rooms(
        utilization=100 * used / inputs.staffed,
        freed=freed,
        fits=(
            spare < inputs.case_minutes + inputs.turnover
            and spare + freed >= inputs.case_minutes + inputs.turnover - cut
        ),
        at_list=freed * year * facts.given_or(inputs.minute_cost, "f.or_minute_inpatient"),
        late=year * (1 - inputs.on_time / 100) * inputs.first_delay,
    )


def flows(inputs: Throughput) -> tuple[Flow, Flow]:
    """Give the flow as it is and as the change would make it."""
    stay = inputs.bed_days * DAY
    before = Flow(
        arrivals=inputs.flow_arrivals / DAY,
        peak=inputs.flow_peak / 100,
        rooms=inputs.ed_rooms,
        treatment=inputs.ed_hours,
        patience=inputs.patience,
        admitted=inputs.admitted / 100,
        direct=inputs.direct / DAY,
        beds=inputs.beds,
        stay=stay,
        spread=inputs.stay_spread / 100,
        days=inputs.simulated_days,
    )
    values = vars(before) | {
        "beds": inputs.beds + inputs.change_beds,
        "shorter_stay": inputs.change_stay,
        "shorter_treatment": inputs.change_ed / MINUTES,
    }
    return before, Flow(**values)


def bed_demand(inputs: Throughput) -> float:
    """Give the beds that the arrivals of the flow would fill on average."""
    daily = inputs.flow_arrivals * inputs.admitted / 100 + inputs.direct
    return daily * inputs.bed_days
