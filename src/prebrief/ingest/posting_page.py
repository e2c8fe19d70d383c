"""A posting on a web page: its main text, and what the page says to machines."""

import json
import logging
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from prebrief.ingest.html import parse_html, read_html
from prebrief.ingest.limits import Limits
from prebrief.ingest.lines import Line
from prebrief.ingest.reading import Reading

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ENOUGH_CHARS = 600
_ENOUGH_SHARE = 0.35
"""Less of the page's text than this, and the extraction has probably cut into the posting."""
_MOST_CHARS = 200_000
_WORDS = re.compile(r"\w{4,}")


def read_posting_page(data: bytes, *, limits: Limits) -> Reading:
    """Read a page that holds a posting, without menus and other postings."""
    whole = read_html(data, limits=limits)
    if _size(whole.lines) > _MOST_CHARS:
        return whole  # no posting: not worth a search for the main text
    root = parse_html(data)
    posting = next(_postings(root), None)
    facts = list(_facts(posting)) if posting is not None else []
    described = _described(posting, limits) if posting is not None else []
    main = _main_text(root, limits)
    lines = _fuller(main, described, whole.lines)
    return Reading([*facts, *lines], notices=whole.notices)


def _fuller(main: list[Line], described: list[Line], whole: list[Line]) -> list[Line]:
    """Choose the text that holds the posting and the least beside it."""
    if _size(described) >= _ENOUGH_CHARS and _size(described) >= 0.8 * _size(main):
        return described
    enough = _size(main) >= min(_ENOUGH_CHARS, 0.6 * _size(whole))
    if enough and _size(main) >= _ENOUGH_SHARE * _size(whole):
        return main
    if _size(main) >= 4 * _ENOUGH_CHARS:
        return main
    return whole


def _size(lines: list[Line]) -> int:
    return sum(len(line.text) + sum(map(len, line.cells)) for line in lines)


def _main_text(root: "HtmlElement", limits: Limits) -> list[Line]:
    from trafilatura import extract

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    page = extract(
        root,
        output_format="html",
        include_comments=False,
        include_tables=True,
        include_formatting=True,
        favor_recall=True,
    )
    if not page:
        return []
    return read_html(page.encode("utf-8"), limits=limits).lines


def _postings(root: "HtmlElement") -> Iterator[dict[str, Any]]:
    """Find schema.org JobPosting objects in the page."""
    for script in root.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            found = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        yield from (item for item in _objects(found, 0) if _is_posting(item))


def _objects(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 4:
        return
    if isinstance(value, dict):
        yield value
        yield from _objects(value.get("@graph"), depth + 1)
        yield from _objects(value.get("mainEntity"), depth + 1)
    elif isinstance(value, list):
        for item in value[:100]:
            yield from _objects(item, depth + 1)


def _is_posting(item: dict[str, Any]) -> bool:
    kind = item.get("@type")
    return "JobPosting" in (kind if isinstance(kind, list) else [kind])


def _facts(posting: dict[str, Any]) -> Iterator[Line]:
    """Lines for the top: title, employer, place, kind of post, closing date."""
    if title := _said(posting.get("title")):
        yield Line(text=title, kind="heading", font_size=24.0)
    employer = posting.get("hiringOrganization")
    place = ", ".join(dict.fromkeys(_places(posting.get("jobLocation"))))
    for label, value in (
        ("Employer", _said(employer.get("name") if isinstance(employer, dict) else employer)),
        ("Location", place),
        ("Employment type", _said(posting.get("employmentType")).replace("_", " ").lower()),
        ("Posted", _said(posting.get("datePosted"))[:10]),
        ("Closing date", _said(posting.get("validThrough"))[:10]),
    ):
        if value:
            yield Line(text=f"{label}: {value}")


def _places(value: Any) -> Iterator[str]:
    for place in value if isinstance(value, list) else [value]:
        address = place.get("address") if isinstance(place, dict) else place
        if isinstance(address, dict):
            for key in ("addressLocality", "addressRegion", "addressCountry"):
                part = address.get(key)
                if text := _said(part.get("name") if isinstance(part, dict) else part):
                    yield text
        elif text := _said(address):
            yield text


def _described(posting: dict[str, Any], limits: Limits) -> list[Line]:
    """Read the description, which is mostly HTML itself."""
    lines: list[Line] = []
    for key in ("description", "responsibilities", "qualifications", "experienceRequirements"):
        value = posting.get(key)
        if not isinstance(value, str) or not value.strip():
            continue
        if key != "description" and _is_known(value, lines):
            continue
        if "<" not in value:
            value = value.replace("\n", "<br>")
        page = f"<html><body><div>{value}</div></body></html>"
        lines += read_html(page.encode("utf-8", errors="replace"), limits=limits).lines
    return lines


def _is_known(value: str, lines: list[Line]) -> bool:
    text = " ".join(line.text for line in lines)
    words = _WORDS.findall(value)
    return sum(1 for word in words if word in text) >= 0.9 * len(words)


def _said(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(text for text in map(_said, value[:10]) if text)
    return " ".join(str(value).split())[:300] if isinstance(value, str | int | float) else ""
