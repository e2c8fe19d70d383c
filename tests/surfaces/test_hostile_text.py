"""Scripts, mark-up and code in a CV or a posting are words like any other, wherever shown."""

from pathlib import Path

import pytest
from lxml import html

from prebrief.app import briefs
from prebrief.render.stage import render

SCRIPT = "<script>alert(1)</script>"
IMAGE = "<img src=x onerror=alert(2)>"
LINK = "[press](javascript:alert(3))"
TYPST = '#read("/etc/hostname") #panic("taken over") $1 $ `raw` \\u{41}'
TEMPLATE = "{{ 7 * 7 }} {% raise %} ${7*7}"
CV = f"""Wren {SCRIPT} Halloway, MD
Medical Director, Emergency Medicine
Port Ellery, ME | wren@example.org

EXPERIENCE
Ellery {IMAGE} General Hospital    Port Ellery, ME
Medical Director {LINK}    2018 – Present
• Cut left-without-being-seen from 6.1% to 2.3% {SCRIPT} in 14 months across 3 sites.
• Led 42 physicians {IMAGE} and a budget of $18.4M. {TYPST}
• Chaired the quality committee {TEMPLATE} and raised hand hygiene from 71% to 94%.
EDUCATION
MBA, Fernhaven University    2016
MD, Ostley College of Medicine    2007
"""
JOB = f"""# Chief Medical Officer {SCRIPT}

Ellery {IMAGE} Health, Port Ellery, ME

## Requirements

- MD or DO, board certified {IMAGE}
- At least 5 years of physician leadership {SCRIPT} {LINK}
- Experience with quality improvement {TEMPLATE}
- Budget responsibility of $10M or more {TYPST}
"""


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> briefs.Prepared:
    folder: Path = tmp_path_factory.mktemp("hostile")
    (folder / "cv.txt").write_text(CV, encoding="utf-8")
    (folder / "job.md").write_text(JOB, encoding="utf-8")
    return briefs.prepare(str(folder / "cv.txt"), str(folder / "job.md"))


def test_a_page_shows_scripts_and_runs_none(prepared: briefs.Prepared) -> None:
    root = html.document_fromstring(prepared.content.decode())
    assert "<script>alert(1)</script>" in root.text_content()
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        assert element.tag != "script" or "alert" not in (element.text or "")
        assert element.tag not in {"iframe", "object", "embed", "form"}
        for name, value in element.attrib.items():
            assert not name.startswith("on"), name
            assert "javascript:" not in value.lower()
        assert element.tag != "img" or not element.get("src", "").startswith("x")


def test_templates_in_a_cv_are_not_filled(prepared: briefs.Prepared) -> None:
    assert b"{{ 7 * 7 }}" in prepared.content


def test_markdown_holds_no_markup_of_theirs(prepared: briefs.Prepared) -> None:
    text = render(prepared.brief, format="md").decode()
    assert "alert(1)" in text
    assert "<script>" not in text.replace("\\<", "")
    assert "<img" not in text.replace("\\<", "")
    assert "](javascript:" not in text.replace("\\]", "")


@pytest.mark.parametrize("format", ["pdf", "docx"])
def test_documents_are_made_and_read_no_file(prepared: briefs.Prepared, format: str) -> None:
    content = render(prepared.brief, format=format)  # type: ignore[arg-type]
    assert content.startswith({"pdf": b"%PDF-", "docx": b"PK"}[format])


def test_the_quotes_are_their_words_to_the_letter(prepared: briefs.Prepared) -> None:
    assert SCRIPT in prepared.brief.documents.cv.text
    assert TYPST in prepared.brief.documents.cv.text
