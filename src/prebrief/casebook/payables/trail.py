"""A trail that shows tampering: each entry is chained to the one before by a hash.

A changed, removed, added or moved entry breaks the chain from there on. Cutting off the end does
not: for that the head (count and last hash) is kept somewhere else, such as with the auditor, and
given when the trail is checked. Who can rewrite everything and the kept head can still forge it.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

FIRST = "0" * 64


@dataclass(frozen=True)
class Link:
    """One entry with its place, the hash before it and its own."""

    place: int
    entry: Mapping[str, str]
    before: str
    hash: str


@dataclass(frozen=True)
class Head:
    """What is kept elsewhere: how long the trail was, and its last hash."""

    count: int
    hash: str


@dataclass(frozen=True)
class Break:
    """Where a trail does not hold, and how."""

    place: int
    why: str


def seal(entries: Iterable[Mapping[str, str]], *, after: Sequence[Link] = ()) -> tuple[Link, ...]:
    """Chain entries, in their order, after a trail that is there already."""
    links = list(after)
    for entry in entries:
        before = links[-1].hash if links else FIRST
        place = len(links) + 1
        links.append(Link(place, dict(entry), before, _hash(place, entry, before)))
    return tuple(links)


def head(links: Sequence[Link]) -> Head:
    """Give what to keep elsewhere."""
    return Head(len(links), links[-1].hash if links else FIRST)


def verify(links: Sequence[Link], kept: Head | None = None) -> tuple[Break, ...]:
    """Find every place where the trail does not hold; none means that it does.

    Without a kept head the end may have been cut off, or all of it written anew, unseen.
    """
    breaks = []
    before = FIRST
    for expected, link in enumerate(links, start=1):
        if link.place != expected:
            breaks.append(Break(expected, f"entry {link.place} stands in place {expected}"))
        if link.before != before:
            breaks.append(Break(expected, "it does not follow the entry before it"))
        if link.hash != _hash(link.place, link.entry, link.before):
            breaks.append(Break(expected, "its content was changed"))
        before = link.hash
    if kept is not None and head(links) != kept:
        breaks.append(Break(len(links), f"it does not end as kept, after {kept.count} entries"))
    return tuple(breaks)


def written(links: Sequence[Link]) -> str:
    """Write a trail as JSON, to be kept and checked later."""
    rows = [
        {"place": one.place, "entry": dict(one.entry), "before": one.before, "hash": one.hash}
        for one in links
    ]
    return json.dumps(rows, indent=1, ensure_ascii=False) + "\n"


def read(text: str) -> tuple[Link, ...]:
    """Read a trail written before.

    Raises:
        ValueError: it is no trail.
    """
    rows = json.loads(text)
    if not isinstance(rows, list):
        raise ValueError("not a trail")
    try:
        return tuple(
            Link(
                int(row["place"]),
                {str(key): str(value) for key, value in row["entry"].items()},
                str(row["before"]),
                str(row["hash"]),
            )
            for row in rows
        )
    except (TypeError, KeyError, AttributeError, RecursionError) as error:
        raise ValueError("not a trail") from error


def compare(old: Sequence[Link], new: Sequence[Link]) -> tuple[str, ...]:
    """Name the entries of an earlier audit that come out otherwise now."""
    now = {link.entry.get("what", ""): link.entry for link in new}
    return tuple(
        what
        for link in old
        if (what := link.entry.get("what", "")) and dict(now.get(what, {})) != dict(link.entry)
    )


def _hash(place: int, entry: Mapping[str, str], before: str) -> str:
    text = json.dumps([place, dict(entry), before], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
