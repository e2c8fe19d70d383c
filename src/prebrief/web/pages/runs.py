"""Waiting for a brief: the stages as they pass."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from prebrief.app import runs
from prebrief.app.accounts import Who
from prebrief.app.stages import WORDS
from prebrief.pipeline import STAGES
from prebrief.records.run import Run
from prebrief.web.views import current, go, page

router = APIRouter(prefix="/runs")
SHOWN = STAGES[:-1]
"""Setting the pages is done when somebody looks at them."""


@router.get("/{run_id}")
def progress(
    request: Request,
    run_id: str,
    who: Annotated[Who, Depends(current)],
    cv: str = "",
    job: str = "",
    date: str = "",
    part: bool = False,
) -> Response:
    """Show how far a run has come; with ``part``, only the piece that changes, for the script."""
    run = runs.run(who.id, run_id)
    if run.state == "done" and run.brief_id and not part:
        return go(f"/briefs/{run.brief_id}")
    handed_in = {name: value for name, value in [("cv", cv), ("job", job), ("date", date)] if value}
    return page(
        request,
        "run_part.html.jinja" if part else "run.html.jinja",
        run=run,
        steps=_steps(run),
        again=f"/?{urlencode(handed_in)}",
    )


@router.post("/{run_id}/cancel")
def cancel(run_id: str, who: Annotated[Who, Depends(current)], again: str = "/") -> Response:
    """Stop a run and go back to the form."""
    runs.cancel(who.id, run_id)
    return go(again, done="cancelled")


def _steps(run: Run) -> list[tuple[str, str]]:
    """Give each stage in words with its state: done, now, later, or broke where it stopped."""
    at = SHOWN.index(run.stage) if run.stage in SHOWN else (len(SHOWN) if run.stage else -1)
    if run.state == "done":
        at = len(SHOWN)
    now = {"failed": "broke", "cancelled": "broke"}.get(run.state, "now")
    return [
        (WORDS[stage], "done" if place < at else now if place == at else "later")
        for place, stage in enumerate(SHOWN)
    ]
