from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prebrief.match.stage import match, match_requirements
from prebrief.records.job import TypedTest
from prebrief.records.profile import Basics
from unit.match.making import TODAY, Cv, asked, playbook, posting

BOOK = playbook()
SAFETY = "Improves patient safety and reports to the trustees"


def leader() -> Cv:
    cv = Cv().studied("MD").holds("Ohio", "licence", region="OH")
    cv.post(
        "Medical Director",
        "2015-01",
        name="Quayle General",
        rung="rung.medical_director",
        leadership=True,
        clinical=True,
    )
    cv.did("Serious safety event rate 0.41 to 0.18 in three years")
    cv.did("Present harm and patient safety figures to the trustees each quarter")
    cv.did("Own a budget of $11M with the finance partner")
    return cv


def teacher() -> Cv:
    cv = Cv().studied("BA").post("Classroom teacher", "2001-01", "2020-06")
    return cv.did("Planned lessons and outings for two classes").did("Lesson planning", "skill")


JOB = posting(
    asked("MD or DO", TypedTest(test="degree", any_of=("MD", "DO")), kind="degree"),
    asked("Ohio licence", TypedTest(test="licence", any_of=("Ohio",)), kind="licence"),
    asked(SAFETY, level="duty"),
    asked("Breeds ornamental fish for the aquarium trade", level="duty"),
)


def test_every_requirement_gets_one_match_in_order():
    report = match(leader().profile(), JOB, BOOK, today=TODAY)
    assert [m.requirement_id for m in report.matches] == ["r1", "r2", "r3", "r4"]
    assert set(report.by_requirement()) == {"r1", "r2", "r3", "r4"}


def test_tests_decide_what_they_can_and_likeness_the_rest():
    report = match(leader().profile(), JOB, BOOK, today=TODAY)
    assert [m.decided_by for m in report.matches] == ["test", "test", "similarity", "similarity"]
    assert [m.verdict for m in report.matches][:2] == ["strong", "strong"]


def test_a_line_that_nothing_speaks_to_is_none_without_evidence():
    fish = match(leader().profile(), JOB, BOOK, today=TODAY).matches[3]
    assert fish.verdict == "none"
    assert fish.evidence == ()


def test_evidence_quotes_the_cv_to_the_letter():
    cv = leader()
    document = cv.document()
    report = match(cv.profile(), JOB, BOOK, today=TODAY)
    spans = [e.span for m in report.matches for e in m.evidence]
    assert spans
    assert all(document.text[span.start : span.end] == span.quote for span in spans)


def test_the_right_trade_scores_far_above_another():
    right = match(leader().profile(), JOB, BOOK, today=TODAY).fit.score
    wrong = match(teacher().profile(), JOB, BOOK, today=TODAY).fit.score
    assert right >= wrong + 50
    assert wrong <= 5


def test_requirements_alone_are_judged_as_within_the_posting():
    whole = match(leader().profile(), JOB, BOOK, today=TODAY).matches
    alone = match_requirements(leader().profile(), JOB.requirements, BOOK, today=TODAY)
    assert alone == whole
    assert match_requirements(leader().profile(), (), BOOK, today=TODAY) == ()


def test_an_empty_cv_meets_nothing():
    report = match(Cv().profile(), JOB, BOOK, today=TODAY)
    assert {m.verdict for m in report.matches} == {"none"}
    assert report.fit.score == 0


def test_a_denial_is_no_evidence():
    cv = Cv().studied("MD").post("Hospitalist", "2015-01", clinical=True)
    cv.did("No experience in patient safety or in reporting to trustees")
    assert match(cv.profile(), JOB, BOOK, today=TODAY).matches[2].evidence == ()


def test_the_name_changes_nothing():
    def report(name: str):
        basics = Basics(name=name, summary=None)
        return match(leader().profile(basics=basics), JOB, BOOK, today=TODAY)

    assert report("Ana Obi") == report("John Smith")


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.text(max_size=60), max_size=5),
    st.lists(st.text(min_size=1, max_size=60), max_size=4),
)
def test_any_text_is_judged_without_fault(lines, wants):
    cv = Cv()
    for line in lines:
        cv.did(" ".join(line.split()) or "x")
    job = posting(*(asked(want) for want in wants))
    report = match(cv.profile(), job, BOOK, today=TODAY)
    assert len(report.matches) == len(wants)
    assert all(0.0 <= m.confidence <= 1.0 for m in report.matches)
    assert all(len(m.evidence) <= 3 for m in report.matches)
    assert all((m.verdict == "none") == (not m.evidence) for m in report.matches)
