"""The brief as a PDF, set by typst with the fonts inside its wheel."""

import json
import re
from pathlib import Path
from typing import Any

from prebrief.records.brief import Brief

TEMPLATE = Path(__file__).parent / "templates" / "brief.typ"
_COVERED = re.compile(r"[^\u0000-\u058f\u1e00-\u2bff]")
"""Characters that the wheel's fonts lack: other scripts need the system's fonts."""


def to_pdf(brief: Brief) -> bytes:
    """Set the brief as PDF/A-2b on US letter, or A4 where the setting is outside the US.

    Where no font of the machine has a character of the text, the file is a plain PDF and the
    character an empty box: PDF/A would refuse it, and with it the whole brief.
    """
    import typst

    text = json.dumps(_data(brief), ensure_ascii=False)
    covered = _COVERED.search(text) is None
    try:
        return _set(text, ignore_system_fonts=covered, pdf_standards=["a-2b"])
    except typst.TypstError:
        if covered:
            raise
        return _set(text, ignore_system_fonts=False)


def _set(text: str, **options: Any) -> bytes:
    import typst

    return bytes(typst.compile(TEMPLATE, sys_inputs={"brief": text}, **options))


def _data(brief: Brief) -> dict[str, Any]:
    data = brief.model_dump(mode="json", exclude={"documents"})
    data["numbers"] = {question.id: i for i, question in enumerate(brief.questions, start=1)}
    data["story_numbers"] = {story.id: i for i, story in enumerate(brief.stories, start=1)}
    data["titles"] = {entry.id: entry.title for entry in brief.look_fors}
    data["paper"] = "a4" if (brief.job.setting_id or "").startswith("setting.uk") else "us-letter"
    return data
