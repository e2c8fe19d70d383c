import pytest

from prebrief.read.job.typed import eligible_ok, typed_test
from prebrief.records.job import TypedTest
from unit.read.job.reading import terms


def decided(words: str) -> TypedTest:
    test = typed_test(words, terms())
    assert test is not None
    return test


@pytest.mark.parametrize(
    ("words", "test", "any_of"),
    [
        ("MD or DO", "degree", {"MD", "DO"}),
        ("MD/DO required", "degree", {"MD", "DO"}),
        ("Medical degree", "degree", {"medical_degree"}),
        ("Graduate of a nursing program", "degree", {"nursing_degree"}),
        ("Master's degree required", "degree", {"masters"}),
        ("MBA, MHA or MMM preferred", "degree", {"MBA", "MHA", "MMM"}),
        ("An advanced management degree", "degree", {"management_degree"}),
        ("Active medical license in Ohio", "licence", {"Ohio"}),
        ("A nursing license for the State of Oregon", "licence", {"Oregon"}),
        ("CA medical license", "licence", {"California"}),
        ("GMC registration with a licence", "registration", {"GMC"}),
        ("NMC registered nurse", "registration", {"NMC"}),
        ("Board certified in internal medicine", "board", {"Internal medicine"}),
        ("Board certification in any specialty", "board", set()),
        ("BLS certification required", "certificate", {"BLS"}),
        ("Possess a current DEA certification", "certificate", {"DEA"}),
        ("CPE preferred", "certificate", {"CPE"}),
        ("Fluent in Spanish", "language", {"Spanish"}),
    ],
)
def test_what_can_be_decided(words: str, test: str, any_of: set[str]) -> None:
    found = decided(words)
    assert (found.test, set(found.any_of)) == (test, any_of)


@pytest.mark.parametrize(
    "words",
    [
        "Valid CA Driver's License",
        "Knows the basics of methods such as Lean",
        "A high degree of tact",
        "Collaborate with internal teams",
        "Supervises all licensed providers",
        "Strong leadership skills",
    ],
)
def test_what_only_looks_decidable(words: str) -> None:
    assert typed_test(words, terms()) is None


def test_scope() -> None:
    beds = decided("Led a hospital of at least 250 beds")
    assert (beds.test, beds.at_least, beds.unit) == ("scope", 250.0, "beds")
    money = decided("Responsible for a budget of $40 million")
    assert (money.test, money.at_least, money.unit, money.field) == (
        "scope",
        40_000_000.0,
        "$",
        "budget",
    )


def test_a_duty_is_tested_for_scope_only() -> None:
    assert typed_test("Works with the GMC registration office", terms(), duty=True) is None
    scope = typed_test("Leads 120 FTEs", terms(), duty=True)
    assert scope is not None
    assert scope.unit == "FTE"


@pytest.mark.parametrize(
    ("words", "enough"),
    [
        ("Eligible for licensure in Ohio", True),
        ("Able to obtain a Texas license", True),
        ("BC/BE in family medicine", True),
        ("Certified within 12 months of hire", True),
        ("Active Texas license", False),
    ],
)
def test_eligibility(words: str, enough: bool) -> None:
    assert eligible_ok(words) is enough
