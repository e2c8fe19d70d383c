"""Throughput: days are valued at what varies, queues behave as theory says."""

from dataclasses import replace
from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prebrief.casebook.registry import find
from prebrief.casebook.tables import rows_of
from prebrief.casebook.throughput.flow import Flow, run_flow
from prebrief.casebook.throughput.queue import chance_of_longer, chance_of_waiting, mean_wait
from prebrief.casebook.throughput.sums import geometric_stay, mean_stay
from prebrief.errors import InputError
from unit.casebook.harness import value, worked

CASE = find("throughput")
STATION = Flow(
    arrivals=3.0,
    peak=0.0,
    rooms=8,
    treatment=2.0,
    patience=0.0,
    admitted=0.0,
    direct=0.0,
    beds=1,
    stay=1.0,
    spread=1.0,
    days=300,
)
"""Even arrivals, exponential treatment, nobody leaves: M/M/8 at three quarters of its capacity."""


def test_one_long_stay_moves_the_mean_and_hardly_the_geometric_mean() -> None:
    assert mean_stay([2, 3, 4, 12]) == pytest.approx(5.25)
    assert round(geometric_stay([2, 3, 4, 12]), 2) == 4.12
    solution = worked(CASE, simulate=False)
    assert solution.figure("sample_mean").display == "5.25 days"
    assert solution.figure("sample_geometric").display == "4.12 days"


@settings(max_examples=60, deadline=None)
@given(days=st.lists(st.floats(0.1, 300), min_size=1, max_size=40))
def test_the_geometric_mean_is_never_above_the_mean(days: list[float]) -> None:
    assert min(days) - 1e-9 <= geometric_stay(days) <= mean_stay(days) + 1e-9


def test_days_become_beds_and_dollars() -> None:
    inputs = {
        "discharges": 10_000,
        "alos": 5.0,
        "expected_stay": 4.6,
        "days_cut": 0.365,
        "occupancy": 80,
        "variable_day": 500,
        "average_day": 3_000,
        "programme_cost": 1_000_000,
        "simulate": False,
    }
    assert value(CASE, "excess_days", **inputs) == pytest.approx(4_000)
    assert value(CASE, "saved_days", **inputs) == pytest.approx(3_650)
    assert value(CASE, "beds_freed", **inputs) == pytest.approx(12.5)
    assert value(CASE, "saving", **inputs) == pytest.approx(1_825_000)
    assert value(CASE, "at_average", **inputs) == pytest.approx(10_950_000)
    assert value(CASE, "net", **inputs) == pytest.approx(825_000)
    assert value(CASE, "stay_index", **inputs) == pytest.approx(5 / 4.6)


def test_capacity_is_money_only_where_it_is_filled() -> None:
    inputs = {"base_payment": 6_848, "cmi": 1.5, "simulate": False}
    assert value(CASE, "payment", **inputs) == pytest.approx(10_272)
    assert value(CASE, "filled_payment", **inputs, filled=0) == 0
    half = value(CASE, "filled_payment", **inputs, filled=50)
    assert half == pytest.approx(value(CASE, "room_for", **inputs) * 10_272 / 2)


def test_the_emergency_department() -> None:
    inputs = {
        "ed_visits": 50_000,
        "left_share": 4.8,
        "left_target": 2.8,
        "visit_margin": 150,
        "boarders": 12,
        "boarding": 300,
        "boarding_target": 120,
        "simulate": False,
    }
    assert value(CASE, "left", **inputs) == pytest.approx(2_400)
    assert value(CASE, "recovered", **inputs) == pytest.approx(1_000)
    assert value(CASE, "recovered_margin", **inputs) == pytest.approx(150_000)
    assert value(CASE, "boarding_rooms", **inputs) == pytest.approx(2.5)
    assert value(CASE, "boarding_over", **inputs) == pytest.approx(12 * 365 * 3)
    assert value(CASE, "recovered", **(inputs | {"left_share": 1})) == 0


def test_shorter_turnovers_rarely_add_a_case() -> None:
    rooms = {"cases": 4, "case_minutes": 75, "turnover": 32, "staffed": 480, "simulate": False}
    assert value(CASE, "or_utilization", **rooms) == pytest.approx(82.5)
    assert value(CASE, "minutes_freed", **rooms, turnover_cut=5) == pytest.approx(15)

    def adds(**changes: float) -> str:
        return worked(CASE, **(rooms | changes)).checks[2].verdict

    assert adds(turnover_cut=5) == "not_met"
    # 84 minutes are spare; a fifth case needs 75 and a turnover, 107, or 97 after the cut.
    assert adds(turnover_cut=10) == "met"


@settings(max_examples=80, deadline=None)
@given(servers=st.integers(1, 200), used=st.floats(0.05, 0.99), hours=st.floats(0.1, 200))
def test_erlang_keeps_its_laws(servers: int, used: float, hours: float) -> None:
    rate = servers * used / hours
    chance = chance_of_waiting(rate, hours, servers)
    assert chance is not None
    assert 0 <= chance <= 1 + 1e-9
    one_more = chance_of_waiting(rate, hours, servers + 1)
    assert one_more is not None
    assert one_more <= chance + 1e-9
    if servers == 1:
        # M/M/1: those who find it busy wait.
        assert chance == pytest.approx(used)
        assert mean_wait(rate, hours, 1) == pytest.approx(used * hours / (1 - used))
    assert chance_of_longer(rate, hours, servers, 0) == pytest.approx(chance)


def test_two_servers_as_the_textbook_has_it() -> None:
    # For M/M/2 at load r the chance of waiting is 2 r² / (1 + r).
    assert chance_of_waiting(1.5, 1.0, 2) == pytest.approx(2 * 0.75**2 / 1.75)
    assert chance_of_waiting(2.0, 1.0, 2) is None
    assert mean_wait(3.0, 1.0, 2) is None


def test_the_simulated_emergency_rooms_wait_as_theory_says() -> None:
    seen = run_flow(STATION, most=20_000)
    theory = mean_wait(STATION.arrivals, STATION.treatment, STATION.rooms)
    assert theory is not None
    assert len(seen.waits) > 15_000
    assert seen.wait == pytest.approx(theory, rel=0.1)
    waited = sum(wait > 0 for wait in seen.waits) / len(seen.waits)
    chance = chance_of_waiting(STATION.arrivals, STATION.treatment, STATION.rooms)
    assert waited == pytest.approx(chance or 0, abs=0.03)
    longer = sum(wait > 1 for wait in seen.waits) / len(seen.waits)
    expected = chance_of_longer(STATION.arrivals, STATION.treatment, STATION.rooms, 1.0)
    assert longer == pytest.approx(expected or 0, abs=0.02)


def test_the_simulated_beds_wait_as_theory_says() -> None:
    """Rooms without limit hand on a Poisson stream, so that the beds are M/M/c as well."""
    flow = replace(STATION, rooms=400, admitted=1.0, beds=6, stay=1.2, treatment=1.0)
    drawn = [run_flow(flow, seed=seed, most=9_000) for seed in range(4)]
    theory = mean_wait(3.0, 1.2, 6)
    assert all(seen.wait == 0 for seen in drawn)
    assert sum(seen.boarding for seen in drawn) / 4 == pytest.approx(theory or 0, rel=0.1)
    assert sum(seen.occupancy for seen in drawn) / 4 == pytest.approx(60, abs=1.5)


def test_boarders_block_the_rooms_and_patients_leave() -> None:
    full = replace(
        STATION, rooms=12, admitted=0.3, beds=20, stay=20.0, patience=1.0, days=60, peak=0.5
    )
    seen, relieved = run_flow(full), run_flow(replace(full, beds=30))
    assert relieved.boarding < seen.boarding
    assert relieved.left_share < seen.left_share
    assert relieved.wait < seen.wait
    # The same people came: the draws don't depend on the change.
    assert relieved.arrived == seen.arrived


@settings(max_examples=15, deadline=None)
@given(
    rooms=st.integers(1, 20),
    beds=st.integers(1, 40),
    patience=st.floats(0, 4),
    spread=st.floats(0.3, 2),
    cut=st.floats(0, 40),
)
def test_nobody_is_lost_and_no_bed_is_used_twice(
    rooms: int, beds: int, patience: float, spread: float, cut: float
) -> None:
    flow = replace(
        STATION,
        rooms=rooms,
        beds=beds,
        patience=patience,
        spread=spread,
        shorter_stay=cut,
        admitted=0.4,
        stay=18.0,
        days=20,
    )
    seen = run_flow(flow, most=1_000)
    assert seen.left + len(seen.waits) <= seen.arrived
    assert 0 <= seen.occupancy <= 100 + 1e-6
    assert patience or seen.left == 0
    assert min([*seen.waits, *seen.boarded], default=inf) >= 0


def test_the_change_is_tested_on_the_same_patients_and_helps() -> None:
    solution = worked(CASE)
    for name in ("boarding", "left", "occupancy"):
        before, after = solution.figure(f"{name}_before"), solution.figure(f"{name}_after")
        assert (after.value or 0) < (before.value or 0)
    none = worked(CASE, change_stay=0)
    assert none.figure("boarding_before").value == none.figure("boarding_after").value


def test_more_patients_than_beds_is_said_in_words() -> None:
    solution = worked(CASE, beds=50, simulate=False)
    assert solution.figure("theory_wait").value is None
    assert "without end" in solution.figure("theory_wait").display
    assert solution.figure("boarding_before").display == "not simulated"


def test_ones_own_stays() -> None:
    assert CASE.own_table
    table = b"LOS,Expected LOS,DRG weight\n2,3,1.0\n3,3,1.2\n4,4,1.4\n12,6,2.4\n,5,1\n"
    inputs = CASE.own_table.read(rows_of(table), CASE.inputs())
    assert inputs.alos == pytest.approx(5.25)
    assert inputs.discharges == 4
    assert inputs.cmi == pytest.approx(1.4)
    assert len(inputs.stays) == 4
    many = "days\n" + "\n".join(str(1 + place % 9) for place in range(1_000))
    long = CASE.own_table.read(rows_of(many.encode()), CASE.inputs())
    assert len(long.stays) == 200
    assert mean_stay([one.days for one in long.stays]) == pytest.approx(long.alos, rel=0.02)
    with pytest.raises(InputError, match="above zero"):
        CASE.own_table.read(rows_of(b"days,expected\n0,3\n"), CASE.inputs())


def test_the_longest_and_fullest_simulation_ends() -> None:
    solution = worked(CASE, simulated_days=365, flow_arrivals=1_000, ed_rooms=500, beds=3_000)
    assert 0 <= (solution.figure("occupancy_before").value or 0) <= 100
