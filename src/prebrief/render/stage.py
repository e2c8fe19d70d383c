"""Set a brief in a format."""

from typing import Literal

from prebrief.records.brief import Brief

Format = Literal["html", "md", "json", "pdf", "docx"]


def render(brief: Brief, *, format: Format) -> bytes:
    """Give the brief as the bytes of one file.

    Args:
        brief: What to show.
        format: ``html`` is self-contained; ``md`` and ``json`` are UTF-8; ``pdf`` is PDF/A-2b;
            ``docx`` is a Word file.
    """
    if format == "json":
        return brief.model_dump_json(by_alias=True, indent=2).encode() + b"\n"
    if format == "md":
        from prebrief.render.markdown import to_markdown

        return to_markdown(brief).encode()
    if format == "pdf":
        from prebrief.render.pdf import to_pdf

        return to_pdf(brief)
    if format == "docx":
        from prebrief.render.docx import to_docx

        return to_docx(brief)
    from prebrief.render.page import to_html

    return to_html(brief).encode()
