import pytest

from prebrief.match.degree import judge_degree
from prebrief.match.terms import terms
from prebrief.records.job import TypedTest
from prebrief.records.profile import Basics
from unit.match.making import Cv, asked, playbook

TERMS = terms(playbook())


def judge(cv: Cv, *names: str, text: str = "Degree", eligible_ok: bool = False, **profile):
    test = TypedTest(test="degree", any_of=names, eligible_ok=eligible_ok)
    return judge_degree(asked(text, test), test, cv.profile(**profile), TERMS)


def test_the_degree_asked_for_is_strong_with_its_line():
    finding = judge(Cv().studied("D.O."), "MD", "DO")
    assert finding.verdict == "strong"
    assert finding.spans[0].quote.startswith("D.O.")


def test_any_of_a_group_answers_for_the_group():
    assert judge(Cv().studied("MBBS"), "medical_degree").verdict == "strong"


def test_a_counterpart_of_another_country_is_partial():
    finding = judge(Cv().studied("MBBS"), "MD", "DO")
    assert (finding.verdict, finding.code) == ("partial", "degree_equivalent")


def test_a_doctorate_of_another_kind_is_no_medical_degree():
    assert judge(Cv().studied("PhD"), "MD", "DO").verdict == "none"


def test_a_degree_in_progress_is_partial_and_says_so():
    finding = judge(Cv().studied("MHA", completed=False), "MHA", "MBA")
    assert (finding.verdict, finding.code) == ("partial", "degree_in_progress")


def test_a_degree_in_progress_is_enough_where_the_posting_says_so():
    cv = Cv().studied("MHA", completed=False)
    assert judge(cv, "MHA", eligible_ok=True).verdict == "strong"


@pytest.mark.parametrize("held", ["MHA", "MD", "BSN"])
def test_a_level_is_met_by_any_degree_of_it_or_above(held):
    finding = judge(Cv().studied(held), "BA", text="Bachelor's degree required")
    assert finding.verdict == "strong"


def test_a_level_is_not_met_from_below():
    finding = judge(Cv().studied("BA"), text="Master's degree required")
    assert (finding.verdict, finding.code) == ("none", "degree_missing")
    assert "a master's degree" in finding.reason


def test_letters_behind_the_name_count():
    finding = judge(Cv(), "MBA", basics=Basics(post_nominals=("MD", "MBA")))
    assert finding.verdict == "strong"


def test_residency_is_no_degree():
    cv = Cv().studied("MD", stage="residency")
    assert judge(cv, "MD").verdict == "none"


def test_the_first_degree_of_a_doctor_is_not_comparable_to_a_degree_in_management():
    text = "MBA, MHA, MMM or comparable graduate degree"
    names = ("MBA", "MHA", "MMM", "masters", "doctorate")
    assert judge(Cv().studied("MD"), *names, text=text).verdict == "none"
    both = Cv().studied("MD").studied("MBA", completed=False)
    assert judge(both, *names, text=text).verdict == "partial"
    assert judge(Cv().studied("MD").studied("MHA"), *names, text=text).verdict == "strong"


def test_the_degree_named_is_shown_beside_a_higher_one_and_each_once():
    cv = Cv().studied("PhD").studied("BSN").studied("BSN")
    finding = judge(cv, "BA", text="Bachelor's degree required")
    assert finding.verdict == "strong"
    assert sorted(span.quote[:3] for span in finding.spans) == ["BSN", "PhD"]
