"""Pay: a service from its parts, a subsidy per provider, hours that are documented or not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prebrief.casebook.pay.inputs import Pay
from prebrief.casebook.pay.own_table import read
from prebrief.casebook.registry import find
from prebrief.casebook.tables import rows_of
from prebrief.errors import InputError
from unit.casebook.harness import value, worked

CASE = find("pay")


def test_a_visit_is_paid_by_its_three_parts() -> None:
    inputs = {"work_rvu": 1.92, "expense_rvu": 1.90, "malpractice_rvu": 0.14}
    assert value(CASE, "payment", **inputs, conversion_factor=33.40) == pytest.approx(
        (1.92 + 1.90 + 0.14) * 33.40
    )
    assert worked(CASE, **inputs, factor_year="2026").figure("payment").display == "$132.26"
    indexed = inputs | {"work_index": 1.05, "expense_index": 0.9, "malpractice_index": 0.5}
    assert value(CASE, "payment", **indexed, conversion_factor=10) == pytest.approx(
        10 * (1.92 * 1.05 + 1.90 * 0.9 + 0.14 * 0.5)
    )


@pytest.mark.parametrize(
    ("year", "factor"), [("2025", 32.3465), ("2026", 33.40), ("2026 qualifying", 33.57)]
)
def test_the_conversion_factor_is_the_years(year: str, factor: float) -> None:
    one = {"work_rvu": 1, "expense_rvu": 0, "malpractice_rvu": 0}
    assert value(CASE, "payment", **one, factor_year=year) == pytest.approx(factor)
    lapsed = {fact.id for fact in worked(CASE, factor_year=year).facts if fact.lapsed}
    assert ("f.cf_2025" in lapsed) == (year == "2025")


def test_the_efficiency_cut_takes_from_work_only() -> None:
    one = {"work_rvu": 2, "expense_rvu": 1, "malpractice_rvu": 0, "conversion_factor": 100}
    assert value(CASE, "payment", **one, efficiency_cut=True) == pytest.approx(195 + 100)


def test_subsidy_is_expense_less_revenue_for_each_provider() -> None:
    inputs = {"net_revenue": 6e6, "expense": 8.4e6, "providers": 10}
    assert value(CASE, "subsidy", **inputs) == pytest.approx(240_000)
    assert value(CASE, "above_median", **inputs) == pytest.approx(240_000 - 237_911)


def test_half_the_hours_is_twice_the_rate() -> None:
    inputs = {
        "director_pay": 36_000,
        "contracted_hours": 240,
        "documented_hours": 120,
        "market_low": 129,
        "market_middle": 150,
        "market_high": 179,
    }
    assert value(CASE, "contract_rate", **inputs) == pytest.approx(150)
    assert value(CASE, "rate", **inputs) == pytest.approx(300)
    assert value(CASE, "unexplained", **inputs) == pytest.approx(36_000 - 120 * 179)
    assert worked(CASE, **inputs).checks[-1].verdict == "not_met"
    assert worked(CASE, **inputs | {"documented_hours": 240}).checks[-1].verdict == "met"


def test_no_hours_support_no_pay() -> None:
    solution = worked(CASE, documented_hours=0)
    assert solution.figure("rate").value is None
    assert solution.figure("unexplained").value == 36_000
    assert "nothing supports" in solution.headline


@settings(max_examples=60, deadline=None)
@given(hours=st.floats(0, 4_000), more=st.floats(0, 500), paid=st.floats(0, 1e6))
def test_more_documented_hours_never_leave_more_unexplained(
    hours: float, more: float, paid: float
) -> None:
    few = value(CASE, "unexplained", documented_hours=hours, director_pay=paid)
    many = value(
        CASE, "unexplained", documented_hours=min(4_000.0, hours + more), director_pay=paid
    )
    assert 0 <= many <= few + 1e-6 <= paid + 2e-6


def test_a_range_that_does_not_rise_is_refused() -> None:
    with pytest.raises(InputError):
        worked(CASE, market_low=200, market_high=100)
    with pytest.raises(InputError) as caught:
        worked(CASE, market_high=1)
    assert "market_high" in caught.value.message


def test_only_hours_with_a_day_and_a_duty_are_documented() -> None:
    log = (
        b"Date,Hours,Activity\n2026-01-05,2.5,protocol review\n,3,rounds\n1/9/2026,4,\n1/9/26,1,x\n"
    )
    assert read(rows_of(log), Pay()).documented_hours == 3.5
    with pytest.raises(InputError) as caught:
        read(rows_of(b"date,hours,duty\nsoon,1,x\n"), Pay())
    assert caught.value.where == "row 2, column date"
