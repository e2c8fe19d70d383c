"""OpenDocument text: body, lists, tables, text boxes, headers and footers."""

from typing import TYPE_CHECKING

from prebrief.ingest.headings import mark_headings
from prebrief.ingest.limits import Limits
from prebrief.ingest.lines import CELL_GAP, Line
from prebrief.ingest.odt_styles import DRAW, OFFICE, STYLE, TABLE, TEXT, OdtStyles
from prebrief.ingest.reading import Hidden, Reading
from prebrief.ingest.refusals import refuse
from prebrief.ingest.tables import Cell, table_lines
from prebrief.ingest.xml import parse_xml
from prebrief.ingest.zipped import Package
from prebrief.records.document import BlockKind

if TYPE_CHECKING:
    from lxml.etree import _Element

_CORRUPT = "corrupt-odt"
_SKIPPED = {
    f"{TEXT}{name}"
    for name in ("tracked-changes", "hidden-text", "hidden-paragraph", "sequence-decls", "bookmark")
}
_MOST_SPACES = 40


def read_odt(data: bytes, *, limits: Limits) -> Reading:
    """Read an OpenDocument text (.odt)."""
    package = Package(data, limits=limits, corrupt=_CORRUPT)
    if b"encryption-data" in (package.read("META-INF/manifest.xml") or b""):
        raise refuse("password-protected")
    content = _part(package, "content.xml")
    if content is None:
        raise refuse(_CORRUPT)
    sheet = _part(package, "styles.xml")
    hidden = Hidden()
    story = _Story(OdtStyles([part for part in (sheet, content) if part is not None]), hidden)
    lines: list[Line] = []
    for name in ("header-first", "header"):
        lines += story.margin(sheet, name)
    for body in content.iter(f"{OFFICE}text"):
        lines += story.lines(body)
    lines += story.margin(sheet, "footer")
    return Reading(mark_headings(lines), notices=hidden.notices())


def _part(package: Package, name: str) -> "_Element | None":
    data = package.read(name)
    return None if data is None else parse_xml(data, corrupt=_CORRUPT)


_GRID = tuple(f"{TABLE}{part}" for part in ("table", "table-row", "table-cell"))


class _Story:
    def __init__(self, styles: OdtStyles, hidden: Hidden) -> None:
        self._styles = styles
        self._hidden = hidden

    def margin(self, sheet: "_Element | None", name: str) -> list[Line]:
        """Give the lines of the first header or footer that says anything."""
        for part in sheet.iter(f"{STYLE}{name}") if sheet is not None else ():
            if lines := self.lines(part):
                return lines
        return []

    def lines(self, root: "_Element", *, level: int = -1) -> list[Line]:
        """Give the lines of all paragraphs, lists and tables below an element."""
        lines: list[Line] = []
        for child in root:
            tag = child.tag
            if not isinstance(tag, str) or tag in _SKIPPED:
                continue
            if tag in (f"{TEXT}p", f"{TEXT}h"):
                lines += self._paragraph(child, level)
            elif tag == f"{TEXT}list":
                for item in child:
                    lines += self.lines(item, level=level + 1)
            elif tag == f"{TABLE}table":
                lines += self._table(child)
            else:
                lines += self.lines(child, level=level)
        return lines

    def _table(self, table: "_Element") -> list[Line]:
        rows: list[list[Cell]] = []
        for row in table.iter(f"{TABLE}table-row"):
            if next(row.iterancestors(*_GRID)) is table:  # else read with the cell it is in
                rows.append([self.lines(cell) for cell in row if cell.tag == f"{TABLE}table-cell"])
        return table_lines(rows)

    def _paragraph(self, paragraph: "_Element", level: int) -> list[Line]:
        name = paragraph.get(f"{TEXT}style-name", "")
        look = self._styles.look(name)
        pieces: list[tuple[str, bool]] = []
        boxes: list[_Element] = []
        self._gather(paragraph, (name,), pieces, boxes)
        kind: BlockKind = "bullet" if level >= 0 else "line"
        if paragraph.tag == f"{TEXT}h" or (level < 0 and look.heading):
            kind = "heading"
        lines: list[Line] = []
        text = "".join(piece for piece, _ in pieces)
        bold = all(is_bold for piece, is_bold in pieces if piece.strip())
        for part in text.split("\n"):
            if part.strip():
                lines.append(
                    Line(
                        text=part.strip().replace("\t", CELL_GAP),
                        kind=kind if not lines or kind == "heading" else "line",
                        font_size=look.size,
                        bold=bold,
                        indent=max(0, level),
                        opens=look.opens and not lines,
                    )
                )
        for box in boxes:
            lines += self.lines(box)
        return lines

    def _gather(
        self,
        element: "_Element",
        names: tuple[str, ...],
        pieces: list[tuple[str, bool]],
        boxes: list["_Element"],
    ) -> None:
        """Take the text of an element and of those inside it; ``names`` are their styles."""
        self._say(element.text, names, pieces)
        for child in element:
            tag = child.tag if isinstance(child.tag, str) else ""
            if tag == f"{TEXT}s":
                count = child.get(f"{TEXT}c", "1")
                pieces.append((" " * min(int(count) if count.isdigit() else 1, _MOST_SPACES), True))
            elif tag == f"{TEXT}tab":
                pieces.append(("\t", True))
            elif tag == f"{TEXT}line-break":
                pieces.append(("\n", True))
            elif tag.startswith(DRAW):
                boxes.append(child)
            elif tag and tag not in _SKIPPED and tag != f"{OFFICE}annotation":
                inner = child.get(f"{TEXT}style-name")
                self._gather(child, (*names, inner) if inner else names, pieces, boxes)
            self._say(child.tail, names, pieces)

    def _say(
        self, text: str | None, names: tuple[str, ...], pieces: list[tuple[str, bool]]
    ) -> None:
        if not text:
            return
        looks = [self._styles.look(name) for name in names]
        if any(look.hidden for look in looks):
            if text.strip():
                self._hidden.note()
            return
        bold = next((look.bold for look in reversed(looks) if look.bold is not None), False)
        pieces.append((text.replace("\n", " "), bold))
