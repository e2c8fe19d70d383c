import pytest

from prebrief.read.job.titles import rung_in
from unit.read.job import postings
from unit.read.job.reading import read, terms


@pytest.mark.parametrize(
    ("posting", "title"),
    [
        (postings.NHS_TABS, "Clinical Director - Emergency Medicine"),
        (postings.PARAGRAPH, "Medical Director"),
        (postings.FEDERAL, "Chief of Staff"),
        (postings.PROSE_PROFILE, "Chief Medical Officer"),
        (postings.CARD, "Nursing Director, Perioperative Services"),
        (postings.YAML_FRONT, "Medical Director, Hospice"),
        ("Job title: Chief Quality Officer\nLocation: Leeds", "Chief Quality Officer"),
        (
            "[Associate Medical Director](https://example.org/a) NEW\nHill Clinic\nOhio",
            "Associate Medical Director",
        ),
    ],
)
def test_title(posting: str, title: str) -> None:
    ad = read(posting)
    assert ad.title == title
    assert ad.title_span is not None


@pytest.mark.parametrize(
    ("words", "rung"),
    [
        ("Associate Medical Director", "rung.associate_director"),
        ("Medical Director, Hospice", "rung.medical_director"),
        ("Deputy Chief Medical Officer", "rung.associate_director"),
        ("VP Medical Affairs", "rung.vpma"),
        ("Nurse Manager, Oncology", "rung.nurse_manager"),
        ("Physician Advisor", "rung.physician_advisor"),
        ("Marketing Coordinator", None),
    ],
)
def test_the_longest_phrase_names_the_rung(words: str, rung: str | None) -> None:
    assert rung_in(words, terms()) == rung


def test_the_setting_decides_between_rungs_of_one_name() -> None:
    found = rung_in("Medical Director", terms(), setting="setting.uk_nhs_trust")
    assert found == "rung.uk_medical_director"
