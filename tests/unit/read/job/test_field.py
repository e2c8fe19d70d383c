import pytest

from prebrief.read.job.field import setting_of
from unit.read.job import postings
from unit.read.job.reading import read, terms

OF_THE_FIELD = [
    "NHS_TABS", "NHS_MARKS", "NHS_HEADED", "SQUASHED", "PARAGRAPH", "FEDERAL", "FACULTY", "BROKEN",
    "PROSE_PROFILE", "CARD", "YAML_FRONT",
]  # fmt: skip


@pytest.mark.parametrize("name", OF_THE_FIELD)
def test_postings_of_the_field_score_high(name: str) -> None:
    ad = read(postings.ALL[name])
    assert ad.field_score >= 0.7
    assert ad.rung is not None


@pytest.mark.parametrize("name", ["OTHER_TRADE", "CLINIC_MARKETING"])
def test_other_trades_score_low_even_in_a_clinic(name: str) -> None:
    ad = read(postings.ALL[name])
    assert ad.field_score <= 0.2
    assert ad.rung is None


@pytest.mark.parametrize(
    ("text", "setting"),
    [
        ("Our Medicare Advantage plan reviews prior authorization", "setting.health_plan"),
        ("A federally qualified health center funded by HRSA", "setting.fqhc"),
        ("An NHS foundation trust with a clinical governance lead", "setting.uk_nhs_trust"),
        ("Leads the interdisciplinary group of our hospice", "setting.hospice"),
        ("A venture-backed telehealth start-up", "setting.telehealth"),
        ("A shop", None),
    ],
)
def test_setting(text: str, setting: str | None) -> None:
    assert setting_of(text, terms()) == setting
