import pytest

from prebrief.read.job.pieces import pieces


def parts(text: str, *, duty: bool = False) -> list[str]:
    return [text[one.start : one.end] for one in pieces(text, 0, len(text), duty=duty)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "MD/DO; board certified in own field; able to hold privileges.",
            ["MD/DO", "board certified in own field", "able to hold privileges"],
        ),
        ("Bachelor's degree, Master's preferred", ["Bachelor's degree", "Master's preferred"]),
        ("BSN required, MSN preferred", ["BSN required", "MSN preferred"]),
        ("MBA, MHA or MMM preferred", ["MBA, MHA or MMM preferred"]),
        ("MD or DO with an active license", ["MD or DO", "an active license"]),
        ("GMC registration with a licence", ["GMC registration with a licence"]),
        (
            "Three (3) years of nursing, including at least one (1) year of leading",
            ["Three (3) years of nursing", "at least one (1) year of leading"],
        ),
        (
            "must hold a degree, be board certified, and qualify for rank",
            ["must hold a degree", "be board certified", "qualify for rank"],
        ),
        (
            "the duties are to (1) oversee staff; (2) plan the budget and (3) report to trustees",
            ["oversee staff", "plan the budget", "report to trustees"],
        ),
    ],
)
def test_demands_are_parted_where_each_stands_alone(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "supervising all the clinicians, ensuring quality of care, and writing the rota",
            [
                "supervising all the clinicians",
                "ensuring quality of care",
                "writing the rota",
            ],
        ),
        (
            "Manage key accounts, ensuring that clients are content",
            ["Manage key accounts, ensuring that clients are content"],
        ),
        (
            "Brings the doctors' view to planning and directs the work of the staff",
            ["Brings the doctors' view to planning", "directs the work of the staff"],
        ),
        (
            "Responsibility for two units, including finance, people, quality of care, and safety",
            ["Responsibility for two units", "finance", "people", "quality of care", "safety"],
        ),
        (
            "providing leadership and coordinating care",
            ["providing leadership and coordinating care"],
        ),
    ],
)
def test_duties_are_parted_into_deeds(text: str, expected: list[str]) -> None:
    assert parts(text, duty=True) == expected
