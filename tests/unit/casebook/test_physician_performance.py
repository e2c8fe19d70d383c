"""A physician out of line: chance first, the choice and not the outcome, the right lane."""

from math import comb
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prebrief.casebook.case import run
from prebrief.casebook.inputs import read_inputs
from prebrief.casebook.physician_performance.chance import (
    at_least_one,
    binomial_tail,
    cases_needed,
    read,
)
from prebrief.casebook.physician_performance.culture import TIERS, tier
from prebrief.casebook.physician_performance.inputs import PhysicianPerformance
from prebrief.casebook.physician_performance.lanes import lanes
from prebrief.casebook.registry import find
from prebrief.errors import InputError
from unit.casebook.harness import facts, value, worked

CASE = find("physician-performance")
MANY = {"events": 30, "cases": 300, "group_events": 60, "group_cases": 1_500}
"""Ten percent against four: far outside the limits."""
FEW = {"events": 9, "cases": 110, "group_events": 62, "group_cases": 1_540}
"""Twice the rate, and within the limits."""


def inputs(**given: Any) -> PhysicianPerformance:
    return read_inputs(PhysicianPerformance, given)


def lead(**given: Any) -> list[str]:
    entered = inputs(**given)
    return [lane.name for lane in lanes(entered, read(entered, 3.0))]


def check(text: str, **given: Any) -> str:
    return next(one.verdict for one in worked(CASE, **given).checks if text in one.text)


def test_twice_the_rate_may_be_luck() -> None:
    share = 62 / 1_540
    assert value(CASE, "expected_events", **FEW) == pytest.approx(110 * share)
    assert round(value(CASE, "ratio", **FEW), 2) == 2.03
    exact = 1 - sum(comb(110, k) * share**k * (1 - share) ** (110 - k) for k in range(9))
    assert value(CASE, "chance", **FEW) == pytest.approx(100 * exact)
    assert value(CASE, "upper_limit", **FEW) == pytest.approx(
        100 * (share + 3 * (share * (1 - share) / 110) ** 0.5)
    )
    assert value(CASE, "chance_in_group", **FEW, group_size=14) > 30
    assert "within the limits" in worked(CASE, **FEW).headline


def test_how_many_cases_before_it_means_anything() -> None:
    # At 4% and three sigma, twice the rate stands out from 9 × 0.96 / 0.04 cases.
    assert cases_needed(0.04, 2, 3) == 216
    assert cases_needed(0.0, 2, 3) is None
    assert value(CASE, "review_cases", group_events=50, group_cases=1_000, events_wanted=5) == 100
    none = worked(CASE, group_events=0, events=1)
    assert none.figure("cases_needed").value is None
    assert none.figure("ratio").display == "none expected"


@settings(max_examples=60, deadline=None)
@given(share=st.floats(0.001, 0.5), multiple=st.floats(1.1, 5), width=st.floats(1, 4))
def test_the_cases_needed_are_just_enough(share: float, multiple: float, width: float) -> None:
    count = cases_needed(share, multiple, width)
    assert count is not None

    def excess(cases: int) -> float:
        return (multiple - 1) * share - width * (share * (1 - share) / cases) ** 0.5

    assert excess(count) >= -1e-9
    assert count == 1 or excess(count - 1) <= 1e-9


@settings(max_examples=80, deadline=None)
@given(cases=st.integers(1, 120), share=st.floats(0, 1), data=st.data())
def test_the_tail_is_the_sum_of_the_binomial(cases: int, share: float, data: Any) -> None:
    events = data.draw(st.integers(0, cases))
    exact = sum(
        comb(cases, count) * share**count * (1 - share) ** (cases - count)
        for count in range(events, cases + 1)
    )
    assert binomial_tail(events, cases, share) == pytest.approx(exact, abs=1e-9)
    if events:
        assert (
            binomial_tail(events, cases, share) <= binomial_tail(events - 1, cases, share) + 1e-12
        )


def test_somebody_is_always_the_worst() -> None:
    assert at_least_one(0.03, 1) == pytest.approx(0.03)
    assert at_least_one(0.03, 20) == pytest.approx(1 - 0.97**20)


def test_every_tier_of_just_culture_can_be_reached() -> None:
    acts = {
        "no_breach": {"risk_justified": True},
        "human_error": {"meant_to_act": False},
        "at_risk": {"risk_seen": "seen_and_thought_justified"},
        "reckless": {"risk_seen": "seen_and_ignored"},
        "knowing_harm": {"knew_harm": True},
        "purpose_to_harm": {"meant_harm": True},
    }
    assert set(acts) == {one.name for one in TIERS}
    for name, act in acts.items():
        assert tier(inputs(**act)).name == name
        solution = worked(CASE, act_judged=True, **act)
        marked = [row[0] for row in solution.tables[1].rows if row[-1]]
        assert marked == [tier(inputs(**act)).title]


ACTS = st.fixed_dictionaries(
    {
        "meant_to_act": st.booleans(),
        "risk_seen": st.sampled_from(
            ["not_seen", "seen_and_thought_justified", "seen_and_ignored"]
        ),
        "risk_justified": st.booleans(),
        "knew_harm": st.booleans(),
        "meant_harm": st.booleans(),
        "earlier_talks": st.integers(0, 3),
    }
)


@settings(max_examples=100, deadline=None)
@given(
    act=ACTS,
    harm=st.sampled_from(["none", "near_miss", "temporary", "severe"]),
    events=st.integers(0, 100),
    employed=st.booleans(),
)
def test_the_tier_is_blind_to_outcome_figures_and_standing(
    act: dict[str, Any], harm: str, events: int, employed: bool
) -> None:
    plain = tier(inputs(**act))
    other = inputs(**act, harm=harm, events=events, employed=employed)
    assert tier(other) == plain


@settings(max_examples=60, deadline=None)
@given(act=ACTS)
def test_purpose_outranks_everything_and_a_slip_is_never_reckless(act: dict[str, Any]) -> None:
    assert tier(inputs(**(act | {"meant_harm": True}))).name == "purpose_to_harm"
    slip = act | {"meant_to_act": False, "knew_harm": False, "meant_harm": False}
    assert tier(inputs(**slip)).name == "human_error"


def test_a_risk_coached_twice_was_seen() -> None:
    assert tier(inputs(risk_seen="not_seen", earlier_talks=1)).name == "at_risk"
    assert tier(inputs(risk_seen="not_seen", earlier_talks=2)).name == "reckless"


@pytest.mark.parametrize(
    ("given", "first"),
    [
        ({"concern": "results", **FEW}, "ongoing_review"),
        ({"concern": "results", **MANY}, "focused_review"),
        ({"concern": "new_privilege"}, "focused_review"),
        ({"concern": "conduct"}, "coaching"),
        ({"concern": "conduct", "reports": 3}, "professionalism"),
        ({"concern": "conduct", "earlier_talks": 1}, "professionalism"),
        ({"concern": "conduct", "earlier_talks": 2}, "formal_action"),
        ({"concern": "impairment"}, "health"),
        ({"concern": "burnout"}, "support"),
        ({"concern": "ethics_or_compliance"}, "compliance"),
        ({"concern": "conduct", "act_judged": True, "meant_to_act": False}, "coaching"),
        (
            {"concern": "conduct", "act_judged": True, "risk_seen": "seen_and_ignored"},
            "formal_action",
        ),
        ({"concern": "conduct", "act_judged": True, "meant_harm": True}, "protect_now"),
    ],
)
def test_the_lane(given: dict[str, Any], first: str) -> None:
    assert lead(**given)[0] == first


@settings(max_examples=60, deadline=None)
@given(
    concern=st.sampled_from(
        ["results", "conduct", "impairment", "burnout", "ethics_or_compliance", "new_privilege"]
    ),
    act=ACTS,
    judged=st.booleans(),
    reports=st.integers(0, 20),
)
def test_danger_always_comes_first_and_health_is_never_only_discipline(
    concern: str, act: dict[str, Any], judged: bool, reports: int
) -> None:
    given = {"concern": concern, "act_judged": judged, "reports": reports, **act}
    assert lead(**given, danger="yes")[0] == "protect_now"
    ways = lead(**given)
    assert len(ways) == len(set(ways))
    if concern == "impairment":
        assert "health" in ways
    if concern in {"burnout", "new_privilege"} and not judged:
        assert "formal_action" not in ways


def test_figures_outside_the_limits_are_looked_at_whatever_else_is_wrong() -> None:
    assert lead(concern="conduct", **MANY) == ["coaching", "focused_review"]
    assert lead(concern="conduct", **FEW) == ["coaching"]


def test_contract_and_bylaws_stand_side_by_side() -> None:
    assert "employment" in lead(concern="conduct", earlier_talks=2, employed=True)
    assert "employment" not in lead(concern="conduct", earlier_talks=2, employed=False)
    assert "employment" not in lead(concern="conduct", employed=True)


def test_what_is_reportable() -> None:
    assert check("data bank") == "met"
    assert check("data bank", restriction_days=31) == "not_met"
    assert check("data bank", restriction_days=30) == "unknown"
    assert check("data bank", resigns=True, under_investigation=True) == "not_met"
    assert check("data bank", resigns=True) == "unknown"


def test_retaliation_is_warned_of() -> None:
    assert any("Retaliation" in line for line in worked(CASE, raised_concern=True).cautions)
    assert not any("Retaliation" in line for line in worked(CASE).cautions)


def test_a_restriction_without_danger_wants_a_hearing_first() -> None:
    def warned(**given: Any) -> bool:
        return any("notice and hearing" in line for line in worked(CASE, **given).cautions)

    assert warned(restriction_days=14)
    assert not warned(restriction_days=14, danger="yes")


@pytest.mark.parametrize(
    "text",
    ["Dr. Quill cut the time-out short", "Doctor Quill was late", "record 4471902", "MRN on file"],
)
def test_a_plan_that_names_somebody_is_refused_without_repeating_it(text: str) -> None:
    with pytest.raises(InputError) as caught:
        run(CASE, {"talk": {"behavior": text}}, facts())
    assert "name somebody" in caught.value.message
    assert text not in caught.value.message


def test_the_conversation_is_whole_only_with_all_its_parts() -> None:
    assert check("conversation plan") == "met"
    for part in ("behavior", "impact", "expectation", "support"):
        assert check("conversation plan", talk={part: " "}) == "not_met"
    assert check("conversation plan", talk={"follow_up": None}) == "not_met"
    assert check("conversation plan", talk={"private": False}) == "not_met"


def test_risk_of_each_patient_replaces_the_peers_rate() -> None:
    assert value(CASE, "ratio", events=9, predicted=9) == pytest.approx(1)
    assert any("Case mix" in line for line in worked(CASE).cautions)
    assert not any("Case mix" in line for line in worked(CASE, predicted=6).cautions)


def test_more_events_than_cases_are_refused() -> None:
    with pytest.raises(InputError, match="more events than cases"):
        run(CASE, {"events": 5, "cases": 4}, facts())
