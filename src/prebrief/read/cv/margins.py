"""Dates in a narrow left column, broken over several lines: put them together again."""

import re
from collections.abc import Sequence

from prebrief.read.cv.lines import CvLine, part
from prebrief.text.dates import Period, find_periods

_TOKEN = (
    r"(?:since|from|to|date|present|current|now|today|until|spring|summer|fall|autumn|winter|"
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_ONLY_DATE = re.compile(rf"^(?:{_TOKEN}|[\d/.'’]+|[-–—,\s])+$", re.IGNORECASE)
_UNFINISHED = re.compile(rf"(?:[-–—]|\b{_TOKEN})\s*$", re.IGNORECASE)
_FINISHED = re.compile(r"\b(?:present|date|now|today|current)\s*$", re.IGNORECASE)
_BEGINS_ON = re.compile(r"^\s*(?:[-–—]|to\b|until\b)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_MOST = 4
"""Lines over which a date may be broken."""


def mend_margin_dates(lines: Sequence[CvLine]) -> list[CvLine]:
    """Give the first line of a broken date the whole date, and take the rest out of the others."""
    done: list[CvLine] = []
    i = 0
    while i < len(lines):
        line = lines[i]
        run = _run(lines, i)
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


def _is_name(text: str) -> bool:
    """Tell whether a text beside a broken date is an employer's name, not a deed."""
    parts = [part for part in _WORD.findall(text) if len(part) > 3]
    return bool(parts) and not text.endswith(".") and all(not part.islower() for part in parts)


def _is_date(line: CvLine) -> bool:
    return bool(line.pieces) and bool(_ONLY_DATE.match(line.pieces[0].text))
