from prebrief.match.finding import Finding, statement_at, weaker
from unit.match.making import Cv


def finding(verdict, cv=None):
    spans = (cv.statements[0].span,) if cv else ()
    return Finding(verdict, 0.9, f"It is {verdict}", "code", spans)


def test_one_part_of_two_is_partial():
    joined = weaker(finding("strong"), finding("none"))
    assert (joined.verdict, joined.code) == ("partial", "part_met")
    assert joined.reason == "It is strong. It is none."


def test_both_parts_met_is_strong_and_neither_is_none():
    assert weaker(finding("strong"), finding("strong")).verdict == "strong"
    assert weaker(finding("none"), finding("none")).verdict == "none"


def test_evidence_names_the_statement_and_none_has_none():
    cv = Cv().did("Cut harm by half")
    (evidence,) = finding("strong", cv).evidence(cv.profile())
    assert evidence.statement_id == "s0"
    assert finding("none", cv).evidence(cv.profile()) == ()


def test_a_span_outside_all_statements_belongs_to_none():
    cv = Cv().did("Cut harm by half")
    span = cv.statements[0].span.model_copy(update={"start": 900, "end": 910})
    assert statement_at(cv.profile(), span) == ""
