"""Certificates and the bodies that issue them."""

import pytest

from builders import profile


@pytest.mark.parametrize(
    "lines",
    [
        "Hospice Medicine\nAmerican Board of Internal Medicine, 2020\nClinical Informatics\n"
        "American Board of Preventive Medicine, 2019",
        "- Hospice Medicine – American Board of Internal Medicine, 2020\n"
        "- Clinical Informatics – American Board of Preventive Medicine, 2019",
        "Hospice Medicine, American Board of Internal\nMedicine, 2020\n"
        "Clinical Informatics, American Board of Preventive\nMedicine, 2019",
        "Certificate    Awarding body    Year\n"
        "Hospice Medicine    American Board of Internal Medicine    2020\n"
        "Clinical Informatics    American Board of Preventive Medicine    2019",
        "- Hospice Medicine (American Board of Internal Medicine, 2020)\n"
        "- Clinical Informatics (American Board of Preventive Medicine, 2019)",
        "2020: Hospice Medicine, American Board of Internal Medicine\n"
        "2019: Clinical Informatics, American Board of Preventive Medicine",
        "Hospice Medicine, American Board of Internal Medicine\nIssued on: Jan 01, 2020\n"
        "Clinical Informatics, American Board of Preventive Medicine\nIssued on: Jan 01, 2019",
    ],
)
def test_name_and_issuer_are_told_apart(lines: str) -> None:
    found = profile(f"Ann Lee\n\nCERTIFICATIONS\n{lines}\n")
    assert [(c.name, c.issuer, (c.date or "")[:4]) for c in found.certificates] == [
        ("Hospice Medicine", "American Board of Internal Medicine", "2020"),
        ("Clinical Informatics", "American Board of Preventive Medicine", "2019"),
    ]


def test_boards_in_a_list_of_their_own_are_certificates() -> None:
    found = profile(
        "Ann Lee\n\nBOARD CERTIFICATION\nAmerican Board of Surgery, 2011\n"
        "American Board of Thoracic Surgery, 2013\n"
    )
    assert len(found.certificates) == 2


def test_a_paragraph_about_the_person_is_no_certificate() -> None:
    found = profile(
        "Ann Lee\n\nConsultant psychiatrist on the GMC Specialist Register with eleven years in "
        "substantive posts, the last four of them as a deputy.\n\nEXPERIENCE\n"
        "Consultant, Alder Hospital   2010 – 2014\n"
    )
    assert not found.certificates


def test_a_long_line_of_registration_is_kept_and_so_is_its_heading() -> None:
    found = profile(
        "GMC 7000001 full registration with licence to practise, on the Specialist Register "
        "(Acute Internal Medicine; Respiratory Medicine). No conditions, no warnings ever.\n\n"
        "EXPERIENCE\nConsultant, Alder Hospital   2010 – 2014\n\nLICENSES etc.\n"
        "RN Ohio, active\nBLS 2024\n"
    )
    assert {"registration", "licence", "life_support"} <= {c.kind for c in found.certificates}
