"""Another profession is another folder: nothing about clinical leadership is in code."""

import re
from datetime import date
from pathlib import Path

from prebrief import pipeline
from prebrief.playbooks.load import load
from prebrief.render.stage import render

FOLDER = Path(__file__).parents[1] / "fixtures" / "library_leadership"
CV = b"""Anneke Vold-Bright
anneke@example.org

EXPERIENCE
Branch Librarian, Harrow Quay City Library
March 2015 - present
- Started a homework club; visits by pupils rose from 40 to 210 a week in two years.
- Managed the acquisitions budget of $180,000 and renegotiated two database licences.
- Weeded the reference section and opened the room to families.

Reference Librarian, Ostley Town Library
2009 - 2015
- Ran the summer reading scheme for three years.

EDUCATION
Master of Library Science, Northgate University, 2009
"""
POSTING = b"""# Head Librarian

Merrin Vale Public Library seeks a head librarian.

## Duties
- Builds programs for families and outreach to new readers
- Controls the operating budget and plans the renovation
- Reports to the board of trustees

## Requirements
- Master of Library Science
- At least five years of experience in a public library
- Experience in negotiating with vendors
"""
CLINICAL = re.compile(
    r"\b(clinic\w*|physician\w*|patient\w*|nurs\w*|hospital\w*|medic\w*|doctor\w*|surg\w*|"
    r"CMO|CNO|wRVUs?|NHS|denials?|readmission\w*)\b",
    re.IGNORECASE,
)


def test_a_librarian_gets_a_librarians_brief() -> None:
    brief = pipeline.prepare(
        pipeline.Source(CV, "cv.txt"),
        pipeline.Source(POSTING, "job.md"),
        load(FOLDER),
        today=date(2026, 11, 21),
        interview_date=date(2026, 12, 4),
    )
    assert brief.playbook.id == "library_leadership"
    assert [r.verdict for r in brief.requirements if "Master" in r.text] == ["strong"]
    assert {question.id for question in brief.questions} == {"q.readers", "q.budget"}
    assert brief.stories
    page = render(brief, format="md").decode()
    assert not CLINICAL.findall(page)
