"""Web pages and CVs saved as HTML: headings, lists, tables and paragraphs that can be seen."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from prebrief.ingest.html_hidden import hidden_selectors, is_hidden
from prebrief.ingest.limits import Limits
from prebrief.ingest.lines import Line
from prebrief.ingest.plain import decode
from prebrief.ingest.reading import Hidden, Reading
from prebrief.ingest.refusals import refuse
from prebrief.ingest.tables import Cell, table_lines

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_SILENT = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "head",
        "title",
        "meta",
        "link",
        "svg",
        "math",
        "canvas",
        "audio",
        "video",
        "iframe",
        "object",
        "embed",
        "select",
        "option",
        "textarea",
        "input",
        "button",
        "map",
        "datalist",
        "dialog",
    ]
)
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
_ABOVE = frozenset(
    [
        "p",
        "section",
        "article",
        "ul",
        "ol",
        "table",
        "div",
        "header",
        "main",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
    ]
)
_DEEPEST = 200
_POINTS = {"h1": 24.0, "h2": 18.0, "h3": 14.0, "h4": 12.0}
"""Sizes that browsers give to headings: they tell the levels apart. Lower ones are small print."""
_ONLY_DATES = re.compile(
    r"^[\W\d]*(?:[A-Za-z]{3,9}\.?[\W\d]+){0,2}(?:present|current|now)?\W*$", re.I
)


def read_html(data: bytes, *, limits: Limits) -> Reading:  # noqa: ARG001  readers are called alike
    """Read a web page as a person sees it."""
    root = parse_html(data)
    hidden = Hidden()
    walk = _Walk(hidden, hidden_selectors(root))
    body = root.find("body")
    walk.block(root if body is None else body)
    return Reading(walk.done(), notices=hidden.notices())


def parse_html(data: bytes) -> "HtmlElement":
    """Parse a page in whatever encoding it has; nothing is fetched."""
    from lxml import etree
    from lxml import html as lxml_html

    text = _DECLARATION.sub("", _decoded(data).replace("\x00", ""))
    parser = lxml_html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        return lxml_html.document_fromstring(
            text.encode("utf-8", errors="replace"), parser=parser, ensure_head_body=True
        )
    except (etree.LxmlError, ValueError, AssertionError) as cause:
        raise refuse("corrupt-html") from cause


def _decoded(data: bytes) -> str:
    hit = _CHARSET.search(data[:2_048])
    if hit is not None and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        try:
            return data.decode(hit.group(1).decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data)


class _Walk:
    """Goes through the elements and gathers lines."""

    def __init__(self, hidden: Hidden, selectors: frozenset[str]) -> None:
        self._hidden = hidden
        self._selectors = selectors
        self._lines: list[Line] = []
        self._pieces: list[str] = []
        self._bold: list[bool] = []
        self._next = Line(text="")
        self._depth = 0

    def done(self) -> list[Line]:
        """End the last line and give them all."""
        self._end()
        return self._lines

    def block(self, element: "HtmlElement", *, bold: bool = False) -> None:
        """Read what an element holds."""
        if self._depth > _DEEPEST:
            return
        self._depth += 1
        self._say(element.text, bold)
        for child in element:
            if isinstance(child.tag, str):
                self._element(child, child.tag.lower(), bold)
            self._say(child.tail, bold)
        self._depth -= 1

    def _element(self, element: "HtmlElement", tag: str, bold: bool) -> None:
        if tag in _SILENT:
            return
        if is_hidden(element, self._selectors):
            if (element.text_content() or "").strip():
                self._hidden.note()
        elif tag in ("br", "hr"):
            self._end()
        elif tag == "table":
            self._end()
            self._table(element)
        elif tag in _INLINE:
            self.block(element, bold=bold or tag in ("b", "strong"))
        else:
            self._own_line(element, tag, bold or tag == "th")

    def _own_line(self, element: "HtmlElement", tag: str, bold: bool) -> None:
        self._end()
        before = self._next
        if tag in _POINTS:
            self._next = replace(before, kind="heading", opens=True, font_size=_POINTS[tag])
        elif tag == "li":
            level = sum(1 for a in element.iterancestors("ul", "ol", "menu")) - 1
            self._next = replace(before, kind="bullet", indent=max(0, level))
        elif tag in _ABOVE:
            self._next = replace(before, opens=before.opens or tag != "div")
        self.block(element, bold=bold)
        self._end()
        self._next = replace(before, opens=False)
        if before.kind in ("heading", "bullet") and self._lines:
            self._next = replace(self._next, kind="line")

    def _table(self, table: "HtmlElement") -> None:
        rows: list[list[Cell]] = []
        for row in table.iter("tr"):
            if next(row.iterancestors("table", "tr", "td", "th"), None) is not table:
                continue  # read with the cell that it stands in
            rows.append([self._cell(cell) for cell in row if cell.tag in ("td", "th")])
        self._lines += table_lines(rows)

    def _cell(self, cell: "HtmlElement") -> Cell:
        if is_hidden(cell, self._selectors):
            if (cell.text_content() or "").strip():
                self._hidden.note()
            return []
        inner = _Walk(self._hidden, self._selectors)
        inner._depth = self._depth + 1
        inner.block(cell, bold=cell.tag == "th")
        return inner.done()

    def _say(self, text: str | None, bold: bool) -> None:
        if text:
            self._pieces.append(text)
            if text.strip():
                self._bold.append(bold)

    def _end(self) -> None:
        text = _SPACE.sub(" ", "".join(self._pieces)).strip()
        if text:
            kind = self._next.kind
            dated = len(text) <= 40 and any(map(str.isdigit, text)) and _ONLY_DATES.match(text)
            bold = bool(self._bold) and all(self._bold)
            line = replace(self._next, text=text, bold=bold)
            self._lines.append(replace(line, kind="line") if dated else line)
            # A second paragraph of a list item belongs to it but is no bullet of its own.
            self._next = replace(self._next, kind="line" if kind == "bullet" else kind, opens=False)
        self._pieces.clear()
        self._bold.clear()
