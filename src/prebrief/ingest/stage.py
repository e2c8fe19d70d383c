"""Bytes to a document: find the format, read it, say where each line stands."""

import hashlib

from prebrief.errors import InputError
from prebrief.ingest.clean import has_words
from prebrief.ingest.limits import DEFAULT_LIMITS, Limits
from prebrief.ingest.lines import assemble
from prebrief.ingest.reading import Reading
from prebrief.ingest.refusals import in_words, refuse
from prebrief.ingest.sniff import MEDIA_TYPES, Format, identify
from prebrief.records.document import Document, DocumentRole


def ingest(
    data: bytes,
    *,
    role: DocumentRole,
    name: str,
    media_type: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Document:
    """Read the bytes of a file into a document.

    The format is found in the content; ``media_type`` only settles between kinds of text.

    Raises:
        InputError: The file is empty, damaged, locked, too large or of another kind.
    """
    try:
        return _document(data, role, name, media_type, limits)
    except InputError as error:
        error.where = error.where or name
        raise


def _document(
    data: bytes, role: DocumentRole, name: str, media_type: str | None, limits: Limits
) -> Document:
    if not data:
        raise refuse("empty")
    if len(data) > limits.file_bytes:
        raise refuse("too-large", limit=in_words(limits.file_bytes))
    form = identify(data, name=name, media_type=media_type)
    reading = _read(form, data, role, limits)
    if reading.page_count is not None and reading.page_count > limits.pages:
        raise refuse("too-many-pages", n=reading.page_count, limit=limits.pages)
    if sum(len(line.text) for line in reading.lines) > limits.text_chars:
        raise refuse("too-much-text", limit=f"{limits.text_chars:,}")
    text, blocks = assemble(reading.lines)
    if len(blocks) > limits.lines:
        raise refuse("too-many-lines", limit=f"{limits.lines:,}")
    if not has_words(text):
        raise refuse("empty-text")
    return Document(
        role=role,
        name=name,
        media_type=MEDIA_TYPES[form],
        sha256=hashlib.sha256(data).hexdigest(),
        text=text,
        blocks=blocks,
        page_count=reading.page_count,
        notices=reading.notices,
        structured=reading.structured,
    )


def _read(form: Format, data: bytes, role: DocumentRole, limits: Limits) -> Reading:
    """Hand the bytes to the reader of their format, imported only now."""
    match form:
        case "pdf":
            from prebrief.ingest.pdf import read_pdf as read
        case "picture":
            from prebrief.ingest.pdf import read_picture as read
        case "docx":
            from prebrief.ingest.docx import read_docx as read
        case "odt":
            from prebrief.ingest.odt import read_odt as read
        case "rtf":
            from prebrief.ingest.rtf import read_rtf as read
        case "html" if role == "job":
            from prebrief.ingest.posting_page import read_posting_page as read
        case "html":
            from prebrief.ingest.html import read_html as read
        case "json":
            from prebrief.ingest.json_resume import read_json_resume as read
        case "markdown":
            from prebrief.ingest.markdown import read_markdown as read
        case _:
            from prebrief.ingest.plain import read_text as read
    return read(data, limits=limits)
