"""Word files as people make them: invisible tables, tabs, text boxes, marks typed by hand."""

import io
import zipfile
from xml.sax.saxutils import escape

from evals.layouts.truths import Truth

_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/'
    '2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-'
    'package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-office'
    'document.wordprocessingml.document.main+xml"/><Override PartName="/word/numbering.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/>'
    "</Types>"
)
_RELS = (
    '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/'
    'package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/{kind}" Target="{target}"/></Relationships>'
)
_NUMBERING = (
    f'<?xml version="1.0" encoding="UTF-8"?><w:numbering {_NAMES}><w:abstractNum '
    'w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/>'
    '</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)


def run(text: str, *, bold: bool = False, size: int = 11) -> str:
    """Give a run; a tab or a line end within becomes Word's own."""
    look = f"<w:rPr>{'<w:b/>' if bold else ''}<w:sz w:val='{size * 2}'/></w:rPr>"
    words = escape(text).replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    words = words.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    return f'<w:r>{look}<w:t xml:space="preserve">{words}</w:t></w:r>'


def par(
    text: str, *, bold: bool = False, size: int = 11, bullet: bool = False, tab: bool = False
) -> str:
    """Give a paragraph."""
    look = ""
    if bullet:
        look += '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    if tab:
        look += '<w:tabs><w:tab w:val="right" w:pos="9300"/></w:tabs>'
    inside = run(text, bold=bold, size=size) if text else ""
    return f"<w:p><w:pPr>{look}</w:pPr>{inside}</w:p>"


def table(rows: list[list[str]], widths: list[int]) -> str:
    """Give a table without borders; cells hold paragraphs."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    body = ""
    for row in rows:
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell or par("")}</w:tc>'
            for cell, width in zip(row, widths, strict=True)
        )
        body += f"<w:tr>{cells}</w:tr>"
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>{par('')}"


def box(paragraphs: str) -> str:
    """Give a text box that floats beside the text."""
    return (
        "<w:p><w:r><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx>"
        f"<w:txbxContent>{paragraphs}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData>"
        "</a:graphic></wp:anchor></w:drawing></w:r></w:p>"
    )


def packed(body: str) -> bytes:
    """Put the parts of the file together."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr(
            "_rels/.rels", _RELS.format(kind="officeDocument", target="word/document.xml")
        )
        archive.writestr(
            "word/_rels/document.xml.rels", _RELS.format(kind="numbering", target="numbering.xml")
        )
        archive.writestr("word/numbering.xml", _NUMBERING)
        archive.writestr(
            "word/document.xml",
            f'<?xml version="1.0" encoding="UTF-8"?><w:document {_NAMES}><w:body>{body}'
            "<w:sectPr/></w:body></w:document>",
        )
    return held.getvalue()


def _course(course: Truth) -> str:
    return f"{course['studyType']}, {course['area']}".rstrip(", ")


def _tongues(truth: Truth) -> str:
    return ", ".join(f"{one['language']} ({one['fluency'].lower()})" for one in truth["languages"])


def invisible_tables(truth: Truth) -> bytes:
    """Dates in a narrow first cell, everything else in the second."""
    basics = truth["basics"]
    place = ", ".join(
        basics["location"][k] for k in ("city", "region") if basics["location"].get(k)
    )

    def head(words: str) -> str:
        return par(words, bold=True, size=13)

    body = par(basics["name"], bold=True, size=18) + par(basics["label"])
    body += par(f"{place} | {basics['phone']} | {basics['email']}")
    body += head("Profile") + par(basics["summary"]) + head("Work History")
    rows = []
    for job in truth["work"]:
        cell = par(job["position"], bold=True) + par(f"{job['name']}, {job['location']}")
        cell += par(job["summary"]) if job["summary"] else ""
        cell += "".join(par(text, bullet=True) for text in job["highlights"])
        rows.append([par(job["x_dates"]), cell])
    body += table(rows, [2200, 7100]) + head("Education")
    body += table(
        [
            [par(c["x_dates"]), par(_course(c), bold=True) + par(c["institution"])]
            for c in truth["education"]
        ],
        [2200, 7100],
    )
    body += head("Certifications")
    body += "".join(
        par(f"{c['name']} – {c['issuer']}, {c['date']}", bullet=True) for c in truth["certificates"]
    )
    body += head("Languages") + par(_tongues(truth))
    if truth["publications"]:
        body += head("Publications") + "".join(par(p["x_line"]) for p in truth["publications"])
    return packed(body)


def right_tabs(truth: Truth) -> bytes:
    """Employer and place on one line, title and dates on the next, set apart by right tabs."""
    basics = truth["basics"]
    body = par(basics["name"].upper(), bold=True, size=16)
    body += par(f"{basics['phone']} • {basics['email']}")
    body += par(basics["summary"])
    body += par("PROFESSIONAL EXPERIENCE", bold=True)
    for job in truth["work"]:
        body += par(f"{job['name']}\t{job['location']}", bold=True, tab=True)
        body += par(f"{job['position']}\t{job['x_dates']}", tab=True)
        body += par(job["summary"]) if job["summary"] else ""
        body += "".join(par(text, bullet=True) for text in job["highlights"])
        body += par("")
    body += par("EDUCATION", bold=True)
    for course in truth["education"]:
        body += par(f"{course['institution']}\t{course['x_dates']}", tab=True)
        body += par(_course(course))
    body += par("BOARD CERTIFICATION AND LICENSURE", bold=True)
    for one in truth["certificates"]:
        body += par(f"{one['name']}, {one['issuer']}\t{one['date']}", tab=True)
    body += par("LANGUAGES", bold=True) + par(_tongues(truth))
    if truth["publications"]:
        body += par("PUBLICATIONS", bold=True)
        body += "".join(par(f"{n}. {p['x_line']}") for n, p in enumerate(truth["publications"], 1))
    return packed(body)


def text_boxes(truth: Truth) -> bytes:
    """A text box at the side holds contact, skills and languages."""
    basics = truth["basics"]
    place = ", ".join(
        basics["location"][k] for k in ("city", "region") if basics["location"].get(k)
    )
    side = par("CONTACT", bold=True) + par(place) + par(basics["phone"]) + par(basics["email"])
    side += par("SKILLS", bold=True)
    side += "".join(par(", ".join(s["keywords"])) for s in truth["skills"])
    side += par("LANGUAGES", bold=True)
    side += "".join(par(f"{one['language']} – {one['fluency']}") for one in truth["languages"])
    side += par("CERTIFICATES", bold=True)
    side += "".join(par(f"{c['name']}\n{c['issuer']}, {c['date']}") for c in truth["certificates"])
    body = par(basics["name"], bold=True, size=20) + box(side) + par(basics["label"])
    body += par("ABOUT ME", bold=True, size=12) + par(basics["summary"])
    body += par("EXPERIENCE", bold=True, size=12)
    for job in truth["work"]:
        body += par(job["position"], bold=True)
        body += par(f"{job['name']} | {job['location']} | {job['x_dates']}")
        body += par(job["summary"]) if job["summary"] else ""
        body += "".join(par(text, bullet=True) for text in job["highlights"])
    body += par("EDUCATION", bold=True, size=12)
    for course in truth["education"]:
        body += par(_course(course), bold=True)
        body += par(f"{course['institution']} | {course['x_dates']}")
    if truth["publications"]:
        body += par("PUBLICATIONS", bold=True, size=12)
        body += "".join(par(p["x_line"], bullet=True) for p in truth["publications"])
    return packed(body)


def typed_marks(truth: Truth) -> bytes:
    """No styles at all: headings end in a colon, marks are typed, line ends made by hand."""
    basics = truth["basics"]
    body = par(f"{basics['name']}\n{basics['email']}\n{basics['phone']}")
    body += par("Personal profile:") + par(basics["summary"]) + par("")
    body += par("Employment to date:")
    for job in truth["work"]:
        body += par(f"{job['x_dates']}\t{job['position']}")
        body += par(f"\t{job['name']}, {job['location']}")
        lines = ([job["summary"]] if job["summary"] else []) + [f"- {x}" for x in job["highlights"]]
        body += (par("\n".join(lines)) if lines else "") + par("")
    body += par("Education and qualifications:")
    for course in truth["education"]:
        body += par(f"{course['x_dates']}\t{_course(course)}, {course['institution']}")
    body += par("Registration and certificates:")
    for one in truth["certificates"]:
        body += par(f"{one['date']}\t{one['name']}, {one['issuer']}")
    body += par("Languages:") + par(_tongues(truth))
    if truth["publications"]:
        body += par("Publications:")
        body += "".join(par(f"{n}. {p['x_line']}") for n, p in enumerate(truth["publications"], 1))
    return packed(body)
