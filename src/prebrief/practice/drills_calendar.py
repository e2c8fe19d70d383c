"""The plan as a calendar file, for any calendar program."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from hashlib import blake2s
from typing import TYPE_CHECKING

from prebrief.records.brief import BriefDay

if TYPE_CHECKING:
    from icalendar import Event

STARTS = time(19, 0)
"""Local time at which a session is put down: after a clinical day. Calendars move it at will."""


def calendar(
    days: Sequence[BriefDay],
    *,
    title: str,
    interview_date: date,
    now: datetime,
    starts: time = STARTS,
) -> bytes:
    """Give the dated days of a plan, and the interview itself, as iCalendar.

    Times float: 19:00 is 19:00 wherever the candidate is.
    """
    from icalendar import Calendar

    file = Calendar()
    file.add("prodid", "-//Prebrief//Interview plan//EN")
    file.add("version", "2.0")
    file.add("x-wr-calname", f"Preparation: {title}")
    for day in days:
        on = _date(day.date)
        if on is None:
            continue
        begin = datetime.combine(on, starts)
        tasks = " ".join(day.tasks)
        file.add_component(
            _event(
                key=f"{title}/{day.date}",
                summary=f"Prepare, {day.minutes} min: {_first(tasks)}",
                text="\n".join(day.tasks),
                when=(begin, begin + timedelta(minutes=day.minutes)),
                now=now,
            )
        )
    file.add_component(
        _event(
            key=f"{title}/interview",
            summary=f"Interview: {title}",
            text="",
            when=(interview_date, interview_date + timedelta(days=1)),
            now=now,
        )
    )
    content: bytes = file.to_ical()
    return content


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None  # a plan without an interview date counts D-14, D-13 ...


def _first(tasks: str) -> str:
    words = tasks.split()
    return " ".join(words[:12]) + (" …" if len(words) > 12 else "")


def _event(
    *,
    key: str,
    summary: str,
    text: str,
    when: tuple[date | datetime, date | datetime],
    now: datetime,
) -> Event:
    from icalendar import Event

    event = Event()
    # The same day of the same plan keeps its identity, so a new export replaces the old one.
    event.add("uid", f"{blake2s(key.encode(), digest_size=12).hexdigest()}@prebrief")
    event.add("dtstamp", now)
    event.add("summary", summary)
    if text:
        event.add("description", text)
    event.add("dtstart", when[0])
    event.add("dtend", when[1])
    return event
