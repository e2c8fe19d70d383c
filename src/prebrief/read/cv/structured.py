"""A CV that is JSON Resume already: field by field, each found again in the text."""

import json
from datetime import date
from typing import Any

from prebrief.playbooks.schema import Playbook
from prebrief.read.cv.reader import read_cv
from prebrief.records.document import Document, Span
from prebrief.records.profile import (
    Basics,
    Education,
    Language,
    Location,
    Position,
    Profile,
    Publication,
    Service,
)

_Entry = dict[str, Any]


def read_structured(document: Document, playbook: Playbook, *, today: date) -> Profile:
    """Read the text as any other CV, then let the given fields have the last word."""
    profile = read_cv(document, playbook, today=today)
    resume = json.loads(document.structured or "{}")
    work, basics = _work(resume, profile), resume.get("basics")
    return profile.model_copy(
        update={
            "basics": _basics(basics if isinstance(basics, dict) else {}, profile.basics),
            "work": work,
            "education": _education(resume, profile),
            "languages": _languages(resume, profile, document),
            "publications": _publications(resume, profile, document),
            "volunteer": _service(resume, profile, document),
        }
    )


def _entries(resume: _Entry, key: str) -> list[_Entry]:
    given = resume.get(key)
    return [entry for entry in given if isinstance(entry, dict)] if isinstance(given, list) else []


def _said(entry: _Entry, *keys: str) -> str | None:
    for key in keys:
        value = entry.get(key)
        if isinstance(value, str | int) and str(value).strip():
            return " ".join(str(value).split())
    return None


def _month(value: str | None) -> str | None:
    return value[:7] if value else None


def _basics(given: _Entry, read: Basics) -> Basics:
    place = given.get("location") if isinstance(given.get("location"), dict) else {}
    location = Location(
        city=_said(place or {}, "city"),
        region=_said(place or {}, "region"),
        country_code=_said(place or {}, "countryCode"),
    )
    return read.model_copy(
        update={
            "name": _said(given, "name") or read.name,
            "label": _said(given, "label") or read.label,
            "email": _said(given, "email") or read.email,
            "phone": _said(given, "phone") or read.phone,
            "url": _said(given, "url") or read.url,
            "summary": _said(given, "summary") or read.summary,
            "location": location if place else read.location,
        }
    )


def _work(resume: _Entry, profile: Profile) -> tuple[Position, ...]:
    """Set each position's fields from the entry that has its title and dates."""
    left = _entries(resume, "work")
    done = []
    for position in profile.work:
        entry = _best(left, position)
        if entry is None:
            done.append(position)
            continue
        left.remove(entry)
        end = _month(_said(entry, "endDate"))
        done.append(
            position.model_copy(
                update={
                    "name": _said(entry, "name", "company"),
                    "position": _said(entry, "position") or position.position,
                    "start_date": _month(_said(entry, "startDate")),
                    "end_date": end,
                    "ongoing": end is None and bool(_said(entry, "startDate")),
                    "location": _said(entry, "location") or position.location,
                    "summary": _said(entry, "summary") or position.summary,
                }
            )
        )
    return tuple(done)


def _best(entries: list[_Entry], position: Position) -> _Entry | None:
    def likeness(entry: _Entry) -> int:
        title, name = _said(entry, "position") or "", _said(entry, "name", "company") or ""
        start = _month(_said(entry, "startDate"))
        return (
            3 * (start is not None and start == position.start_date)
            + 2 * (bool(title) and title == position.position)
            + (bool(name) and name == position.name)
            + (
                bool(title)
                and bool(position.position)
                and title.startswith(position.position or "")
            )
        )

    best = max(entries, key=likeness, default=None)
    return best if best is not None and likeness(best) >= 3 else None


def _education(resume: _Entry, profile: Profile) -> tuple[Education, ...]:
    left = _entries(resume, "education")
    done = []
    for read in profile.education:
        course = read
        text = course.span.text if course.span else ""
        entry = next(
            (
                e
                for e in left
                if (_said(e, "institution") or "\0") in text
                and (_said(e, "studyType") or "") in text
            ),
            None,
        )
        if entry is not None:
            left.remove(entry)
            course = course.model_copy(
                update={
                    "institution": _said(entry, "institution"),
                    "area": _said(entry, "area"),
                    "study_type": _said(entry, "studyType"),
                    "start_date": _month(_said(entry, "startDate")),
                    "end_date": _month(_said(entry, "endDate")),
                }
            )
        done.append(course)
    return tuple(done)


def _find(document: Document, text: str | None) -> Span | None:
    at = document.text.find(text) if text else -1
    return document.span(at, at + len(text)) if text and at >= 0 else None


def _languages(resume: _Entry, profile: Profile, document: Document) -> tuple[Language, ...]:
    given = _entries(resume, "languages")
    if not given:
        return profile.languages
    return tuple(
        Language(language=name, fluency=_said(entry, "fluency"), span=_find(document, name))
        for entry in given
        if (name := _said(entry, "language"))
    )


def _publications(resume: _Entry, profile: Profile, document: Document) -> tuple[Publication, ...]:
    given = _entries(resume, "publications")
    if not given:
        return profile.publications
    return tuple(
        Publication(
            name=name,
            publisher=_said(entry, "publisher"),
            release_date=_month(_said(entry, "releaseDate")),
            span=_find(document, name),
        )
        for entry in given
        if (name := _said(entry, "name"))
    )


def _service(resume: _Entry, profile: Profile, document: Document) -> tuple[Service, ...]:
    given = _entries(resume, "volunteer")
    if not given:
        return profile.volunteer
    return tuple(
        Service(
            organization=_said(entry, "organization"),
            position=_said(entry, "position"),
            start_date=_month(_said(entry, "startDate")),
            end_date=_month(_said(entry, "endDate")),
            span=_find(document, _said(entry, "position") or _said(entry, "organization")),
        )
        for entry in given
    )
