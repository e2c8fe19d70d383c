"""Briefs: asked for, listed, taken in any format, deleted."""

import re
from datetime import date
from typing import Annotated, Literal

from fastapi import Query
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from prebrief.app import data, runs, workspace
from prebrief.app.kept import kept_of
from prebrief.app.personal import personal
from prebrief.errors import InputError
from prebrief.records.brief import Brief
from prebrief.records.practice import ShelvedBrief
from prebrief.records.run import Run
from prebrief.render.stage import render
from prebrief.web.api.callers import HEAVY, PREFIX, Caller, resource
from prebrief.web.api.shapes import (
    LINK,
    LOCATION,
    BriefId,
    Cursor,
    Document,
    IdempotencyKey,
    Limit,
    Page,
    Taken,
    kept_file,
    paged,
)  # fmt: skip
from prebrief.web.media import TYPES

router = resource("Briefs")
BINARY = {"type": "string", "format": "binary"}
_SHAPES = {"html": {"type": "string"}, "md": {"type": "string"}, "pdf": BINARY, "docx": BINARY}


class NewBrief(Taken):
    """A brief to make."""

    cv: Document
    job: Document
    """The posting."""
    interview_date: Annotated[date | None, Field(strict=False)] = None


@router.post(
    "/briefs", status_code=202, responses={202: {"headers": LOCATION}}, openapi_extra=HEAVY
)
def make_brief(
    response: Response, who: Caller, wanted: NewBrief, idempotency_key: IdempotencyKey = None
) -> Run:
    """Ask for a brief; the answer is the run that makes it."""
    if wanted.interview_date and wanted.interview_date < date.today():
        raise InputError("day-passed", "This day has passed.", fix="Give the day of the interview.")
    cv, job = kept_file(who.id, wanted.cv, "cv"), kept_file(who.id, wanted.job, "job")
    run_id = runs.start_prepare(who.id, cv, job, wanted.interview_date, key=idempotency_key)
    response.headers["Location"] = f"{PREFIX}/runs/{run_id}"
    return runs.run(who.id, run_id)


@router.get("/briefs", responses={200: {"headers": LINK}})
def list_briefs(
    request: Request, response: Response, who: Caller, limit: Limit = 50, cursor: Cursor = None
) -> Page[ShelvedBrief]:
    """The briefs that are kept, newest first."""
    return paged(
        kept_of(who.id).briefs.shelf(),
        lambda one: (one.kept_at.isoformat(), one.id),
        limit=limit, cursor=cursor, request=request, response=response,
    )  # fmt: skip


@router.get(
    "/briefs/{brief_id}",
    response_model=Brief,
    responses={
        200: {
            "description": "The brief. JSON is the brief as it was written, with every cite; the "
            "other formats show it as its owner made it.",
            "content": {
                kind.partition(";")[0]: {"schema": _SHAPES[name]}
                for name, kind in TYPES.items()
                if name in _SHAPES
            },
        }
    },
)
def get_brief(
    who: Caller,
    brief_id: BriefId,
    format: Annotated[
        Literal["json", "html", "md", "pdf", "docx"], Query(description="Kind of file.")
    ] = "json",
) -> Response:
    """A brief, as JSON or as a file."""
    kept = workspace.kept_brief(who.id, brief_id)
    headers = {}
    brief = kept.brief
    if format != "json":
        brief = personal(brief, workspace.workspace(who.id, brief_id))
        name = re.sub(r"[^a-z0-9]+", "-", kept.title.lower()).strip("-")[:60] or "interview"
        headers["Content-Disposition"] = f'attachment; filename="brief-{name}.{format}"'
    return Response(render(brief, format=format), media_type=TYPES[format], headers=headers)


@router.delete("/briefs/{brief_id}", status_code=204, response_class=Response)
def delete_brief(who: Caller, brief_id: BriefId) -> None:
    """Delete a brief with its answers, cards, interviews and links."""
    workspace.kept_brief(who.id, brief_id)
    data.delete_brief(who.id, brief_id)
