import pytest

from prebrief.match.pool import build_pool
from prebrief.match.reasons import reason_for
from prebrief.match.vocabulary import vocabulary
from unit.match.making import Cv, playbook

WORDS = vocabulary(playbook())
ASKED = WORDS.read("Physician who reports patient safety to the trustees, holds a budget")


def say(verdict, cv: Cv, covered=frozenset(), **more):
    lines = build_pool(cv.profile(), WORDS, (), ladder={}).lines
    options = {"of_trade": True, "only_claim": False} | more
    return reason_for(verdict, lines, asked=ASKED, covered=covered, **options)


def director() -> Cv:
    cv = Cv().post("Medical Director", "2015-01", name="Quayle General")
    return cv.did("Cut harm by half")


def test_strong_says_where_it_was_shown():
    reason, code = say("strong", director(), covered=ASKED.themes)
    assert reason == "Shown as Medical Director, Quayle General, and in 1 more line."
    assert code == "met_directly"


def test_a_part_names_what_is_missing():
    reason, code = say("partial", director(), covered=frozenset({"theme.patient_safety"}))
    assert "no line on board or finance" in reason
    assert code == "part_shown"


def test_a_claim_is_called_a_claim():
    reason, code = say("partial", Cv().did("Patient safety", "skill"), only_claim=True)
    assert code == "skills_list_only"
    assert "no deed" in reason


@pytest.mark.parametrize(("of_trade", "code"), [(True, "no_line"), (False, "other_profession")])
def test_none_says_why(of_trade, code):
    reason, found = say("none", Cv(), of_trade=of_trade)
    assert found == code
    assert reason.endswith(".")
