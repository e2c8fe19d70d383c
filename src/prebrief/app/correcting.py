"""Corrections: read from a form, compared with what was read, and the brief made anew with them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import sha256
from typing import Any, Literal

from pydantic import ValidationError

from prebrief import pipeline
from prebrief.app.briefs import playbook
from prebrief.app.kept import kept_of, now
from prebrief.app.practice import seed_cards, theme_weights
from prebrief.app.uploads import file
from prebrief.app.workspace import kept_brief, workspace
from prebrief.errors import InputError, ServiceError
from prebrief.pipeline import Reading, Source
from prebrief.records.brief import Brief, SourceDocument
from prebrief.records.correction import (
    CORRECTION,
    HEADING,
    AddAchievement,
    Correction,
    MeetRequirement,
    key_of,
    places,
    settled,
)
from prebrief.records.document import DocumentRole, Span
from prebrief.records.match import Verdict
from prebrief.records.practice import KeptBrief
from prebrief.records.workspace import Workspace
from prebrief.text.dates import find_periods

MOST_CORRECTIONS = 60
"""For one brief: beyond that the CV itself wants mending."""
_TRIES = 4
"""How often a brief is made anew if other corrections come in meanwhile."""


def correction_of(fields: Mapping[str, str]) -> Correction:
    """Read a correction from the fields of a form; empty fields say nothing.

    Raises:
        InputError: a field cannot be read; ``where`` names it.
    """
    given: dict[str, Any] = {name: text.strip() for name, text in fields.items() if text.strip()}
    for name in ("start", "end", "issued", "valid_until"):
        if name in given:
            given[name] = month_of(given[name], field=name)
    for name in ("ongoing", "completed"):
        if name in given:
            given[name] = given[name] in ("yes", "true", "on", "1")
    if given.get("ongoing"):
        given.pop("end", None)  # the tick says more than a date left standing
    try:
        said = CORRECTION.validate_python(given)
    except ValidationError as error:
        where = ".".join(str(part) for part in error.errors()[0]["loc"][1:2])
        raise InputError(
            "bad-correction",
            "This correction cannot be read.",
            fix="Fill in every field that is marked as needed; keep each to a line or two.",
            where=where,
        ) from error
    _check_dates(said)
    return said


def month_of(text: str, *, field: str) -> str:
    """Read a month or year as people write it.

    Raises:
        InputError: it is none.
    """
    found = find_periods(text.strip())
    if len(found) == 1 and found[0].kind == "point" and found[0].start:
        return found[0].start[:7]
    raise InputError(
        "bad-date",
        "This is no month or year.",
        fix="Write it as 2019-03, Mar 2019 or 2019.",
        where=field,
    )


def _check_dates(said: Correction) -> None:
    start, end = getattr(said, "start", None), getattr(said, "end", None)
    if start and end and end[: len(start)] < start[: len(end)]:
        raise InputError(
            "dates-in-wrong-order",
            "The end comes before the start.",
            fix="Check both dates.",
            where="end",
        )
    if start and start > date.today().isoformat()[: len(start)]:
        raise InputError(
            "date-to-come",
            "This begins in the future.",
            fix="Add it once it has begun.",
            where="start",
        )


def add_correction(owner: str, brief_id: str, correction: Correction) -> KeptBrief:
    """Add a correction, in the place of an earlier one about the same thing."""
    return corrected(owner, brief_id, lambda before: (*before, correction))


def take_back(owner: str, brief_id: str, key: str) -> KeptBrief:
    """Take a correction back."""
    return corrected(
        owner, brief_id, lambda before: tuple(one for one in before if key_of(one) != key)
    )


def corrected(
    owner: str,
    brief_id: str,
    how: Callable[[tuple[Correction, ...]], tuple[Correction, ...]],
) -> KeptBrief:
    """Change the owner's corrections, make the brief anew, then keep both.

    Raises:
        NotFoundError: the owner has no such brief.
        InputError: there are too many of them.
        ServiceError: others corrected the same brief again and again meanwhile.
    """
    for _ in range(_TRIES):
        known = kept_brief(owner, brief_id)
        before = workspace(owner, brief_id).corrections
        after = settled(how(before))
        if len(after) > MOST_CORRECTIONS:
            raise InputError(
                "too-many-corrections",
                f"A brief takes {MOST_CORRECTIONS} corrections at most.",
                fix="Mend the CV itself and make a new brief from it.",
            )
        fresh = known.model_copy(update={"brief": _remade(owner, known, after)})
        # Only now: corrections that no brief can be made with are not kept.
        if _put(owner, brief_id, before, after):
            kept = kept_of(owner)
            kept.briefs.keep(fresh)
            seed_cards(kept, fresh)
            return fresh
    raise ServiceError(
        "corrected-elsewhere",
        "The brief was corrected from somewhere else at the same moment.",
        fix="Look at it again and repeat what is missing.",
    )


def _put(
    owner: str, brief_id: str, before: tuple[Correction, ...], after: tuple[Correction, ...]
) -> bool:
    done = False

    def swapped(now_kept: Workspace) -> Workspace:
        nonlocal done
        done = now_kept.corrections == before
        return now_kept.model_copy(update={"corrections": after}) if done else now_kept

    kept_of(owner).workspaces.change(brief_id, swapped, at=now())
    return done


def _remade(owner: str, kept: KeptBrief, corrections: Sequence[Correction]) -> Brief:
    cv, posting = sources_of(owner, kept.brief)
    return pipeline.prepare(
        cv,
        posting,
        playbook(),
        today=date.today(),
        interview_date=kept.interview_date,
        corrections=corrections,
        recurring=theme_weights(kept_of(owner), today=date.today()),
    )


def sources_of(owner: str, brief: Brief) -> tuple[Source, Source]:
    """Give the files that a brief was made from; the text that it keeps where they are gone."""
    documents = brief.documents
    return _source(owner, documents.cv, "cv"), _source(owner, documents.job, "job")


def _source(owner: str, document: SourceDocument, role: DocumentRole) -> Source:
    kept = [one for one in kept_of(owner).files.list() if one.role == role]
    kept.sort(key=lambda one: (one.name != document.name, -one.at.timestamp()))
    for upload in kept:
        source = file(owner, upload.id)
        if sha256(source.data).hexdigest() == document.sha256:
            return source
    text, heading, _ = document.text.rpartition(f"\n\n{HEADING}\n")
    if role == "job" or not heading:
        text = document.text
    return Source(text.encode(), document.name or f"{role}.txt", "text/plain", ours=True)


def read_again(owner: str, kept: KeptBrief) -> Reading:
    """Read the files of a brief as if nothing had been corrected, to correct it by."""
    return _reading(*sources_of(owner, kept.brief), today=date.today())


@lru_cache(maxsize=8)
def _reading(cv: Source, posting: Source, *, today: date) -> Reading:
    # Read anew for every look at the page it would cost a second's patience each time.
    return pipeline.read(cv, posting, playbook(), today=today)


# What was read, to be put right --------------------------------------------------------------

_READ_AS: dict[str, dict[str, str]] = {
    "position": {
        "title": "position", "employer": "name", "start": "start_date", "end": "end_date",
        "ongoing": "ongoing",
    },
    "credential": {
        "name": "name", "credential": "kind", "region": "region", "standing": "status",
        "issued": "date", "valid_until": "valid_until",
    },
    "education": {
        "degree": "study_type", "area": "area", "institution": "institution", "end": "end_date",
        "completed": "completed",
    },
}  # fmt: skip
"""Field of a correction -> field of the entry as it was read."""


@dataclass(frozen=True)
class Entry:
    """Something that was read or added, as it counts now."""

    kind: str
    """position, credential or education."""
    at: str
    """Its place in the CV; empty for what was added."""
    fields: dict[str, Any]
    """By the names that corrections have for them."""
    span: Span | None
    state: Literal["read", "changed", "removed", "added"]
    key: str = ""
    """Of the correction about it, to take it back by."""


@dataclass(frozen=True)
class Sheet:
    """All that can be put right."""

    entries: dict[str, tuple[Entry, ...]]
    """By kind."""
    achievements: tuple[tuple[str, AddAchievement], ...]
    """With their keys."""
    met: tuple[tuple[str, MeetRequirement, str], ...]
    """Key, the user's words, and the requirement as the posting has it."""
    asked: tuple[tuple[str, str], ...]
    """Place and text of each requirement."""

    def position_titles(self) -> tuple[tuple[str, str], ...]:
        """Give place and name of each position that counts."""
        return tuple(
            (entry.at, ", ".join(filter(None, (entry.fields["title"], entry.fields["employer"]))))
            for entry in self.entries["position"]
            if entry.at and entry.state != "removed"
        )


def sheet(owner: str, brief_id: str) -> Sheet:
    """Give what was read of the CV, with the owner's corrections beside it."""
    kept = kept_brief(owner, brief_id)
    reading = read_again(owner, kept)
    said = workspace(owner, brief_id).corrections
    profile = reading.profile
    read: dict[str, Sequence[Any]] = {
        "position": profile.work,
        "credential": profile.certificates,
        "education": profile.education,
    }
    requirements = reading.job.requirements
    asked = tuple(zip(places(requirements), (one.text for one in requirements), strict=True))
    texts = dict(asked)
    return Sheet(
        entries={kind: _entries(kind, entries, said) for kind, entries in read.items()},
        achievements=tuple((key_of(c), c) for c in said if isinstance(c, AddAchievement)),
        met=tuple(
            (key_of(c), c, texts.get(c.at, "")) for c in said if isinstance(c, MeetRequirement)
        ),
        asked=asked,
    )


def _entries(kind: str, read: Sequence[Any], said: Sequence[Correction]) -> tuple[Entry, ...]:
    about = {key_of(one): one for one in said}
    found = []
    for place, entry in zip(places(read), read, strict=True):
        fields = {name: getattr(entry, own) for name, own in _READ_AS[kind].items()}
        key = f"{kind} {place}"
        correction = about.get(key)
        state: Literal["read", "changed", "removed"] = "read"
        if correction is not None:
            state = "removed" if correction.kind.startswith("remove") else "changed"
            told = correction.model_dump(exclude_none=True)
            fields |= {name: told[name] for name in fields if name in told}
            if told.get("ongoing"):
                fields["end"] = None
        found.append(Entry(kind, place, fields, entry.span, state, key if correction else ""))
    for one in said:
        if one.kind == f"add_{kind}":
            told = one.model_dump()
            fields = {name: told.get(name) for name in _READ_AS[kind]}
            found.append(Entry(kind, "", fields, None, "added", key_of(one)))
    return tuple(found)


@dataclass(frozen=True)
class Followed:
    """How the brief followed a correction."""

    before: Brief
    after: Brief

    @property
    def moved(self) -> tuple[tuple[str, Verdict], ...]:
        """Requirements judged otherwise, or for another reason: id and verdict before.

        Those whose verdict changed come first.
        """
        were = {one.id: one for one in self.before.requirements}
        pairs = [(were[one.id], one) for one in self.after.requirements if one.id in were]
        pairs = [(a, b) for a, b in pairs if (a.verdict, a.reason) != (b.verdict, b.reason)]
        pairs.sort(key=lambda pair: pair[0].verdict == pair[1].verdict)
        return tuple((before.id, before.verdict) for before, _ in pairs)


def put_right(owner: str, brief_id: str, fields: Mapping[str, str]) -> Followed:
    """Take a correction from a form and make the brief anew.

    A form shows what was read: what it sends unchanged is no correction.

    Raises:
        InputError: a field cannot be read.
        NotFoundError: the owner has no such brief.
    """
    kept = kept_brief(owner, brief_id)
    said = _pruned(correction_of(fields), owner, kept)
    if said is None:
        about = f"{fields['kind'].partition('_')[2]} {fields['at']}"
        return Followed(kept.brief, take_back(owner, brief_id, about).brief)
    return Followed(kept.brief, add_correction(owner, brief_id, said).brief)


def undo(owner: str, brief_id: str, key: str) -> Followed:
    """Take a correction back and make the brief anew."""
    before = kept_brief(owner, brief_id).brief
    return Followed(before, take_back(owner, brief_id, key).brief)


def _pruned(said: Correction, owner: str, kept: KeptBrief) -> Correction | None:
    """Leave out what is as it was read; none if nothing is left."""
    verb, _, kind = said.kind.partition("_")
    if verb != "change":
        return said
    profile = read_again(owner, kept).profile
    entries: Sequence[Any] = {
        "position": profile.work,
        "credential": profile.certificates,
        "education": profile.education,
    }[kind]
    known = dict(zip(places(entries), entries, strict=True)).get(getattr(said, "at", ""))
    told = said.model_dump(exclude_none=True)
    if known is not None:
        told = {
            name: value
            for name, value in told.items()
            if name in ("kind", "at") or getattr(known, _READ_AS[kind][name]) != value
        }
    return CORRECTION.validate_python(told) if told.keys() - {"kind", "at"} else None
