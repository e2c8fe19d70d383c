"""Posts set out as a form or as a table with a row of heads: bring them into the usual order."""

import re
from collections.abc import Sequence
from dataclasses import replace

from prebrief.read.cv.fields import field_of, kind_of_label, name_value
from prebrief.read.cv.lines import CvLine, number, part
from prebrief.read.cv.sections import section_of
from prebrief.text.dates import Period
from prebrief.text.patterns import compiled

_PRESENT = compiled(r"\b(?:present|current(?:ly)?|ongoing|to date|now|n/?a)\b", re.IGNORECASE)
_FIGURE = compiled(r"\d")
_ORDER = ("title", "employer", "place", "dates")
_HEAD = 30
"""Lines among which a form asks for the name."""


def mend_forms(lines: Sequence[CvLine]) -> list[CvLine]:
    """Take labels off, and put title, employer, place and dates of a post one below the other."""
    done = _without_row_of_heads(_named(lines))
    fields = {i: found for i, line in enumerate(done) if (found := field_of(line))}
    kinds = {kind for kind, _ in fields.values()}
    if not kinds & {"title", "employer"} or not kinds & {"start", "dates"}:
        return number(done)
    for group in reversed(_groups(done, fields)):
        _settle(done, group, fields)
    return number(done)


def _named(lines: Sequence[CvLine]) -> list[CvLine]:
    """Put the line with the name first, where a label says which it is."""
    done = list(lines)
    for i, line in enumerate(done[:_HEAD]):
        at = name_value(line)
        if at is not None:
            value = part(line, line.start + at, line.end)
            return [value, *done[:i], *done[i + 1 :]]
    return done


def _groups(lines: Sequence[CvLine], fields: dict[int, tuple[str, int]]) -> list[list[int]]:
    """Gather the fields of each post: a field that comes again begins the next one."""
    groups: list[list[int]] = []
    seen: set[str] = set()
    last = -1
    for i in sorted(fields):
        kind = fields[i][0]
        parted = any(section_of(line.text) for line in lines[last + 1 : i])
        if kind in seen or parted or not groups:
            groups.append([])
            seen = set()
        groups[-1].append(i)
        seen.add(kind)
        last = i
    found = []
    for group in groups:
        kinds = {fields[i][0] for i in group}
        if kinds & {"title", "employer"} and kinds & {"start", "dates"}:
            found.append(group)
    return found


def _settle(lines: list[CvLine], group: Sequence[int], fields: dict[int, tuple[str, int]]) -> None:
    """Write the fields of one post anew."""
    values: dict[str, CvLine] = {}
    for i in group:
        kind, at = fields[i]
        values[kind] = part(lines[i], lines[i].start + at, lines[i].end)
        if kind == "deeds":
            after = lines[i + 1] if i + 1 < len(lines) else None
            values[kind].bullet = values[kind].bullet or bool(after and after.bullet)
            lines[i] = values[kind]
    if "start" in values:
        values["dates"] = _whole(values["start"], values.get("end"))
    if not values.get("dates") or not values["dates"].periods:
        return
    heads = [values[kind] for kind in _ORDER if kind in values]
    for kind, value in values.items():
        value.field = kind if kind in _ORDER else ""
    heads[0].opens = True
    kept = {i for i in group if fields[i][0] == "deeds"}
    for i in sorted(set(group) - kept, reverse=True):
        del lines[i]
    lines[group[0] : group[0]] = heads


def _whole(start: CvLine, end: CvLine | None) -> CvLine:
    """Give the line of the start the whole period."""
    first = start.periods[0] if start.periods else None
    if first is None or first.start is None or first.kind != "point" or end is None:
        return start
    last = end.periods[0] if end.periods else None
    ongoing = last is None and bool(_PRESENT.search(end.text))
    if last is None and not ongoing:
        return start
    stop = None if last is None else (last.end or last.start)
    kind = "open" if ongoing else "range"
    start.date_text = f"{start.text} – {end.text}"
    start.__dict__["periods"] = [Period(kind, first.start, stop, ongoing, 0, len(start.text))]  # type: ignore[arg-type]
    return start


def _without_row_of_heads(lines: Sequence[CvLine]) -> list[CvLine]:
    """Read tables of posts: the row of heads says what each cell holds."""
    done: list[CvLine] = []
    i = 0
    while i < len(lines):
        kinds = _row_of_heads(lines[i])
        if kinds is None:
            done.append(lines[i])
            i += 1
            continue
        i += 1
        while i < len(lines) and not section_of(lines[i].text):
            if _row_of_heads(lines[i]) is not None:
                break
            goes_on = bool(done and done[-1].field) and not lines[i].periods
            done += (_rest_of_cells if goes_on else _cells)(lines[i], kinds)
            i += 1
    return done


def _row_of_heads(line: CvLine) -> tuple[str, ...] | None:
    """Give what each column holds, if a line is the row of heads of a table of posts."""
    if line.bullet or not 2 < len(line.pieces) <= 6 or len(line.text) > 160:
        return None
    kinds = tuple(kind_of_label(piece.text) or _more(piece.text) for piece in line.pieces)
    known = set(kinds)
    posts = "title" in known and bool({"start", "dates"} & known)
    return kinds if posts and len(kinds) - kinds.count("") >= 3 else None


def _more(text: str) -> str:
    """Know a head by its parts: "Employer and address", "Duties / reason for leaving"."""
    for word in re.split(r"\s*(?:/|&|,|\band\b)\s*", text):
        if kind := kind_of_label(word):
            return kind
    return ""


def _rest_of_cells(line: CvLine, kinds: Sequence[str]) -> list[CvLine]:
    """Give the cells that did not fit on the row's first line to the fields they go on with."""
    named = [kind for kind in kinds if kind in ("title", "employer", "place")]
    count = len(line.pieces)
    short = all(len(p.text.split()) <= 6 and not _FIGURE.search(p.text) for p in line.pieces)
    if line.bullet or count > len(named) or line.ends or not short:
        return [line]
    if count < len(named):
        lead = line.text[:1]
        named = ["title"] if lead == "(" or lead.islower() else [named[-1]] * count
    rest = []
    for piece, kind in zip(line.pieces, named, strict=False):
        value = part(line, piece.start, piece.end)
        value.field, value.opens = kind, False
        rest.append(value)
    return rest


def _cells(line: CvLine, kinds: Sequence[str]) -> list[CvLine]:
    """Part a row of the table into a line for each field."""
    if line.bullet or len(line.pieces) < 2 or not line.periods:
        return [line]
    values: dict[str, CvLine] = {}
    for piece, kind in zip(line.pieces, kinds, strict=False):
        value = part(line, piece.start, piece.end)
        if kind == "dates" and line.date_text:
            whole = replace(line.periods[0], first=0, last=len(value.text))
            value.date_text, value.__dict__["periods"] = line.date_text, [whole]
        values[kind or f"other {piece.start}"] = value
    if "start" in values:
        values["dates"] = _whole(values["start"], values.get("end"))
    if "dates" not in values or not values["dates"].periods:
        return [line]
    heads = [values[kind] for kind in _ORDER if kind in values]
    for kind in _ORDER:
        if kind in values:
            values[kind].field = kind
    heads[0].opens = True
    rest = [value for kind, value in values.items() if kind not in (*_ORDER, "start", "end")]
    for value in rest:
        value.bullet = True
    return [*heads, *rest]
