"""What a file is, by its content; its name is never trusted."""

import re
import zipfile
from io import BytesIO

from prebrief.ingest.plain import decode
from prebrief.ingest.refusals import refuse
from prebrief.ingest.zipped import BROKEN_PACKAGE

Format = str
"""pdf, picture, docx, odt, rtf, html, markdown, json or text."""

MEDIA_TYPES: dict[Format, str] = {
    "pdf": "application/pdf",
    "picture": "image/*",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "rtf": "application/rtf",
    "html": "text/html",
    "markdown": "text/markdown",
    "json": "application/json",
    "text": "text/plain",
}

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
    (b"BM", "picture"),
    (b"8BPS", "picture"),
    (b"\x00\x00\x01\x00", "picture"),
    (b"ID3", "audio"),
    (b"OggS", "audio"),
    (b"fLaC", "audio"),
    (b"\xff\xfb", "audio"),
    (b"\xff\xf3", "audio"),
    (b"#!AMR", "audio"),
    (b"\x1aE\xdf\xa3", "video"),
    (b"\x00\x00\x01\xba", "video"),
    (b"FLV\x01", "video"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"\xfe\xed\xfa", "program"),
    (b"\xcf\xfa\xed\xfe", "program"),
    (b"\xca\xfe\xba\xbe", "program"),
    (b"\x1f\x8b", "archive"),
    (b"BZh", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"Rar!", "archive"),
    (b"\xfd7zXZ", "archive"),
    (b"\x28\xb5\x2f\xfd", "archive"),
    (b"SQLite format 3", "database"),
    (b"wOFF", "unknown-format"),
    (b"\x00\x01\x00\x00\x00", "unknown-format"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|main|article|section|div|table|h[1-6]|p|ul|ol)"
    r"\b[^<>]*>",
    re.IGNORECASE,
)
_MARKDOWN = re.compile(
    r"^(?:#{1,6} \S|[-*] \[[ x]\] |\|.+\|\s*$|```)|\*\*\w[^*\n]*\*\*|\[[^\]\n]+\]\(https?://",
    re.MULTILINE,
)
_MAIL = re.compile(r"^(?:Received|Return-Path|MIME-Version|Message-ID|X-[\w-]+): ", re.MULTILINE)
_BINARY_SHARE = 0.05
"""More control characters than this, and it is not text."""


def identify(data: bytes, *, name: str = "", media_type: str | None = None) -> Format:
    """Name the format of the bytes; raise the refusal that fits where it cannot be read."""
    head = data[:1024]
    if b"%PDF-" in head:
        return "pdf"
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        return _packed(data)
    if head.lstrip().startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith(_OLE):
        raise refuse(_ole(data))
    if (code := _foreign(head)) is not None:
        if code == "picture":
            return code
        raise refuse(code)
    return _textual(data, name, media_type or "")


def _foreign(head: bytes) -> str | None:
    for magic, code in _MAGIC:
        if head.startswith(magic) and not (len(magic) <= 2 and _is_texty(head)):
            return code
    if head[:4] == b"RIFF":
        return {b"WEBP": "picture", b"WAVE": "audio"}.get(head[8:12], "video")
    if head[4:8] == b"ftyp":
        brand = head[8:12].lower()
        if brand in (b"heic", b"heix", b"mif1", b"msf1", b"avif", b"hevc"):
            return "picture"
        return "audio" if brand.startswith(b"m4a") else "video"
    if head[257:262] == b"ustar":
        return "archive"
    return None


def _is_texty(head: bytes) -> bool:
    return all(byte >= 32 or byte in b"\t\r\n\f" for byte in head)


def _ole(data: bytes) -> str:
    if b"E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k" in data:
        return "password-protected"  # a DOCX with a password hides inside such a file
    for stream, code in (
        ("WordDocument", "old-word"),
        ("Workbook", "spreadsheet"),
        ("PowerPoint Document", "presentation"),
        ("__substg1.0", "email-file"),
    ):
        if stream.encode("utf-16-le") in data:
            return code
    return "unknown-format"


def _packed(data: bytes) -> Format:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            names = set(package.namelist())
            kind = _mimetype(package) if "mimetype" in names else ""
    except BROKEN_PACKAGE as cause:
        raise refuse(_torn(data)) from cause
    if "word/document.xml" in names or any(n.startswith("word/document") for n in names):
        return "docx"
    if kind.startswith("application/vnd.oasis.opendocument.text"):
        return "odt"
    for test, code in (
        ("opendocument.spreadsheet" in kind, "spreadsheet"),
        ("opendocument.presentation" in kind, "presentation"),
        ("epub" in kind, "ebook"),
        (any(n.startswith("xl/") for n in names), "spreadsheet"),
        (any(n.startswith("ppt/") for n in names), "presentation"),
        (any(n.startswith("Index/") or n == "index.xml" for n in names), "pages"),
        (any(n.endswith(".iwa") or n == "Index.zip" for n in names), "pages"),
        ("META-INF/MANIFEST.MF" in names, "program"),
    ):
        if test:
            raise refuse(code)
    if "[Content_Types].xml" in names:
        raise refuse("corrupt-docx")
    raise refuse("archive")


def _mimetype(package: zipfile.ZipFile) -> str:
    with package.open("mimetype") as part:
        return part.read(200).decode("ascii", errors="replace").strip()


def _torn(data: bytes) -> str:
    """Guess what a broken package was meant to be, so that the message fits."""
    if b"word/" in data or b"[Content_Types].xml" in data:
        return "corrupt-docx"
    return "corrupt-odt" if b"opendocument.text" in data[:200] else "archive"


def _textual(data: bytes, name: str, media_type: str) -> Format:
    text = decode(data[:200_000])
    sample = text[:20_000]
    unseen = sum(1 for char in sample if ord(char) < 32 and char not in "\t\n\r\f\v\x1b")
    if sample and unseen + sample.count("\ufffd") > max(2, _BINARY_SHARE * len(sample)):
        raise refuse("unknown-format")
    stripped = sample.lstrip("\ufeff \t\r\n")
    if stripped[:1] in "{[" and (
        name.lower().endswith(".json") or stripped[1:].lstrip()[:1] == '"'
    ):
        return "json"
    if _mark_up(stripped) or media_type.startswith("text/html"):
        return "html"
    if len(_MAIL.findall(sample[:3_000])) >= 3:
        raise refuse("email-file")
    if name.lower().endswith((".md", ".markdown")) or len(_MARKDOWN.findall(sample)) >= 2:
        return "markdown"
    return "text"


def _mark_up(text: str) -> bool:
    head = text[:200].lower()
    if head.startswith(("<!doctype html", "<html", "<?xml")) and _HTML.search(text):
        return True
    return len(_HTML.findall(text)) >= 3 and text.lstrip().startswith("<")
