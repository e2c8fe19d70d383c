"""JSON Resume: kept as it is, and written out as lines so that every cite has a place."""

import json
from collections.abc import Iterator
from typing import Any

from prebrief.ingest.clean import clean
from prebrief.ingest.limits import Limits
from prebrief.ingest.lines import CELL_GAP, Line
from prebrief.ingest.plain import decode
from prebrief.ingest.reading import Reading
from prebrief.ingest.refusals import refuse

_MARKS = frozenset(("basics", "work", "education", "skills", "certificates", "publications"))
_Item = dict[str, Any]

# section key, heading, keys of the entry's first line, keys of further lines
_SECTIONS: tuple[tuple[str, str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("work", "Experience", ("position", "name|company"), ("location", "description", "summary")),
    ("education", "Education", ("studyType+area", "institution"), ("score",)),
    ("certificates", "Certifications and licenses", ("name", "issuer"), ()),
    ("volunteer", "Committees and service", ("position", "organization"), ("summary",)),
    ("awards", "Awards", ("title", "awarder"), ("summary",)),
    ("publications", "Publications", ("name", "publisher"), ("summary",)),
    ("projects", "Projects", ("name", "entity"), ("description",)),
    ("skills", "Skills", ("name", "level"), ()),
    ("languages", "Languages", ("language", "fluency"), ()),
    ("interests", "Interests", ("name",), ()),
    ("references", "References", ("name",), ("reference",)),
)


def read_json_resume(data: bytes, *, limits: Limits) -> Reading:  # noqa: ARG001  readers are called alike
    """Read a CV in the JSON Resume format."""
    text = decode(data).lstrip("\ufeff")
    try:
        resume = _cleaned(json.loads(text))
    except (ValueError, RecursionError) as cause:
        raise refuse("corrupt-json") from cause
    if not isinstance(resume, dict) or not _MARKS & resume.keys():
        raise refuse("not-json-resume")
    lines = [*_basics(_dict(resume.get("basics"))), *_sections(resume)]
    return Reading(lines, structured=json.dumps(resume, ensure_ascii=False))


def _cleaned(value: Any) -> Any:
    """Clean every text, keys included: the fields are shown as they stand here."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [_cleaned(item) for item in value]
    if isinstance(value, dict):
        return {clean(key): _cleaned(item) for key, item in value.items()}
    return value


def _basics(basics: _Item) -> Iterator[Line]:
    if name := _said(basics.get("name")):
        yield Line(text=name, kind="heading")
    if label := _said(basics.get("label")):
        yield Line(text=label)
    place = _dict(basics.get("location"))
    where = ", ".join(
        part
        for key in ("address", "postalCode", "city", "region", "countryCode")
        if (part := _said(place.get(key)))
    )
    contact = [
        _said(basics.get("email")),
        _said(basics.get("phone")),
        where,
        _said(basics.get("url")),
    ]
    contact += [
        _said(profile.get("url")) or _said(profile.get("username"))
        for profile in _dicts(basics.get("profiles"))
    ]
    if any(contact):
        yield Line(text=" | ".join(part for part in contact if part))
    if summary := _lines(basics.get("summary")):
        yield Line(text="Summary", kind="heading", opens=True)
        yield from (Line(text=line) for line in summary)


def _sections(resume: _Item) -> Iterator[Line]:
    for key, title, first, rest in _SECTIONS:
        entries = _dicts(resume.get(key))
        if not entries:
            continue
        yield Line(text=title, kind="heading", opens=True)
        for entry in entries:
            yield from _entry(entry, first, rest)


def _entry(entry: _Item, first: tuple[str, ...], rest: tuple[str, ...]) -> Iterator[Line]:
    head = ", ".join(part for key in first if (part := _field(entry, key)))
    dates = _dates(entry)
    if head or dates:
        yield Line(text=CELL_GAP.join(part for part in (head, dates) if part), opens=True)
    for key in rest:
        yield from (Line(text=line) for line in _lines(entry.get(key)))
    for key in ("highlights", "courses"):
        for item in _list(entry.get(key)):
            yield from (Line(text=line, kind="bullet") for line in _lines(item))
    words = [word for word in map(_said, _list(entry.get("keywords"))) if word]
    if words:
        yield Line(text=", ".join(words))


def _field(entry: _Item, key: str) -> str:
    """The text of a key; ``a|b`` takes the first there is, ``a+b`` puts both together."""
    if "+" in key:
        return " in ".join(part for name in key.split("+") if (part := _said(entry.get(name))))
    return next((text for name in key.split("|") if (text := _said(entry.get(name)))), "")


def _dates(entry: _Item) -> str:
    start, end = _said(entry.get("startDate")), _said(entry.get("endDate"))
    if start:
        return f"{start} – {end or 'Present'}"
    return end or _said(entry.get("date")) or _said(entry.get("releaseDate"))


def _said(value: Any) -> str:
    return " ".join(str(value).split()) if isinstance(value, str | int | float) else ""


def _lines(value: Any) -> list[str]:
    if isinstance(value, str):
        return [line for line in map(str.strip, value.splitlines()) if line]
    return [text] if (text := _said(value)) else []


def _dict(value: Any) -> _Item:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _dicts(value: Any) -> list[_Item]:
    return [item for item in _list(value) if isinstance(item, dict)]
