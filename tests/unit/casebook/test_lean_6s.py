"""6S: minutes are time before they are money, and safety may veto a tidy room."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prebrief.casebook.case import run
from prebrief.casebook.inputs import read_inputs
from prebrief.casebook.lean_6s.inputs import PILLARS, Audit
from prebrief.casebook.lean_6s.sums import areas, mean, overdue, pillars
from prebrief.casebook.registry import find
from prebrief.casebook.tables import rows_of
from prebrief.errors import InputError
from unit.casebook.harness import TODAY, facts, value, worked

CASE = find("lean-6s")
scores = st.integers(1, 5)


def audit(area: str = "A", when: str = "2026-01-01", **given: int) -> dict[str, Any]:
    return {"area": area, "when": when, **dict.fromkeys(PILLARS, 4), **given}


def test_minutes_found_and_miles_not_walked() -> None:
    inputs = {"staff": 60, "shifts": 156, "minutes": 25, "freed": 20, "hourly": 50}
    assert value(CASE, "search_hours", **inputs) == pytest.approx(3_900)
    assert value(CASE, "hours_freed", **inputs) == pytest.approx(780)
    assert value(CASE, "time_value", **inputs) == pytest.approx(39_000)
    assert round(value(CASE, "miles", visits=45_000, feet=300)) == 2_557
    assert worked(CASE, **inputs).figure("time_value").display == "$39,000 a year"


def test_time_is_no_cash_until_a_shift_or_a_visit_changes() -> None:
    money = {"waste": 40_000, "waste_cut": 25, "programme_cost": 16_000}
    assert value(CASE, "net", **money, to_cash=0) == pytest.approx(-6_000)
    assert value(CASE, "net", **money, to_cash=50) == pytest.approx(13_500)
    assert value(CASE, "net_with_time", **money) == pytest.approx(33_000)
    assert value(CASE, "payback", **money, to_cash=0) == pytest.approx(19.2)
    never = worked(CASE, waste=0, to_cash=0).figure("payback")
    assert never.value is None
    assert "never" in never.display


@settings(max_examples=60, deadline=None)
@given(
    minutes=st.floats(0, 700),
    freed=st.floats(0, 100),
    cash=st.floats(0, 100),
    more=st.floats(0, 100),
)
def test_what_is_found_is_part_of_what_was_lost(
    minutes: float, freed: float, cash: float, more: float
) -> None:
    inputs = {"minutes": minutes, "freed": freed, "to_cash": cash}
    solution = worked(CASE, **inputs)
    found, lost = solution.figure("hours_freed").value, solution.figure("search_hours").value
    assert 0 <= (found or 0) <= (lost or 0) + 1e-6
    assert (solution.figure("cash").value or 0) <= (solution.figure("time_value").value or 0) + 1e-6
    assert (
        value(CASE, "net", **(inputs | {"to_cash": min(100.0, cash + more)}))
        >= (solution.figure("net").value or 0) - 1e-6
    )
    marks = solution.charts[-1].series[0].marks
    assert sum(mark.value for mark in marks[:-1]) == pytest.approx(marks[-1].value, abs=1e-3)


@settings(max_examples=80, deadline=None)
@given(safety=scores, rest=scores, veto=scores)
def test_safety_fails_an_area_whatever_the_rest(safety: int, rest: int, veto: int) -> None:
    entry = audit(**(dict.fromkeys(PILLARS, rest) | {"safety": safety}))
    failed = value(CASE, "areas_failed", audits=[entry], veto=veto)
    assert failed == (safety <= veto or (5 * rest + safety) / 6 < 3)


def test_a_tidy_room_that_is_not_safe() -> None:
    entry = audit(**(dict.fromkeys(PILLARS, 5) | {"safety": 2}))
    solution = worked(CASE, audits=[entry])
    assert solution.checks[0].verdict == "not_met"
    assert "fails on safety" in solution.tables[0].rows[0][-1]
    assert any("not safe" in caution for caution in solution.cautions)
    assert worked(CASE, audits=[entry], veto=1).checks[0].verdict == "met"
    assert worked(CASE, audits=[]).checks[0].verdict == "unknown"


def test_the_last_audit_of_each_area_counts_in_whatever_order_they_come() -> None:
    early, late = audit("A", "2025-01-01", sort=1), audit("A", "2026-01-02", sort=5)
    for order in ([early, late], [late, early]):
        solution = worked(CASE, audits=[*order, audit("B")])
        assert solution.figure("score").value == pytest.approx((25 / 6 + 4) / 2)
        assert solution.figure("change").value == pytest.approx(4 / 6)
    assert worked(CASE, audits=[audit()]).figure("change").value is None


def test_a_gain_has_to_last_a_year() -> None:
    def held(days: int, after: int) -> str:
        last = (date(2025, 1, 1) + timedelta(days=days)).isoformat()
        first = audit("A", "2025-01-01", sort=3)
        return worked(CASE, audits=[first, audit("A", last, sort=after)]).checks[1].verdict

    assert held(365, 4) == "met"
    assert held(200, 4) == "not_met"
    assert held(400, 2) == "not_met"


def test_a_fall_in_safety_is_named() -> None:
    worse = [audit("ED", "2025-01-01", safety=5), audit("ED", "2026-01-01", safety=4)]
    assert any(
        "Safety fell" in caution and "ED" in caution
        for caution in worked(CASE, audits=worse).cautions
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(*[scores] * 6), min_size=1, max_size=8))
def test_pillars_and_areas_have_the_same_mean(rows: list[tuple[int, ...]]) -> None:
    audits = [
        read_inputs(Audit, audit(str(place)) | dict(zip(PILLARS, row, strict=True)))
        for place, row in enumerate(rows)
    ]
    found = areas(audits, veto=2)
    by_pillar = pillars(found)
    by_area = [mean(area.last) for area in found]
    assert sum(by_pillar.values()) / 6 == pytest.approx(sum(by_area) / len(by_area))
    assert all(1 <= one <= 5 for one in by_pillar.values())


def test_tags_grow_overdue() -> None:
    def tag(days: int, *, decided: bool = False) -> dict[str, Any]:
        opened = (TODAY - timedelta(days=days)).isoformat()
        return {"item": "x", "opened": opened, "decided": decided, "value": 10}

    tags = [tag(15), tag(14), tag(90, decided=True)]
    solution = worked(CASE, tags=tags, tag_days=14)
    assert solution.figure("tags_open").value == 2
    assert solution.figure("tags_overdue").value == 1
    assert solution.figure("tags_value").value == 30
    assert [row[4] for row in solution.tables[1].rows] == ["overdue", "open", "decided"]
    assert overdue((), TODAY, 14) == []


def test_a_promise_above_the_promoters_own_is_doubted() -> None:
    assert any("promoters" in caution for caution in worked(CASE, freed=35).cautions)
    assert not any("promoters" in caution for caution in worked(CASE, freed=15).cautions)


def test_ones_own_audits() -> None:
    assert CASE.own_table
    head = b"Area,Date,Sort,Set in order,Shine,Standardise,Sustain,Safety\n"
    table = head + b"ED,2026-03-01,3,4,3,2,2,4\nED,9/1/2026,4,4,4,3,3,4\n"
    inputs = CASE.own_table.read(rows_of(table), CASE.inputs())
    solution = run(CASE, inputs, facts())
    assert solution.figure("score").value == pytest.approx(22 / 6)
    for row in (b"ED,2026-03-01,3,4,3,2,2,\n", b"ED,2026-03-01,3,4,3,2,2,6\n"):
        with pytest.raises(InputError):
            CASE.own_table.read(rows_of(head + row), CASE.inputs())
