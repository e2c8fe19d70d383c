"""The plan up to the interview."""

from datetime import date
from typing import Annotated

from fastapi import Path
from pydantic import Field
from starlette.responses import Response

from prebrief.app import plan, workspace
from prebrief.app.plan import Plan
from prebrief.errors import NotFoundError
from prebrief.web.api.callers import HEAVY, Caller, resource
from prebrief.web.api.shapes import BriefId, Taken

router = resource("Plan")
CALENDAR = "text/calendar"


class Ticked(Taken):
    """Whether a task is done."""

    done: bool


class Day(Taken):
    """The day of the interview."""

    interview_date: Annotated[date | None, Field(strict=False)]
    """None where it is not known yet."""


@router.get("/briefs/{brief_id}/plan")
def get_plan(who: Caller, brief_id: BriefId) -> Plan:
    """The days of preparation, with what is done."""
    return plan.plan_of(who.id, workspace.kept_brief(who.id, brief_id))


@router.put("/briefs/{brief_id}/plan/tasks/{key}")
def tick_task(
    who: Caller,
    brief_id: BriefId,
    key: Annotated[str, Path(pattern="^[0-9a-f]{12}$", description="Key of a task.")],
    ticked: Ticked,
) -> Plan:
    """Tick a task off, or take the tick back."""
    kept = workspace.kept_brief(who.id, brief_id)
    tasks = (task for session in plan.plan_of(who.id, kept).sessions for task in session.tasks)
    if not any(task.key == key for task in tasks):
        raise NotFoundError(
            "no-such-task", "The plan has no such task.", fix="Take the plan again."
        )
    workspace.tick(who.id, brief_id, key, on=ticked.done)
    return plan.plan_of(who.id, kept)


@router.put("/briefs/{brief_id}/interview-date", openapi_extra=HEAVY)
def set_interview_date(who: Caller, brief_id: BriefId, day: Day) -> Plan:
    """Set the day of the interview; the plan is laid out anew."""
    return plan.plan_of(who.id, plan.set_day(who.id, brief_id, day.interview_date))


@router.get(
    "/briefs/{brief_id}/plan.ics",
    response_class=Response,
    responses={
        200: {
            "description": "The plan as a calendar.",
            "content": {CALENDAR: {"schema": {"type": "string"}}},
        }
    },
)
def get_calendar(who: Caller, brief_id: BriefId) -> Response:
    """The plan for any calendar program."""
    content = plan.calendar_file(workspace.kept_brief(who.id, brief_id))
    headers = {"Content-Disposition": 'attachment; filename="interview-plan.ics"'}
    return Response(content, media_type=f"{CALENDAR}; charset=utf-8", headers=headers)
