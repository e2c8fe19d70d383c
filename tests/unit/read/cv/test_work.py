from itertools import pairwise

import pytest
from evals.reading_layouts import WORK, reset
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import TODAY, clinical, cv, lighthouse, profile
from prebrief.ingest.stage import ingest
from prebrief.read.cv.atoms import atoms_of
from prebrief.read.cv.entries import find_entries
from prebrief.read.cv.labels import Order, label
from prebrief.read.cv.lexicon import lexicon_of, words
from prebrief.read.cv.lines import cv_lines
from prebrief.read.cv.looks import Looks, anchor_of
from prebrief.read.cv.parts import OrgMemory
from prebrief.read.cv.tables import table_stretch
from prebrief.read.stage import read_profile

RESUME = {
    "basics": {
        "name": "Ottoline Varga-Reyes, MD, MHA",
        "label": "Medical Director",
        "email": "o.vargareyes@example.org",
        "phone": "(555) 010-2244",
        "summary": "Physician who mends what keeps patients waiting, and stays to see it hold.",
        "location": {"city": "Fernhaven", "region": "OH", "countryCode": "US"},
    },
    "work": [
        {
            "name": "Quarry Hill Hospital",
            "position": "Medical Director, Hospital Medicine",
            "location": "Fernhaven, OH",
            "startDate": "2019-04",
            "highlights": [
                "Cut the mean length of stay from 5.9 to 4.8 days by rounding with the case manager"
                " every single morning.",
                "Own a $9.2M budget.",
            ],
        },
        {
            "name": "Tidewater Physicians, LLC",
            "position": "Hospitalist",
            "location": "Port Ellery, NC",
            "startDate": "2014-08",
            "endDate": "2019-03",
            "highlights": [
                "Wrote the first night cover rota, which held for three winters without a gap."
            ],
        },
    ],
    "education": [
        {
            "institution": "Ellery State University",
            "studyType": "MHA",
            "area": "Health Services",
            "endDate": "2018",
        },
        {
            "institution": "Quarry School of Medicine",
            "studyType": "MD",
            "area": "Medicine",
            "endDate": "2011",
        },
    ],
    "certificates": [
        {
            "name": "Internal Medicine",
            "issuer": "American Board of Internal Medicine",
            "date": "2014",
        }
    ],
    "languages": [{"language": "Spanish", "fluency": "Fluent"}],
}


@pytest.mark.parametrize("layout", WORK)
def test_every_layout_gives_the_same_posts(layout: str) -> None:
    name = "cv.md" if layout == "markdown" else "cv.txt"
    document = ingest(reset(RESUME, layout).encode(), role="cv", name=name)
    found = read_profile(document, clinical(), today=TODAY)
    size = 4 if layout == "dense years" else 7
    for job, position in zip(RESUME["work"], found.work, strict=True):
        assert (position.name or "").casefold() == job["name"].casefold()
        assert position.position == job["position"]
        assert position.start_date == job["startDate"][:size]
        assert position.end_date == (job.get("endDate") or "")[:size] or position.ongoing
        assert list(position.highlights) == job["highlights"]


def test_several_roles_under_one_employer() -> None:
    found = profile("""EXPERIENCE

Quarry Hill Hospital, Fernhaven OH (228 beds)
   Medical Director, Hospital Medicine            7/2017 – present
   Chair, Dept. of Medicine                       Jan '20 – Dec. 2023
• Lead 22 physicians.

Staff hospitalist                                 04/2013 to 06/30/2017
Tidewater Clinic
• Opened the unit.

Locum tenens hospitalist (MN, IA)                 Sept 2012 – March '13
""")
    assert [(p.position, p.name, len(p.highlights)) for p in found.work] == [
        ("Medical Director, Hospital Medicine", "Quarry Hill Hospital", 1),
        ("Chair, Dept. of Medicine", "Quarry Hill Hospital", 0),
        ("Staff hospitalist", "Tidewater Clinic", 1),
        ("Locum tenens hospitalist (MN, IA)", None, 0),
    ]
    assert found.work[0].scope[0].amount == 228


def test_a_post_without_dates_keeps_its_own_bullets() -> None:
    found = profile("""Experience
Lamp Director , 10/2017 to 09/2019
Tower Trust - Norhaven, ME
     Lit the lamp.
Lamp Manager Tower Trust
     Cleaned the lamp.
""")
    assert [p.highlights for p in found.work] == [("Lit the lamp.",), ("Cleaned the lamp.",)]
    assert found.work[1].start_date is None


def test_leave_is_no_post_but_explains_the_gap() -> None:
    found = profile("""EXPERIENCE
Hospitalist, Quarry Hospital     09/2012 – present
• Did much.

Hospitalist, Tidewater Clinic     01/2009 – 12/2011
• Did some.
[family leave Jan–Aug 2012]
""")
    assert len(found.work) == 2
    (gap,) = found.gaps
    assert (gap.start_date, gap.end_date, gap.months) == ("2012-01", "2012-08", 8)
    assert gap.explained_by is not None


def test_tables_are_service_not_posts() -> None:
    found = profile("""EXPERIENCE
Hospitalist, Quarry Hospital     2012 – present

Medical staff service
Committee                  Role            Years
Credentials                member          2018–22
Pharmacy                   chair           2016 to 2020
""")
    assert len(found.work) == 1
    assert [(v.organization, v.position) for v in found.volunteer] == [
        ("Credentials", "member"),
        ("Pharmacy", "chair"),
    ]


def test_another_profession_reads_as_well() -> None:
    text = """Ewart Coombe
Principal Keeper
ewart@example.org

POSITIONS

2012 – present   Principal Keeper, Norstone Light, Ardwall
• Kept the lamp lit 364 nights a year.
2005 – 2012   Wickman, Cape Trust
"""
    found = read_profile(cv(text), lighthouse(), today=TODAY)
    assert [p.rung for p in found.work] == ["rung.keeper", None]
    assert found.work[0].leadership
    assert found.work[1].clinical
    assert "Norstone Light" in (found.work[0].name or "")


@settings(max_examples=25, deadline=None)
@given(st.permutations(["Anders Holm", "Priya Nair", "Chidi Okafor", "Mary Jones"]), st.booleans())
def test_who_it_is_changes_nothing(names: list[str], her: bool) -> None:
    def read(name: str, pronoun: str) -> list[object]:
        head = f"{name}, MD\nMedical Director\nx@example.org\n\n"
        text = f"SUMMARY\nA physician known for {pronoun} calm in hard weeks on the wards.\n\n"
        text += "EXPERIENCE\n"
        text += "Medical Director, Quarry Hospital    2015 – present\n• Led 40 people.\n"
        found = profile(text, head=head)
        return [(p.name, p.position, p.start_date, p.rung, p.highlights) for p in found.work]

    readings = [read(name, "her" if her else "his") for name in names]
    assert all(one == two for one, two in pairwise(readings))


def test_a_short_form_of_an_employer_is_known_again() -> None:
    memory = OrgMemory()
    memory.add("Corran Bay Behavioral Health System")
    found = profile("EXPERIENCE\nMedical Director, Corran Bay Health System    2018 – present\n")
    assert memory.knows(words("Corran Bay"))
    assert found.work[0].name == "Corran Bay Health System"


def test_parts_of_a_head() -> None:
    document = cv("x\nChief, Surgery Section, Alder Hospital, Lowmoor, OH   2009-2013\n")
    line = cv_lines(document)[1]
    lexicon = lexicon_of(clinical())
    looks = Looks(lexicon)
    period = anchor_of(line, looks.of(line))
    assert period is not None
    _, entries = find_entries([line], looks)
    atoms = atoms_of([line], entries[0].cut, lexicon, OrgMemory())
    label(atoms, Order())
    assert [(atom.text, atom.label) for atom in atoms] == [
        ("Chief", "T"),
        ("Surgery Section", "T"),
        ("Alder Hospital", "O"),
        ("Lowmoor", "P"),
        ("OH", "P"),
    ]
    assert table_stretch([line], 0) == 0


def test_a_heading_that_nobody_expects_is_no_part_of_the_post_below_it() -> None:
    found = profile(
        "LEADERSHIP AND CLINICAL POSTS\n\n"
        "Medical Director, Emergency Services    Mar 2019 - present\n"
        "Marrowby General Hospital, Toledo OH\n• Cut boarding from 9 to 5 hours.\n"
    )
    span = found.work[0].span
    assert span is not None
    assert span.quote.startswith("Medical Director, Emergency Services")
    assert not any("POSTS" in line.text for line in found.statements if line.kind == "role")
