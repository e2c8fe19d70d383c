"""The plan: sessions laid back from the day of the interview, spaced, short on the last days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from prebrief.playbooks.schema import Advice
from prebrief.records.plan import PlanDay
from prebrief.select.view import View

LONGEST = 14


@dataclass(frozen=True)
class Material:
    """What there is to practise."""

    questions: Sequence[str]
    opener: str
    """The question that interviews open with, or the likeliest."""
    storyless: Sequence[str]
    """Questions to answer with a position, not a story."""
    stories: Sequence[str]
    concepts: Sequence[str]
    drills: Sequence[str]
    cases: Sequence[str]
    edits: bool
    calls: bool
    """Whether a licence, a course or another paper has to be chased."""


@dataclass(frozen=True)
class _Session:
    slug: str
    minutes: int
    rank: int
    """Smaller ones are kept when there are fewer days than sessions."""
    items: Sequence[str] = ()


def lay_out(view: View, material: Material) -> tuple[PlanDay, ...]:
    """Give the days of preparation, first day first."""
    days = _days_left(view)
    tasks = _tasks_by_slug(view)
    sessions = [s for s in _sessions(material) if s.slug in tasks]
    if days is not None and days < 1:
        last = [s for s in sessions if s.slug == "day_card"]
        return tuple(_day(view, tasks, session, 0) for session in last)
    count = min(LONGEST, days or LONGEST, len(sessions))
    kept = sorted(sorted(sessions, key=lambda s: s.rank)[:count], key=sessions.index)
    return tuple(_day(view, tasks, session, count - i) for i, session in enumerate(kept))


def _days_left(view: View) -> int | None:
    if view.interview_date is None or view.interview_date < view.today:
        return None
    return (view.interview_date - view.today).days


def _tasks_by_slug(view: View) -> dict[str, Advice]:
    return {
        slug: advice
        for advice in reversed(view.playbook.advice)
        if advice.use == "task" and view.fits_setting(advice.settings)
        for slug in advice.when
    }


def _sessions(m: Material) -> list[_Session]:
    """Give the sessions in order, the likeliest questions coming back after a few days."""
    q, s, k = list(m.questions), list(m.stories), list(m.concepts)
    positions = list(m.storyless)
    told = [item for item in q if item not in positions]
    sessions = [
        _Session("update_cv", 60, 9) if m.edits else None,
        _Session("calls", 45, 8) if m.calls else None,
        _Session("missing_figures", 45, 3, s[:4]),
        _Session("first_answer", 30, 5, [m.opener, *s[:1]]),
        _Session("employer", 45, 4),
        _Session("concepts", 45, 7, k[:3]),
        _Session("stories_aloud", 45, 10, [*s[:3], *m.drills[:1]]),
        _Session("questions_aloud", 45, 6, told[1:5]),
        _Session("case", 45, 12, [*m.cases[:1], *k[3:6]]),
        _Session("positions", 45, 11, positions[:3]) if positions else None,
        _Session("questions_again", 30, 13, [*told[5:9], *q[:1]]),
        _Session("mock", 60, 2, q[:8]),
        _Session("worst_three", 45, 14, q[9:]),
        _Session("ask_them", 30, 15, q[:2]),
        _Session("drills", 30, 16, m.drills[1:4]) if len(m.drills) > 1 else None,
        _Session("day_card", 15, 1),
    ]
    return [session for session in sessions if session]


def _day(view: View, tasks: dict[str, Advice], session: _Session, before: int) -> PlanDay:
    day: date | None = None
    if view.interview_date and view.interview_date >= view.today:
        day = view.interview_date - timedelta(days=before)
    advice = tasks[session.slug]
    return PlanDay(
        day=day,
        days_before=before,
        minutes=advice.minutes or session.minutes,
        task_ids=(advice.id, *session.items),
    )
