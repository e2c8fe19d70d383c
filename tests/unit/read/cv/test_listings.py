from builders import profile
from prebrief.read.cv.vocabulary import COUNTRIES, STATE_NAMES


def test_publications_are_counted_and_their_years_are_no_posts() -> None:
    papers = "\n".join(
        f" {n}. Lund A, Holt D, Varga O. On keeping lamps, part {n}. J Tower Med.\n"
        f"     20{10 + n};4({n}):55–61."
        for n in range(1, 9)
    )
    found = profile(
        f"EXPERIENCE\nHospitalist, Quarry Hospital    2012 – present\n\nPUBLICATIONS\n{papers}\n"
    )
    assert len(found.publications) == 8
    assert found.publications[0].name == "On keeping lamps, part 1"
    assert found.publications[7].release_date == "2018"
    assert len(found.work) == 1


def test_languages_with_their_levels() -> None:
    found = profile("LANGUAGES\nSpanish (working), Igbo (family)\nAmerican Sign Language: basic\n")
    assert [(one.language, one.fluency) for one in found.languages] == [
        ("Spanish", "working"),
        ("Igbo", "family"),
        ("American Sign Language", "basic"),
    ]


def test_skills_with_and_without_groups() -> None:
    found = profile("SKILLS\nFinance: budgets, wRVU benchmarking\nPatient flow    Staffing\n")
    assert [(one.name, one.keywords) for one in found.skills] == [
        ("Finance", ("budgets", "wRVU benchmarking")),
        ("Patient flow", ()),
        ("Staffing", ()),
    ]


def test_honours_one_by_one() -> None:
    found = profile("HONORS\nTower chair 2015; Gold medal, Lamp Society 2019\n")
    assert [(one.title, one.date) for one in found.awards] == [
        ("Tower chair 2015", "2015"),
        ("Gold medal, Lamp Society 2019", "2019"),
    ]


def test_states_and_countries_have_codes() -> None:
    assert all(2 <= len(code) <= 3 for code in (*COUNTRIES.values(), *STATE_NAMES.values()))
