"""Degrees told in sentences, and contact lines that stand anywhere."""

from builders import TODAY, clinical, cv
from prebrief.read.cv.furniture import without_furniture
from prebrief.read.cv.lines import cv_lines
from prebrief.read.cv.reader import read_cv
from prebrief.records.profile import Profile

BIOGRAPHY = """Ann Lee, DNP, RN

Chief nurse of a division of three hospitals, known for staffing plans that last.

Since January 2022, Dr. Lee has been Division Chief Nursing Officer at Gulf Prairie Health in
Alder, LA. Contract labor fell from 18% of hours to 5.5%. From May 2018 to December 2021 Dr. Lee
was Chief Nursing Officer, St. Orin Campus at Gulf Prairie Health in St. Orin, LA. Falls went
down. Dr. Lee served as Director of Nursing, Critical Care at Magnolia Bend Medical Center in
Fernhaven, LA from March 2013 until April 2018. No bloodstream infection in 26 months.

Dr. Lee holds a DNP from Pelican State University (2017) and a BSN in Nursing from Xavier Bayou
College (2003).

Contact: ann@example.org, 504-555-0128
"""


def whole(text: str) -> Profile:
    return read_cv(cv(text), clinical(), today=TODAY)


def test_a_biography_gives_posts_places_deeds_and_degrees() -> None:
    found = whole(BIOGRAPHY)
    assert [(p.position, p.name, p.location, p.start_date, p.end_date) for p in found.work] == [
        ("Division Chief Nursing Officer", "Gulf Prairie Health", "Alder, LA", "2022-01", None),
        ("Chief Nursing Officer, St. Orin Campus", "Gulf Prairie Health", "St. Orin, LA",
         "2018-05", "2021-12"),
        ("Director of Nursing, Critical Care", "Magnolia Bend Medical Center", "Fernhaven, LA",
         "2013-03", "2018-04"),
    ]  # fmt: skip
    assert [p.highlights for p in found.work] == [
        ("Contract labor fell from 18% of hours to 5.5%.",),
        ("Falls went down.",),
        ("No bloodstream infection in 26 months.",),
    ]
    assert [(c.study_type, c.institution, c.end_date) for c in found.education] == [
        ("DNP", "Pelican State University", "2017"),
        ("BSN", "Xavier Bayou College", "2003"),
    ]
    assert (found.basics.email, found.basics.phone) == ("ann@example.org", "504-555-0128")


def test_the_end_of_a_sentence_is_no_part_of_the_mail() -> None:
    found = whole("Ann Lee\n\nShe ran a budget of $118M.\n\nann.lee@example.org\n")
    assert found.basics.email == "ann.lee@example.org"


def test_what_the_cv_calls_itself_is_no_part_of_the_name() -> None:
    for first in (
        "Đorđe Vučković – Curriculum Vitae",
        "CV: Đorđe Vučković",
        "About Đorđe Vučković",
    ):
        assert whole(f"{first}\n\nEXPERIENCE\nChief, Alder Clinic 2010–2012").basics.name == (
            "Đorđe Vučković"
        )
    assert (
        whole("APPLICATION FORM\nFull name: Ann Lee\nTel: (555) 555-0101\n").basics.name
        == "Ann Lee"
    )


def test_a_running_head_with_the_letters_behind_the_name_goes() -> None:
    lines = cv_lines(cv("Ann Lee-Boyd, DNP, RN\nOne\nAnn Lee-Boyd, DNP, RN - Resume\nTwo"))
    kept = without_furniture(lines, "Ann Lee-Boyd, DNP, RN")
    assert [line.text for line in kept] == ["Ann Lee-Boyd, DNP, RN", "One", "Two"]


def test_days_before_months_where_the_cv_writes_so() -> None:
    text = (
        "EXPERIENCE\n\nConsultant, Alder NHS Trust    {}\n- Led it\n\n"
        "Registrar, Quarry NHS Trust    {}\n"
    )
    found = whole(text.format("01/09/2017 – 31/08/2019", "01/08/2012 – 31/01/2013"))
    assert [(p.start_date, p.end_date) for p in found.work] == [
        ("2017-09", "2019-08"), ("2012-08", "2013-01"),
    ]  # fmt: skip
    american = "Hospitalist, Alder Hospital, OH (555) 555-0101    03/04/2011 – 05/06/2013"
    found = whole(f"Ann Lee (555) 555-0101\n\nEXPERIENCE\n{american}\n- Led it\n")
    assert [(p.start_date, p.end_date) for p in found.work] == [("2011-03", "2013-05")]
