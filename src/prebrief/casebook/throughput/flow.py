"""Patients drawn one by one: emergency room, then perhaps an inpatient bed, else home.

A patient who waits for a bed keeps the emergency room until there is one; that is how full wards
make a full waiting room. The same seed draws the same patients with and without a change.
"""

from collections.abc import Generator
from dataclasses import dataclass, field
from functools import lru_cache
from math import pi
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from simpy import Environment

SEED = 7
DAY = 24.0
MOST_PATIENTS = 2_800
"""More are not drawn: days are dropped instead."""
_PEAK_HOUR = 15.0


@dataclass(frozen=True, kw_only=True)
class Flow:
    """One way to run the place; times in hours."""

    arrivals: float
    """Per hour, at the emergency department."""
    peak: float
    """Swing of arrivals over the day, as a share of their mean."""
    rooms: int
    treatment: float
    patience: float
    """Mean; 0 where nobody leaves."""
    admitted: float
    """Share."""
    direct: float
    """Per hour, to a bed without the emergency department."""
    beds: int
    stay: float
    spread: float
    """Standard deviation of the stay over its mean."""
    days: float
    """Measured, after the warm-up."""
    shorter_stay: float = 0.0
    """Taken off every stay, which keeps at least a tenth of itself."""
    shorter_treatment: float = 0.0
    warm_up: float = 5.0
    """Days."""


@dataclass(kw_only=True)
class Measured:
    """What the days after the warm-up showed."""

    waits: list[float] = field(default_factory=list)
    """For a room, of those who got one, hours."""
    boarded: list[float] = field(default_factory=list)
    """For a bed, of those admitted from a room, hours."""
    arrived: int = 0
    left: int = 0
    bed_hours: float = 0.0
    hours: float = 0.0
    beds: int = 1

    @property
    def wait(self) -> float:
        return sum(self.waits) / len(self.waits) if self.waits else 0.0

    @property
    def boarding(self) -> float:
        return sum(self.boarded) / len(self.boarded) if self.boarded else 0.0

    @property
    def left_share(self) -> float:
        return 100 * self.left / self.arrived if self.arrived else 0.0

    @property
    def occupancy(self) -> float:
        return 100 * self.bed_hours / (self.hours * self.beds) if self.hours else 0.0


@dataclass(frozen=True)
class _Patient:
    arrives: float
    direct: bool
    admitted: bool
    patience: float
    treatment: float
    stay: float


@lru_cache(maxsize=64)
def run_flow(flow: Flow, *, seed: int = SEED, most: int = MOST_PATIENTS) -> Measured:
    """Draw the flow once."""
    import numpy as np
    import simpy

    daily = DAY * (flow.arrivals + flow.direct)
    days = min(flow.warm_up + flow.days, max(1.0, most / daily))
    start = DAY * min(flow.warm_up, days / 4)
    end = DAY * days
    clock = simpy.Environment()
    ward = _Ward(clock, flow, start, end)
    chance = np.random.default_rng(seed)
    for rest in _beds_taken(flow, chance):
        clock.process(ward.lies_in(rest))
    clock.process(ward.open_doors(_patients(flow, chance, end)))
    clock.run(until=end)
    return ward.measured


def _patients(flow: Flow, chance: "np.random.Generator", end: float) -> list[_Patient]:
    """Draw everybody who comes, whatever the change: the draws don't depend on it."""
    import numpy as np

    top = flow.arrivals * (1 + flow.peak)
    times = _poisson_times(top, chance, end)
    thin = chance.random(len(times))
    by_day = 1 + flow.peak * np.cos((times - _PEAK_HOUR) * 2 * pi / DAY)
    emergency = times[thin * (1 + flow.peak) < by_day]
    other = _poisson_times(flow.direct, chance, end)
    order = [*((time, False) for time in emergency), *((time, True) for time in other)]
    count = len(order)
    patience = chance.exponential(flow.patience or 1.0, count)
    treatment = chance.exponential(flow.treatment, count)
    stays = _stays(flow, chance, count)
    admitted = chance.random(count) < flow.admitted
    return [
        _Patient(
            arrives=float(time),
            direct=direct,
            admitted=bool(admitted[place]),
            patience=float(patience[place]),
            treatment=_shorter(float(treatment[place]), flow.shorter_treatment),
            stay=_shorter(float(stays[place]), flow.shorter_stay),
        )
        for place, (time, direct) in sorted(enumerate(order), key=lambda one: one[1][0])
    ]


def _poisson_times(
    rate: float, chance: "np.random.Generator", end: float
) -> "np.ndarray[Any, Any]":
    import numpy as np

    return np.sort(chance.random(int(chance.poisson(rate * end))) * end)


def _stays(flow: Flow, chance: "np.random.Generator", count: int) -> "np.ndarray[Any, Any]":
    """Draw stays from a gamma distribution, which is exponential where the spread is one."""
    shape = 1 / flow.spread**2
    return chance.gamma(shape, flow.stay / shape, count)


def _shorter(time: float, cut: float) -> float:
    return max(time / 10, time - cut)


def _beds_taken(flow: Flow, chance: "np.random.Generator") -> list[float]:
    """Fill the beds as they would be after a long time, so that the warm-up can be short."""
    wanted = (flow.direct + flow.admitted * flow.arrivals) * flow.stay
    taken = min(flow.beds, round(wanted))
    return [float(rest) for rest in chance.exponential(flow.stay, taken)]


class _Ward:
    """The rooms, the beds, and what is measured; one for each run."""

    def __init__(self, clock: "Environment", flow: Flow, start: float, end: float) -> None:
        from simpy import Resource

        self._clock = clock
        self._flow = flow
        self._start = start
        self._end = end
        self._rooms: Resource = Resource(clock, flow.rooms)
        self._beds: Resource = Resource(clock, flow.beds)
        self.measured = Measured(hours=end - start, beds=flow.beds)

    def open_doors(self, patients: list[_Patient]) -> Generator[Any, Any, None]:
        for patient in patients:
            yield self._clock.timeout(patient.arrives - self._clock.now)
            self._clock.process(
                self.lies_in(patient.stay) if patient.direct else self._comes(patient)
            )

    def lies_in(self, stay: float) -> Generator[Any, Any, None]:
        with self._beds.request() as bed:
            if not bed.triggered:
                yield bed
            yield from self._stays(stay)

    def _stays(self, stay: float) -> Generator[Any, Any, None]:
        begin = self._clock.now
        # Counted ahead, because those still in bed at the end are not woken again.
        inside = min(begin + stay, self._end) - max(begin, self._start)
        self.measured.bed_hours += max(0.0, inside)
        yield self._clock.timeout(stay)

    def _comes(self, patient: _Patient) -> Generator[Any, Any, None]:
        came = self._clock.now
        counts = came >= self._start
        self.measured.arrived += counts
        room = self._rooms.request()
        if not room.triggered:
            if self._flow.patience:
                yield room | self._clock.timeout(patient.patience)
            else:
                yield room
        if not room.triggered:
            room.cancel()
            self.measured.left += counts
            return
        if counts:
            self.measured.waits.append(self._clock.now - came)
        yield self._clock.timeout(patient.treatment)
        if not patient.admitted:
            self._rooms.release(room)
            return
        asked = self._clock.now
        bed = self._beds.request()
        if not bed.triggered:
            yield bed
        if asked >= self._start:
            self.measured.boarded.append(self._clock.now - asked)
        self._rooms.release(room)
        yield from self._stays(patient.stay)
        self._beds.release(bed)
