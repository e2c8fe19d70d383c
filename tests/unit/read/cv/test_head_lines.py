"""Heads of entries: what belongs to them, and what belongs to the entry before."""

from builders import clinical, cv, profile
from prebrief.read.cv.atoms import atoms_of
from prebrief.read.cv.head_lines import block_above, only_date
from prebrief.read.cv.labels import Order, label
from prebrief.read.cv.lexicon import lexicon_of
from prebrief.read.cv.lines import cv_lines
from prebrief.read.cv.looks import Looks, anchor_of
from prebrief.read.cv.parts import OrgMemory


def heads(text: str) -> list[tuple[str, str]]:
    lexicon = lexicon_of(clinical())
    atoms = atoms_of(cv_lines(cv(text)), (), lexicon, OrgMemory())
    label(atoms, Order())
    return [(atom.text, atom.label) for atom in atoms]


def test_short_lines_right_above_the_dates_are_one_head() -> None:
    lines = cv_lines(
        cv("• Led it\n\nMedical Director\nPlover Health\nAlder, OH\n2015 – 2018\n• Ran")
    )
    looks = Looks(lexicon_of(clinical()))
    assert block_above(lines, 4, [4], looks) == [1, 2, 3]
    assert only_date(lines[4])
    assert not only_date(lines[3])


def test_an_employer_without_any_word_of_employers_is_found() -> None:
    found = profile("""EXPERIENCE

Chief Medical Officer
Tidepool Lane
Alder, OH
02/2021 – present
• Hired 22 clinicians

Advisor
Ostler & Finch, New York, NY
09/2017 – 01/2021
• Advised
""")
    assert [(p.position, p.name, p.location) for p in found.work] == [
        ("Chief Medical Officer", "Tidepool Lane", "Alder, OH"),
        ("Advisor", "Ostler & Finch", "New York, NY"),
    ]


def test_a_grade_in_brackets_stays_with_the_title_and_dates_do_not() -> None:
    assert heads("Deputy Medical Director (0.6 WTE), Quarry Hospital")[0] == (
        "Deputy Medical Director (0.6 WTE)", "T",
    )  # fmt: skip
    assert heads("Specialty Registrar (ST4–ST6), Quarry Hospital")[0][0].endswith("(ST4–ST6)")
    assert heads("Medical Director (46 physicians), Quarry Hospital")[0][0] == "Medical Director"


def test_the_tail_of_a_title_is_no_employer() -> None:
    assert heads(
        "Consultant Psychiatrist, General Adult\nCalder NHS Foundation Trust, Todmorton"
    ) == [
        ("Consultant Psychiatrist", "T"),
        ("General Adult", "T"),
        ("Calder NHS Foundation Trust", "O"),
        ("Todmorton", "P"),
    ]
    assert heads("Professor of Pediatrics with Tenure, Calder University") == [
        ("Professor of Pediatrics with Tenure", "T"),
        ("Calder University", "O"),
    ]


def test_a_state_is_no_legal_form_and_a_town_no_second_employer() -> None:
    assert heads("Medical Director\nFort Halleck Army Community Hospital, Fort Halleck, CO")[
        1:
    ] == [
        ("Fort Halleck Army Community Hospital", "O"),
        ("Fort Halleck", "P"),
        ("CO", "P"),
    ]
    assert heads("Medical Director, Alder Spine Associates, PA")[1] == (
        "Alder Spine Associates, PA", "O",
    )  # fmt: skip


def test_a_numbered_unit_is_an_employer() -> None:
    found = profile("""EXPERIENCE
06/2012 – 07/2015    Brigade Surgeon
                     2nd Support Battalion, Fort Calloway, TX
• Ran the aid station
""")
    assert (found.work[0].position, found.work[0].name) == (
        "Brigade Surgeon", "2nd Support Battalion",
    )  # fmt: skip


def test_what_stands_above_a_gap_belongs_to_the_post_before() -> None:
    found = profile("""EXPERIENCE
2016–present    Professor of Pediatrics
                Calder University, Alder, OH

2010–2016       Associate Professor of Pediatrics
                Harlow University, Fernhaven, OH

2004–2010       Assistant Professor of Pediatrics
                Quarry University, Saltmarsh, OH
• Course director
""")
    assert [p.name for p in found.work] == [
        "Calder University", "Harlow University", "Quarry University",
    ]  # fmt: skip
    assert [len(p.highlights) for p in found.work] == [0, 0, 1]


def test_the_last_word_of_a_bullet_is_no_heading() -> None:
    found = profile("""EXPERIENCE

Medical Director, Quarry Hospital     2015 – present
• Boarding in the emergency department fell to 9 hours with a telepsychiatry consult
service.
• Restraint hours fell
""")
    assert [len(p.highlights) for p in found.work] == [2]
    assert not found.volunteer


def test_a_sentence_that_tells_of_a_post_holds_no_entry() -> None:
    looks = Looks(lexicon_of(clinical()))
    for text, is_head in (
        ("From May 2018 to June 2021 Dr. Lee was Chief Nursing Officer, St. Amant", False),
        (
            "2018 to June 2019). Role 3 care for a force of many people. Few deaths; more moves",
            False,
        ),
        ("May 2018 to June 2021   Chief Nursing Officer", True),
    ):
        line = cv_lines(cv(text))[0]
        assert (anchor_of(line, looks.of(line)) is not None) is is_head


def test_an_employer_beside_a_broken_date_is_no_bullet() -> None:
    found = profile("""EXPERIENCE
Nov 2022 – Dec    Medical Director
2023              Plover Health, Alder, OH
                  • Shipped three features
Mar 2018 – Oct    Hospitalist
2022              Chaired the code committee and wrote its rules
                  • Taught
""")
    assert [(p.name, p.start_date, p.end_date) for p in found.work] == [
        ("Plover Health", "2022-11", "2023-12"),
        (None, "2018-03", "2022-10"),
    ]
    assert len(found.work[1].highlights) == 2
