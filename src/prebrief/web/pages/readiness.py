"""Readiness as evidence, and what came in the real interview."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Form
from starlette.requests import Request
from starlette.responses import Response

from prebrief.app import practice, workspace
from prebrief.app.accounts import Who
from prebrief.app.kept import kept_of, now
from prebrief.errors import InputError
from prebrief.records.practice import KeptBrief, ThemeReadiness
from prebrief.web.views import brief_page, current, go

router = APIRouter()
MOST_CHARACTERS = 20_000


@router.get("/briefs/{brief_id}/readiness")
def readiness(request: Request, brief_id: str, who: Annotated[Who, Depends(current)]) -> Response:
    """Show what has been practised, at what level, and what is slipping."""
    return _readiness(request, who, workspace.kept_brief(who.id, brief_id))


def _readiness(
    request: Request,
    who: Who,
    kept: KeptBrief,
    *,
    status: int = 200,
    wrong: InputError | None = None,
) -> Response:
    measured = practice.readiness(kept_of(who.id), kept, at=now())
    return brief_page(
        request,
        "readiness.html.jinja",
        kept,
        tab="readiness",
        status=status,
        readiness=measured,
        trends={theme.id: trend(theme) for theme in measured.themes},
        today=date.today().isoformat(),
        wrong=wrong,
    )


@router.post("/briefs/{brief_id}/after")
def recognize(
    request: Request,
    brief_id: str,
    who: Annotated[Who, Depends(current)],
    questions: Annotated[str, Form(max_length=MOST_CHARACTERS)] = "",
    held: Annotated[str, Form()] = "",
) -> Response:
    """Say which of the questions that came had been predicted, for the user to confirm."""
    kept = workspace.kept_brief(who.id, brief_id)
    day = _day(held)
    asked, predicted = practice.compare_asked(kept, questions)
    if not asked or day is None:
        wrong = InputError(
            "no-questions" if day else "bad-date",
            "No question was given." if day else "The day is not a date up to today.",
            fix="Write one question a line." if day else "Give the day of the interview.",
        )
        return _readiness(request, who, kept, status=422, wrong=wrong)
    return brief_page(
        request,
        "after.html.jinja",
        kept,
        tab="readiness",
        asked=asked,
        predicted=predicted,
        questions=questions,
        held=day.isoformat(),
    )


@router.post("/briefs/{brief_id}/after/keep")
def keep(
    brief_id: str,
    who: Annotated[Who, Depends(current)],
    questions: Annotated[str, Form(max_length=MOST_CHARACTERS)],
    held: Annotated[str, Form()],
    same: Annotated[list[int] | None, Form()] = None,
) -> Response:
    """Keep what came, as the user confirmed it."""
    kept = workspace.kept_brief(who.id, brief_id)
    asked, _ = practice.compare_asked(kept, questions)
    confirmed = [
        practice.confirm(one, same=number in (same or ())) if one.nearest_id else one
        for number, one in enumerate(asked)
    ]
    day = _day(held) or date.today()
    practice.keep_outcome(kept_of(who.id), kept, confirmed, held=day)
    return go(f"/briefs/{brief_id}/readiness", done="outcome-kept")


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day <= date.today() else None


def trend(theme: ThemeReadiness) -> list[tuple[float, float]]:
    """Place the points of a theme over time in a box of 100 by 40, days across, scores up."""
    points = theme.over_time
    if len(points) < 2:
        return []
    first = points[0].day
    span = max(1, (points[-1].day - first).days)
    return [
        (round(4 + 92 * (point.day - first).days / span, 1), round(38 - 0.36 * point.overall, 1))
        for point in points
    ]
