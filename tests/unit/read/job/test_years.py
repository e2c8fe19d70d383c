import pytest

from prebrief.read.job.years import years_test


@pytest.mark.parametrize(
    ("words", "amount", "field"),
    [
        ("5+ years of progressive leadership experience", 5, "leadership"),
        ("At least three years' experience as a consultant", 3, "consultant"),
        ("Minimum of ten (10) years of clinical practice", 10, "clinical"),
        ("Three to five years of nursing experience", 3, "nursing"),
        ("3-5 years experience required", 3, "any"),
        ("Clinical practice experience (5+ years)", 5, "clinical"),
        ("Seven years of senior leadership in a health system", 7, "leadership"),
        ("Six months of experience", 0.5, "any"),
        ("2 years in management", 2, "leadership"),
        ("12+ years of gene therapy experience", 12, "gene therapy"),
    ],
)
def test_amount_and_field(words: str, amount: float, field: str) -> None:
    test = years_test(words)
    assert test is not None
    assert (test.at_least, test.field) == (amount, field)


@pytest.mark.parametrize(
    "words",
    [
        "Certification within 2 years of hire",
        "Experience renewed every 3 years",
        "A 3-year term with experience",
        "Must be 18 years old with experience",
        "Experience with the five year plan",
        "Ability to lead",
    ],
)
def test_other_years(words: str) -> None:
    assert years_test(words) is None
