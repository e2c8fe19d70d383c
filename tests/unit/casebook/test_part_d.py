"""The drug benefit: four payers, three phases, and drugs that stop at the counter."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prebrief.casebook.registry import find
from prebrief.casebook.tables import rows_of
from prebrief.errors import InputError
from unit.casebook.harness import value, worked

CASE = find("part-d")
PAYERS = ("member", "maker", "plan", "medicare")
spending = st.floats(0, 200_000)
kinds = st.sampled_from(["brand", "generic"])


@pytest.mark.parametrize(
    ("year", "threshold", "shares"),
    [
        ("2026", 6_555, (2_100, 3_283, 11_928, 2_689)),
        ("2025", 6_230, (2_000, 3_318, 11_928, 2_754)),
    ],
)
def test_a_dear_brand_in_each_year(year: str, threshold: float, shares: tuple[float, ...]) -> None:
    inputs = {"year": year, "price_per_month": 20_000 / 12, "months": 12}
    assert value(CASE, "threshold", **inputs) == pytest.approx(threshold)
    paid = tuple(round(value(CASE, payer, **inputs)) for payer in PAYERS)
    assert paid == shares


def test_a_generic_has_no_maker_discount() -> None:
    paid = {payer: value(CASE, payer, kind="generic", year="2026") for payer in PAYERS}
    # Initial phase of 5,940 after the deductible; 13,445 after the cap.
    assert paid["maker"] == 0
    assert paid["plan"] == pytest.approx(0.75 * 5_940 + 0.60 * 13_445)
    assert paid["medicare"] == pytest.approx(0.40 * 13_445)


def test_below_the_deductible_the_member_pays_all() -> None:
    assert value(CASE, "member", price_per_month=50, months=12) == pytest.approx(600)
    assert value(CASE, "plan", price_per_month=50, months=12) == 0


@settings(max_examples=60, deadline=None)
@given(gross=spending, before=spending, kind=kinds)
def test_the_shares_add_up_and_the_member_never_pays_above_the_cap(
    gross: float, before: float, kind: str
) -> None:
    inputs = {"price_per_month": gross / 12, "spent_before": before, "kind": kind}
    paid = {payer: value(CASE, payer, **inputs) for payer in PAYERS}
    assert sum(paid.values()) == pytest.approx(gross, abs=1e-6)
    assert min(paid.values()) >= -1e-6
    assert paid["member"] <= 2_100 + 1e-6


@settings(max_examples=40, deadline=None)
@given(gross=spending, more=spending, kind=kinds)
def test_nobody_pays_less_for_a_dearer_drug(gross: float, more: float, kind: str) -> None:
    for payer in PAYERS:
        cheap = value(CASE, payer, price_per_month=gross / 12, kind=kind)
        dear = value(CASE, payer, price_per_month=(gross + more) / 12, kind=kind)
        assert dear >= cheap - 1e-6


@settings(max_examples=30, deadline=None)
@given(price=st.floats(0, 20_000), months=st.integers(1, 12))
def test_the_months_add_up_to_the_year(price: float, months: int) -> None:
    solution = worked(CASE, price_per_month=price, months=months)
    for series in solution.charts[0].series:
        figure = solution.figure(series.name.lower())
        assert series.marks[-1].value == pytest.approx(figure.value, abs=1e-6)
        assert len(series.marks) == months


def test_entered_parameters_stand_in_for_a_year_that_is_not_known() -> None:
    assert value(CASE, "threshold", deductible=600, cap=2_400) == pytest.approx(7_800)
    with pytest.raises(InputError):
        worked(CASE, cap=100)
    with pytest.raises(InputError):
        worked(CASE, deductible=500, cap=100)


def test_last_years_benefit_is_marked_as_lapsed() -> None:
    solution = worked(CASE, year="2025")
    lapsed = {fact.id for fact in solution.facts if fact.lapsed}
    assert "f.part_d_cap_2025" in lapsed
    assert any("Out of date since 2025-12-31" in caution for caution in solution.cautions)


def test_drugs_that_stop_at_the_counter_are_found_before_discharge() -> None:
    prescriptions = [
        {"name": "a", "price": 400, "on_formulary": "no", "critical": True},
        {"name": "b", "price": 300, "prior_authorization": "yes"},
        {"name": "c", "price": 300, "prior_authorization": "yes", "approved": True},
        {"name": "d", "price": 10, "kind": "generic"},
        {"name": "e", "price": 10, "on_formulary": "unknown"},
    ]
    solution = worked(CASE, prescriptions=prescriptions, spent_before=0)
    assert solution.figure("stopped").value == 2
    assert solution.figure("not_looked_up").value == 1
    # 400 not covered, then 620 of covered drugs: 615 of deductible and a quarter of 5.
    assert solution.figure("first_fill").value == pytest.approx(400 + 615 + 0.25 * 5)
    rows = {row[0]: row for row in solution.tables[1].rows}
    assert "expedited" in rows["a"][3]
    assert rows["d"][1] == "dispensed"
    assert rows["e"][1].startswith("not looked up")


def test_ones_own_discharge_list() -> None:
    assert CASE.own_table
    csv = "Medication,Cost,PA,Formulary\nx,$120.50,yes,yes\ny,9,,\n"
    inputs = CASE.own_table.read(rows_of(csv.encode()), CASE.inputs())
    first, second = inputs.prescriptions
    assert (first.price, first.prior_authorization) == (120.5, "yes")
    assert second.on_formulary == "unknown"


def test_the_two_parts_are_set_side_by_side() -> None:
    answers = {"platform": "yes", "stop_loss": "yes", "reconciliation": "no"}
    solution = worked(CASE, **answers, members_in_part_c=900)
    part_c, part_d = next(t for t in solution.tables if "Part C and" in t.caption).rows
    assert part_c[1] == "900 members"
    assert part_c[4] == "2 of 6"
    assert part_c[5].startswith("coordinators")
    assert part_d[4] == "0 of 3"
    verdicts = {check.text: check.verdict for check in solution.checks}
    assert verdicts["Part C: stop-loss with a known attachment"] == "met"
    assert len(verdicts) == 9


def test_every_rule_of_the_plan_names_the_drugs_it_holds_for() -> None:
    drugs = [
        {"name": "a", "on_formulary": "no", "prior_authorization": "yes", "quantity_limit": "no"},
        {"name": "b", "on_formulary": "yes", "prior_authorization": "yes", "step_therapy": "yes"},
    ]
    solution = worked(CASE, prescriptions=drugs)
    reach = next(t for t in solution.tables if t.caption.startswith("Reach"))
    assert [row[1] for row in reach.rows] == ["a", "a, b", "b", "none"]
    ways = next(t for t in solution.tables if t.caption.startswith("How Medicare patients"))
    assert [row[0] for row in ways.rows][:2] == ["Part C, HMO", "Part C, PPO"]
