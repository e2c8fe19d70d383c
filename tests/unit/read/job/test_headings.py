import pytest

from prebrief.read.job.headings import (
    is_plain_heading,
    looks_like_heading,
    opens_aside,
    section_kind,
)


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Required Qualifications:", "must"),
        ("ENTRY REQUIREMENTS", "must"),
        ("What you'll bring", "must"),
        ("Preferred qualifications", "preferred"),
        ("Desirable criteria", "preferred"),
        ("Essential functions", "duty"),
        ("Key Responsibilities", "duty"),
        ("What you’ll do", "duty"),
        ("Position Summary", "role"),
        ("Company Overview", "about"),
        ("About us", "about"),
        ("Compensation & Benefits", "skip"),
        ("Equal Opportunity Employer", "skip"),
        ("Similar jobs", "skip"),
        ("PATIENT CONTACT", "condition"),
        ("Leadership", "unknown"),
    ],
)
def test_section_kind(heading: str, kind: str) -> None:
    assert section_kind(heading) == kind


def test_a_demand_is_no_heading() -> None:
    assert not is_plain_heading("Board certification in any specialty")
    assert not looks_like_heading("MD or DO with active medical license", strong=False)
    assert not looks_like_heading("Five years of experience required.", strong=False)


def test_bold_and_capitals_make_headings() -> None:
    assert looks_like_heading("How you will lead", strong=True)
    assert looks_like_heading("PERSON SPECIFICATION", strong=False)


def test_an_aside_needs_a_short_line_of_its_own() -> None:
    assert opens_aside("People also viewed")
    assert not opens_aside("People also viewed this post as a step to a wider role in the system")
