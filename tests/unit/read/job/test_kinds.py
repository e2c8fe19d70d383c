import pytest

from prebrief.read.job.kinds import kind_of
from prebrief.read.job.typed import typed_test
from unit.read.job.reading import terms


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("MD or DO", "degree"),
        ("Active state license", "licence"),
        ("Board certification in any specialty", "certification"),
        ("Five years of leadership experience", "years"),
        ("Able to hold privileges here", "credential"),
        ("Valid driver's license", "credential"),
        ("Experience in a similar setting", "domain"),
        ("Excellent problem-solving skills", "competency"),
        ("Managed a budget of $10 million", "scope"),
        ("Willing to travel two days a week", "other"),
        ("No direct patient care responsibilities", "other"),
    ],
)
def test_kind_of_a_demand(words: str, kind: str) -> None:
    test = typed_test(words, terms())
    assert kind_of(words, level="must", heading="Requirements", test=test) == kind


def test_kind_of_a_duty() -> None:
    assert kind_of("Chairs peer review", level="duty", heading="Duties", test=None) == "competency"
    assert kind_of("Takes call on weekends", level="duty", heading="Duties", test=None) == "other"
