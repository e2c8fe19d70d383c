"""The plan: days to the interview, tasks ticked off, the calendar."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Form
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import Response

from prebrief.app import plan, workspace
from prebrief.app.accounts import Who
from prebrief.errors import InputError, PrebriefError
from prebrief.records.practice import KeptBrief
from prebrief.web.views import brief_page, current, go

router = APIRouter()
CALENDAR = "text/calendar; charset=utf-8"


@router.get("/briefs/{brief_id}/plan")
def show(request: Request, brief_id: str, who: Annotated[Who, Depends(current)]) -> Response:
    """Show the plan."""
    return _plan(request, who, workspace.kept_brief(who.id, brief_id))


@router.post("/briefs/{brief_id}/plan/tick")
def tick(
    brief_id: str,
    who: Annotated[Who, Depends(current)],
    task: Annotated[str, Form(max_length=40)],
    done: Annotated[bool, Form()],
) -> Response:
    """Tick a task off, or take the tick back."""
    workspace.tick(who.id, brief_id, task, on=done)
    return go(f"/briefs/{brief_id}/plan#t-{task}")


@router.post("/briefs/{brief_id}/plan/date")
def set_date(
    request: Request,
    brief_id: str,
    who: Annotated[Who, Depends(current)],
    interview_date: Annotated[str, Form()] = "",
) -> Response:
    """Set the day of the interview; the plan follows."""
    try:
        day = date.fromisoformat(interview_date) if interview_date.strip() else None
        plan.set_day(who.id, brief_id, day)
    except (ValueError, InputError) as error:
        wrong = error.message if isinstance(error, PrebriefError) else "Give it as YYYY-MM-DD."
        kept = workspace.kept_brief(who.id, brief_id)
        return _plan(request, who, kept, status=422, entered=interview_date, wrong=wrong)
    return go(f"/briefs/{brief_id}/plan", done="date-set")


@router.get("/briefs/{brief_id}/plan.ics")
def download(brief_id: str, who: Annotated[Who, Depends(current)]) -> Response:
    """Give the plan as a file for any calendar program."""
    content = plan.calendar_file(workspace.kept_brief(who.id, brief_id))
    headers = {"Content-Disposition": 'attachment; filename="interview-plan.ics"'}
    return Response(content, media_type=CALENDAR, headers=headers)


@router.post("/briefs/{brief_id}/plan/calendar")
def renew(brief_id: str, who: Annotated[Who, Depends(current)]) -> Response:
    """Make an address that a calendar program can follow, in the place of the one before."""
    before = plan.calendar_token(who.id, brief_id)
    plan.renew_calendar(who.id, brief_id)
    done = "address-changed" if before else "saved"
    return go(f"/briefs/{brief_id}/plan#calendar", done=done)


@router.get("/calendar/{token}.ics")
def follow(token: str) -> Response:
    """Give the calendar to a program that knows its address."""
    return Response(plan.calendar_by_token(token), media_type=CALENDAR)


def _plan(
    request: Request,
    who: Who,
    kept: KeptBrief,
    *,
    status: int = 200,
    entered: str | None = None,
    wrong: str = "",
) -> Response:
    token = plan.calendar_token(who.id, kept.id)
    shown = kept.interview_date.isoformat() if kept.interview_date else ""
    return brief_page(
        request,
        "plan.html.jinja",
        kept,
        tab="plan",
        status=status,
        plan=plan.plan_of(who.id, kept),
        today=date.today(),
        entered=shown if entered is None else entered,
        wrong=wrong,
        calendar=f"{request.url.netloc}/calendar/{token}.ics" if token else None,
        scheme=request.url.scheme,
        linked=_Linker(kept),
    )


class _Linker:
    """Turns Q3 and S1 in a task into links to that question and that story."""

    def __init__(self, kept: KeptBrief) -> None:
        self._path = f"/briefs/{kept.id}"
        brief = kept.brief
        self._ids = {f"Q{i}": question.id for i, question in enumerate(brief.questions, start=1)}
        self._ids |= {f"S{i}": story.id for i, story in enumerate(brief.stories, start=1)}

    def __call__(self, text: str) -> Markup:
        """Give the text with its links."""
        return Markup(" ").join(self._word(word) for word in text.split())

    def _word(self, word: str) -> Markup:
        bare = word.rstrip(".,;:")
        if bare not in self._ids:
            return escape(word)
        return Markup('<a href="{}#{}">{}</a>{}').format(
            self._path, self._ids[bare], bare, word[len(bare) :]
        )
