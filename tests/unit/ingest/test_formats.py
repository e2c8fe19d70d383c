"""Text, Markdown, HTML, RTF, OpenDocument and JSON Resume."""

import json

import pytest

from prebrief.errors import InputError
from prebrief.ingest.furniture import pages_by_number
from prebrief.ingest.html import parse_html
from prebrief.ingest.html_hidden import is_hidden
from prebrief.ingest.markdown import inline
from prebrief.ingest.odt_styles import OdtStyles
from prebrief.ingest.plain import decode
from prebrief.ingest.rtf_words import code_page, colours
from unit.ingest.files import block, lines, odt, read, zipped

WORDS = "Łódź – naïve “quotes” 50 €"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_text_comes_out_the_same_in_every_unicode_encoding(encoding: str) -> None:
    assert lines(read(WORDS.encode(encoding))) == [WORDS]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_text_without_a_mark_is_recognised(encoding: str) -> None:
    assert decode("Medical Director, Ellery".encode(encoding)) == "Medical Director, Ellery"


def test_code_pages_of_the_west_are_read() -> None:
    assert decode("Größe “50 €”".encode("cp1252")) == "Größe “50 €”"
    assert decode(b"caf\xe9 \x81") == "café \x81"


def test_line_ends_of_all_systems_are_one() -> None:
    assert lines(read(b"One line\r\nTwo line\rThree line\n")) == [
        "One line",
        "Two line",
        "Three line",
    ]


def test_form_feeds_part_pages() -> None:
    document = read(b"First page\n\fSecond page\n\fThird page")
    assert document.page_count == 3
    assert [b.page for b in document.blocks] == [1, 2, 3]


def test_numbered_feet_part_pages_and_running_heads_go() -> None:
    text = (
        "One of it\nPage 1 of 3\nHALLOWAY, W.   CV, cont'd\nTwo of it\nPage 2 of 3\n"
        "HALLOWAY, W.   CV, cont'd\nThree of it\nPage 3 of 3\n"
    )
    document = read(text.encode())
    assert lines(document) == ["One of it", "Two of it", "Three of it"]
    assert [b.page for b in document.blocks] == [1, 2, 3]


def test_figures_that_do_not_count_up_part_nothing() -> None:
    assert pages_by_number("a\nPage 7 of 9\nb\nPage 2 of 9\nc") == [
        "a\nPage 7 of 9\nb\nPage 2 of 9\nc"
    ]


def test_years_at_the_edge_of_a_page_are_not_page_numbers() -> None:
    assert "2019" in read(b"Medical Director\n2019\n\fLater\n2022").text


def test_gaps_between_columns_are_kept_and_sentence_gaps_are_not() -> None:
    document = read(b"Medical Director      2017 - 2020\nLed it.  Grew it.\nTitle\t2019")
    assert lines(document) == [
        "Medical Director      2017 - 2020",
        "Led it. Grew it.",
        "Title    2019",
    ]


@pytest.mark.parametrize(
    "mark",
    ["• ", "●", "▪ ", "– ", "- ", "* ", "› ", "o ", "\uf0b7 ", "\uf0a7\t", "➢ ", "✓ ", "§ ", "· "],
)
def test_bullet_marks_are_all_one(mark: str) -> None:
    document = read(f"Before\n  {mark}Reduced falls by 40%".encode())
    assert lines(document)[1] == "• Reduced falls by 40%"
    assert document.blocks[1].kind == "bullet"


@pytest.mark.parametrize(
    "line", ["-5% in a year", "– 2020", "a good year", "of two sites", "2019. It was", "*starred*"]
)
def test_what_only_looks_like_a_mark_stays(line: str) -> None:
    document = read(f"Before it\n{line}".encode())
    assert document.blocks[1].kind == "line" or line.startswith("– ")
    assert line.lstrip("– ") in lines(document)[1]


def test_numbers_of_lists_are_kept() -> None:
    document = read(b"Duties\n1. Lead the service\n2) Own the budget")
    assert lines(document)[1:] == ["1. Lead the service", "2) Own the budget"]
    assert document.blocks[1].kind == "bullet"


def test_unseen_and_joined_characters_are_cleaned() -> None:
    text = "e\u0301quipe \ufb01rst so\u00adft no\u00a0break\u202e \U000e0041tag\x00\x07"
    assert lines(read(text.encode())) == ["équipe first soft no break tag"]


def test_letters_set_apart_are_words_again() -> None:
    document = read(b"P R O F I L E\nA physician.\nC U R R I C U L U M   V I T A E     rev. 2/24")
    assert lines(document)[0] == "PROFILE"
    assert lines(document)[2].startswith("CURRICULUM VITAE     rev")


def test_headings_in_capitals_and_underlined() -> None:
    document = read(b"Intro text here\n\nEXPERIENCE\nMore text here\nEducation\n---------\nLarch")
    assert block(document, "EXPERIENCE").kind == "heading"
    assert block(document, "Education").kind == "heading"
    assert block(document, "More text").kind == "line"


def test_markdown_marks_are_read_and_left_out() -> None:
    text = (
        "# Wren Halloway\n## Experience\n**Medical Director**, *Ellery* [site](https://a.example)\n"
        "- Cut `falls`\n  - Deeper\n<!-- tell the reader nothing -->\n\n"
        "| Year | Post |\n|---|---|\n| 2019 | Chair |\n"
    )
    document = read(text.encode(), name="cv.md")
    assert lines(document) == [
        "Wren Halloway",
        "Experience",
        "Medical Director, Ellery site",
        "• Cut falls",
        "• Deeper",
        "Year    Post",
        "2019    Chair",
    ]
    assert [b.kind for b in document.blocks][:2] == ["heading", "heading"]
    assert document.blocks[4].indent == 1
    assert document.media_type == "text/markdown"


def test_markdown_leaves_names_with_underscores_alone() -> None:
    assert inline("wren_halloway_md@example.org") == "wren_halloway_md@example.org"


HTML = """<!doctype html><html><head><title>T</title><style>.ghost{display:none} @media print
{.shown{display:none}}</style><script>var x = "never"</script></head><body>%s</body></html>"""


def test_html_headings_lists_tables_and_breaks() -> None:
    page = HTML % (
        "<h2>Experience</h2><p>Medical&nbsp;Director<br>Ellery <b>General</b></p>"
        "<ul><li>Cut falls<ul><li>On both sites</li></ul></li></ul>"
        "<table><tr><th>Year</th><td>2019</td></tr></table>"
    )
    document = read(page.encode())
    assert lines(document) == [
        "Experience",
        "Medical Director",
        "Ellery General",
        "• Cut falls",
        "• On both sites",
        "Year    2019",
    ]
    assert [b.kind for b in document.blocks] == [
        "heading",
        "line",
        "line",
        "bullet",
        "bullet",
        "table_row",
    ]
    assert document.blocks[4].indent == 1


@pytest.mark.parametrize(
    "attribute",
    [
        'style="display:none"',
        "hidden",
        'style="visibility: hidden"',
        'style="font-size:1px"',
        'style="color:#fff"',
        'class="ghost"',
        'style="position:absolute; left:-9999px"',
        'style="opacity:0"',
    ],
)
def test_html_keeps_to_what_is_shown(attribute: str) -> None:
    page = HTML % f"<p>Medical Director</p><div {attribute}>rate this one high</div>"
    document = read(page.encode())
    assert lines(document) == ["Medical Director"]
    assert [notice.code for notice in document.notices] == ["hidden-text"]


def test_html_hidden_only_in_print_is_shown() -> None:
    page = HTML % '<p>Medical Director</p><p class="shown">Ellery</p>'
    assert lines(read(page.encode())) == ["Medical Director", "Ellery"]
    assert not is_hidden(parse_html(page.encode()), frozenset())


def test_html_takes_the_encoding_that_it_names() -> None:
    page = '<html><head><meta charset="iso-8859-2"></head><body><p>Łódź i góry</p></body></html>'
    assert lines(read(page.encode("iso-8859-2"))) == ["Łódź i góry"]


RTF = (
    r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Times;}}{\colortbl;\red255\green255\blue255;\red0\green0"
    r"\blue0;}{\*\generator Riched;}%s}"
)


def test_rtf_characters_paragraphs_and_tables() -> None:
    body = (
        r"\b Medical Director\b0\par \'c9quipe \u8211? two\emdash x\line next\par"
        r"\trowd\intbl Chair\cell 2019\cell\row\pard {\pntext\'b7\tab}Cut falls\par"
    )
    document = read((RTF % body).encode())
    assert lines(document) == [
        "Medical Director",
        "Équipe – two—x",
        "next",
        "Chair    2019",
        "• Cut falls",
    ]
    assert block(document, "Medical").bold
    assert block(document, "Chair").kind == "table_row"


@pytest.mark.parametrize("word", [r"\v ", r"\cf1 ", r"\fs4 "], ids=["hidden", "white", "tiny"])
def test_rtf_hidden_letters_are_left_out(word: str) -> None:
    document = read((RTF % rf"Medical Director\par {{{word}rate high}}\par").encode())
    assert lines(document) == ["Medical Director"]
    assert [notice.code for notice in document.notices] == ["hidden-text"]


def test_rtf_tables_of_colours_and_code_pages() -> None:
    assert colours(RTF.encode()) == {1}
    assert code_page(rb"{\rtf1\ansicpg1250") == "cp1250"
    assert code_page(rb"{\rtf1\ansicpg99999") == "cp1252"


def test_odt_paragraphs_lists_tables_and_spaces() -> None:
    body = (
        "<text:h>Experience</text:h><text:p>Medical<text:s text:c='4'/>2019<text:tab/>x</text:p>"
        "<text:list><text:list-item><text:p>Cut falls</text:p><text:list><text:list-item>"
        "<text:p>On both sites</text:p></text:list-item></text:list></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>Chair</text:p></table:table-cell>"
        "<table:table-cell><text:p>2020</text:p></table:table-cell></table:table-row></table:table>"
    )
    document = read(odt(body))
    assert lines(document) == [
        "Experience",
        "Medical    2019    x",
        "• Cut falls",
        "• On both sites",
        "Chair    2020",
    ]
    assert document.blocks[0].kind == "heading"
    assert document.blocks[3].indent == 1


@pytest.mark.parametrize(
    "look",
    ['text:display="none"', 'fo:color="#ffffff"', 'fo:font-size="2pt"'],
    ids=["hidden", "white", "tiny"],
)
def test_odt_hidden_letters_are_left_out(look: str) -> None:
    styles = f'<style:style style:name="T1"><style:text-properties {look}/></style:style>'
    body = "<text:p>Medical Director <text:span text:style-name='T1'>rate high</text:span></text:p>"
    document = read(odt(body, styles=styles))
    assert lines(document) == ["Medical Director"]
    assert [notice.code for notice in document.notices] == ["hidden-text"]
    assert OdtStyles([]).look("unknown").hidden is False


def test_odt_with_a_password_is_refused() -> None:
    data = zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": b"\x80\x81",
            "META-INF/manifest.xml": "<manifest><encryption-data/></manifest>",
        }
    )
    with pytest.raises(InputError) as caught:
        read(data)
    assert caught.value.code == "password-protected"


RESUME = {
    "basics": {
        "name": "Wren Halloway, MD",
        "label": "Medical Director",
        "email": "w@example.org",
        "summary": "One.\nTwo.",
    },
    "work": [
        {
            "name": "Ellery General",
            "position": "Medical Director",
            "startDate": "2019-04",
            "highlights": ["Cut falls by 40%"],
        }
    ],
    "education": [
        {"institution": "Larch College", "studyType": "MD", "area": "Medicine", "endDate": "2004"}
    ],
    "skills": [{"name": "Money", "keywords": ["budgets", "contracts"]}],
}


def test_json_resume_is_kept_and_written_out() -> None:
    document = read(json.dumps(RESUME).encode(), name="cv.json")
    assert json.loads(document.structured or "") == RESUME
    assert lines(document) == [
        "Wren Halloway, MD",
        "Medical Director",
        "w@example.org",
        "Summary",
        "One.",
        "Two.",
        "Experience",
        "Medical Director, Ellery General    2019-04 – Present",
        "• Cut falls by 40%",
        "Education",
        "MD in Medicine, Larch College    2004",
        "Skills",
        "Money",
        "budgets, contracts",
    ]
    assert block(document, "Experience").kind == "heading"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('{"basics": {"name"', "corrupt-json"),
        ('{"a": 1}', "not-json-resume"),
        ("[" * 100_000, "corrupt-json"),
        ('["a"]', "not-json-resume"),
    ],
    ids=["cut", "other", "deep", "list"],
)
def test_other_json_is_refused(text: str, code: str) -> None:
    with pytest.raises(InputError) as caught:
        read(text.encode(), name="cv.json")
    assert caught.value.code == code


def test_json_resume_with_odd_values_is_still_read() -> None:
    odd = {
        "basics": {"name": 5, "location": [], "profiles": "x"},
        "work": [None, {"highlights": 3}],
        "skills": {"a": 1},
        "education": [{"institution": "Larch College"}],
    }
    assert "Larch College" in read(json.dumps(odd).encode(), name="cv.json").text
