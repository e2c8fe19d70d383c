"""Turnover: heads, dollars, chance, and what a program may claim."""

from math import comb

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prebrief.casebook.registry import find
from prebrief.casebook.turnover import sums
from prebrief.errors import InputError
from unit.casebook.harness import facts, value, worked

CASE = find("turnover")


def test_a_fall_of_fifteen_percent_that_saves_what_it_says() -> None:
    inputs = {"physicians": 200, "leavers_before": 16, "leavers_after": 16 * 0.85}
    assert value(CASE, "rate_before", **inputs) == pytest.approx(8)
    assert value(CASE, "baseline_cost", **inputs) == pytest.approx(8_000_000)
    assert value(CASE, "gross_saving", **inputs) == pytest.approx(1_200_000)
    assert value(CASE, "reduction", **inputs) == pytest.approx(15)
    assert value(CASE, "net_saving", **inputs, programme_cost=400_000) == pytest.approx(800_000)
    assert "f.physician_turnover_cost" in {fact.id for fact in worked(CASE, **inputs).facts}


def test_the_parts_of_a_departure_add_up() -> None:
    parts = {"recruiting": 90_000, "sign_on": 60_000, "lost_margin": 300_000, "onboarding": 50_000}
    assert value(CASE, "baseline_cost", leavers_before=4, **parts) == pytest.approx(2_000_000)


def test_what_fell_elsewhere_too_is_not_claimed() -> None:
    inputs = {"leavers_before": 20, "leavers_after": 16, "cost_per_leaver": 500_000}
    assert value(CASE, "fewer_leavers", **inputs, elsewhere=-10) == pytest.approx(2)
    assert value(CASE, "fewer_leavers", **inputs, elsewhere=-20) == pytest.approx(0)
    assert value(CASE, "gross_saving", **inputs, elsewhere=-30) == pytest.approx(-1_000_000)


def test_chance_agrees_with_counting() -> None:
    exact = sum(comb(200, k) * 0.08**k * 0.92 ** (200 - k) for k in range(14))
    assert sums.chance_of_so_few(200, 16, 13.6) == pytest.approx(exact)
    assert value(CASE, "chance") == pytest.approx(100 * exact)
    assert exact > 0.2


@settings(max_examples=60, deadline=None)
@given(people=st.integers(1, 2_000), share=st.floats(0, 1), seen=st.floats(0, 2_000))
def test_chance_is_a_chance_and_grows_with_what_is_seen(
    people: int, share: float, seen: float
) -> None:
    expected = people * share
    chance = sums.chance_of_so_few(people, expected, seen)
    assert 0 <= chance <= 1
    assert sums.chance_of_so_few(people, expected, seen + 1) >= chance - 1e-9


@settings(max_examples=60, deadline=None)
@given(before=st.floats(0, 200), after=st.floats(0, 200), more=st.floats(0, 50))
def test_more_leavers_never_save_more(before: float, after: float, more: float) -> None:
    worse = min(200.0, after + more)
    fixed = {"physicians": 200, "leavers_before": before}
    assert value(CASE, "net_saving", **fixed, leavers_after=worse) <= (
        value(CASE, "net_saving", **fixed, leavers_after=after) + 1e-6
    )


def test_the_break_even_breaks_even() -> None:
    even = value(CASE, "break_even_leavers", programme_cost=750_000)
    left = {"leavers_before": 16, "leavers_after": 16 - even, "programme_cost": 750_000}
    assert value(CASE, "net_saving", **left) == pytest.approx(0, abs=1e-6)


def test_the_supervisor_index_runs_from_twelve_to_sixty() -> None:
    worst = [{"before": 1, "after": 1}] * 12
    best = [{"before": 5, "after": 5}] * 12
    assert value(CASE, "index_after", items=worst) == 12
    assert value(CASE, "index_after", items=best) == 60
    one_up = [{"before": 3, "after": 4}] + [{"before": 3, "after": 3}] * 11
    index = sums.supervisor(CASE.inputs(items=one_up, burnout=50), facts())
    assert index is not None
    # Even odds, less 3.3%.
    assert index.burnout_after == pytest.approx(100 * 0.967 / 1.967)
    assert not [f for f in worked(CASE, items=[]).figures if f.id == "index_after"]


def test_more_leavers_than_people_are_refused() -> None:
    with pytest.raises(InputError) as caught:
        worked(CASE, physicians=3, leavers_before=5)
    assert "more physicians leave" in caught.value.message
