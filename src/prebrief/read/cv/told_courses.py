"""Degrees and training told in running text: "She holds an MD from Calder University (2004)"."""

import re
from collections.abc import Sequence

from prebrief.read.cv.education import stage_of
from prebrief.read.cv.lexicon import Lexicon, words
from prebrief.read.cv.paragraphs import Paragraph
from prebrief.read.cv.vocabulary import ORG_STRONG
from prebrief.records.document import Document
from prebrief.records.profile import Education
from prebrief.text.dates import find_periods
from prebrief.text.patterns import compiled
from prebrief.text.sentences import sentence_bounds

_VERB = compiled(
    r"\b(?:holds?|earned|received|obtained|completed|graduated|trained|studied|qualified|has|"
    r"degrees?)\b",
    re.IGNORECASE,
)
_CAPITAL = r"[A-ZÀ-Þ][\w'’&.-]*"
_SCHOOL = compiled(
    rf"\b(?:from|at)\s+(?:the\s+)?({_CAPITAL}(?:,?\s+(?:(?:of|for|and|&|the|de|in)\s+)*{_CAPITAL})*)"
)
_AREA = compiled(r"^\s*(?:degree\s*)?in\s+([A-Za-z][\w' -]{2,40}?)(?=\s+(?:from|at)\b|[,;.(]|$)")


def told_courses(
    paragraphs: Sequence[Paragraph], document: Document, lexicon: Lexicon
) -> list[Education]:
    """Read the courses that sentences tell of, each with its school."""
    found: list[Education] = []
    for paragraph in paragraphs:
        for start, end in sentence_bounds(paragraph.text):
            text = paragraph.text[start:end]
            if _VERB.search(text):
                found.extend(_courses(text, paragraph.offsets[start:end], document, lexicon))
    return found


def _courses(
    text: str, offsets: Sequence[int], document: Document, lexicon: Lexicon
) -> list[Education]:
    hits = lexicon.find(text, kinds=("degree",))
    if not hits:
        return []
    ends = [*(hit.first for hit in hits[1:]), len(text)]
    found: list[Education] = []
    for hit, end in zip(hits, ends, strict=True):
        rest = text[hit.last : end]
        school = _SCHOOL.search(rest)
        name = school.group(1).strip(" .,") if school else None
        if name is None or not any(word.plain in ORG_STRONG for word in words(name)):
            continue
        area = _AREA.match(rest)
        period = next((p for p in find_periods(rest) if not p.weak), None)
        canonical = hit.lexeme.canonical
        stage = stage_of(canonical)
        found.append(
            Education(
                institution=name,
                area=area.group(1).strip() if area else None,
                study_type=text[hit.first : hit.last],
                start_date=period.start if period and period.kind != "point" else None,
                end_date=period.end if period else None,
                degree=canonical if stage == "degree" else None,
                stage=stage,
                completed=True,
                date_text=rest[period.first : period.last] if period else "",
                span=document.span(offsets[hit.first], offsets[end - 1] + 1),
            )
        )
    return found
