"""A growth plan: funnel, cost and value of a client, the choice, the pilot, the legal line."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prebrief.casebook.growth_plan import sums
from prebrief.casebook.growth_plan.inputs import TITLES, GrowthPlan, Way
from prebrief.casebook.registry import find
from prebrief.casebook.tables import rows_of
from prebrief.errors import InputError
from unit.casebook.harness import value, worked

CASE = find("growth-plan")
ONE = {"model": "direct", "reached": 200, "meet": 100, "propose": 100, "close": 100}


def alone(**changes: object) -> list[dict[str, object]]:
    return [ONE | changes]


def test_cost_value_and_payback_of_a_client() -> None:
    """$90 of margin a month, 2.5% lost a month, $240,000 for 200 clients."""
    inputs = {"ways": alone(price=1_080, spend=240_000, lost=2.5), "margin": 100}
    assert value(CASE, "cac", **inputs) == pytest.approx(1_200)
    assert value(CASE, "ltv", **inputs) == pytest.approx(3_600)
    assert value(CASE, "ratio", **inputs) == pytest.approx(3.0)
    assert value(CASE, "payback", **inputs) == pytest.approx(13.33, abs=0.01)


def test_the_forecast_multiplies_the_stages() -> None:
    way = alone(reached=120, meet=40, propose=50, close=25, price=48_000)
    assert value(CASE, "won", ways=way) == pytest.approx(6)
    assert value(CASE, "forecast", ways=way) == pytest.approx(288_000)


def test_what_stands_behind_a_claimed_saving() -> None:
    """A fall of 15% that saves $1.2 million implies a bill of $8.0 million: 16 of 200 leave."""
    inputs = {"physicians": 200, "turnover": 8, "leaver_cost": 500_000}
    assert value(CASE, "leavers", **inputs) == pytest.approx(16)
    assert value(CASE, "bill", **inputs) == pytest.approx(8_000_000)
    assert value(CASE, "saving", **inputs) == pytest.approx(1_200_000)
    assert value(CASE, "net", **inputs, programme_cost=400_000) == pytest.approx(800_000)
    assert value(CASE, "even", **inputs, programme_cost=400_000) == pytest.approx(5)


def test_all_eight_ways_are_compared_and_one_of_them_leads() -> None:
    rows = worked(CASE).tables[0].rows
    assert {row[0] for row in rows} == set(TITLES.values())
    assert rows[0][0].lower() in worked(CASE).headline.lower()


@pytest.mark.parametrize("rewarded", ["partners", "clinicians", "patients", "users_of_a_product"])
def test_ways_that_pay_for_patients_are_barred(rewarded: str) -> None:
    plan = GrowthPlan.model_validate({"rewarded": rewarded, "care": True})
    ways = sums.ranked(plan, 3)
    barred = {one.name for one in ways if one.barred}
    assert barred
    assert barred <= {"partners", "community"}
    assert not ways[0].barred
    assert all(not one.barred for one in ways[: len(ways) - len(barred)])
    found = sums.accelerator(ways, plan)
    assert found is None or not found[0].barred
    solution = worked(CASE, rewarded=rewarded, care=True)
    assert solution.headline.startswith("Take the rewards")
    assert next(one for one in solution.checks if "rewarded" in one.text).verdict == "not_met"


def test_rewards_for_a_product_without_care_are_another_matter() -> None:
    solution = worked(CASE, rewarded="users_of_a_product", care=False)
    assert not solution.headline.startswith("Take the rewards")
    assert "crime" in solution.steps[0].text


def test_the_legal_line_stands_on_dated_facts() -> None:
    used = {fact.id for fact in worked(CASE).facts}
    assert {"f.stark_nonmonetary_2026", "f.fca_multiple", "f.ltv_cac_target"} <= used


def test_where_no_way_is_sound_none_is_recommended() -> None:
    solution = worked(CASE, ways=alone(price=100, spend=1_000_000))
    assert "No way keeps all limits" in solution.headline
    assert any("Do not start" in line for line in solution.cautions)
    assert worked(CASE, ways=alone(reached=0)).figure("cac").value is None


def test_capacity_holds_growth_back() -> None:
    free = value(CASE, "forecast", ways=alone(), capacity=200)
    assert value(CASE, "forecast", ways=alone(), capacity=50) == pytest.approx(free / 4)
    served = next(one for one in worked(CASE, capacity=1).checks if "served" in one.text)
    assert served.verdict == "not_met"


def test_a_pilot_decides_only_when_its_count_does() -> None:
    ways = alone(reached=1_000, meet=50, propose=50, close=40, price=12_000, spend=150_000)
    needed = value(CASE, "needed", ways=ways)
    verdicts = []
    for won, reached in ((0, 1_000), (120, 1_000), (int(needed * 0.3), 30)):
        check = next(
            one
            for one in worked(CASE, ways=ways, pilot_reached=reached, pilot_won=won).checks
            if "pilot" in one.text
        )
        verdicts.append(check.verdict)
    assert verdicts == ["not_met", "met", "unknown"]
    with pytest.raises(InputError):
        worked(CASE, pilot_reached=1, pilot_won=2)


@given(reached=st.integers(1, 5_000), part=st.floats(0, 1))
def test_an_interval_holds_what_was_seen(reached: int, part: float) -> None:
    won = round(part * reached)
    low, high = sums.interval(won, reached)
    assert 0 <= low <= 100 * won / reached + 1e-9
    assert 100 * won / reached - 1e-9 <= high <= 100


shares = st.floats(0, 100)


@settings(max_examples=60, deadline=None)
@given(meet=shares, propose=shares, close=shares, lost=st.floats(0.1, 50), spend=st.floats(0, 1e6))
def test_a_funnel_only_narrows_and_more_loss_is_never_worth_more(
    meet: float, propose: float, close: float, lost: float, spend: float
) -> None:
    plan = GrowthPlan()
    way = Way(meet=meet, propose=propose, close=close, lost=lost, spend=spend)
    case = sums.worked(way, plan)
    assert list(case.stages) == sorted(case.stages, reverse=True)
    worse = sums.worked(way.model_copy(update={"lost": lost * 1.5}), plan)
    assert worse.value <= case.value
    assert worse.worth <= case.worth + 1e-6


def test_the_accelerator_is_taken_only_if_it_pays() -> None:
    plan = GrowthPlan(lift=0)
    assert sums.accelerator(sums.ranked(plan, 3), plan) is None
    plan = GrowthPlan(lift=50, accelerator_part=10)
    found = sums.accelerator(sums.ranked(plan, 3), plan)
    assert found
    assert found[1].worth > sums.ranked(plan, 3)[0].case.worth


def test_cash_ends_where_the_sums_lead() -> None:
    plan = GrowthPlan()
    case = sums.worked(plan.ways[0].model_copy(update={"lost": 0.01, "cycle": 0}), plan)
    cash = sums.cash(case, 24)
    assert cash[0] == 0
    # A year of spending, and clients that come month by month and stay.
    months = sum(range(1, 13)) / 12 + 12
    assert cash[-1] == pytest.approx(case.served * case.monthly * months - case.way.spend, rel=0.01)


def test_each_way_is_entered_once() -> None:
    for wrong in ([], [ONE, ONE]):
        with pytest.raises(InputError) as caught:
            worked(CASE, ways=wrong)
        assert "ways" in caught.value.message


def test_ones_own_ways() -> None:
    assert CASE.own_table
    csv = (
        "Way,Leads,Meeting,Proposal,Win rate,Price,Budget,Churn,Cycle\n"
        'direct,120,40,50,25,"$48,000",$90000,2,6\n'
    )
    inputs = CASE.own_table.read(rows_of(csv.encode()), GrowthPlan())
    assert [way.model for way in inputs.ways] == ["direct"]
    assert sums.worked(inputs.ways[0], inputs).stages[3] == pytest.approx(6)
