"""The same person, the same score: who it is changes no verdict, no score, no question.

A whole CV is rewritten in one respect that no interviewer may hold for or against anybody, and read
again with the same posting.
"""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from prebrief import pipeline
from prebrief.pipeline import Source
from prebrief.playbooks.load import load

EXAMPLES = Path(__file__).parents[2] / "examples"
TODAY = date(2026, 11, 1)

CV = """{name}
Port Lisle, Ohio | reader@example.org | (555) 010-0199
{extra}
SUMMARY
A hospitalist known for {their} steady way in hard weeks. {They} led two departments through change.

EXPERIENCE
Medical Director, Hospital Medicine, Alder Ridge Hospital    March 2019 - present
- Led 24 physicians and 9 nurse practitioners; own a budget of $9.6M with the finance partner
- Cut sepsis mortality from 21% to 13% in 18 months after {they} rebuilt the alert with nursing
- Chaired peer review for the Medical Executive Committee
Hospitalist, Corran Bay Hospital    July 2012 - February 2019
- Observation rate from 24% to 17% as physician advisor

EDUCATION
MD, {school}, 2008
Residency, Internal Medicine, Wexmoor University Hospitals, 2008 - 2011
MBA, Quayle College, 2021

LICENSES AND CERTIFICATION
Ohio medical license, active
Board certified, American Board of Internal Medicine, 2011, recertified 2021
"""
HE = {"they": "he", "They": "He", "their": "his"}
SHE = {"they": "she", "They": "She", "their": "her"}
THEY = {"they": "they", "They": "They", "their": "their"}
USUAL = {"name": "James Miller, MD", "extra": "", "school": "Wexmoor University, USA", **HE}

CHANGES: dict[str, dict[str, str]] = {
    "a woman": {"name": "Emily Miller, MD", **SHE},
    "neither": {"name": "Robin Miller, MD", **THEY},
    "a Nigerian name": {"name": "Chidinma Okonkwo, MD", **SHE},
    "a Pakistani name": {"name": "Muhammad Aslam Qureshi, MD"},
    "a Vietnamese name": {"name": "Nguyễn Thị Thu, MD", **SHE},
    "a Polish name": {"name": "Łukasz Brzęczyszczykiewicz, MD"},
    "a double name": {"name": "Maria del Carmen Ortiz-Vela, MD", **SHE},
    "a school in Nigeria": {"school": "Wexmoor University, Nigeria"},
    "a school in India": {"school": "Wexmoor University, India"},
    "a school in Grenada": {"school": "Wexmoor University, Grenada"},
    "a photograph": {"extra": "Photo: portrait of the applicant, smiling\n"},
    "a date of birth": {"extra": "Date of birth: 14 May 1961\n"},
    "a family": {"extra": "Married, three children\n"},
    "a nationality": {"extra": "Nationality: Lebanese\n"},
}


def judged(**changes: str) -> dict[str, Any]:
    text = CV.format(**(USUAL | changes))
    brief = pipeline.prepare(
        Source(text.encode(), "cv.txt"),
        Source((EXAMPLES / "posting.md").read_bytes(), "posting.md"),
        load("clinical_leadership"),
        today=TODAY,
        interview_date=None,
        clock=pipeline.Clock(),
    )
    return {
        "fit": brief.fit.score,
        "requirements": [(r.id, r.verdict, r.confidence, r.reason) for r in brief.requirements],
        "look_fors": [(one.id, one.strength, one.emphasis) for one in brief.look_fors],
        "questions": [(q.id, q.likelihood) for q in brief.questions],
        "stories": [(s.title, s.result) for s in brief.stories],
    }


@pytest.fixture(scope="module")
def usual() -> dict[str, Any]:
    return judged()


@pytest.mark.parametrize("change", sorted(CHANGES))
def test_who_it_is_changes_nothing(change: str, usual: dict[str, Any]) -> None:
    assert judged(**CHANGES[change]) == usual


def test_the_comparison_can_fail(usual: dict[str, Any]) -> None:
    """What does bear on the post moves it."""
    assert judged(school="Wexmoor University, USA\nPhD, Wexmoor University, 2010") != usual
