import pytest

from unit.read.job import postings
from unit.read.job.reading import read


@pytest.mark.parametrize(
    ("posting", "name"),
    [
        (postings.NHS_TABS, "Larchmere University Hospitals NHS Foundation Trust"),
        (postings.PARAGRAPH, "Quillon Ridge Medical Group"),
        (postings.FEDERAL, "Department of Veterans Affairs"),
        (postings.FACULTY, "Ferrand University School of Medicine"),
        (postings.BROKEN, "Saint Orwen Regional Hospital"),
        (postings.CARD, "Wexcombe Medical Center"),
        (postings.YAML_FRONT, "Gentle Harbor Hospice"),
        (postings.OTHER_TRADE, "The Copper Ladle"),
    ],
)
def test_employer(posting: str, name: str) -> None:
    assert read(posting).hiring_organization == name


def test_a_kind_of_employer_is_no_name() -> None:
    ad = read("Service Line Director\nA prestigious Midwest Health System has a new position.")
    assert ad.hiring_organization is None
