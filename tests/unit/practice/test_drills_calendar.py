"""The plan as a calendar file that other programs read back."""

from datetime import date, datetime
from typing import Any

from icalendar import Calendar

from builders_practice import NOW, later
from prebrief.practice.drills_calendar import calendar
from prebrief.records.brief import BriefDay

DAYS = (
    BriefDay(date="2031-03-10", minutes=45, tasks=("Call the licensing board; write it down.",)),
    BriefDay(date="2031-03-12", minutes=30, tasks=("Say it aloud.", "Then again.")),
)
INTERVIEW = date(2031, 3, 20)


def events(content: bytes) -> list[Any]:
    return list(Calendar.from_ical(content).walk("VEVENT"))


def made(days: tuple[BriefDay, ...] = DAYS, at: datetime = NOW) -> bytes:
    return calendar(days, title="CMO, Alder Lake", interview_date=INTERVIEW, now=at)


def test_each_day_is_an_event_and_so_is_the_interview() -> None:
    first, second, interview = events(made())
    assert first["DTSTART"].dt == datetime(2031, 3, 10, 19, 0)
    assert (second["DTEND"].dt - second["DTSTART"].dt).seconds == 30 * 60
    assert second["DESCRIPTION"] == "Say it aloud.\nThen again."
    assert interview["DTSTART"].dt == INTERVIEW
    assert "CMO, Alder Lake" in interview["SUMMARY"]


def test_a_new_export_replaces_the_old_events() -> None:
    first = [event["UID"] for event in events(made())]
    again = [event["UID"] for event in events(made(at=later(days=1)))]
    assert first == again
    assert len(set(first)) == 3


def test_a_plan_without_dates_gives_the_interview_alone() -> None:
    undated = (BriefDay(date="D-14", minutes=45, tasks=("Call.",)),)
    assert len(events(made(undated))) == 1


def test_lines_end_and_fold_as_the_format_asks() -> None:
    content = made()
    assert content.startswith(b"BEGIN:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
