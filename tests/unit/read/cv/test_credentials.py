import pytest

from builders import profile


def credentials(text: str) -> list[tuple[str, str | None, str]]:
    found = profile(f"LICENSES AND CERTIFICATIONS\n{text}\n").certificates
    return [(one.kind, one.region, one.status) for one in found]


@pytest.mark.parametrize(
    ("text", "kind", "region", "status"),
    [
        ("Ohio medical license, active, unrestricted", "licence", "OH", "active"),
        ("Michigan — applied through the interstate compact, pending", "licence", "MI", "pending"),
        ("Minnesota — lapsed 2013", "licence", "MN", "lapsed"),
        ("RN, Georgia, active to 9/2025", "licence", "GA", "lapsed"),
        (
            "American Board of Internal Medicine 2014, valid through 12/2029",
            "board",
            None,
            "active",
        ),
        ("Board eligible, Emergency Medicine", "board", None, "eligible"),
        ("DEA current", "dea", None, "active"),
        ("Certified Physician Executive, in progress", "leadership", None, "in_progress"),
        ("GMC full registration with licence to practise", "registration", None, "active"),
    ],
)
def test_what_it_is_and_how_it_stands(
    text: str, kind: str, region: str | None, status: str
) -> None:
    assert credentials(text) == [(kind, region, status)]


def test_several_on_a_line() -> None:
    assert credentials("Ohio, active since 2009 | Michigan, active | Iowa, expired 2022") == [
        ("licence", "OH", "active"),
        ("licence", "MI", "active"),
        ("licence", "IA", "lapsed"),
    ]
    assert credentials("Ohio — active. Maine — lapsed 2013.") == [
        ("licence", "OH", "active"),
        ("licence", "ME", "lapsed"),
    ]
    assert [kind for kind, _, _ in credentials("ACLS, BLS, PALS 2023")] == ["life_support"] * 3


def test_name_issuer_and_year() -> None:
    (found,) = profile(
        "CERTIFICATIONS\nInternal Medicine, American Board of Internal Medicine, 2014\n"
    ).certificates
    assert (found.name, found.issuer) == (
        "Internal Medicine",
        "American Board of Internal Medicine",
    )
    assert found.date == "2014"
    assert found.span is not None


def test_leadership_training_is_told_apart_from_degrees() -> None:
    found = profile(
        "EDUCATION\nMHA, Ellery State University, 2018\n"
        "Physician leadership certificate, Tower Academy, 2016\n"
    )
    assert [course.degree for course in found.education] == ["MHA"]
    assert [one.kind for one in found.certificates] == ["leadership"]
