"""Dates broken at a margin."""

from builders import cv
from prebrief.read.cv.lines import cv_lines
from prebrief.read.cv.margins import mend_margin_dates


def dates(text: str) -> list[tuple[str, str | None, str | None]]:
    return [
        (line.pieces[0].text, line.periods[0].start, line.periods[0].end)
        for line in mend_margin_dates(cv_lines(cv(text)))
        if line.periods
    ]


def test_a_date_broken_at_the_right_margin_is_one_date() -> None:
    assert dates("Chief, Alder Clinic      February\n2013 – to date\n• Led it") == [
        ("Chief, Alder Clinic", "2013-02", None)
    ]
    assert dates("Registrar, Quarry Hospital      Aug 2010 –\n                    Jul 2014") == [
        ("Registrar, Quarry Hospital", "2010-08", "2014-07")
    ]


def test_two_lines_with_dates_of_their_own_stay_two() -> None:
    text = "Professor and Chair      July 2015 –\nSurgeon-in-Chief         2015 – 2018"
    assert [first for first, _, _ in dates(text)] == ["Professor and Chair", "Surgeon-in-Chief"]


def test_a_date_broken_in_the_left_column_leaves_the_text_beside_it() -> None:
    lines = mend_margin_dates(
        cv_lines(cv("Nov 2020 – Dec    Chief\n2022              Alder Clinic"))
    )
    assert [(line.text, line.bullet) for line in lines][1] == ("Alder Clinic", False)
    assert (lines[0].periods[0].start, lines[0].periods[0].end) == ("2020-11", "2022-12")
