"""Dates in a narrow left column, broken over several lines: put them together again."""

import re
from collections.abc import Sequence
from dataclasses import replace

from prebrief.read.cv.lines import CvLine, part
from prebrief.text.dates import Period, find_periods
from prebrief.text.patterns import compiled

_TOKEN = (
    r"(?:since|from|to|date|present|current|now|today|until|spring|summer|fall|autumn|winter|"
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_ONLY_DATE = compiled(rf"^(?:{_TOKEN}|[\d/.'’–—,\s-])+$", re.IGNORECASE)
_UNFINISHED = compiled(rf"(?:[-–—]|\b{_TOKEN})\s*$", re.IGNORECASE)
_FINISHED = compiled(r"\b(?:present|date|now|today|current)\s*$", re.IGNORECASE)
_BEGINS_ON = compiled(r"^\s*(?:[-–—]|to\b|until\b)", re.IGNORECASE)
_WORD = compiled(r"[^\W\d_][\w'’-]*")
_MOST = 4
"""Lines over which a date may be broken."""


def mend_margin_dates(lines: Sequence[CvLine]) -> list[CvLine]:
    """Give the first line of a broken date the whole date, and take the rest out of the others."""
    done: list[CvLine] = []
    i = 0
    while i < len(lines):
        line = lines[i]
        run = _run(lines, i)
        joined = _joined_at_right(lines, i) if run is None else None
        if joined is not None:
            done.append(line)
            done += joined
            i += 2
            continue
        if run is None:
            done.append(line)
            i += 1
            continue
        text, count, period = run
        stop = line.pieces[0].end - line.start
        line.__dict__["periods"] = [
            Period(
                period.kind, period.start, period.end, period.ongoing, 0, stop, since=period.since
            )
        ]
        line.date_text = text
        done.append(line)
        marked = any(other.bullet for other in lines[i + 1 : i + count + 3])
        for other in lines[i + 1 : i + count]:
            if len(other.pieces) > 1:
                rest = part(other, other.pieces[1].start, other.end)
                rest.bullet, rest.opens = rest.bullet or (marked and not _is_name(rest.text)), True
                done.append(rest)
        i += count
    return done


def _run(lines: Sequence[CvLine], i: int) -> tuple[str, int, Period] | None:
    """Give the joined date that begins on a line, over how many lines, and what it means."""
    line = lines[i]
    if line.bullet or len(line.pieces) < 2 or not _is_date(line):
        return None
    text = line.pieces[0].text
    count = 1
    while count < _MOST and i + count < len(lines):
        after = lines[i + count]
        unfinished = _UNFINISHED.search(text) and not _FINISHED.search(text)
        if not _is_date(after) or _is_whole(after):
            break
        # A dash before "to date" may have been taken for the mark of a bullet.
        onward = after.bullet and _FINISHED.search(after.pieces[0].text)
        if not (unfinished or onward or _BEGINS_ON.match(after.text)):
            break
        text = f"{text} {after.pieces[0].text}"
        count += 1
    if count == 1:
        return None
    periods = find_periods(text, day_first=line.day_first)
    return (text, count, periods[0]) if len(periods) == 1 else None


def _is_whole(line: CvLine) -> bool:
    """Tell whether the margin holds dates of its own, not the rest of those above."""
    return any(period.kind != "point" for period in find_periods(line.pieces[0].text))


def _joined_at_right(lines: Sequence[CvLine], i: int) -> list[CvLine] | None:
    """Mend a date that was broken at the right margin; give what is left of the line below."""
    line = lines[i]
    below = lines[i + 1] if i + 1 < len(lines) else None
    if below is None or below.bullet or len(line.pieces) < 2 or not below.pieces:
        return None
    begun, rest = line.pieces[-1], below.pieces[-1]
    if not _ONLY_DATE.match(begun.text) or not _ONLY_DATE.match(rest.text):
        return None
    if not (_UNFINISHED.search(begun.text) or _BEGINS_ON.match(rest.text)):
        return None
    if _FINISHED.search(begun.text) or len(find_periods(begun.text)) > 1:
        return None
    alone = find_periods(rest.text)
    if alone and alone[0].kind != "point" and any(char.isdigit() for char in begun.text):
        return None  # each line has dates of its own
    text = f"{begun.text} {rest.text}"
    periods = find_periods(text, day_first=line.day_first)
    if len(periods) != 1 or periods[0].kind == "point":
        return None
    first = begun.start - line.start
    whole = replace(periods[0], first=first, last=len(line.text))
    line.__dict__["periods"], line.date_text = [whole], text
    return [part(below, below.start, rest.start)] if len(below.pieces) > 1 else []


def _is_name(text: str) -> bool:
    """Tell whether a text beside a broken date is an employer's name, not a deed."""
    parts = [part for part in _WORD.findall(text) if len(part) > 3]
    return bool(parts) and not text.endswith(".") and all(not part.islower() for part in parts)


def _is_date(line: CvLine) -> bool:
    return bool(line.pieces) and bool(_ONLY_DATE.match(line.pieces[0].text))
