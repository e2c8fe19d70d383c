"""Runs: how far the making of a brief has come."""

from typing import Annotated

from fastapi import Path
from starlette.requests import Request
from starlette.responses import Response

from prebrief.app import runs
from prebrief.records.run import Run
from prebrief.web.api.callers import Caller, resource
from prebrief.web.api.shapes import ID, LINK, Cursor, Limit, Page, paged

router = resource("Runs")
RunId = Annotated[str, Path(pattern=ID, description="Id of a run.")]
_ALL = 10_000


@router.get("/runs", responses={200: {"headers": LINK}})
def list_runs(
    request: Request, response: Response, who: Caller, limit: Limit = 50, cursor: Cursor = None
) -> Page[Run]:
    """The runs, newest first."""
    return paged(
        runs.runs(who.id, limit=_ALL),
        lambda one: (one.asked_at.isoformat(), one.id),
        limit=limit, cursor=cursor, request=request, response=response,
    )  # fmt: skip


@router.get("/runs/{run_id}")
def get_run(who: Caller, run_id: RunId) -> Run:
    """A run as it stands; ask again until its `state` is done, failed or cancelled."""
    return runs.run(who.id, run_id)


@router.post("/runs/{run_id}/cancel")
def cancel_run(who: Caller, run_id: RunId) -> Run:
    """Stop a run; one that is over stays as it is."""
    return runs.cancel(who.id, run_id)
