"""Sound files of each format that the fuzzer spoils: small, rich in what a reader must handle."""
# ruff: noqa: E501 - files stand here as they are

import json
import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path

EXAMPLES = Path(__file__).parents[1] / "examples"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OPEN = "urn:oasis:names:tc:opendocument:xmlns:"
_CV = """Wren Halloway, MD, MBA
Medical Director
Port Ellery, ME | (555) 010-3311 | wren@example.org

EXPERIENCE
Ellery General Hospital    Port Ellery, ME
Medical Director, Emergency Medicine    2018 – Present
• Cut left-without-being-seen from 6.1% to 2.3% in 14 months across 3 sites.
• Led 42 physicians and a budget of $18.4M.
Staff Physician    07/2011 - 06/2018
EDUCATION
MBA, Fernhaven University    2016
MD, Ostley College of Medicine    2007
LICENSES AND CERTIFICATION
Board certified, American Board of Emergency Medicine, 2012
Maine medical license, active
"""
_JOB = """# Chief Medical Officer

Ellery Health, Port Ellery, ME

## Requirements

- MD or DO, board certified
- At least 5 years of **physician leadership**
- [Apply](https://example.org/jobs/17) by 2027-03-01
- MBA, MHA or MMM preferred

| Beds | Sites |
|---|---|
| 310 | 4 |
"""


@cache
def seeds(format: str) -> tuple[bytes, ...]:
    """Give the sound files of a format."""
    return {
        "txt": _text,
        "md": _markdown,
        "json": _json,
        "html": _html,
        "rtf": _rtf,
        "docx": _docx,
        "odt": _odt,
        "pdf": _pdf,
    }[format]()


def _text() -> tuple[bytes, ...]:
    paged = _CV + "\fPage 2 of 2\n" + _JOB
    return (
        _CV.encode(),
        _CV.replace("\n", "\r\n").encode("utf-16"),
        paged.encode(),
        _CV.encode("cp1252"),
        "مدير طبي\u200f 2019\n医务主任\tПётр\n👩🏽‍⚕️ née İstanbul ﬁ\u202eesrever\u202c\n".encode(),
    )


def _markdown() -> tuple[bytes, ...]:
    return (_JOB.encode(), (_JOB + "\n```\ncode\n```\n> quote\n1. one\n   - two\n").encode())


def _json() -> tuple[bytes, ...]:
    resume = {
        "basics": {"name": "Wren Halloway", "label": "MD", "location": {"city": "Port Ellery"}},
        "work": [
            {
                "name": "Ellery General",
                "position": "Medical Director",
                "startDate": "2018-02",
                "endDate": "2024-01",
                "highlights": ["Cut waiting by 12%", "Led 42 physicians"],
            }
        ],
        "education": [{"institution": "Ostley", "studyType": "MD", "endDate": "2007"}],
        "skills": [{"name": "Throughput", "keywords": ["flow", "staffing"]}],
        "certificates": [{"name": "ABEM", "date": "2012-01-01"}],
    }
    return (json.dumps(resume).encode(), json.dumps(resume, indent=2).encode())


def _html() -> tuple[bytes, ...]:
    rows = "".join(
        f"<tr><td>20{n} – 20{n + 2}</td><td>Post {n}</td></tr>" for n in range(10, 18, 2)
    )
    page = (
        "<!doctype html><html><head><meta charset=utf-8><title>CV</title><style>.x{display:none}"
        "</style><script>alert(1)</script></head><body><h1>Wren Halloway, MD</h1><p class=x>secret"
        f"</p><h2>Experience</h2><table>{rows}</table><ul><li>Led 42<ul><li>nested</ul></ul>"
        "<p style='color:#fff'>white</p><div>Medical Director &amp; Chair<br>2018</div></body></html>"
    )
    facts = {
        "@type": "JobPosting",
        "title": "Chief Medical Officer",
        "description": "<ul><li>MD</ul>",
    }
    posting = (
        f'<html><head><script type="application/ld+json">{json.dumps(facts)}</script></head><body>'
        f"<nav><a href=/>Jobs</a></nav><main><h1>Chief Medical Officer</h1>{_JOB}<ul>"
        + "".join(f"<li>Duty number {n} is to lead the quality programme.</li>" for n in range(6))
        + "</ul></main></body></html>"
    )
    return (page.encode(), posting.encode(), page.encode("utf-16"))


def _rtf() -> tuple[bytes, ...]:
    body = "".join(
        f"{{\\pard\\b {line}\\b0\\par}}\n" if line.isupper() else f"\\pard {line}\\par\n"
        for line in _CV.replace("•", r"\bullet\tab").replace("–", r"\endash ").splitlines()
    )
    table = r"\trowd\cellx900\cellx4000\intbl 2018\cell Chair\cell\row\pard "
    return (
        (
            r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\colortbl;\red255\green255\blue255;}"
            r"{\*\generator x}{\info{\title t}}" + body + table + r"{\v hidden}{\cf1 white}"
            r"{\pict\pngblip 8950}\'e9\u8211 ?{\listtext\'b7\tab}item\par}"
        ).encode("ascii", "replace"),
        rb"{\rtf1\ansi Medical \b Director\b0\par Led 42 physicians\par{\*\unknown{\x}}\u-10187?}",
    )


def _zipped(parts: dict[str, str]) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(
                zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), part, zipfile.ZIP_DEFLATED
            )
    return file.getvalue()


def _docx() -> tuple[bytes, ...]:
    root = f'xmlns:w="{_WORD}" xmlns:v="urn:schemas-microsoft-com:vml"'
    plain = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in _CV.splitlines())
    rich = (
        '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:rPr><w:b/><w:sz w:val="32"/></w:rPr>'
        "<w:t>Wren Halloway</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>2018</w:t></w:r></w:p>"
        "</w:tc><w:tc><w:p><w:r><w:t>Medical Director</w:t><w:tab/><w:t>Chair</w:t></w:r></w:p></w:tc>"
        '</w:tr></w:tbl><w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        "<w:r><w:t>Led 42 physicians</w:t></w:r></w:p><w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden"
        '</w:t></w:r><w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>white</w:t></w:r></w:p>'
        "<w:p><w:r><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>Box</w:t></w:r></w:p>"
        "</w:txbxContent></v:textbox></w:pict></w:r></w:p><w:sectPr/>"
    )
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    styles = (
        '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/>'
        '<w:basedOn w:val="Base"/></w:style><w:style w:styleId="Base"><w:rPr><w:b/></w:rPr></w:style>'
    )

    def package(body: str) -> bytes:
        return _zipped(
            {
                "[Content_Types].xml": "<Types/>",
                "word/document.xml": f"<w:document {root}><w:body>{body}</w:body></w:document>",
                "word/numbering.xml": f"<w:numbering {root}>{numbering}</w:numbering>",
                "word/styles.xml": f"<w:styles {root}>{styles}</w:styles>",
                "word/header1.xml": f"<w:hdr {root}><w:p><w:r><w:t>Page</w:t></w:r></w:p></w:hdr>",
            }
        )

    return package(plain), package(rich)


def _odt() -> tuple[bytes, ...]:
    kinds = {"office": "office", "text": "text", "table": "table", "style": "style"}
    spaces = " ".join(f'xmlns:{short}="{_OPEN}{long}:1.0"' for short, long in kinds.items())
    spaces += f' xmlns:fo="{_OPEN}xsl-fo-compatible:1.0" xmlns:draw="{_OPEN}drawing:1.0"'
    plain = "".join(f"<text:p>{line}</text:p>" for line in _CV.splitlines())
    rich = (
        '<text:h text:outline-level="1">Experience</text:h><table:table><table:table-row><table:table'
        '-cell table:number-columns-repeated="2"><text:p>2018<text:s text:c="3"/>Chair</text:p></table'
        ":table-cell></table:table-row></table:table><text:list><text:list-item><text:p>Led 42"
        '<text:tab/>people</text:p></text:list-item></text:list><text:p text:style-name="W">white</text:p>'
    )
    style = (
        '<style:style style:name="W" style:parent-style-name="W"><style:text-properties '
        'fo:color="#ffffff" fo:font-size="3pt"/></style:style>'
    )

    def package(body: str) -> bytes:
        return _zipped(
            {
                "mimetype": "application/vnd.oasis.opendocument.text",
                "content.xml": f"<office:document-content {spaces}><office:automatic-styles>{style}"
                f"</office:automatic-styles><office:body><office:text>{body}</office:text>"
                "</office:body></office:document-content>",
                "styles.xml": f"<office:document-styles {spaces}></office:document-styles>",
            }
        )

    return package(plain), package(rich)


def _pdf() -> tuple[bytes, ...]:
    shown = b"".join(
        b"BT /F1 11 Tf 40 %d Td (%s) Tj ET\n" % (760 - 14 * n, line.encode("ascii", "replace"))
        for n, line in enumerate(_CV.replace("(", "").replace(")", "").splitlines())
    )
    tricks = b"1 1 1 rg 3 Tr 40 40 90 90 re f " + shown[:300] + b"q 2 0 0 2 0 0 cm /X1 Do Q\n"
    return (
        _hand_written(shown),
        _hand_written(shown + tricks),
        _typeset(),
        (EXAMPLES / "cv.pdf").read_bytes(),
    )


def _typeset() -> bytes:
    import typst

    source = (
        "#set page(width: 210mm, height: 160mm)\n= Wren Halloway\n#grid(columns: 2)[2018][Chair]\n"
        "- Led *42* physicians\n- Cut waiting by 12%\n#table(columns: 2)[a][b][c][d]\n"
    )
    return bytes(typst.compile(source.encode(), timestamp=0))


def _hand_written(content: bytes) -> bytes:
    form = b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources 6 0 R/Length 8>>stream\n/X1 Do q\nendstream"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>",
        b"<</Type/Pages/Kids[5 0 R]/Count 1>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources 6 0 R/Contents 4 0 R>>",
        b"<</Font<</F1 3 0 R>>/XObject<</X1 7 0 R>>>>",
        form,
    ]
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        size, table, size, len(out),
    )  # fmt: skip
