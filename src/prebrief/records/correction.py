"""What the reader of a brief puts right in the reading of their CV.

An entry is named by its place: where its lines stand in the CV, as ``120-184``. The text of a file
does not change, so that a place holds good however often the brief is made anew.
"""

from collections.abc import Sequence
from typing import Annotated, Literal, Protocol

from pydantic import Field, TypeAdapter

from prebrief.records.base import Record
from prebrief.records.document import Span

HEADING = "Added by you"
"""Above the user's own lines, at the end of the CV's text."""
Place = Annotated[str, Field(pattern=r"^\d+-\d+(\.\d+)?$")]
Month = Annotated[str, Field(pattern=r"^(19|20)\d\d(-(0[1-9]|1[0-2]))?$")]
"""YYYY-MM, or YYYY where only the year is known."""
Words = Annotated[str, Field(min_length=1, max_length=600)]
Name = Annotated[str, Field(min_length=1, max_length=160)]
CredentialKind = Literal[
    "licence", "registration", "board", "life_support", "dea", "leadership", "other"
]
Standing = Literal["active", "pending", "lapsed", "eligible", "in_progress", "unknown"]


class ChangePosition(Record):
    """A position was misread. What is none stays as it was read."""

    kind: Literal["change_position"] = "change_position"
    at: Place
    title: Name | None = None
    employer: Name | None = None
    start: Month | None = None
    end: Month | None = None
    ongoing: bool | None = None
    """True for a post still held; its end is then none."""


class RemovePosition(Record):
    """What was read as a position is none. Its lines stay, under no position."""

    kind: Literal["remove_position"] = "remove_position"
    at: Place


class AddPosition(Record):
    """A position that was not read, or that the CV leaves out."""

    kind: Literal["add_position"] = "add_position"
    title: Name
    employer: Name | None = None
    start: Month
    end: Month | None = None
    ongoing: bool = False


class ChangeCredential(Record):
    """A licence or certificate was misread. What is none stays as it was read."""

    kind: Literal["change_credential"] = "change_credential"
    at: Place
    name: Name | None = None
    credential: CredentialKind | None = None
    region: Name | None = None
    """State or country of a licence."""
    standing: Standing | None = None
    issued: Month | None = None
    valid_until: Month | None = None


class RemoveCredential(Record):
    """What was read as a licence or certificate is none, or is not held."""

    kind: Literal["remove_credential"] = "remove_credential"
    at: Place


class AddCredential(Record):
    """A licence, registration, board certification or other certificate."""

    kind: Literal["add_credential"] = "add_credential"
    credential: CredentialKind
    name: Name
    issuer: Name | None = None
    region: Name | None = None
    standing: Standing = "active"
    issued: Month | None = None
    valid_until: Month | None = None


class ChangeEducation(Record):
    """A degree or stage of training was misread. What is none stays as it was read."""

    kind: Literal["change_education"] = "change_education"
    at: Place
    degree: Name | None = None
    area: Name | None = None
    institution: Name | None = None
    end: Month | None = None
    completed: bool | None = None


class RemoveEducation(Record):
    """What was read as a degree is none."""

    kind: Literal["remove_education"] = "remove_education"
    at: Place


class AddEducation(Record):
    """A degree that was not read, or that the CV leaves out."""

    kind: Literal["add_education"] = "add_education"
    degree: Name
    area: Name | None = None
    institution: Name | None = None
    end: Month | None = None
    completed: bool = True


class AddAchievement(Record):
    """Something done, in the user's own words."""

    kind: Literal["add_achievement"] = "add_achievement"
    text: Words
    position: Place | None = None
    """The position that it was done in."""


class MeetRequirement(Record):
    """The user says how they meet a requirement. ``at`` is its place in the posting."""

    kind: Literal["meet_requirement"] = "meet_requirement"
    at: Place
    text: Words


Correction = Annotated[
    ChangePosition
    | RemovePosition
    | AddPosition
    | ChangeCredential
    | RemoveCredential
    | AddCredential
    | ChangeEducation
    | RemoveEducation
    | AddEducation
    | AddAchievement
    | MeetRequirement,
    Field(discriminator="kind"),
]
CORRECTION: TypeAdapter[Correction] = TypeAdapter(Correction)
"""Reads a correction from JSON or a form."""


class Placed(Protocol):
    """Anything read from a document."""

    @property
    def span(self) -> Span | None: ...


def places(entries: Sequence[Placed]) -> tuple[str, ...]:
    """Name each entry by where it stands; several on the same lines are numbered.

    An entry without a span gets an empty name and cannot be corrected.
    """
    return places_of([entry.span for entry in entries])


def places_of(spans: Sequence[Span | None]) -> tuple[str, ...]:
    """Name each span."""
    seen: dict[str, int] = {}
    names = []
    for span in spans:
        if span is None:
            names.append("")
            continue
        name = f"{span.start}-{span.end}"
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else f"{name}.{seen[name]}")
    return tuple(names)


def key_of(correction: Correction) -> str:
    """Say what a correction is about: a later one with the same key takes its place."""
    if isinstance(correction, AddAchievement | AddPosition | AddCredential | AddEducation):
        return correction.model_dump_json(exclude_none=True)
    subject = correction.kind.partition("_")[2]
    return f"{subject} {correction.at}"


def settled(corrections: Sequence[Correction]) -> tuple[Correction, ...]:
    """Keep the last word on each subject, in an order that does not depend on when it was said."""
    last = {key_of(correction): correction for correction in corrections}
    return tuple(last[key] for key in sorted(last))
