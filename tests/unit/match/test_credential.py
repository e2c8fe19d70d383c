import pytest

from prebrief.match.credential import judge_credential
from prebrief.match.pool import build_pool
from prebrief.match.vocabulary import vocabulary
from prebrief.records.profile import Basics, Location
from unit.match.making import Cv, asked, playbook

WORDS = vocabulary(playbook())


def judge(text: str, cv: Cv, **profile):
    person = cv.profile(**profile)
    pool = build_pool(person, WORDS, (text,), ladder={})
    return judge_credential(asked(text, kind="credential"), person, pool)


def test_a_medical_licence_is_no_drivers_licence():
    cv = Cv().holds("California medical licence", "licence")
    assert judge("Valid CA Driver's License", cv).verdict == "none"


def test_a_driving_licence_is_found_as_it_is_printed():
    cv = Cv().did("Nationality British. Driving licence: full, clean", "other")
    assert judge("Valid driver's license", cv).verdict == "strong"


def test_privileges_rest_on_licence_and_board():
    cv = Cv().holds("Ohio", "licence").holds("Internal Medicine", "board")
    assert judge("Able to hold medical staff privileges", cv).code == "privileges_likely"
    assert judge("Able to hold medical staff privileges", Cv()).verdict == "none"


@pytest.mark.parametrize(("region", "verdict"), [("NV", "strong"), ("TX", "none"), (None, "none")])
def test_place_is_read_from_the_address(region, verdict):
    basics = Basics(name="A", location=Location(region=region))
    text = "You must be located in Colorado or Nevada"
    assert judge(text, Cv(), basics=basics).verdict == verdict


def test_a_competency_is_no_condition():
    assert judge("Understands credentialing and privileging", Cv()) is None
