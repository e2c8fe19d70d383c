"""What was read from the CV: correct, remove, add; the brief follows at once."""

import re
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from prebrief.app import correcting, workspace
from prebrief.app.accounts import Who
from prebrief.app.correcting import Followed
from prebrief.errors import InputError
from prebrief.records.brief import BriefRequirement
from prebrief.records.practice import KeptBrief
from prebrief.web.views import brief_page, current, go

router = APIRouter(prefix="/briefs/{brief_id}/corrections")
VERDICTS = {"strong": "met", "partial": "partly", "none": "no line found"}
KINDS = {
    "licence": "Licence",
    "registration": "Registration",
    "board": "Board certification",
    "life_support": "Life support",
    "dea": "DEA registration",
    "leadership": "Leadership training",
    "other": "Other certificate",
}
STANDINGS = {
    "active": "Active",
    "pending": "Applied for",
    "eligible": "Eligible",
    "in_progress": "In progress",
    "lapsed": "Lapsed",
    "unknown": "Not said",
}
_MOVED = re.compile(r"(r\d{1,3})\.(strong|partial|none)")
_MOST = 12
"""Requirements named after a correction; the brief shows the rest."""


@router.get("")
def show(
    request: Request,
    brief_id: str,
    who: Annotated[Who, Depends(current)],
    requirement: str = "",
    was: int | None = None,
    moved: str = "",
) -> Response:
    """Show what was read; after a correction, how the brief followed."""
    kept = workspace.kept_brief(who.id, brief_id)
    return _page(request, who, kept, requirement=requirement, was=was, moved=_told(kept, moved))


@router.post("")
async def put_right(
    request: Request, brief_id: str, who: Annotated[Who, Depends(current)]
) -> Response:
    """Take one correction."""
    form = await request.form()
    fields = {name: str(value) for name, value in form.items() if name != "csrf"}
    return await run_in_threadpool(_put_right, request, brief_id, who, fields)


def _put_right(request: Request, brief_id: str, who: Who, fields: dict[str, str]) -> Response:
    try:
        return _on(brief_id, correcting.put_right(who.id, brief_id, fields))
    except InputError as error:
        kept = workspace.kept_brief(who.id, brief_id)
        return _page(request, who, kept, status=422, wrong=error, entered=fields)


@router.post("/undo")
def undo(
    brief_id: str,
    who: Annotated[Who, Depends(current)],
    key: Annotated[str, Form(max_length=2000)],
) -> Response:
    """Take a correction back."""
    return _on(brief_id, correcting.undo(who.id, brief_id, key))


def _on(brief_id: str, followed: Followed) -> Response:
    """Go on to the page, which says what changed; only ids and verdicts stand in the address."""
    moved = "~".join(f"{one}.{before}" for one, before in followed.moved[:_MOST])
    return go(f"/briefs/{brief_id}/corrections?was={followed.before.fit.score}&moved={moved}")


def _told(kept: KeptBrief, moved: str) -> list[tuple[BriefRequirement, str]]:
    """Give each requirement that moved, with its verdict before in words."""
    now = {one.id: one for one in kept.brief.requirements}
    return [
        (now[one], VERDICTS[before]) for one, before in _MOVED.findall(moved)[:_MOST] if one in now
    ]


def _page(
    request: Request,
    who: Who,
    kept: KeptBrief,
    *,
    status: int = 200,
    requirement: str = "",
    was: int | None = None,
    moved: list[tuple[BriefRequirement, str]] | None = None,
    wrong: InputError | None = None,
    entered: dict[str, str] | None = None,
) -> Response:
    given: dict[str, Any] = entered or {}
    return brief_page(
        request,
        "corrections.html.jinja",
        kept,
        tab="brief",
        status=status,
        sheet=correcting.sheet(who.id, kept.id),
        requirement=requirement,
        was=was,
        moved=moved or [],
        wrong=wrong,
        entered=given,
        source=f"/briefs/{kept.id}/source",
        kinds=KINDS,
        verdicts=VERDICTS,
        standings=STANDINGS,
    )
