"""The Word file is read back: real headings, tables, every section, and no broken file."""

import io
import re
from functools import cache

import docx
import pytest
from docx.document import Document

from builders_brief import made
from prebrief.records.brief import Brief
from prebrief.render.docx import to_docx
from prebrief.render.docx_paper import clean
from prebrief.render.markdown import to_markdown
from prebrief.render.stage import render


@cache
def opened() -> Document:
    return docx.Document(io.BytesIO(render(made().brief, format="docx")))


def everything(document: Document) -> str:
    cells = [cell.text for t in document.tables for row in t.rows for cell in row.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


def headings(document: Document, level: int) -> list[str]:
    return [p.text for p in document.paragraphs if p.style and p.style.name == f"Heading {level}"]


def test_it_has_the_sections_of_the_markdown() -> None:
    sections = re.findall(r"^## (.+)$", to_markdown(made().brief), re.MULTILINE)
    assert headings(opened(), 1) == sections


def test_every_question_story_and_concept_is_a_heading() -> None:
    brief, found = made().brief, "\n".join(headings(opened(), 2))
    for text in (
        *(question.text for question in brief.questions),
        *(story.title for story in brief.stories),
        *(concept.title for concept in brief.concepts),
    ):
        assert clean(text) in found


def test_every_requirement_stands_with_its_verdict_and_proof() -> None:
    rows = [
        [cell.text for cell in row.cells]
        for table in opened().tables
        for row in table.rows
        if "proof" in table.rows[0].cells[-1].text
    ]
    for requirement in made().brief.requirements:
        verdict, body = next(r for r in rows if r[0].endswith(f"\n{requirement.id}"))
        assert verdict.split("\n")[0] in {"met", "partly", "no line found"}
        assert requirement.cite.text in body
        assert all(cite.text in body for cite in requirement.evidence)


def test_each_numbered_list_begins_at_one() -> None:
    items = [p for p in opened().paragraphs if p.style and p.style.name == "List Number"]
    numbers = [p._p.pPr.numPr.numId.val for p in items]
    card = made().brief.headline
    assert len(set(numbers)) >= 3
    assert numbers.count(numbers[0]) == len(card.proofs)


def test_tables_repeat_their_head_on_the_next_page() -> None:
    for table in opened().tables:
        assert "w:tblHeader" in table.rows[0]._tr.xml


def test_the_file_says_what_it_is() -> None:
    about = opened().core_properties
    assert about.title == f"Interview brief: {made().brief.candidate.name}"
    assert about.created
    assert about.created.date().isoformat() == made().brief.written


@pytest.mark.parametrize(
    ("setting", "width"), [("setting.uk_nhs_trust", 21.0), ("setting.us_hospital", 21.59)]
)
def test_the_paper_is_that_of_the_country(setting: str, width: float) -> None:
    job = made().brief.job.model_copy(update={"setting_id": setting})
    document = docx.Document(io.BytesIO(to_docx(made().brief.model_copy(update={"job": job}))))
    assert document.sections[0].page_width
    assert document.sections[0].page_width.cm == pytest.approx(width, abs=0.05)


def test_characters_that_no_file_may_hold_are_left_out() -> None:
    fields = made().brief.model_dump(by_alias=True)
    fields["candidate"]["name"] = "Thea\x00 <w:p/> \x0bOsei"
    document = docx.Document(io.BytesIO(to_docx(Brief.model_validate(fields))))
    assert document.paragraphs[0].text == "Thea <w:p/> Osei"


def test_notes_and_pins_are_printed() -> None:
    first, *rest = made().brief.questions
    mine = first.model_copy(update={"pinned": True, "note": "Begin with the budget."})
    brief = made().brief.model_copy(update={"questions": (mine, *rest)})
    text = everything(docx.Document(io.BytesIO(to_docx(brief))))
    assert "Your note: Begin with the budget." in text
    assert "· pinned" in text
