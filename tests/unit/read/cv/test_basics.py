import pytest

from builders import TODAY, clinical, cv, profile
from prebrief.read.cv.basics import location_of, revised_in
from prebrief.read.stage import read_profile


def head(text: str) -> object:
    return read_profile(cv(text), clinical(), today=TODAY).basics


def test_the_head_of_a_cv() -> None:
    found = profile("EXPERIENCE\nHospitalist, Quarry Hospital    2012 – present\n").basics
    assert found.name == "Ottoline Varga-Reyes, MD, MHA"
    assert found.label == "Medical Director"
    assert found.email == "o.vargareyes@example.org"
    assert found.phone == "(555) 010-2244"
    assert found.post_nominals == ("MD", "MHA")
    assert found.location is not None
    assert (found.location.city, found.location.region) == ("Fernhaven", "OH")


@pytest.mark.parametrize(
    ("text", "mail"),
    [
        ("Ana Lund\nana.lund@\nexample.org\n", "ana.lund@example.org"),
        ("Ana Lund\nana.lund@example.\norg\n", "ana.lund@example.org"),
        ("Ana Lund\na.lund-\nbay@example.org\n", "a.lund-bay@example.org"),
    ],
)
def test_an_address_broken_over_two_lines(text: str, mail: str) -> None:
    assert read_profile(cv(text), clinical(), today=TODAY).basics.email == mail


def test_a_title_is_no_name() -> None:
    found = read_profile(
        cv("EXECUTIVE DIRECTOR\nSummary\nTwenty years of towers.\n"), clinical(), today=TODAY
    )
    assert found.basics.name is None


@pytest.mark.parametrize(
    "phone", ["+48 22 555 01 47", "07700 900461", "555.010.2266", "(312) 555-0142"]
)
def test_telephones_of_any_country(phone: str) -> None:
    text = f"Ana Lund\n{phone}\nana@example.org\n"
    assert read_profile(cv(text), clinical(), today=TODAY).basics.phone == phone


def test_a_registration_number_is_no_telephone() -> None:
    text = "Ana Lund\nGMC 99123456789\nana@example.org\n"
    assert read_profile(cv(text), clinical(), today=TODAY).basics.phone is None


@pytest.mark.parametrize(
    ("text", "city", "region", "country"),
    [
        ("Evanston, IL", "Evanston", "IL", "US"),
        ("Wexmoor, Ohio", "Wexmoor", "OH", "US"),
        ("Evanston, United States", "Evanston", None, "US"),
        ("Swansea, Wales", "Swansea", "Wales", "GB"),
        ("Łódź, Poland", "Łódź", None, "PL"),
    ],
)
def test_places(text: str, city: str, region: str | None, country: str) -> None:
    found = location_of(text)
    assert found is not None
    assert (found.city, found.region, found.country_code) == (city, region, country)


def test_what_is_no_place() -> None:
    assert location_of("Known for calm") is None


def test_when_it_was_revised() -> None:
    assert revised_in(["rev. 2/24"]) == "2024-02"
    assert revised_in(["date of this version: 11 January 2024"]) == "2024-01"
    assert revised_in(["revised the bylaws of 1999 in full"]) is None
