import pytest

from prebrief.match.certificates import (
    judge_board,
    judge_certificate,
    judge_licence,
    judge_registration,
)
from prebrief.match.terms import terms
from prebrief.match.vocabulary import vocabulary
from prebrief.records.job import TypedTest
from unit.match.making import Cv, asked, playbook

TERMS = terms(playbook())
WORDS = vocabulary(playbook())


def licence(cv: Cv, *states: str, text: str = "State licence", eligible_ok: bool = False):
    test = TypedTest(test="licence", any_of=states, eligible_ok=eligible_ok)
    return judge_licence(asked(text, test), test, cv.profile(), WORDS)


@pytest.mark.parametrize(
    ("status", "verdict", "code"),
    [
        ("active", "strong", "met_directly"),
        ("unknown", "strong", "met_directly"),
        ("pending", "partial", "licence_pending"),
        ("lapsed", "partial", "licence_lapsed"),
    ],
)
def test_a_licence_is_worth_its_status(status, verdict, code):
    cv = Cv().holds("Michigan", "licence", status, region="Michigan")
    finding = licence(cv, "MI")
    assert (finding.verdict, finding.code) == (verdict, code)


def test_the_best_standing_among_licences_of_the_state_decides():
    cv = Cv().holds("Ohio", "licence", "lapsed", region="OH").holds("Ohio", "licence", region="OH")
    assert licence(cv, "Ohio").verdict == "strong"


def test_a_licence_elsewhere_is_none_unless_obtaining_is_enough():
    cv = Cv().holds("Ohio", "licence", region="OH")
    assert licence(cv, "Michigan").code == "licence_elsewhere"
    assert licence(cv, "Michigan", eligible_ok=True).verdict == "strong"


def test_a_multistate_licence_is_partial_elsewhere():
    cv = Cv().holds("RN multistate (compact)", "licence", region="NC")
    assert licence(cv, "Georgia", text="Georgia licence as a nurse").verdict == "partial"


def test_a_licence_of_another_profession_does_not_count():
    cv = Cv().studied("MD").holds("Georgia", "licence", region="GA")
    assert licence(cv, "Georgia", text="Georgia licence as a nurse").verdict == "none"


def test_no_licence_is_none():
    assert licence(Cv(), "Ohio").code == "licence_missing"


def board(cv: Cv, *specialties: str, eligible_ok: bool = False):
    test = TypedTest(test="board", any_of=specialties, eligible_ok=eligible_ok)
    return judge_board(test, cv.profile(), TERMS)


def test_board_certification_is_strong_and_of_another_specialty_partial():
    cv = Cv().holds("ABIM Internal Medicine", "board")
    assert board(cv).verdict == "strong"
    assert board(cv, "Internal Medicine").verdict == "strong"
    assert board(cv, "Pediatrics").code == "board_other_specialty"


def test_board_eligible_is_partial_unless_it_is_enough():
    cv = Cv().holds("Internal Medicine", "board", "eligible")
    assert board(cv).code == "board_eligible"
    assert board(cv, eligible_ok=True).verdict == "strong"


def test_a_lapsed_board_is_partial_even_where_eligible_is_enough():
    cv = Cv().holds("Internal Medicine", "board", "lapsed")
    assert board(cv, eligible_ok=True).verdict == "partial"


def test_specialist_registration_is_a_counterpart():
    cv = Cv().holds("GMC specialist register", "registration")
    assert board(cv).code == "board_equivalent"


def test_registration_is_of_the_named_body():
    test = TypedTest(test="registration", any_of=("GMC",))
    held = Cv().holds("General Medical Council", "registration").profile()
    other = Cv().holds("NMC", "registration").profile()
    assert judge_registration(test, held, TERMS).verdict == "strong"
    assert judge_registration(test, other, TERMS).verdict == "none"


def certificate(cv: Cv, *names: str):
    return judge_certificate(TypedTest(test="certificate", any_of=names), cv.profile(), TERMS)


def test_a_certificate_is_found_under_its_other_name():
    cv = Cv().holds("Basic Life Support", "life_support")
    assert certificate(cv, "BLS").verdict == "strong"


def test_a_neighbouring_certificate_is_partial():
    cv = Cv().holds("ACLS", "life_support")
    assert certificate(cv, "BLS").code == "certificate_neighbour"


def test_a_certificate_only_in_a_skills_list_is_partial():
    cv = Cv().did("First aid and BLS training", "skill")
    assert certificate(cv, "BLS").code == "skills_list_only"


def test_a_lapsed_certificate_is_partial():
    cv = Cv().holds("BLS", "life_support", "lapsed")
    assert certificate(cv, "BLS").code == "certificate_lapsed"


def test_the_clause_about_the_state_decides_where_one_line_lists_several():
    line = "Ohio, active. Utah, lapsed 2013. Iowa, applied 2024, pending"
    cv = Cv().holds(line, "licence", "pending", region="OH")
    cv.holds(line, "licence", "pending", region="UT")
    assert licence(cv, "Ohio").verdict == "strong"
    assert licence(cv, "Utah").code == "licence_lapsed"
