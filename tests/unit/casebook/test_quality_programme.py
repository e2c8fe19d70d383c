"""The quality program: limits by formula, rules that can be chosen, a chain, a charter."""

from math import sqrt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prebrief.casebook.case import run
from prebrief.casebook.inputs import read_inputs
from prebrief.casebook.quality_programme.inputs import Action, ActionKind, Indicator, Point
from prebrief.casebook.quality_programme.spc import fewest_crossings, limits, signals
from prebrief.casebook.quality_programme.sums import (
    STRENGTHS,
    next_audit,
    ratio_interval,
    short_of_target,
)
from prebrief.casebook.registry import find
from prebrief.casebook.tables import rows_of
from prebrief.errors import InputError
from unit.casebook.harness import facts, value, worked

CASE = find("quality-programme")


def points(values: list[float], size: float = 240) -> tuple[Point, ...]:
    return tuple(
        Point(label=str(place), value=one, size=size) for place, one in enumerate(values, start=1)
    )


def found(values: list[float], rules: Any, *, shift: int = 8) -> dict[int, str]:
    chart = limits("p", points(values, 100), baseline=0, width=3)
    return signals(chart, rules, shift=shift)


def test_the_limits_of_a_share() -> None:
    months = [{"label": "m", "value": 36, "size": 240}] * 12
    assert value(CASE, "centre", points=months) == pytest.approx(15)
    assert round(value(CASE, "lower_limit", points=months), 1) == 8.1
    assert round(value(CASE, "upper_limit", points=months), 1) == 21.9
    solution = worked(CASE)
    assert solution.figure("lower_limit").display == "8.1%"
    assert solution.figure("upper_limit").display == "21.9%"


def test_the_infection_ratio() -> None:
    assert round(value(CASE, "sir", observed=12, predicted=16.2), 2) == 0.74
    low, high = ratio_interval(12, 16.2)
    # The exact Poisson limits of 12 events are 6.20 and 20.96.
    assert low == pytest.approx(6.20 / 16.2, rel=0.01)
    assert high == pytest.approx(20.96 / 16.2, rel=0.01)
    assert ratio_interval(0, 10)[0] == 0


def test_a_rate_a_single_value_and_a_rare_event() -> None:
    rate = limits("u", points([8, 12], 4), baseline=0, width=3)
    assert rate.centre == pytest.approx(2.5)
    assert rate.ends[0] == pytest.approx((2.5 - 3 * sqrt(2.5 / 4), 2.5 + 3 * sqrt(2.5 / 4)))
    single = limits("xmr", points([10, 12, 9, 13]), baseline=0, width=3)
    # The steps are 2, 3 and 4, three on average: 11 plus or minus 2.66 times 3.
    assert single.ends[0][1] == pytest.approx(11 + 2.66 * 3, rel=1e-3)
    assert single.ends[0][0] == pytest.approx(11 - 2.66 * 3, abs=0.01)
    rare = limits("g", points([24, 24]), baseline=0, width=3)
    assert rare.ends[0] == pytest.approx((0, 24 + 3 * sqrt(24 * 25)))


def test_the_baseline_alone_sets_the_limits() -> None:
    values = [15.0] * 12 + [5.0] * 6
    chart = limits("p", points(values, 100), baseline=12, width=3)
    assert chart.centre == pytest.approx(15)
    assert set(signals(chart, "limits_and_shift", shift=6)) == set(range(12, 18))


@settings(max_examples=100, deadline=None)
@given(
    values=st.lists(st.integers(0, 50), min_size=2, max_size=30),
    size=st.integers(50, 5_000),
    kind=st.sampled_from(["p", "u", "g", "xmr"]),
    width=st.floats(1, 4),
)
def test_limits_enclose_the_mean_and_keep_within_what_can_be(
    values: list[int], size: int, kind: Any, width: float
) -> None:
    chart = limits(kind, points([float(one) for one in values], size), baseline=0, width=width)
    for low, high in chart.ends:
        assert low <= chart.centre + 1e-9
        assert high >= chart.centre - 1e-9
        assert kind == "xmr" or low >= 0
        assert kind != "p" or high <= 100
    wider = limits(kind, points([float(one) for one in values], 2 * size), baseline=0, width=width)
    if kind == "u":
        # Twice the exposure halves the rate and narrows the limits.
        assert wider.centre == pytest.approx(chart.centre / 2)


def test_each_rule_finds_its_own_signal() -> None:
    assert found([15.0] * 11 + [32], "limits") == {11: "outside the limits"}
    split = [12.0] * 8 + [18.0] * 8
    assert found(split, "limits") == {}
    assert set(found(split, "limits_and_shift").values()) == {"shift"}
    assert found(split, "limits_and_shift", shift=9) == {}
    assert 15 in found(split, "shift_and_crossings")
    two = [15.0, 14, 16, 15, 14, 16, 15, 14, 24.5, 15, 24.5]
    assert found(two, "limits") == {}
    assert "two of three" in found(two, "western_electric")[10]
    rising = [15.0, 14, 16, 11, 12, 13, 14, 15, 16, 15, 14]
    assert "trend" in found(rising, "nelson").values()
    assert found(rising, "western_electric") == {}
    assert "alternation" in " ".join(found([14.0, 16] * 7, "nelson").values())
    assert "fifteen within" in " ".join(found([14.0, 14, 16, 15, 16] * 3, "nelson").values())


def test_a_point_on_the_mean_neither_makes_nor_breaks_a_run() -> None:
    values = [14.0] * 4 + [15.0] + [14.0] * 4 + [16.0] * 4 + [15.0] + [16.0] * 4
    assert "shift" in found(values, "limits_and_shift").values()


@pytest.mark.parametrize(("count", "fewest"), [(10, 2), (12, 3), (20, 6), (24, 8), (30, 10)])
def test_how_few_crossings_chance_makes(count: int, fewest: int) -> None:
    """Fewer would come in less than one of twenty charts: the lower end of a binomial."""
    assert fewest_crossings(count) == fewest


@settings(max_examples=60, deadline=None)
@given(values=st.lists(st.integers(0, 100), min_size=1, max_size=30))
def test_more_rules_never_find_fewer_signals(values: list[int]) -> None:
    drawn = [float(one) for one in values]
    assert set(found(drawn, "limits")) <= set(found(drawn, "limits_and_shift"))
    assert set(found(drawn, "limits_and_shift", shift=8)) <= set(found(drawn, "western_electric"))


@pytest.mark.parametrize("kind", [kind for kinds in STRENGTHS.values() for kind in kinds])
def test_every_kind_of_action_has_one_strength(kind: ActionKind) -> None:
    assert sum(kind in kinds for kinds in STRENGTHS.values()) == 1
    share = value(CASE, "action_share", actions=[{"text": "x", "kind": kind}])
    assert share == (0 if kind in STRENGTHS["weak"] else 100)


def test_training_alone_does_not_pass() -> None:
    def verdict(*kinds: ActionKind) -> str:
        actions = [Action(kind=kind, owner=True, measured=True).model_dump() for kind in kinds]
        checks = worked(CASE, actions=actions).checks
        return next(one.verdict for one in checks if "strong or intermediate" in one.text)

    assert verdict("training", "policy") == "not_met"
    assert verdict("training", "checklist") == "met"
    assert verdict() == "not_met"


def test_the_chain_wants_all_four_kinds() -> None:
    def verdict(kinds: list[str]) -> str:
        indicators = [{"name": kind, "kind": kind, "owner": "x"} for kind in kinds]
        return worked(CASE, indicators=indicators).checks[0].verdict

    kinds = ["structure", "process", "outcome", "balancing"]
    assert verdict(kinds) == "met"
    for left in kinds:
        assert verdict([kind for kind in kinds if kind != left]) == "not_met"


@settings(max_examples=60, deadline=None)
@given(now=st.floats(0, 1e6), target=st.floats(0, 1e6))
def test_a_target_is_reached_from_one_side_only(now: float, target: float) -> None:
    ends = [
        short_of_target(Indicator(value=now, target=target, better=better))
        for better in ("higher", "lower")
    ]
    assert min(ends) == 0
    assert now == target or max(ends) > 0


def test_the_next_audit_goes_to_a_cause_before_an_outcome() -> None:
    outcome = Indicator(name="deaths", kind="outcome", value=3, target=1, better="lower")
    cause = Indicator(name="screening", kind="process", value=80, target=90)
    assert next_audit([outcome, cause]) == cause
    assert next_audit([outcome]) == outcome
    assert next_audit([]) is None


def test_a_charter_without_an_end_is_not_complete() -> None:
    page = CASE.inputs().charter.model_dump(mode="json")
    assert worked(CASE, charter=page).checks[4].verdict == "met"
    assert worked(CASE, charter=page | {"ends": None}).checks[4].verdict == "not_met"
    assert worked(CASE, charter=page | {"balancing": " "}).checks[4].verdict == "not_met"


def test_priorities_from_one_source_do_not_pass() -> None:
    assert worked(CASE, heard_outcomes=False).checks[5].verdict == "not_met"
    assert worked(CASE, heard_outcomes=False, heard_staff=True).checks[5].verdict == "met"


def test_counts_too_small_for_a_share_are_called_so() -> None:
    small = [{"label": "m", "value": 1, "size": 20}] * 12
    assert any("between events" in line for line in worked(CASE, points=small).cautions)
    assert not any("between events" in line for line in worked(CASE).cautions)


def test_ones_own_points() -> None:
    assert CASE.own_table
    table = b"Month,Events,Cases\n2026-01,12,100\n2026-02,18,100\n2026-03,,100\n"
    inputs = CASE.own_table.read(rows_of(table), CASE.inputs())
    assert [point.value for point in inputs.points] == [12, 18]
    assert value(CASE, "centre", **inputs.model_dump(mode="json")) == pytest.approx(15)
    with pytest.raises(InputError) as caught:
        CASE.own_table.read(rows_of(b"month,events\n2026-01,12\n2026-02,3\n"), CASE.inputs())
    assert "size" in caught.value.message


def test_more_failures_than_cases_are_refused() -> None:
    with pytest.raises(InputError, match="more cases that failed"):
        run(CASE, {"points": [{"value": 5, "size": 4}]}, facts())
    read_inputs(CASE.inputs, {"chart": "u", "points": [{"value": 5, "size": 4}]})


def test_the_last_point_decides_the_headline() -> None:
    months = [{"label": f"m{place}", "value": 36, "size": 240} for place in range(11)]
    late = {"label": "last", "value": 70, "size": 240}
    assert "is a signal" in worked(CASE, points=[*months, late]).headline
    assert "1 point is a signal" in worked(CASE, points=[late, *months], rules="limits").headline
    assert "No signal" in worked(CASE, points=months).headline
    assert "no points" in worked(CASE, points=[]).headline
