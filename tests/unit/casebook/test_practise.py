"""Practice: drawing by seed, judging a commitment."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prebrief.casebook.practise import Draw, check, scenario
from prebrief.casebook.registry import find
from prebrief.records.case import Commitment
from unit.casebook.harness import facts

CASE = find("revenue-cycle")
PINNED = [743, 975, 889, 122]


@given(seed=st.integers(0, 10**9), low=st.integers(-50, 50), more=st.integers(0, 50))
def test_draws_stay_within_their_bounds(seed: int, low: int, more: int) -> None:
    draw = Draw("x", seed)
    assert low <= draw.whole(low, low + more) <= low + more
    assert low <= draw.number(low, low + more, 0.5) <= low + more
    assert draw.one("abc") in "abc"


def test_some_are_drawn_without_repeats_and_in_order() -> None:
    for seed in range(50):
        drawn = Draw("x", seed).some("abcdef", 4)
        assert len(set(drawn)) == 4
        assert drawn == sorted(drawn)


def test_a_seed_and_a_case_draw_the_same_for_ever() -> None:
    draw = Draw("revenue-cycle", 7)
    # Pinned: a stored seed must bring back the situation that was shown.
    assert [draw.whole(1, 1_000) for _ in range(4)] == PINNED
    assert Draw("part-d", 7).whole(1, 10**9) != Draw("revenue-cycle", 7).whole(1, 10**9)


def judged(**figures: float) -> dict[str, tuple[str, str]]:
    assessment = check(CASE, 3, Commitment(figures=figures), facts())
    return {one.figure: (one.verdict, one.slip) for one in assessment.figures}


def test_denied_is_not_lost() -> None:
    inputs = scenario(CASE, 3, facts()).inputs
    avoided = (
        inputs["claims_per_month"]
        * (inputs["denial_rate_before"] - inputs["denial_rate_after"])
        / 100
    )
    naive = avoided * inputs["allowed_per_claim"] * 12
    verdict, slip = judged(gain_year=naive)["gain_year"]
    assert verdict == "wrong"
    assert "Denied is not lost" in slip


@pytest.mark.parametrize(
    ("factor", "told"),
    [(1 / 12, "twelfth"), (12, "twelve times"), (0.01, "hundredth"), (-1, "sign")],
)
def test_a_slip_of_unit_is_named(factor: float, told: str) -> None:
    solution = check(CASE, 3, Commitment(), facts()).solution
    gain = solution.figure("gain_year").value or 0.0
    verdict, slip = judged(gain_year=gain * factor)["gain_year"]
    assert verdict == "wrong"
    assert told in slip


def test_near_enough_is_right_and_far_is_wrong_without_a_guess() -> None:
    solution = check(CASE, 3, Commitment(), facts()).solution
    gain = solution.figure("gain_year").value or 0.0
    assert judged(gain_year=gain * 1.015)["gain_year"] == ("right", "")
    assert judged(gain_year=gain * 1.37)["gain_year"] == ("wrong", "")


def test_a_choice_is_sound_unsound_or_missing() -> None:
    choices = {choice.id for choice in scenario(CASE, 3, facts()).choices}
    verdicts = {check(CASE, 3, Commitment(choice=one), facts()).choice for one in choices}
    assert verdicts == {"sound", "unsound"}
    assert check(CASE, 3, Commitment(), facts()).choice == "missing"
    assert check(CASE, 3, Commitment(choice="nonsense"), facts()).choice == "unsound"


def test_a_wide_tolerance_does_not_make_a_slip_of_any_small_figure() -> None:
    assert judged(gain_year=1.0)["gain_year"] == ("wrong", "")
