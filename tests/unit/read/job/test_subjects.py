import pytest

from prebrief.read.job.subjects import without_subject


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The Medical Director will oversee the unit.", ["oversee the unit."]),
        ("The postholder gives advice to the board.", ["gives advice to the board."]),
        (
            "As part of the team, the Director will be expected to see patients",
            ["expected to see patients"],
        ),
        ("You will chair the council", ["chair the council"]),
        ("Candidates must hold a license", ["must hold a license"]),
        (
            "The Quality (Q) Manager is an expert nurse responsible for audits",
            ["an expert nurse", "responsible for audits"],
        ),
        (
            "Hill Clinic is seeking an experienced surgeon to lead the program",
            ["an experienced surgeon", "lead the program"],
        ),
        ("Hill Clinic is seeking a Medical Director to lead it", ["lead it"]),
        ("Responsibilities include: planning the rota", ["planning the rota"]),
        ("Oversees the unit", ["Oversees the unit"]),
    ],
)
def test_what_is_asked_for_stands_first(sentence: str, expected: list[str]) -> None:
    parts = without_subject(sentence, 0, len(sentence))
    assert [sentence[a:b] for a, b in parts] == expected
