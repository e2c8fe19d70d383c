import pytest

from builders import HEAD, clinical, cv
from prebrief.read.cv.headings import section_names, section_stems
from prebrief.read.cv.lexicon import lexicon_of
from prebrief.read.cv.lines import cv_lines
from prebrief.read.cv.sections import find_sections, section_of


def kinds(text: str) -> list[str]:
    lines = cv_lines(cv(HEAD + text))
    return [section.kind for section in find_sections(lines, lexicon_of(clinical()))]


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("E X P E R I E N C E", "work"),
        ("II. EARLIER APPOINTMENTS", "work"),
        ("Previous posts (most recent first)", "work"),
        ("LICENSES / CERTS", "licences"),
        ("Education & Training:", "education"),
        ("V. COMMITTEES — selected", "volunteer"),
        ("Licensure and Memberships", "licences"),
    ],
)
def test_headings_in_many_clothes(heading: str, section: str) -> None:
    assert section_of(heading) == section


def test_headings_nobody_expects_are_known_by_their_setting() -> None:
    found = kinds("WORK HISTORY\nKeeper, Tower Trust\n\nSCHOLARLY ARTICLES AND SUCH\nOne. 2019\n")
    assert found == ["head", "work", "publications"]


def test_a_heading_on_the_line_of_its_first_entry() -> None:
    assert kinds("EXPERIENCE\nKeeper\n\nLANGUAGES  Spanish (working)\n")[-1] == "languages"


def test_a_title_in_capitals_is_no_heading() -> None:
    assert kinds("EXPERIENCE\n\nCHIEF NURSING OFFICER\nAlder Hospital\n") == ["head", "work"]


def test_stems_and_names_agree() -> None:
    sections = set(section_names().values())
    assert {section for section, _ in section_stems()} <= sections
