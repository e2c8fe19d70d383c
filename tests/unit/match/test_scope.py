import pytest

from prebrief.match.scope import judge_scope
from prebrief.records.job import TypedTest
from unit.match.making import Cv


@pytest.mark.parametrize(
    ("beds", "verdict", "code"),
    [
        (300, "strong", "met_directly"),
        (120, "partial", "scope_smaller"),
        (20, "partial", "scope_much_smaller"),
    ],
)
def test_beds_against_beds(beds, verdict, code):
    cv = Cv().post("Medical Director", "2020-01").led("beds", beds, "beds", f"{beds} beds")
    finding = judge_scope(TypedTest(test="scope", at_least=250, unit="beds"), cv.profile())
    assert (finding.verdict, finding.code) == (verdict, code)
    assert finding.spans[0].quote == f"{beds} beds"


def test_the_largest_of_its_kind_counts():
    cv = Cv().post("Chief", "2010-01", "2015-01").led("budget", 2e6, "USD", "$2M budget")
    cv.post("Director", "2015-02").led("budget", 12e6, "USD", "$12M budget")
    finding = judge_scope(TypedTest(test="scope", at_least=1e7, unit="USD"), cv.profile())
    assert finding.verdict == "strong"
    assert "$12 million" in finding.reason


def test_a_size_of_another_kind_says_nothing():
    cv = Cv().post("Chief", "2010-01").led("beds", 400, "beds", "400 beds")
    finding = judge_scope(TypedTest(test="scope", at_least=20, unit="FTE"), cv.profile())
    assert (finding.verdict, finding.code) == ("none", "scope_unstated")
