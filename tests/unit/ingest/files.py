"""Small made-up files of each format, built when a test asks for them."""

import zipfile
from functools import cache
from io import BytesIO

from prebrief.ingest.limits import DEFAULT_LIMITS, Limits
from prebrief.ingest.stage import ingest
from prebrief.records.document import Block, Document

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OPEN = "urn:oasis:names:tc:opendocument:xmlns:"


def read(data: bytes, *, name: str = "cv", role: str = "cv", limits: Limits = DEFAULT_LIMITS):
    document = ingest(data, role="job" if role == "job" else "cv", name=name, limits=limits)
    check(document)
    return document


def check(document: Document) -> None:
    """What holds for every document: blocks in order, one line each, covering all words."""
    end = 0
    for block in document.blocks:
        assert not document.text[end : block.start].strip()
        line = document.text[block.start : block.end]
        assert line == line.strip()
        assert line
        assert "\n" not in line
        for start, stop in block.cells:
            assert block.start <= start < stop <= block.end
            assert document.span(start, stop).quote == document.text[start:stop]
        end = block.end
    assert end == len(document.text)


def lines(document: Document) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks]


def block(document: Document, text: str) -> Block:
    return next(b for b in document.blocks if text in document.text[b.start : b.end])


@cache
def typeset(source: str) -> bytes:
    """A PDF typeset from a few lines of Typst."""
    import typst

    page = "#set page(width: 210mm, height: 160mm, margin: 15mm)\n#set text(size: 10pt)\n"
    return bytes(typst.compile((page + source).encode()))


def raw_pdf(content: bytes, *, pages: int = 1, resources: bytes = b"") -> bytes:
    """A PDF written by hand: every page shows the same content stream."""
    kids = b" ".join(b"%d 0 R" % (5 + i) for i in range(pages))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, pages),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
    ]
    page = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 200]"
        b"/Resources<</Font<</F1 3 0 R>>%s>>/Contents 4 0 R>>" % resources
    )
    return _written(objects + [page] * pages)


def _written(objects: list[bytes]) -> bytes:
    out = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    count = len(objects) + 1
    return (
        out
        + b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, table)
        + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (count, len(out))
    )


def show(text: str, *, x: int = 20, y: int = 150, size: float = 12) -> bytes:
    """PDF operators that print a line."""
    return f"BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET\n".encode()


def zipped(parts: dict[str, str | bytes]) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return file.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """A Word file; further parts by name, such as ``header1="<w:p>…</w:p>"``."""
    root = f'xmlns:w="{WORD}" xmlns:v="urn:schemas-microsoft-com:vml"'
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"<w:document {root}><w:body>{body}</w:body></w:document>",
    }
    for name, part in parts.items():
        files[f"word/{name}.xml"] = f"<w:part {root}>{part}</w:part>"
    return zipped(files)


def par(text: str, *, style: str = "", run: str = "", extra: str = "") -> str:
    """A paragraph of a Word file."""
    setting = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f"<w:p><w:pPr>{setting}{extra}</w:pPr>"
        f'<w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def odt(body: str, *, styles: str = "") -> bytes:
    """An OpenDocument text."""
    spaces = " ".join(
        f'xmlns:{short}="{OPEN}{long}:1.0"'
        for short, long in {
            "office": "office",
            "text": "text",
            "table": "table",
            "style": "style",
            "draw": "drawing",
            "fo": "xsl-fo-compatible",
        }.items()
    )
    content = (
        f"<office:document-content {spaces}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})
