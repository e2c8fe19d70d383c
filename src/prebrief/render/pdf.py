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
    """Set the brief as PDF/A-2b on US letter, or A4 where the setting is outside the US."""
    import typst

    data = _data(brief)
    text = json.dumps(data, ensure_ascii=False)
    made: Any = typst.compile(
        TEMPLATE,
        sys_inputs={"brief": text},
        ignore_system_fonts=_COVERED.search(text) is None,
        pdf_standards=["a-2b"],
    )
    return bytes(made)


def _data(brief: Brief) -> dict[str, Any]:
    data = brief.model_dump(mode="json", exclude={"documents"})
    data["numbers"] = {question.id: i for i, question in enumerate(brief.questions, start=1)}
    data["story_numbers"] = {story.id: i for i, story in enumerate(brief.stories, start=1)}
    data["titles"] = {entry.id: entry.title for entry in brief.look_fors}
    data["paper"] = "a4" if (brief.job.setting_id or "").startswith("setting.uk") else "us-letter"
    return data
