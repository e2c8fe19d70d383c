"""The lines that the user adds: a block of their own at the end of the CV's text.

What stands there is the user's own words, so that whatever is said from it can be quoted.
"""

from collections.abc import Sequence

from prebrief.records.correction import (
    HEADING,
    AddAchievement,
    AddCredential,
    AddEducation,
    AddPosition,
    Correction,
    MeetRequirement,
)
from prebrief.records.document import Block, Document, Span
from prebrief.records.profile import Certificate, Education, Position
from prebrief.text.months import month_name

_STANDING = {
    "active": "active",
    "pending": "application pending",
    "lapsed": "lapsed",
    "eligible": "eligible",
    "in_progress": "in progress",
    "unknown": "",
}


def with_lines(document: Document, lines: Sequence[str]) -> tuple[Document, tuple[Span, ...]]:
    """Put the lines behind the text of the CV, where nothing moves; say where each stands."""
    if not lines:
        return document, ()
    text = f"{document.text}\n\n{HEADING}"
    blocks = [Block(kind="heading", start=len(text) - len(HEADING), end=len(text))]
    for line in lines:
        text += f"\n{line}"
        blocks.append(Block(kind="bullet", start=len(text) - len(line), end=len(text)))
    longer = document.model_copy(update={"text": text, "blocks": (*document.blocks, *blocks)})
    return longer, tuple(longer.span(block.start, block.end) for block in blocks[1:])


def plain(text: str) -> str:
    r"""Give the user's words on one line, without characters that no line can hold.

    >>> plain(" Led the\n move ")
    'Led the move'
    """
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def line_of(correction: Correction) -> str:
    """Write an addition as a CV would print it."""
    if isinstance(correction, AddAchievement | MeetRequirement):
        return plain(correction.text)
    if isinstance(correction, AddPosition):
        return _listed(
            correction.title,
            correction.employer,
            dates_of(correction.start, correction.end, ongoing=correction.ongoing),
        )
    if isinstance(correction, AddCredential):
        return _credential(
            correction.name,
            correction.issuer,
            correction.region,
            correction.standing,
            correction.issued,
            correction.valid_until,
        )
    if isinstance(correction, AddEducation):
        return _course(
            correction.degree,
            correction.area,
            correction.institution,
            correction.end,
            completed=correction.completed,
        )
    raise AssertionError("only additions have lines of their own")


def position_line(position: Position) -> str:
    """Write a corrected position as a CV would print it."""
    return _listed(
        position.position,
        position.name,
        dates_of(position.start_date, position.end_date, ongoing=position.ongoing),
    )


def credential_line(held: Certificate) -> str:
    """Write a corrected certificate as a CV would print it."""
    return _credential(
        held.name, held.issuer, held.region, held.status, held.date, held.valid_until
    )


def course_line(course: Education) -> str:
    """Write a corrected course of study as a CV would print it."""
    return _course(
        course.study_type or course.degree or "",
        course.area,
        course.institution,
        course.end_date,
        completed=course.completed,
        start=course.start_date,
    )


def dates_of(start: str | None, end: str | None, *, ongoing: bool) -> str:
    """Write a stretch of time.

    >>> dates_of("2019-03", None, ongoing=True)
    'March 2019 – present'
    """
    last = "present" if ongoing else _month(end)
    return " – ".join(part for part in (_month(start), last) if part)


def _month(point: str | None) -> str:
    if point is None:
        return ""
    return month_name(point)


def _credential(
    name: str,
    issuer: str | None,
    region: str | None,
    standing: str,
    issued: str | None,
    valid_until: str | None,
) -> str:
    place = region if region and region.lower() not in name.lower() else None
    until = f"valid to {_month(valid_until)}" if valid_until else None
    return _listed(name, issuer, place, _month(issued), _STANDING[standing], until)


def _course(
    degree: str,
    area: str | None,
    school: str | None,
    end: str | None,
    *,
    completed: bool,
    start: str | None = None,
) -> str:
    if completed:
        return _listed(degree, area, school, dates_of(start, end, ongoing=False))
    return _listed(degree, area, school, "in progress", f"expected {_month(end)}" if end else None)


def _listed(*parts: str | None) -> str:
    return ", ".join(words for part in parts if part and (words := plain(part)))
