"""The revenue cycle: denied is not lost, days are days, freed cash comes once."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prebrief.casebook.case import run
from prebrief.casebook.registry import find
from prebrief.casebook.tables import rows_of
from prebrief.errors import InputError
from unit.casebook.harness import facts, value, worked

CASE = find("revenue-cycle")
shares = st.floats(0, 100)


def test_fewer_denials_are_worth_what_would_have_been_lost_and_the_rework() -> None:
    inputs = {
        "claims_per_month": 500,
        "allowed_per_claim": 1_200,
        "denial_rate_before": 12,
        "denial_rate_after": 3,
        "paid_in_the_end": 70,
        "rework_per_claim": 57.23,
    }
    assert value(CASE, "denials_avoided", **inputs) == pytest.approx(45)
    assert value(CASE, "first_pass_dollars", **inputs) == pytest.approx(54_000)
    assert value(CASE, "cash_kept", **inputs) == pytest.approx(16_200)
    assert round(value(CASE, "rework_saved", **inputs)) == 2_575
    assert round(value(CASE, "gain_month", **inputs)) == 18_775
    assert round(value(CASE, "gain_year", **inputs)) == 225_304
    assert worked(CASE, **inputs).figure("gain_year").display == "$225,304 a year"


def test_the_benchmarks_stand_in_and_are_listed_with_their_source() -> None:
    solution = worked(CASE)
    assert round(value(CASE, "gain_year")) == 225_304
    used = {fact.id: fact for fact in solution.facts}
    assert used["f.denial_rework_cost"].display == "$57.23"
    assert used["f.denials_overturned"].source
    assert "f.denial_rework_cost" not in {f.id for f in worked(CASE, rework_per_claim=50).facts}


def test_a_third_less_waiting_is_under_sixty_days() -> None:
    inputs = {"credentialing_days_before": 90, "credentialing_cut": 35}
    assert value(CASE, "credentialing_days", **inputs) == pytest.approx(58.5)
    assert value(CASE, "days_saved", **inputs) == pytest.approx(31.5)
    assert value(CASE, "credentialing_value", **inputs, hires=0) == 0
    assert value(
        CASE, "credentialing_value", **inputs, hires=2, net_revenue_per_day=1_000
    ) == pytest.approx(63_000)


def test_days_in_receivables_divide_by_a_day_of_the_same_revenue() -> None:
    inputs = {"receivables": 4_000_000, "net_revenue": 36_500_000}
    assert value(CASE, "days_in_receivables", **inputs) == pytest.approx(40)
    assert value(CASE, "cash_released", **inputs) == pytest.approx(0)
    assert value(CASE, "cash_released", receivables=5e6, net_revenue=36.5e6) == pytest.approx(1e6)
    # A hospital's usual range is wider.
    hospital = {"receivables": 5e6, "net_revenue": 36.5e6, "setting": "hospital"}
    assert value(CASE, "cash_released", **hospital) == 0


@settings(max_examples=60, deadline=None)
@given(before=shares, after=shares, more=shares, paid=shares)
def test_more_denials_never_earn_more(
    before: float, after: float, more: float, paid: float
) -> None:
    worse = min(100.0, after + more)
    fixed = {"denial_rate_before": before, "paid_in_the_end": paid}
    better_gain = value(CASE, "gain_year", **fixed, denial_rate_after=after)
    worse_gain = value(CASE, "gain_year", **fixed, denial_rate_after=worse)
    assert worse_gain <= better_gain + 1e-6


@settings(max_examples=60, deadline=None)
@given(paid=shares, more=shares)
def test_the_more_was_paid_anyway_the_smaller_the_gain(paid: float, more: float) -> None:
    less = value(CASE, "gain_year", paid_in_the_end=min(100.0, paid + more))
    assert less <= value(CASE, "gain_year", paid_in_the_end=paid) + 1e-6


@settings(max_examples=60, deadline=None)
@given(paid=shares, before=shares, after=shares)
def test_the_parts_add_up(paid: float, before: float, after: float) -> None:
    solution = worked(
        CASE, paid_in_the_end=paid, denial_rate_before=before, denial_rate_after=after
    )
    waterfall = solution.charts[0].series[0].marks
    assert sum(m.value for m in waterfall[:-1]) == pytest.approx(waterfall[-1].value)
    gain = solution.figure("gain_year").value
    assert waterfall[-1].value == pytest.approx(gain)


def rows(csv: str) -> dict[str, Any]:
    assert CASE.own_table
    inputs = CASE.own_table.read(rows_of(csv.encode()), CASE.inputs())
    return inputs.model_dump()


def test_ones_own_months_give_the_rates_and_a_control_chart() -> None:
    before = "\n".join(f"2025-{m:02},1000,120,before" for m in range(1, 7))
    after = "\n".join(f"2025-{m:02},1000,30,after" for m in range(7, 13))
    inputs = rows(f"Month,Claims,Denials,Phase\n{before}\n{after}\n")
    assert inputs["denial_rate_before"] == pytest.approx(12)
    assert inputs["denial_rate_after"] == pytest.approx(3)
    chart = run(CASE, inputs, facts()).charts[-1]
    assert chart.kind == "control"
    assert [mark.flag for mark in chart.series[0].marks] == [""] * 6 + ["below the limit"] * 6
    assert chart.guides[0].value == pytest.approx(12)


@pytest.mark.parametrize(
    ("csv", "names"),
    [
        ("month,claims\n2025-01,5\n", "denied"),
        ("month,claims,denied\n2025-01,5,x\n", "denied"),
        ("month,claims,denied\n2025-01,5,\n", "denied"),
        ("month,claims,denied\n2025-01,5,6\n", "denied"),
    ],
)
def test_a_table_at_fault_is_named_by_row_and_column(csv: str, names: str) -> None:
    with pytest.raises(InputError) as caught:
        rows(csv)
    assert names in caught.value.message


def test_a_rise_in_denials_is_called_a_loss() -> None:
    solution = worked(CASE, denial_rate_before=3, denial_rate_after=12)
    assert (solution.figure("gain_year").value or 0) < 0
    assert any("losses" in caution for caution in solution.cautions)
