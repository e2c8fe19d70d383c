"""Word files: body, tables, text boxes, headers and footers, in the order a reader meets them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from prebrief.ingest.bullets import BULLET
from prebrief.ingest.docx_styles import Look, Setting, Styles
from prebrief.ingest.headings import mark_headings
from prebrief.ingest.limits import Limits
from prebrief.ingest.lines import CELL_GAP, Line
from prebrief.ingest.reading import Hidden, Reading
from prebrief.ingest.refusals import refuse
from prebrief.ingest.tables import Cell, table_lines
from prebrief.ingest.xml import parse_xml
from prebrief.ingest.zipped import Package
from prebrief.records.document import Notice

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_USUAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SKIPPED = {f"{W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "delInstrText")}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BOX = f"{W}txbxContent"
_PART = re.compile(r"^word/(header|footer|footnotes|endnotes)\d*\.xml$")
_CORRUPT = "corrupt-docx"
_MARK_SIDE = 130_000
"""English Metric Units: 10 points."""
_LONGEST_MARGIN = 30
"""Characters of a heading that stands in the margin, before a tab."""


def read_docx(data: bytes, *, limits: Limits) -> Reading:
    """Read a Word file (.docx)."""
    package = Package(data, limits=limits, corrupt=_CORRUPT)
    hidden = Hidden()
    styles = Styles(_part(package, "word/styles.xml"), _part(package, "word/numbering.xml"))
    story = _Story(styles, hidden)
    body = _part(package, _main_part(package))
    if body is None:
        raise refuse(_CORRUPT)
    heads = [name for name in package.names if _PART.match(name)]
    lines = _margin(package, story, heads, "header")
    for child in body:
        if child.tag == f"{W}body":
            lines += story.lines(child)
    lines += _margin(package, story, heads, "foot")
    lines += _margin(package, story, heads, "endnotes")
    notices = (*hidden.notices(), *_macros(package))
    return Reading(mark_headings(_said_once(lines)), notices=notices)


def _macros(package: Package) -> tuple[Notice, ...]:
    """Say that the file holds programs, which are not even unpacked."""
    if not any(name.lower().endswith("vbaproject.bin") for name in package.names):
        return ()
    text = "The Word file holds macros. They were not run; send employers a copy without them."
    return (Notice(code="macros", text=text),)


def _main_part(package: Package) -> str:
    names = [name for name in package.names if re.fullmatch(r"word/document\d*\.xml", name)]
    return "word/document.xml" if "word/document.xml" in names or not names else names[0]


_GRID = (f"{W}tbl", f"{W}tr", f"{W}tc")


def _part(package: Package, name: str) -> "_Element | None":
    data = package.read(name)
    if data is None:
        return None
    return parse_xml(data.replace(_STRICT, _USUAL), corrupt=_CORRUPT)


def _margin(package: Package, story: "_Story", names: list[str], kind: str) -> list[Line]:
    """Lines of headers, or of footers and notes."""
    lines: list[Line] = []
    for name in sorted(names):
        if name.startswith(f"word/{kind}") and (root := _part(package, name)) is not None:
            lines += story.lines(root)
    return lines


def _said_once(lines: list[Line]) -> list[Line]:
    """Drop what a header of the first, odd and even pages says again."""
    seen: set[str] = set()
    kept: list[Line] = []
    for line in lines:
        key = line.text if not line.cells else "\t".join(line.cells)
        if len(key) > 12 and key in seen and line.kind != "bullet" and "@" in key:
            continue
        seen.add(key)
        kept.append(line)
    return kept


class _Story:
    """Walks a part of the document and gives its lines."""

    def __init__(self, styles: Styles, hidden: Hidden) -> None:
        self._styles = styles
        self._hidden = hidden

    def lines(self, root: "_Element") -> list[Line]:
        """Give the lines of all paragraphs and tables below an element."""
        lines: list[Line] = []
        blank = False
        for child in root:
            if child.tag == f"{W}p":
                said = self._paragraph(child)
                if said and blank and lines:
                    said[0] = replace(said[0], opens=True)
                blank = not said
                lines += said
            elif child.tag == f"{W}tbl":
                lines += self._table(child)
            elif child.tag not in _SKIPPED and isinstance(child.tag, str):
                lines += self.lines(child)  # content controls, sections, notes
        return lines

    def _table(self, table: "_Element") -> list[Line]:
        rows: list[list[Cell]] = []
        for row in table.iter(f"{W}tr"):
            if next(row.iterancestors(*_GRID)) is not table:
                continue  # of a table inside a cell, or a row inside a row: read with that
            cells = [
                self.lines(cell)
                for cell in row.iter(f"{W}tc")
                if next(cell.iterancestors(*_GRID)) is row
            ]
            rows.append(cells)
        return table_lines(rows)

    def _paragraph(self, paragraph: "_Element") -> list[Line]:
        setting = self._styles.paragraph(paragraph)
        pieces: list[tuple[str, Look]] = []
        boxes: list[_Element] = []
        for run in _runs(paragraph, boxes):
            look = self._styles.run(run, setting)
            text = _text(run)
            if not look.hidden:
                pieces.append((text, look))
            elif text.strip():
                self._hidden.note()
        lines: list[Line] = []
        for part in _margin_parted(pieces):
            lines += _split(part, setting)
            setting = replace(setting, opens=False)
        for box in boxes:
            lines += self.lines(box)
        return lines


def _margin_parted(pieces: list[tuple[str, Look]]) -> list[list[tuple[str, Look]]]:
    """Give a heading in the margin, set larger and followed by a tab, a line of its own."""
    for index in range(1, len(pieces)):
        before, after = pieces[:index], pieces[index:]
        said = "".join(text for text, _ in before)
        follows = "".join(text for text, _ in after)
        if not said.strip() or not follows.strip():
            continue
        tabbed = said.endswith("\t") or follows.startswith("\t")
        first, second = _size(before), _size(after)
        short = len(said.strip()) <= _LONGEST_MARGIN and not any(c.isdigit() for c in said)
        if tabbed and short and first and second and first >= 1.2 * second:
            return [before, after]
    return [pieces]


def _size(pieces: list[tuple[str, Look]]) -> float | None:
    sizes: dict[float, int] = {}
    for text, look in pieces:
        if text.strip() and look.size:
            sizes[look.size] = sizes.get(look.size, 0) + len(text.strip())
    return max(sizes, key=lambda size: sizes[size]) if sizes else None


def _runs(element: "_Element", boxes: list["_Element"]) -> Iterator["_Element"]:
    """Runs of a paragraph in order; text boxes that hang in it are put aside."""
    for child in element:
        if child.tag in _SKIPPED or child.tag == _FALLBACK or not isinstance(child.tag, str):
            continue
        if child.tag == f"{W}r":
            yield child
            boxes += _boxes(child)
        elif child.tag != f"{W}pPr":
            yield from _runs(child, boxes)


def _boxes(run: "_Element") -> list["_Element"]:
    return [
        box
        for box in run.iter(_BOX)
        if not any(a.tag in (_FALLBACK, _BOX) for a in _between(box, run))
    ]


def _between(box: "_Element", run: "_Element") -> Iterator["_Element"]:
    for ancestor in box.iterancestors():
        if ancestor is run:
            return
        yield ancestor


def _text(run: "_Element") -> str:
    parts: list[str] = []
    for child in run:
        name = child.tag.removeprefix(W) if isinstance(child.tag, str) else ""
        if name == "t":
            parts.append(child.text or "")
        elif name in ("tab", "ptab"):
            parts.append("\t")
        elif name in ("br", "cr"):
            parts.append("\n")
        elif name == "noBreakHyphen":
            parts.append("-")
        elif name == "sym":
            parts.append(_symbol(child.get(f"{W}char", "")))
        elif name == "drawing" and _is_tiny(child):
            parts.append(BULLET + " ")  # a picture as the mark of a list
    return "".join(parts)


def _is_tiny(drawing: "_Element") -> bool:
    extents = [element for element in drawing.iter() if str(element.tag).endswith("}extent")]
    sizes = [extents[0].get("cx", ""), extents[0].get("cy", "")] if extents else []
    return bool(sizes) and all(s.isdigit() and int(s) <= _MARK_SIDE for s in sizes)


def _symbol(code: str) -> str:
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""


def _split(pieces: list[tuple[str, Look]], setting: Setting) -> list[Line]:
    """Lines of a paragraph, parted at its line breaks."""
    text = "".join(piece for piece, _ in pieces)
    said = [look for piece, look in pieces if piece.strip()]
    bold = bool(said) and all(look.bold for look in said)
    lines: list[Line] = []
    for index, part in enumerate(text.split("\n")):
        if not part.strip():
            continue
        mark = f"{setting.number} " if setting.number and index == 0 else ""
        lines.append(
            Line(
                text=mark + part.strip().replace("\t", CELL_GAP),
                kind="line" if setting.kind == "bullet" and lines else setting.kind,
                font_size=_size(pieces),
                bold=bold,
                indent=setting.level + part[: len(part) - len(part.lstrip())].count("\t"),
                opens=setting.opens and index == 0,
            )
        )
    return lines
