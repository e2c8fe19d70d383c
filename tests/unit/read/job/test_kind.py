from prebrief.playbooks.load import load
from prebrief.read.job.kind import looks_like
from unit.read.job import postings
from unit.read.job.reading import document

CV = """Nadia Brandvold, MD
nadia@example.org  555-010-4477
PROFESSIONAL EXPERIENCE
Medical Director, Alder Street Clinic, 2018 - present
Staff Physician, Wexcombe Medical Center, 2012 - 2018
EDUCATION
MD, Ferrand University, 2004 - 2008
PUBLICATIONS
Brandvold N. On waiting. 2016.
"""


def likeness(text: str) -> str:
    return looks_like(document(text), load())


def test_a_cv_is_a_cv() -> None:
    assert likeness(CV) == "cv"


def test_no_posting_is_taken_for_a_cv() -> None:
    found = {name: likeness(text) for name, text in postings.ALL.items()}
    assert "cv" not in found.values()
    assert found["PARAGRAPH"] == found["FACULTY"] == found["NHS_TABS"] == "job"


def test_a_note_is_neither() -> None:
    assert likeness("Please see the attached file. Thank you.") == "unclear"
