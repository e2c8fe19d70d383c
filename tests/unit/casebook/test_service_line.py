"""A service line: contribution, break-even, present value, leakage, mix."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prebrief.casebook.registry import find
from prebrief.casebook.service_line import sums
from prebrief.casebook.service_line.inputs import ServiceLine
from prebrief.casebook.tables import rows_of
from prebrief.errors import InputError
from unit.casebook.harness import value, worked

CASE = find("service-line")
PAYERS = [
    {"name": "commercial", "share": 30, "revenue": 20_000},
    {"name": "Medicare", "share": 70, "revenue": 10_000},
]


def test_contribution_and_break_even() -> None:
    inputs = {"payers": PAYERS, "variable_cost": 8_000, "fixed_cost": 1_000_000, "cases": 300}
    assert value(CASE, "revenue_per_case", **inputs) == pytest.approx(13_000)
    assert value(CASE, "margin_per_case", **inputs) == pytest.approx(5_000)
    assert value(CASE, "break_even", **inputs) == pytest.approx(200)
    assert value(CASE, "surplus", **inputs) == pytest.approx(500_000)


def test_break_even_really_breaks_even() -> None:
    even = value(CASE, "break_even")
    assert value(CASE, "surplus", cases=even) == pytest.approx(0, abs=1e-3)


def test_a_loss_on_each_case_never_breaks_even() -> None:
    solution = worked(CASE, payers=PAYERS, variable_cost=14_000)
    assert solution.figure("break_even").value is None
    assert "worse" in solution.headline


def test_present_value_and_payback() -> None:
    flows = (-1_000.0, 500.0, 500.0, 500.0)
    assert sums.present_value(flows, 0.0) == 500
    assert sums.present_value(flows, 0.1) == pytest.approx(
        -1_000 + 500 / 1.1 + 500 / 1.21 + 500 / 1.331
    )
    assert sums.payback(flows) == pytest.approx(2)
    assert sums.payback((-1_000.0, 400.0, 400.0, 400.0)) == pytest.approx(2.5)
    assert sums.payback((-1_000.0, 100.0)) is None
    assert sums.payback((0.0, 100.0)) == 0


flows = st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=12)


@settings(max_examples=100, deadline=None)
@given(years=flows, capital=st.floats(0, 1e6))
def test_payback_is_where_the_running_sum_turns(years: list[float], capital: float) -> None:
    whole = (-capital, *years)
    back = sums.payback(whole)
    if back is None:
        assert sum(whole) < 1e-6
    else:
        assert 0 <= back <= len(years)


@settings(max_examples=60, deadline=None)
@given(low=st.floats(0, 50), more=st.floats(0, 50), capital=st.floats(0, 1e7))
def test_a_higher_rate_never_makes_later_income_worth_more(
    low: float, more: float, capital: float
) -> None:
    fixed = {"capital": capital, "fixed_cost": 0, "growth": 0}
    high = min(50.0, low + more)
    assert value(CASE, "present_value", **fixed, discount=high) <= (
        value(CASE, "present_value", **fixed, discount=low) + 1e-3
    )


def test_capacity_holds_the_plan() -> None:
    held = sums.line(ServiceLine(capacity=100, cases=400, first_year=100))
    assert max(held.volumes) == 100
    assert held.cases == 100


def test_referrals_that_could_stay() -> None:
    inputs = {"referrals": 1_000, "out_of_network": 300, "recapture": 20, "conversion": 50}
    assert value(CASE, "leakage", **inputs) == pytest.approx(30)
    assert value(CASE, "recaptured_cases", **inputs) == pytest.approx(30)
    margin = value(CASE, "margin_per_case")
    assert value(CASE, "recaptured_worth", **inputs) == pytest.approx(30 * margin)
    assert any("never be paid" in caution for caution in worked(CASE).cautions)


def test_a_point_of_mix_costs_the_gap_times_the_cases() -> None:
    inputs = {"payers": PAYERS, "cases": 400, "shift": 1}
    assert value(CASE, "shift", **inputs) == pytest.approx(-0.01 * 10_000 * 400)
    assert value(CASE, "shift", **inputs | {"shift": -1}) == pytest.approx(40_000)
    # No more than all of the first payer's cases can leave it.
    assert value(CASE, "shift", **inputs | {"shift": 100}) == pytest.approx(-0.3 * 10_000 * 400)


def test_shares_must_make_a_whole() -> None:
    with pytest.raises(InputError) as caught:
        worked(CASE, payers=[PAYERS[0]])
    assert "100" in caught.value.message
    with pytest.raises(InputError):
        worked(CASE, referrals=10, out_of_network=20)


def test_ones_own_payers() -> None:
    assert CASE.own_table
    csv = "Payer class;Volume;Payments\nCommercial;30;$600,000\nMedicare;70;700000\nOther;0;0\n"
    inputs = CASE.own_table.read(rows_of(csv.encode()), ServiceLine())
    assert inputs.cases == 100
    assert [payer.revenue for payer in inputs.payers] == [20_000, 10_000]
    assert sums.revenue_per_case(inputs) == pytest.approx(13_000)
    with pytest.raises(InputError):
        CASE.own_table.read(rows_of(b"payer,cases,revenue\nx,0,0\n"), ServiceLine())
