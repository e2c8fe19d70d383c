"""Delegated risk: the expected year, the terms, and a tail that chance draws rightly."""

from math import erf, exp, lgamma, log, sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prebrief.casebook.inputs import read_inputs
from prebrief.casebook.registry import find
from prebrief.casebook.risk_contract import simulation, sums
from prebrief.casebook.risk_contract.inputs import RiskContract
from unit.casebook.harness import value, worked

CASE = find("risk-contract")
shares = st.floats(0, 100)
CODES = ("E11.9", "I50.9", "N18.4")
QUIET: dict[str, object] = {
    "large_share": 0,
    "other_spread": 0,
    "trend_spread": 0,
    "raf_spread": 0,
    "stop_loss_premium": 0,
    "years": 100_000,
}
"""No chance at all; each test lets one kind of chance in."""


def contract(**changes: object) -> RiskContract:
    return read_inputs(RiskContract, changes)


def test_the_expected_year() -> None:
    offer = {"members": 2_000, "base_rate": 1_100, "raf": 1.10, "share": 85, "cost": 960}
    assert value(CASE, "plan_revenue", **offer) == pytest.approx(29_040_000)
    assert value(CASE, "budget", **offer) == pytest.approx(24_684_000)
    assert value(CASE, "cost", **offer) == pytest.approx(23_040_000)
    assert value(CASE, "surplus", **offer) == pytest.approx(1_644_000)
    assert round(value(CASE, "mlr", **offer), 1) == 93.3
    assert value(CASE, "raf_swing", **offer, raf_change=-0.05) == pytest.approx(-1_122_000)
    assert worked(CASE, **offer).figure("cost").display == "$23,040,000 a year"


def test_one_costly_member_with_stop_loss_and_without() -> None:
    member = {"large_case": 400_000, "attachment": 150_000, "stop_loss_pays": 100}
    assert value(CASE, "large_case_kept", **member) == pytest.approx(150_000)
    assert value(CASE, "large_case_paid", **member) == pytest.approx(250_000)
    assert value(CASE, "large_case_kept", **(member | {"stop_loss_pays": 80})) == pytest.approx(
        200_000
    )
    assert value(CASE, "large_case_paid", **(member | {"large_case": 90_000})) == 0


def test_a_score_and_a_cost_at_which_nothing_is_left() -> None:
    even = value(CASE, "break_even_raf")
    assert value(CASE, "surplus", raf=even) == pytest.approx(0, abs=1)
    even = value(CASE, "break_even_cost")
    assert value(CASE, "surplus", cost=even) == pytest.approx(0, abs=1)
    # Nothing is paid: no ratio, and no score that would help.
    nothing = worked(CASE, base_rate=0)
    assert nothing.figure("mlr").value is None
    assert nothing.figure("break_even_raf").value is None


@pytest.mark.parametrize(
    ("result", "part"),
    [(50, 40), (-50, -30), (150, 40 * 2 + 25), (-150, -30 * 2 - 25), (-900, -300)],
)
def test_the_corridor_shares_gain_and_loss(result: float, part: float) -> None:
    terms = contract(upside_share=80, downside_share=60, corridor=10, share_beyond=50, loss_cap=30)
    assert sums.settle(result, 1_000, terms) == pytest.approx(part)


@settings(max_examples=60, deadline=None)
@given(
    result=st.floats(-1e6, 1e6),
    up=shares,
    down=shares,
    corridor=shares,
    beyond=shares,
    cap=shares,
)
def test_your_part_is_never_more_than_the_whole(
    result: float, up: float, down: float, corridor: float, beyond: float, cap: float
) -> None:
    terms = contract(
        upside_share=up,
        downside_share=down,
        corridor=corridor,
        share_beyond=beyond,
        loss_cap=cap,
    )
    part = sums.settle(result, 1e6, terms)
    assert abs(part) <= abs(result) + 1e-6
    assert part >= -cap / 100 * 1e6 - 1e-6
    assert simulation._settled(np.array([result]), np.array([1e6]), terms)[0] == pytest.approx(part)


@settings(max_examples=40, deadline=None)
@given(cost=st.floats(0, 5_000), more=st.floats(0, 2_000), raf=st.floats(0.2, 3))
def test_dearer_care_never_leaves_more(cost: float, more: float, raf: float) -> None:
    cheap, dear = contract(cost=cost, raf=raf), contract(cost=cost + more, raf=raf)
    assert sums.surplus(dear) <= sums.surplus(cheap) + 1e-6
    assert sums.surplus(cheap) + sums.cost(cheap) == pytest.approx(sums.budget(cheap))


@settings(max_examples=60, deadline=None)
@given(
    mean=st.floats(1_000, 1e6),
    spread=st.floats(0, 300),
    attachment=st.floats(0, 2e6),
    pays=shares,
)
def test_stop_loss_pays_part_of_a_case_and_never_more(
    mean: float, spread: float, attachment: float, pays: float
) -> None:
    plain, after = sums.moments(
        contract(large_mean=mean, large_spread=spread, attachment=attachment, stop_loss_pays=pays)
    )
    assert plain[0] == pytest.approx(mean)
    assert -1e-6 * mean <= after[0] <= plain[0] * (1 + 1e-9)


def test_what_chance_draws_without_large_cases_is_the_normal_distribution() -> None:
    inputs = contract(**(QUIET | {"other_spread": 400, "cost": 1_029}))
    results = np.sort(simulation.simulate(inputs).plain)
    mean = sums.surplus(inputs)
    width = sums.cost(inputs) * 4 / sqrt(2_000)
    exact = np.array([0.5 * (1 + erf((x - mean) / width / sqrt(2))) for x in results])
    seen = (np.arange(len(results)) + 0.5) / len(results)
    # Kolmogorov and Smirnov's distance; 1.95 / sqrt(n) is exceeded once in a thousand draws.
    assert float(np.abs(exact - seen).max()) < 1.95 / sqrt(len(results))
    loss = simulation.tail(results, mean).chance_of_loss / 100
    assert loss == pytest.approx(0.5 * (1 + erf(-mean / width / sqrt(2))), abs=0.005)


def test_what_chance_draws_from_equal_large_cases_is_the_poisson_distribution() -> None:
    inputs = contract(**(QUIET | {"large_share": 100, "large_mean": 2_880_000, "large_spread": 0}))
    assert sums.large_cases(inputs) == pytest.approx(8)
    results = simulation.simulate(inputs).plain
    cases = np.rint((sums.budget(inputs) - results) / inputs.large_mean)
    for count in range(20):
        exact = exp(count * log(8) - 8 - lgamma(count + 1))
        assert float((cases == count).mean()) == pytest.approx(exact, abs=0.005)


def test_what_stop_loss_pays_back_agrees_with_the_closed_form() -> None:
    inputs = contract(**(QUIET | {"large_share": 12}))
    years = simulation.simulate(inputs)
    paid = float((years.covered - years.plain).mean())
    assert paid == pytest.approx(sums.expected_recovery(inputs), rel=0.01)
    spread = float(years.plain.std())
    plain, _ = sums.moments(inputs)
    # The variance of a compound Poisson sum is the expected number times the second moment.
    assert spread == pytest.approx(sqrt(sums.large_cases(inputs) * plain[1]), rel=0.01)


def test_large_panels_are_drawn_whole_and_agree_with_drawing_each_case(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    inputs = contract(**(QUIET | {"large_share": 30, "members": 2_200}))
    assert sums.large_cases(inputs) > simulation.MOST_CASES_DRAWN
    whole = simulation.simulate.__wrapped__(inputs)
    monkeypatch.setattr(simulation, "MOST_CASES_DRAWN", 1e9)
    each = simulation.simulate.__wrapped__(inputs)
    for drawn, exact in ((whole.plain, each.plain), (whole.covered, each.covered)):
        wide = float(exact.std())
        for part in (0.01, 0.05, 0.5, 0.95, 0.99):
            assert float(np.quantile(drawn, part)) == pytest.approx(
                float(np.quantile(exact, part)), abs=0.06 * wide
            )


def test_chance_draws_the_same_years_again() -> None:
    first = simulation.simulate.__wrapped__(contract(years=2_000))
    again = simulation.simulate.__wrapped__(contract(years=2_000))
    other = simulation.simulate.__wrapped__(contract(years=2_000), seed=2)
    assert (first.plain == again.plain).all()
    assert (first.plain != other.plain).any()


def test_a_larger_panel_is_less_at_the_mercy_of_chance() -> None:
    small = value(CASE, "chance_of_loss", members=500, years=20_000)
    large = value(CASE, "chance_of_loss", members=20_000, years=20_000)
    assert small > large


@settings(max_examples=20, deadline=None)
@given(cost=st.floats(0, 3_000), cap=shares, beyond=shares, own=st.floats(0, 100), pays=shares)
def test_the_tail_keeps_its_order_and_the_reserve_is_never_negative(
    cost: float, cap: float, beyond: float, own: float, pays: float
) -> None:
    inputs = {
        "cost": cost,
        "loss_cap": cap,
        "share_beyond": beyond,
        "own_cost": own,
        "stop_loss_pays": pays,
        "years": 1_000,
    }
    solution = worked(CASE, **inputs)
    figures = {figure.id: figure.value for figure in solution.figures}
    assert (figures["reserve"] or 0) >= 0
    assert (figures["reserve_covered"] or 0) >= 0
    order = [figures[name] or 0.0 for name in ("worst_mean", "one_in_100", "one_in_20")]
    # Where all the worst years are alike, their mean may differ from them in the last bits.
    assert order[0] <= order[1] + 1e-6 * (1 + abs(order[1]))
    assert order[1] <= order[2]
    for series in solution.charts[2].series:
        assert sum(mark.value for mark in series.marks) == pytest.approx(100)


def test_stop_loss_is_asked_for_where_the_rule_asks_for_it() -> None:
    def broken(**inputs: object) -> bool:
        cautions = worked(CASE, years=1_000, **inputs).cautions
        return any("incentive-plan rule" in caution for caution in cautions)

    assert broken(at_risk=40, stop_loss="no")
    assert not broken(at_risk=40, stop_loss="yes")
    assert not broken(at_risk=20, stop_loss="no")


def test_a_higher_score_is_never_praised() -> None:
    solution = worked(CASE, raf_change=0.05, years=1_000)
    assert (solution.figure("raf_swing").value or 0) > 0
    assert any("supported" in caution for caution in solution.cautions)
    assert any("accuracy" in caution for caution in solution.cautions)


def sample(*members: dict[str, object], **given: object) -> dict[str, float | None]:
    entered = {"sample": members, "coding_cut": 0, "years": 1_000} | given
    return {one.id: one.value for one in worked(CASE, **entered).figures}


def test_a_score_is_age_and_sex_and_conditions_that_count() -> None:
    plain = sample({"age": 72})["sample_recorded"] or 0
    ill = sample({"age": 72, "recorded": "E11.9 I50.9 N18.4"})["sample_recorded"] or 0
    none = sample({"age": 72, "recorded": "I10 e78.5, and words"})["sample_recorded"] or 0
    assert 0 < plain < ill
    assert none == plain
    # Together heart failure and kidney disease weigh more than one by one.
    apart = [sample({"age": 72, "recorded": code})["sample_recorded"] or 0 for code in CODES]
    assert ill > plain + sum(one - plain for one in apart)


def test_codes_are_read_with_and_without_their_point() -> None:
    dotted = sample({"age": 72, "recorded": "e11.9; I50.9"})
    assert dotted == sample({"age": 72, "recorded": "E119 I509"})


def test_accuracy_moves_the_score_both_ways() -> None:
    up = sample({"age": 72, "recorded": "E11.9", "missed": "I50.9"})
    down = sample({"age": 72, "recorded": "E11.9 I50.9", "unsupported": "I50.9"})
    assert (up["sample_correction"] or 0) > 0 > (down["sample_correction"] or 0)
    assert up["sample_correction"] == pytest.approx(-(down["sample_correction"] or 0))
    assert up["sample_recorded"] == pytest.approx(down["sample_supported"])


def test_a_score_is_normalized_and_cut_before_it_is_paid() -> None:
    raw = sample({"age": 72})["sample_recorded"] or 0
    paid = sample({"age": 72}, normalization=1.25, coding_cut=10)["sample_recorded"]
    assert paid == pytest.approx(raw / 1.25 * 0.9)
    assert sample()["sample_recorded"] is None
    assert "f.ma_coding_adjustment" in {fact.id for fact in worked(CASE, years=1_000).facts}
