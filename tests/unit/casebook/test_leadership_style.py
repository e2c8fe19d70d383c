"""Styles: the situation first, shares that add up, and no trial where harm is for good."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prebrief.casebook.inputs import read_inputs
from prebrief.casebook.leadership_style.blend import Ranked, blend, leading
from prebrief.casebook.leadership_style.inputs import STYLES, LeadershipStyle
from prebrief.casebook.leadership_style.sums import by_style, recent
from prebrief.casebook.registry import find
from prebrief.casebook.tables import rows_of
from prebrief.errors import InputError
from unit.casebook.harness import TODAY, facts, value, worked

CASE = find("leadership-style")
NEUTRAL: dict[str, Any] = {
    "change_scale": 2,
    "urgency": 3,
    "trust": 4,
    "morale": 4,
    "evidence_need": 2,
    "expertise_spread": 2,
    "owners": 2,
    "uncertainty": 2,
    "reversible": "at_a_cost",
}
points = st.integers(1, 5)
SITUATIONS = st.fixed_dictionaries(
    {
        "change_scale": points,
        "urgency": points,
        "trust": points,
        "morale": points,
        "evidence_need": points,
        "expertise_spread": points,
        "owners": points,
        "uncertainty": points,
        "reversible": st.sampled_from(["easily", "at_a_cost", "no"]),
        "safety": st.booleans(),
    }
)


def ranked(**given: Any) -> list[Ranked]:
    return blend(read_inputs(LeadershipStyle, NEUTRAL | given))


def share(name: str, **given: Any) -> float:
    return next(one.share for one in ranked(**given) if one.name == name)


@pytest.mark.parametrize(
    ("situation", "style"),
    [
        ({"change_scale": 5}, "transformational"),
        ({"trust": 1, "morale": 2}, "servant"),
        ({"evidence_need": 5}, "data_driven"),
        ({"owners": 5, "expertise_spread": 4}, "collaborative"),
        ({"uncertainty": 5, "reversible": "easily"}, "adaptive"),
    ],
)
def test_each_situation_has_its_style(situation: dict[str, Any], style: str) -> None:
    assert ranked(**situation)[0].name == style


@settings(max_examples=150, deadline=None)
@given(situation=SITUATIONS)
def test_shares_add_up_and_are_in_order(situation: dict[str, Any]) -> None:
    found = ranked(**situation)
    assert {one.name for one in found} == set(STYLES)
    assert sum(one.share for one in found) == pytest.approx(100)
    assert [one.share for one in found] == sorted((one.share for one in found), reverse=True)
    assert leading(found)[0] == found[0]
    for one in found:
        assert sum(reason.weight for reason in one.reasons) == pytest.approx(1)


@settings(max_examples=150, deadline=None)
@given(situation=SITUATIONS)
def test_nothing_is_tried_out_that_could_harm_and_not_be_undone(situation: dict[str, Any]) -> None:
    grave = situation | {"reversible": "no", "safety": True}
    adaptive = next(one for one in ranked(**grave) if one.name == "adaptive")
    assert adaptive.barred
    assert adaptive.share == 0
    assert share("adaptive", **(grave | {"safety": False})) >= 0
    for milder in ({"reversible": "easily"}, {"safety": False}):
        assert not any(one.barred for one in ranked(**(grave | milder)))


@settings(max_examples=100, deadline=None)
@given(situation=SITUATIONS, more=points)
def test_a_fact_moves_its_own_style_the_right_way(situation: dict[str, Any], more: int) -> None:
    pairs = (
        ("change_scale", "transformational", 1),
        ("trust", "servant", -1),
        ("evidence_need", "data_driven", 1),
        ("owners", "collaborative", 1),
        ("uncertainty", "adaptive", 1),
    )
    for fact, style, way in pairs:
        moved = situation | {fact: more}
        change = share(style, **moved) - share(style, **situation)
        assert change * way * (more - situation[fact]) >= -1e-9


def test_the_rule_is_said_and_the_headline_keeps_to_it() -> None:
    solution = worked(CASE, reversible="no", safety=True, uncertainty=5)
    assert "do not try it out" in solution.headline
    assert solution.checks[0].verdict == "not_met"
    assert any("no trial" in step.text for step in solution.steps)
    assert [row[1] for row in solution.tables[0].rows].count("barred") == 1
    assert worked(CASE, reversible="easily", safety=True).checks[0].verdict == "met"


def test_in_an_emergency_somebody_decides_first() -> None:
    solution = worked(CASE, urgency=5, safety=True)
    assert solution.headline.startswith("First decide")
    assert solution.steps[0].title == "Direct first"
    assert worked(CASE, urgency=5, safety=False).steps[0].title != "Direct first"


def test_what_to_say_and_what_goes_wrong_come_from_the_playbook() -> None:
    solution = worked(CASE, **(NEUTRAL | {"trust": 1, "morale": 1}))
    style = next(one for one in facts().playbook.styles if one.id == "style.servant")
    step = next(one for one in solution.steps if one.title.startswith("Servant"))
    assert style.say in step.text
    assert style.overuse in step.text


def test_the_default_that_does_not_fit_is_named() -> None:
    fits = NEUTRAL | {"change_scale": 5}
    solution = worked(CASE, **fits, default_style="data_driven")
    assert any("when tired" in line for line in solution.cautions)
    assert solution.checks[1].verdict == "not_met"
    assert worked(CASE, **fits, default_style="transformational").checks[1].verdict == "met"
    assert worked(CASE, **fits).checks[1].verdict == "unknown"


def entry(days: int, style: str = "servant", reaction: int = 3) -> dict[str, Any]:
    when = (TODAY - timedelta(days=days)).isoformat()
    return {"when": when, "style": style, "reaction": reaction}


def test_the_log_covers_its_month_and_no_future() -> None:
    log = [entry(0, reaction=5), entry(29, "adaptive"), entry(30), entry(-1)]
    solution = worked(CASE, log=log, log_days=30)
    assert solution.figure("practiced").value == 2
    assert solution.figure("styles_practiced").value == 2
    assert solution.figure("reaction").value == pytest.approx(4)
    assert worked(CASE, log=[]).figure("reaction").value is None
    held = read_inputs(LeadershipStyle, {"log": log}).log
    counts = by_style(recent(held, date(2030, 1, 1), 30))
    assert counts == dict.fromkeys(STYLES, 0)


def test_three_styles_in_a_month() -> None:
    log = [entry(1), entry(2, "adaptive"), entry(3, "data_driven")]
    assert worked(CASE, log=log).checks[2].verdict == "met"
    assert worked(CASE, log=log[:2]).checks[2].verdict == "not_met"


def test_a_supervisor_score_and_the_burnout_that_goes_with_it() -> None:
    assert value(CASE, "burnout_change", supervisor_before=44, supervisor_after=45) == (
        pytest.approx(-3.3)
    )
    assert value(CASE, "burnout_change", supervisor_before=50, supervisor_after=48) == (
        pytest.approx(6.6)
    )
    with pytest.raises(InputError, match="from 12 to 60"):
        worked(CASE, supervisor_after=61)


def test_one_missed_visit_in_ten_fewer() -> None:
    inputs = {"visits": 20_000, "no_shows": 12, "visit_payment": 110, "reminder_cost": 9_000}
    assert value(CASE, "visits_kept", **inputs) == pytest.approx(240)
    assert value(CASE, "visits_value", **inputs) == pytest.approx(26_400)
    assert value(CASE, "visits_net", **inputs) == pytest.approx(17_400)
    loss = worked(CASE, **(inputs | {"reminder_cost": 50_000}))
    assert any("cost more" in line for line in loss.cautions)


@settings(max_examples=60, deadline=None)
@given(shows=st.floats(0, 100), cut=st.floats(0, 100))
def test_no_more_visits_are_kept_than_were_missed(shows: float, cut: float) -> None:
    kept = value(CASE, "visits_kept", visits=1_000, no_shows=shows, no_show_cut=cut)
    assert 0 <= kept <= 10 * shows + 1e-9


def test_ones_own_log() -> None:
    assert CASE.own_table
    table = b"Date,Style,Where,Score\n2026-11-03,Data-driven,Budget,4\n2026-11-04,servant,,\n"
    inputs = CASE.own_table.read(rows_of(table), CASE.inputs())
    assert [one.style for one in inputs.log] == ["data_driven", "servant"]
    assert [one.reaction for one in inputs.log] == [4, 3]
    with pytest.raises(InputError, match="five styles"):
        CASE.own_table.read(rows_of(b"date,style\n2026-11-03,heroic\n"), CASE.inputs())
