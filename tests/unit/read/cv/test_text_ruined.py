from builders import HEAD, TODAY, clinical, cv, profile
from prebrief.read.cv.columns import unfold_columns
from prebrief.read.cv.furniture import without_furniture
from prebrief.read.cv.lines import cv_lines
from prebrief.read.cv.margins import mend_margin_dates
from prebrief.read.cv.paragraphs import paragraphs_of
from prebrief.read.stage import read_profile


def test_page_furniture_within_a_bullet_is_left_out() -> None:
    found = profile("""EXPERIENCE
Hospitalist, Quarry Hospital     2012 – present
• Brokered the agreement between the two services after eleven months of

Page 1 of 3

VARGA-REYES, O.                                   CV, cont'd

argument about the night rota.
""")
    assert found.work[0].highlights == (
        "Brokered the agreement between the two services after eleven months of argument about"
        " the night rota.",
    )


def test_telephones_and_years_are_no_furniture() -> None:
    lines = cv_lines(cv("Ana Lund\n(312) 555-0142\n2014 – 2016\n1999\n3 / 4\n"))
    assert [line.text for line in without_furniture(lines, "Ana Lund")] == [
        "Ana Lund",
        "(312) 555-0142",
        "2014 – 2016",
        "1999",
    ]


TWO_COLUMNS = """Devin Holt
CONTACT                        SUMMARY
Lowmoor, OH                    Chief of a busy emergency department who
devin@example.org              mends front doors and keeps nurses.
LICENSURE                      POSITIONS
Ohio (active)                  2016 – present   Chief, Emergency Medicine
ATLS                           Quarry Hospital, Lowmoor, OH
SKILLS                         – Left without being seen 6.8% to 2.1% after I
Throughput                       moved a doctor to triage
Budgets                        – Opened a 9-bed unit
"""


def test_two_columns_flattened_into_one() -> None:
    found = read_profile(cv(TWO_COLUMNS), clinical(), today=TODAY)
    assert found.work[0].highlights == (
        "Left without being seen 6.8% to 2.1% after I moved a doctor to triage",
        "Opened a 9-bed unit",
    )
    assert [skill.name for skill in found.skills] == ["Throughput", "Budgets"]
    lines = cv_lines(cv(TWO_COLUMNS))
    assert {line.start for line in unfold_columns(lines)} >= {line.start for line in lines[:2]}


def test_dates_broken_in_the_margin() -> None:
    text = (
        HEAD
        + """EXPERIENCE
September    Clinical Director, Quarry Hospital
2019 – to    • Opened the hub.
date         • Cut the waits.
"""
    )
    found = read_profile(cv(text), clinical(), today=TODAY)
    assert found.work[0].start_date == "2019-09"
    assert found.work[0].ongoing
    assert found.work[0].highlights == ("Opened the hub.", "Cut the waits.")
    assert found.work[0].date_text == "September 2019 – to date"


def test_whole_dates_in_the_margin_are_left_alone() -> None:
    lines = cv_lines(cv("x\n2014 – 2016    MBA, Ellery\n2006 – 2009    Residency, Quarry\n"))
    assert mend_margin_dates(lines) == lines


def test_an_open_date_does_not_swallow_the_next_row() -> None:
    lines = cv_lines(
        cv("x\n2015–      Medical Executive    member\n2016–20    Credentials    chair\n")
    )
    assert mend_margin_dates(lines) == lines


def test_bullets_that_lost_their_marks_are_parted() -> None:
    lines = cv_lines(cv("x\nFell from 9 to 7 days.Raised the flow to 33%.Wrote the policy.\n"))[1:]
    assert [p.text for p in paragraphs_of(lines, width=80)] == [
        "Fell from 9 to 7 days.",
        "Raised the flow to 33%.",
        "Wrote the policy.",
    ]
