"""A Word file in the making: real headings, lists and tables in Word's own styles.

Whoever gets the file can restyle it, and its headings are a table of contents.
"""

import io
import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from prebrief.records.document import Span

ACCENT, SOFT = RGBColor(0x0D, 0x5C, 0x63), RGBColor(0x59, 0x64, 0x6B)
VERDICTS = {
    "strong": RGBColor(0x1D, 0x7A, 0x5A),
    "partial": RGBColor(0x8A, 0x57, 0x00),
    "none": RGBColor(0xA3, 0x48, 0x3F),
}
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FONT = "Calibri"


class Paper:
    """The file, written from top to bottom."""

    def __init__(self, *, title: str, written: str, a4: bool) -> None:
        self._file: Any = Document()  # its stubs stop short of numbering
        self._page(a4=a4)
        self._styles("en-GB" if a4 else "en-US")
        about = self._file.core_properties
        about.title, about.author, about.comments = clean(title), "Prebrief", ""
        about.created = about.modified = datetime.fromisoformat(written)

    def bytes(self) -> bytes:
        """Give the file."""
        out = io.BytesIO()
        self._file.save(out)
        return out.getvalue()

    # Text ------------------------------------------------------------------------------------

    def title(self, text: str) -> None:
        """Set the title of the whole."""
        self._file.add_paragraph(clean(text), style="Title")

    def heading(self, text: str, level: int = 1, *, new_page: bool = False) -> None:
        """Set a heading."""
        made = self._file.add_heading(clean(text), level)
        # No page break of its own: after a full page it would leave an empty one.
        made.paragraph_format.page_break_before = new_page or None

    def text(
        self, text: str, *, label: str = "", cites: Sequence[Span] = (), style: str | None = None
    ) -> Paragraph:
        """Set a paragraph: a bold label, the text, and what it does not quote itself."""
        return self._fill(self._file.add_paragraph(style=style), text, label, cites)

    def soft(self, text: str) -> None:
        """Set a remark in grey."""
        run = self._file.add_paragraph().add_run(clean(text))
        run.font.color.rgb, run.font.size = SOFT, Pt(9)

    def quote(self, text: str) -> None:
        """Set words to say."""
        self._file.add_paragraph(clean(text), style="Quote")

    def bullet(self, text: str, *, label: str = "", cites: Sequence[Span] = ()) -> None:
        """Set an item of a list."""
        self.text(text, label=label, cites=cites, style="List Bullet")

    def numbered(self, items: Sequence[tuple[str, Sequence[Span]]]) -> None:
        """Set a numbered list that begins at one."""
        number = self._new_numbering()
        for text, cites in items:
            paragraph = self.text(text, cites=cites, style="List Number")
            mark: Any = paragraph._p.get_or_add_pPr()
            properties = mark.get_or_add_numPr()
            properties.get_or_add_ilvl().val = 0
            properties.get_or_add_numId().val = number

    # Tables ----------------------------------------------------------------------------------

    def table(self, heads: Sequence[str], widths: Sequence[float]) -> "Rows":
        """Begin a table; the widths are in centimetres. Its head is repeated on every page."""
        table = self._file.add_table(rows=1, cols=len(heads), style="Table Grid")
        table.alignment = WD_TABLE_ALIGNMENT.LEFT
        table.autofit = False
        rows = Rows(self, table, widths)
        rows.head(heads)
        return rows

    def _fill(
        self, paragraph: Paragraph, text: str, label: str, cites: Sequence[Span]
    ) -> Paragraph:
        if label:
            paragraph.add_run(clean(label) + " ").bold = True
        paragraph.add_run(clean(text))
        rest = [span.text for span in cites if f"“{span.text.rstrip('.;,')}" not in text]
        if rest:
            run = paragraph.add_run("  " + " · ".join(f"“{clean(quote)}”" for quote in rest))
            run.italic, run.font.size, run.font.color.rgb = True, Pt(9), SOFT
        return paragraph

    # Set-up ----------------------------------------------------------------------------------

    def _page(self, *, a4: bool) -> None:
        section = self._file.sections[0]
        size = (21.0, 29.7) if a4 else (21.59, 27.94)
        section.page_width, section.page_height = Cm(size[0]), Cm(size[1])
        section.left_margin = section.right_margin = Cm(2.2)
        section.top_margin = section.bottom_margin = Cm(2.0)
        _page_number(section.footer.paragraphs[0])

    def _styles(self, language: str) -> None:
        styles: Any = self._file.styles
        normal = styles["Normal"]
        normal.font.size = Pt(10.5)
        normal.paragraph_format.space_after = Pt(4)
        marks = normal.element.get_or_add_rPr()
        tongue = OxmlElement("w:lang")
        tongue.set(qn("w:val"), language)
        marks.append(tongue)
        for name, size, color, before in (
            ("Normal", 10.5, None, 0),
            ("Title", 22, ACCENT, 0),
            ("Heading 1", 16, ACCENT, 18),
            ("Heading 2", 12.5, None, 12),
            ("Heading 3", 10.5, SOFT, 8),
        ):
            style = styles[name]
            _set_font(style)
            style.font.size = Pt(size)
            if name != "Normal":
                style.font.color.rgb = color or RGBColor(0x1D, 0x23, 0x27)
                style.paragraph_format.space_before = Pt(before)
        for name in ("List Bullet", "List Number"):
            styles[name].paragraph_format.space_after = Pt(2)

    def _new_numbering(self) -> int:
        style: Any = self._file.styles["List Number"]
        numbering: Any = self._file.part.numbering_part.numbering_definitions._numbering
        named = style.element.pPr.numPr.numId.val
        abstract = numbering.num_having_numId(named).abstractNumId.val
        made = numbering.add_num(abstract)
        made.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(made.numId)


class Rows:
    """A table on its way."""

    def __init__(self, paper: Paper, table: Any, widths: Sequence[float]) -> None:
        self._paper, self._table, self._widths = paper, table, widths
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
        _rule(table)

    def head(self, texts: Sequence[str]) -> None:
        """Fill the first row."""
        row = self._table.rows[0]
        for cell, text, width in zip(row.cells, texts, self._widths, strict=True):
            cell.width = Cm(width)
            cell.paragraphs[0].add_run(clean(text)).bold = True
        again = OxmlElement("w:tblHeader")
        again.set(qn("w:val"), "true")
        row._tr.get_or_add_trPr().append(again)

    def add(self, *texts: str) -> list[_Cell]:
        """Add a row of plain texts and give its cells."""
        row = self._table.add_row()
        whole = OxmlElement("w:cantSplit")
        row._tr.get_or_add_trPr().append(whole)
        for cell, text, width in zip(row.cells, texts, self._widths, strict=True):
            cell.width = Cm(width)
            cell.paragraphs[0].add_run(clean(text))
        return list(row.cells)

    def more(self, cell: _Cell, text: str, *, label: str = "", cites: Sequence[Span] = ()) -> None:
        """Add a paragraph to a cell."""
        self._paper._fill(cell.add_paragraph(), text, label, cites)


def clean(text: str) -> str:
    """Give a text on one line, without the characters that no XML file may hold."""
    return " ".join(_NOT_IN_XML.sub("", text).split())


def _rule(table: Any) -> None:
    """Draw hair lines between the rows and nothing else."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        line.set(qn("w:val"), "single" if side in {"top", "bottom", "insideH"} else "nil")
        line.set(qn("w:sz"), "4")
        line.set(qn("w:color"), "CFC9BC")
        borders.append(line)
    table._tbl.tblPr.append(borders)


def _set_font(style: Any) -> None:
    style.font.name = _FONT
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(kind), None)
    for kind in ("w:ascii", "w:hAnsi", "w:cs"):
        fonts.set(qn(kind), _FONT)


def _page_number(paragraph: Paragraph) -> None:
    run = paragraph.add_run()
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.set(qn("xml:space"), "preserve")
            mark.text = text
        run._r.append(mark)
    run.font.size, run.font.color.rgb = Pt(8.5), SOFT
