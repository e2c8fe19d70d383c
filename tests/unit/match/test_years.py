from prebrief.match.vocabulary import vocabulary
from prebrief.match.years import judge_years, leadership_months
from prebrief.records.job import TypedTest
from unit.match.making import TODAY, Cv, asked, playbook

WORDS = vocabulary(playbook())


def judge(cv: Cv, amount: float, field: str, text: str = "Years of experience"):
    test = TypedTest(test="years", at_least=amount, unit="years", field=field)
    return judge_years(asked(text, test), test, cv.profile(), WORDS, today=TODAY)


def test_enough_years_of_leadership_say_how_many_from_how_many_positions():
    cv = Cv().post("Medical Director", "2017-07", "2024-06", leadership=True)
    cv.post("Chair of Medicine", "2015-03", "2018-12", leadership=True)
    finding = judge(cv, 5, "leadership")
    assert finding.verdict == "strong"
    assert "9 y 4 m of leadership from 2 positions" in finding.reason
    assert len(finding.spans) == 2


def test_years_a_little_short_are_partial():
    cv = Cv().post("Medical Director", "2020-01", "2023-12", leadership=True)
    finding = judge(cv, 5, "leadership")
    assert (finding.verdict, finding.code) == ("partial", "years_short")
    assert "4 y" in finding.reason and "5 y" in finding.reason


def test_years_far_short_are_none():
    cv = Cv().post("Medical Director", "2023-01", "2023-12", leadership=True)
    assert judge(cv, 10, "leadership").verdict == "none"


def test_training_is_no_clinical_practice():
    cv = Cv().post("Resident, Internal Medicine", "2010-07", "2020-06", clinical=True)
    cv.post("Hospitalist", "2020-07", "2022-06", clinical=True)
    finding = judge(cv, 5, "clinical")
    assert finding.verdict == "none"
    assert "2 y" in finding.reason


def test_years_of_another_profession_do_not_count():
    cv = Cv().studied("MD").post("Emergency physician", "2008-01", clinical=True)
    assert judge(cv, 3, "nursing", "Three years of nursing experience").verdict == "none"


def test_years_in_a_named_field_count_the_posts_of_that_field():
    cv = Cv().post("Chief, Emergency Medicine", "2016-01", "2020-12", leadership=True)
    cv.post("Accountant", "2000-01", "2015-12")
    finding = judge(cv, 5, "emergency medicine")
    assert finding.verdict == "strong"
    assert "from 1 position" in finding.reason


def test_claimed_years_count_less_than_dated_ones():
    cv = Cv().did("More than 20 years of experience in nursing", "summary")
    cv.post("Consultant", None)
    finding = judge(cv, 3, "nursing", "Three years of nursing experience")
    assert (finding.verdict, finding.code) == ("partial", "years_claimed")


def test_no_dated_post_is_none():
    assert judge(Cv(), 5, "leadership").verdict == "none"


def test_leadership_months_merge_overlaps():
    cv = Cv().post("Director", "2020-01", "2021-12", leadership=True, fte=0.2)
    cv.post("Chair", "2021-01", "2022-12", leadership=True)
    assert leadership_months(cv.profile(), TODAY) == 36


def test_who_leads_a_clinical_service_practises_and_who_sits_at_a_desk_does_not():
    service = Cv().post(
        "Medical Director, Emergency Services", "2014-01", "2023-12", leadership=True
    )
    assert judge(service, 7, "clinical").verdict == "strong"
    desk = Cv().post("Vice President, Medical Affairs", "2014-01", "2023-12", leadership=True)
    assert judge(desk, 7, "clinical").verdict == "none"
