import pytest

from builders import profile


def test_lines_of_any_order() -> None:
    found = profile("""EDUCATION
Executive MHA, Upper Ellery University — in progress, 24 of 42 credits, exp. May 2028
2005 – 2008   Residency, Emergency Medicine, Quarry County Medical Center
D.O., Ellery College of Osteopathic Medicine, May 2005
B.S. Biology 2001
""").education
    assert [(e.degree, e.stage, e.completed) for e in found] == [
        ("MHA", "degree", False),
        (None, "residency", True),
        ("DO", "degree", True),
        ("BS", "degree", True),
    ]
    assert found[1].institution == "Quarry County Medical Center"
    assert (found[1].start_date, found[1].end_date) == ("2005", "2008")
    assert found[2].end_date == "2005-05"


@pytest.mark.parametrize(
    ("printed", "degree"),
    [
        ("MB BCh", "MBBS"),
        ("MBBS", "MBBS"),
        ("Master of Medical Management", "MMM"),
        ("M.D.", "MD"),
        ("Executive MBA", "MBA"),
        ("DNP", "DNP"),
        ("Ph.D.", "PhD"),
    ],
)
def test_degrees_have_one_name(printed: str, degree: str) -> None:
    (found,) = profile(f"EDUCATION\n{printed}, Ellery State University, 2010\n").education
    assert found.degree == degree


def test_school_over_degree_over_dates() -> None:
    found = profile("""EDUCATION

Ellery School of Medicine
MD in Medicine
2002 – 2006

Quarry University
BA in Philosophy
1998 – 2002
""").education
    assert [(e.study_type, e.area, e.institution, e.end_date) for e in found] == [
        ("MD", "Medicine", "Ellery School of Medicine", "2006"),
        ("BA", "Philosophy", "Quarry University", "2002"),
    ]


def test_not_started_is_not_done() -> None:
    (found,) = profile(
        "EDUCATION\nMBA, Ellery State University, starts 2027, not started\n"
    ).education
    assert not found.completed
