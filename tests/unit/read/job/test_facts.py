from unit.read.job import postings
from unit.read.job.reading import read


def test_employment_type_in_the_order_printed() -> None:
    assert read(postings.NHS_TABS).employment_type == "Permanent, Part-time, 4 PAs"
    assert read("Chief\nThe clinic.").employment_type is None


def test_reporting_line() -> None:
    ad = read(postings.NHS_TABS)
    assert [span.text for span in ad.reports_to] == [
        "You will be accountable to the Divisional Medical Director."
    ]


def test_reports_that_go_elsewhere_are_no_reporting_line() -> None:
    ad = read(
        "Medical Director\nDuties\n- Has six direct reports\n"
        "- Provides reports to the board of directors\n"
    )
    assert ad.reports_to == ()
