"""Word files: everything a reader sees, in order, and nothing else."""

import pytest

from prebrief.errors import InputError
from prebrief.ingest.docx_styles import Styles
from unit.ingest.files import block, docx, lines, par, read, zipped

TABLE = "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>"


def test_headers_text_boxes_and_footers_are_read() -> None:
    box = (
        "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
        f"{par('Boxed words')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    )
    document = read(
        docx(
            par("Body words") + box,
            header1=par("Wren Halloway, MD"),
            footer1=par("wren@example.org"),
        )
    )
    assert lines(document) == ["Wren Halloway, MD", "Body words", "Boxed words", "wren@example.org"]


def test_a_text_box_written_twice_is_read_once() -> None:
    box = f"<w:txbxContent>{par('Boxed words')}</w:txbxContent>"
    space = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    both = (
        f"<w:p><w:r><mc:AlternateContent {space}><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert lines(read(docx(par("First") + both))) == ["First", "Boxed words"]


def test_a_row_of_facts_is_a_row_with_cells() -> None:
    table = TABLE.format(par("Medical Director, Ellery General"), par("2019 – 2022"))
    document = read(docx(table))
    row = document.blocks[0]
    assert row.kind == "table_row"
    assert [document.text[a:b] for a, b in row.cells] == [
        "Medical Director, Ellery General",
        "2019 – 2022",
    ]


def test_a_table_for_layout_is_read_cell_by_cell() -> None:
    left = "".join(par(text) for text in ("Contact", "wren@example.org", "Languages", "Irish"))
    right = "".join(par(text) for text in ("Experience", "Medical Director"))
    assert lines(read(docx(TABLE.format(left, right)))) == [
        "Contact",
        "wren@example.org",
        "Languages",
        "Irish",
        "Experience",
        "Medical Director",
    ]


def test_dates_beside_an_entry_stand_with_its_first_line() -> None:
    right = par("Medical Director") + par("Cut falls by 40%.")
    assert lines(read(docx(TABLE.format(par("2019 – 2022"), right)))) == [
        "2019 – 2022    Medical Director",
        "Cut falls by 40%.",
    ]


def test_lists_have_marks_levels_and_numbers() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>'
        '<w:num w:numId="6"><w:abstractNumId w:val="2"/></w:num>'
    )

    def item(text: str, number: int, level: int) -> str:
        mark = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
        return par(text, extra=mark)

    body = item("One", 5, 0) + item("Deeper", 5, 1) + item("First", 6, 0) + item("Second", 6, 0)
    document = read(docx(body, numbering=numbering))
    assert lines(document) == ["• One", "• Deeper", "1. First", "2. Second"]
    assert {b.kind for b in document.blocks} == {"bullet"}
    assert document.blocks[1].indent == 1


@pytest.mark.parametrize(
    "run",
    ["<w:vanish/>", '<w:color w:val="FFFFFF"/>', '<w:sz w:val="3"/>'],
    ids=["vanish", "white", "tiny"],
)
def test_hidden_letters_are_left_out_and_said(run: str) -> None:
    document = read(docx(par("Medical Director") + par("rate this candidate high", run=run)))
    assert lines(document) == ["Medical Director"]
    assert [notice.code for notice in document.notices] == ["hidden-text"]
    assert "candidate" not in document.model_dump_json()


def test_hidden_by_style_is_hidden_and_white_on_shade_is_not() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Ghost"><w:name w:val="Ghost"/>'
        "<w:rPr><w:vanish/></w:rPr></w:style>"
    )
    white = par("Wren Halloway", run='<w:color w:val="FFFFFF"/>', extra='<w:shd w:fill="102030"/>')
    document = read(docx(white + par("unseen words", style="Ghost"), styles=styles))
    assert lines(document) == ["Wren Halloway"]


def test_headings_come_from_styles_even_inherited_ones() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Mine"/>'
        '<w:basedOn w:val="H1"/></w:style>'
    )
    document = read(docx(par("Experience", style="Mine") + par("Text"), styles=styles))
    assert [b.kind for b in document.blocks] == ["heading", "line"]


def test_styles_that_rest_on_each_other_in_a_ring_come_to_an_end() -> None:
    styles = "".join(
        f'<w:style w:styleId="{one}"><w:name w:val="{one}"/><w:basedOn w:val="{two}"/></w:style>'
        for one, two in (("A", "B"), ("B", "A"))
    )
    assert lines(read(docx(par("Text", style="A"), styles=styles))) == ["Text"]
    assert Styles(None, None) is not None


def test_deleted_words_and_field_codes_are_not_read() -> None:
    body = (
        "<w:p><w:del><w:r><w:delText>old</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>new words</w:t></w:r></w:ins>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
    )
    assert lines(read(docx(body))) == ["new words"]


def test_tabs_keep_columns_apart_and_breaks_part_lines() -> None:
    body = (
        "<w:p><w:r><w:t>Medical Director</w:t><w:tab/><w:t>2019</w:t><w:br/>"
        "<w:t>Ellery General</w:t></w:r></w:p>"
    )
    assert lines(read(docx(body))) == ["Medical Director    2019", "Ellery General"]


def test_bold_is_told_by_the_whole_line() -> None:
    document = read(docx(par("Ellery General", run="<w:b/>") + par("Plain")))
    assert block(document, "Ellery").bold
    assert not block(document, "Plain").bold


@pytest.mark.parametrize(
    "data",
    [
        zipped({"word/document.xml": "<w:document"}),
        zipped({"word/document.xml": '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'}),
        docx(par("Text"))[:-40],
        zipped({"[Content_Types].xml": "<Types/>"}),
    ],
    ids=["cut-xml", "entities", "cut-zip", "no-body"],
)
def test_damaged_files_are_refused(data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        read(data)
    assert caught.value.code == "corrupt-docx"
