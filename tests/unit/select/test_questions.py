from dataclasses import replace

import pytest

from builders_brief import made, plan_for
from prebrief.select.questions import rank
from prebrief.select.reasons import explain
from prebrief.select.triggers import find_triggers


@pytest.fixture(scope="module")
def ranked() -> list:  # type: ignore[type-arg]
    view = made().view
    return rank(view, find_triggers(view), 14)


def test_as_many_as_asked_for_and_none_twice(ranked: list) -> None:  # type: ignore[type-arg]
    ids = [item.question.id for item in ranked]
    assert len(ids) == len(set(ids)) == 14


def test_likeliest_first_and_never_certain(ranked: list) -> None:  # type: ignore[type-arg]
    likely = [item.likelihood for item in ranked]
    assert likely == sorted(likely, reverse=True)
    assert 0 < likely[-1] <= likely[0] < 1


def test_no_look_for_crowds_out_the_others(ranked: list) -> None:  # type: ignore[type-arg]
    themes = [item.question.look_for for item in ranked]
    assert len(set(themes)) >= 4
    assert max(themes.count(theme) for theme in themes) <= 6


def test_the_cv_is_probed_where_it_gives_cause(ranked: list) -> None:  # type: ignore[type-arg]
    probes = [item for item in ranked if item.question.kind == "cv_probe"]
    assert 2 <= len(probes) <= 6
    assert all(item.trigger is not None for item in probes)


def test_no_question_of_another_country(ranked: list) -> None:  # type: ignore[type-arg]
    assert not any(item.question.settings == ("setting.uk_nhs_trust",) for item in ranked)


def test_a_long_list_keeps_its_order_of_worth() -> None:
    plan = plan_for(made().case, made().playbook, top=60)
    assert len(plan.questions) == 60
    assert len({q.question_id for q in plan.questions}) == 60


def test_a_theme_that_recurs_in_real_interviews_comes_sooner_and_says_so() -> None:
    view = made().view
    theme = view.look_for_ids[-1]
    again = replace(view, recurring={theme: 0.8})
    before = [item.question.id for item in rank(view, (), 30)]
    after = rank(again, (), 30)
    explain(again, after)
    touched = [item for item in after if item.question.look_for == theme]
    assert touched
    for place, item in enumerate(after):
        if item in touched and item.question.id in before:
            assert place <= before.index(item.question.id)
    assert all("recurring" in {r.code for r in item.reasons} for item in touched)
    assert not any("recurring" in item.points for item in after if item not in touched)
