from prebrief.match.terms import terms
from prebrief.match.typed import judge_typed
from prebrief.match.vocabulary import vocabulary
from prebrief.records.job import TypedTest
from unit.match.making import TODAY, Cv, asked, playbook

BOOK = playbook()


def judge(text: str, cv: Cv, test: TypedTest | None = None):
    return judge_typed(asked(text, test), cv.profile(), terms(BOOK), vocabulary(BOOK), today=TODAY)


def test_a_requirement_without_a_test_is_left_to_likeness():
    assert judge("Works well with trustees", Cv()) is None


def test_a_named_course_of_study_is_a_test_even_unmarked():
    assert judge("Graduate of a nursing program", Cv().studied("BSN")).verdict == "strong"
    assert judge("Graduate of a nursing program", Cv().studied("MD")).verdict == "none"


def test_degree_and_board_in_one_line_need_both():
    test = TypedTest(test="degree", any_of=("MD",))
    text = "MD with board certification"
    assert judge(text, Cv().studied("MD"), test).code == "part_met"
    both = Cv().studied("MD").holds("Internal Medicine", "board")
    assert judge(text, both, test).verdict == "strong"


def test_a_certificate_named_in_passing_is_not_what_is_asked_for():
    test = TypedTest(test="registration", any_of=("GMC",))
    text = "Acts on worries about a doctor and follows policy with the regional GMC office"
    assert judge(text, Cv(), test) is None
    assert judge("GMC registration", Cv(), test).verdict == "none"


def test_a_degree_in_a_named_field_meets_a_qualification_in_it():
    text = "A higher qualification in leadership, management or quality improvement"
    assert judge(text, Cv().studied("MHA")).verdict == "strong"
    assert judge(text, Cv().studied("MD")) is None
