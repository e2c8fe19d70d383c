"""For machines: is it alive, can it work, what has it done."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from prebrief.app import health
from prebrief.errors import NotFoundError, PrebriefError
from prebrief.web import operations

router = APIRouter()
_TEXT = "text/plain; version=0.0.4; charset=utf-8"


@router.get("/healthz")
async def alive() -> Response:
    """Answer as long as the process does; asks nothing of the database."""
    return PlainTextResponse("ok\n", headers={"Cache-Control": "no-store"})


@router.get("/readyz")
def ready() -> Response:
    """Answer whether briefs can be made and kept."""
    try:
        health.require_ready()
    except PrebriefError as error:
        # The code only: the message may name the host of the database.
        return PlainTextResponse(f"{error.code}\n", 503, headers={"Cache-Control": "no-store"})
    return PlainTextResponse("ready\n", headers={"Cache-Control": "no-store"})


@router.get("/metrics")
def metrics(request: Request) -> Response:
    """Give the counts, to who may see them; for anybody else there is no such page."""
    if not operations.may_measure(request):
        raise NotFoundError(
            "no-such-page", "There is nothing at this address.", fix="Go back to the start."
        )
    return Response(operations.metrics(), media_type=_TEXT, headers={"Cache-Control": "no-store"})
