"""Dated facts: by id, listed when used, marked when they have lapsed."""

from datetime import date

import pytest

from prebrief.casebook.facts import Facts, warn
from prebrief.errors import NotFoundError
from prebrief.playbooks.load import load
from unit.casebook.harness import TODAY


@pytest.fixture(name="facts")
def fresh() -> Facts:
    return Facts(load(), today=TODAY)


def test_a_fact_is_listed_once_it_is_used(facts: Facts) -> None:
    assert facts.used() == ()
    assert facts.share("f.hrrp_cap") == pytest.approx(0.03)
    facts.value("f.hrrp_cap")
    assert [fact.id for fact in facts.used()] == ["f.hrrp_cap"]
    assert facts.anew().used() == ()


def test_what_is_entered_keeps_the_fact_out(facts: Facts) -> None:
    assert facts.given_or(3.0, "f.hrrp_cap") == 3.0
    assert facts.used() == ()


def test_a_fact_lapses_after_its_last_day_and_its_follower_is_named() -> None:
    for day, lapsed in ((date(2025, 12, 31), False), (date(2026, 1, 1), True)):
        facts = Facts(load(), today=day)
        facts.value("f.part_d_cap_2025")
        (used,) = facts.used()
        assert used.lapsed is lapsed
        assert used.source
        warnings = warn(facts.used())
        assert any("$2,100" in warning for warning in warnings) is lapsed


def test_a_fact_that_does_not_hold_yet_is_said_to_be_so() -> None:
    facts = Facts(load(), today=date(2025, 6, 1))
    facts.value("f.part_d_cap_2026")
    assert "Not in force before 2026-01-01" in warn(facts.used())[0]


def test_an_unverified_fact_is_said_to_be_so(facts: Facts) -> None:
    facts.low("f.tail_multiple")
    assert "as their sources claim" in warn(facts.used())[0]


def test_what_the_playbook_lacks_is_named(facts: Facts) -> None:
    with pytest.raises(NotFoundError, match=r"f\.no_such"):
        facts.value("f.no_such")
    with pytest.raises(NotFoundError):
        facts.value("f.tail_multiple")
    with pytest.raises(NotFoundError):
        facts.guide("case.no_such")
    assert facts.guide("case.part_d").panel_questions
