"""The whole way from a document to a profile."""

from builders import TODAY, clinical, cv, lighthouse, profile
from prebrief.read.cv.gaps import find_gaps
from prebrief.read.cv.gather import Gathering
from prebrief.read.cv.items import items_of
from prebrief.read.cv.lexicon import Lexicon, lexicon_of, words
from prebrief.read.cv.lines import cv_lines, full_width
from prebrief.read.cv.positions import position_of, sort_key
from prebrief.read.cv.reader import read_cv
from prebrief.read.cv.scope import find_fte, find_scope
from prebrief.read.cv.statements import StatementBook
from prebrief.records.profile import Profile


def test_an_empty_cv_gives_an_empty_profile() -> None:
    found = read_cv(cv("x y"), clinical(), today=TODAY)
    assert (found.work, found.statements) == ((), ())


def test_newest_first_and_ongoing_before_all() -> None:
    found = profile("""EXPERIENCE
Hospitalist, Quarry Hospital       2010 – 2014
Medical Director, Alder Hospital   2015 – present
Chair, Alder Hospital              2016 – 2019
""")
    assert [p.position for p in found.work] == ["Medical Director", "Chair", "Hospitalist"]


def test_scope_and_share_of_full_time() -> None:
    lexicon = lexicon_of(clinical())
    text = "22 hospitalists, 9 nurses, a $11.4M budget, 228 beds and 61,000 visits"
    found = find_scope(text, list(range(len(text))), cv(text), lexicon)
    assert [(one.kind, one.amount) for one in found] == [
        ("physicians", 22),
        ("people", 9),
        ("budget", 11.4e6),
        ("beds", 228),
        ("visits", 61000),
    ]
    assert find_fte("Physician Advisor (0.2 FTE)") == 0.2
    assert find_fte("Clinical Lead (3 PAs)") == 0.3
    assert find_fte("Clinical Lead") is None


def test_terms_are_found_longest_first_and_short_ones_in_capitals_only() -> None:
    lexicon = Lexicon(lighthouse())
    assert [hit.lexeme.canonical for hit in lexicon.find("a Diploma in Luminance")] == ["DipLum"]
    assert lexicon.find("bc registered")[0].lexeme.canonical == "Beacon Council"
    assert [word.plain for word in words("M.D. & D.O.")] == ["md", "and", "do"]
    assert not lexicon_of(clinical()).find("they do it or not", kinds=("degree",))
    assert lexicon_of(lighthouse()) is lexicon_of(lighthouse())
    assert lexicon.rung("Acting Principal Keeper") == "rung.keeper"


def test_years_alone_make_no_gap_between_neighbours() -> None:
    found = profile(
        "EXPERIENCE\nHospitalist, Quarry Hospital   2010 – 2014\n"
        "Chair, Alder Hospital   2015 – 2019\n"
    )
    assert found.gaps == ()
    assert find_gaps([], [], [], cv("xy"), today=TODAY) == []


def test_sections_are_gathered_by_kind() -> None:
    document = cv("x\nCredentials Committee    member    2018–22\n")
    lines = cv_lines(document)[1:]
    book = StatementBook(document)
    gathering = Gathering(document, lexicon_of(clinical()), book, known=frozenset(), today=TODAY)
    gathering.service_rows(lines)
    assert gathering.service[0].organization == "Credentials Committee"
    assert [one.kind for one in book.close({})] == ["service"]
    assert len(items_of(lines, frozenset())) == 1
    assert full_width(lines) >= 40


def test_a_profile_is_a_json_resume() -> None:
    found = profile("EXPERIENCE\nHospitalist, Quarry Hospital    9/2012 – 3/2014\n• Did much.\n")
    out = found.model_dump(by_alias=True)
    assert out["work"][0]["name"] == "Quarry Hospital"
    assert out["work"][0]["startDate"] == "2012-09"
    assert set(out) >= {"basics", "work", "education", "certificates", "publications", "languages"}
    assert isinstance(found, Profile)
    assert callable(position_of)
    assert callable(sort_key)
