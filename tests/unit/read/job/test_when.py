import pytest

from unit.read.job import postings
from unit.read.job.reading import read


@pytest.mark.parametrize(
    ("posting", "day"),
    [
        (postings.NHS_TABS, "2027-03-14"),
        (postings.FEDERAL, "2027-02-02"),
        (postings.YAML_FRONT, "2027-05-01"),
        ("Matron\nThe trust. Closing 13 May 2027.", "2027-05-13"),
        ("Chief\nApply by March 3, 2027", "2027-03-03"),
        ("Chief\nDeadline: 31/31/2027", None),
        ("Chief\nOpen until filled", None),
    ],
)
def test_closing_date(posting: str, day: str | None) -> None:
    assert read(posting).closing_date == day
