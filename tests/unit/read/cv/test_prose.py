from builders import TODAY, clinical, cv
from prebrief.read.cv.lexicon import lexicon_of
from prebrief.read.cv.lines import cv_lines
from prebrief.read.cv.paragraphs import paragraphs_of
from prebrief.read.cv.prose import read_prose
from prebrief.read.stage import read_profile

BIO = """Maribel Ostrander, MD, MBA

Maribel Ostrander, MD, MBA, is Chief Medical Officer of Alder Creek Health System, a role held since March 2020. She leads 640 physicians. Under her direction sepsis mortality fell from 14% to 9%.

From 2015 to 2019 she served as Vice President of Medical Affairs at Bramble Valley Hospital, where she rebuilt peer review. Before that, between 2011 and 2015, she was Chief of Hospital Medicine at St. Orin Medical Center.

She earned her medical degree at the University of Tull Point in 2007.
"""  # noqa: E501


def test_posts_told_in_running_text() -> None:
    found = read_profile(cv(BIO), clinical(), today=TODAY)
    assert [(p.position, p.name, p.start_date, p.end_date) for p in found.work] == [
        ("Chief Medical Officer", "Alder Creek Health System", "2020-03", None),
        ("Vice President of Medical Affairs", "Bramble Valley Hospital", "2015", "2019"),
        ("Chief of Hospital Medicine", "St. Orin Medical Center", "2011", "2015"),
    ]
    assert found.work[0].highlights[0] == "She leads 640 physicians."
    assert len({statement.span.start for statement in found.statements}) == len(found.statements)


def test_studies_are_no_posts() -> None:
    lines = cv_lines(
        cv("x\nShe graduated from the University of Tull Point in 2007 with a degree.\n")
    )
    assert read_prose(paragraphs_of(lines[1:], width=80), lexicon_of(clinical())) == []
