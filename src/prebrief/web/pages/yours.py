"""Yours to take and to delete; what happens to files; light and dark."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Form
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from prebrief.app import data, uploads, workspace
from prebrief.app.accounts import Who
from prebrief.app.kept import kept_of
from prebrief.web.doors import hosted, https
from prebrief.web.views import THEMES, current, go, page

router = APIRouter()
WORD = "delete"
"""What has to be typed before everything goes."""
_YEAR = 365 * 24 * 3600


@router.get("/yours")
def yours(request: Request, who: Annotated[Who, Depends(current)]) -> Response:
    """Show what is kept, and how to take or delete it."""
    return _yours(request, who)


@router.get("/yours/prebrief-data.zip")
def export(who: Annotated[Who, Depends(current)]) -> Response:
    """Give everything as a zip of open formats."""
    name = f"prebrief-{date.today().isoformat()}.zip"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingResponse(
        data.export_data(who.id), media_type="application/zip", headers=headers
    )


@router.post("/yours/delete")
def delete_all(
    request: Request,
    who: Annotated[Who, Depends(current)],
    word: Annotated[str, Form()] = "",
) -> Response:
    """Delete everything, once the word is typed."""
    if word.strip().casefold() != WORD:
        return _yours(request, who, status=422, wrong=f"Type the word {WORD} to confirm.")
    data.delete_data(who.id)
    return go("/", done="all-deleted")


@router.get("/briefs/{brief_id}/delete")
def ask(request: Request, brief_id: str, who: Annotated[Who, Depends(current)]) -> Response:
    """Ask whether a brief is to go."""
    return page(request, "delete.html.jinja", kept=workspace.kept_brief(who.id, brief_id))


@router.post("/briefs/{brief_id}/delete")
def delete(brief_id: str, who: Annotated[Who, Depends(current)]) -> Response:
    """Delete a brief with all that belongs to it."""
    workspace.kept_brief(who.id, brief_id)
    data.delete_brief(who.id, brief_id)
    return go("/", done="brief-deleted")


@router.get("/privacy")
def privacy(request: Request) -> Response:
    """Say what happens to files."""
    return page(request, "privacy.html.jinja", place=data.place() if not hosted() else "")


@router.post("/theme")
def set_theme(theme: Annotated[str, Form()], there: Annotated[str, Form()] = "/") -> Response:
    """Choose light or dark."""
    response = go(there)
    if theme in THEMES:
        response.set_cookie(
            "theme", theme, max_age=_YEAR, path="/", httponly=True, secure=https(), samesite="lax"
        )
    return response


def _yours(request: Request, who: Who, *, status: int = 200, wrong: str = "") -> Response:
    kept = kept_of(who.id)
    return page(
        request,
        "yours.html.jinja",
        status=status,
        place=data.place(),
        counts=[
            _counted(len(kept.briefs.shelf()), "brief"),
            _counted(len(uploads.files(who.id)), "file"),
            _counted(len(kept.attempts.list()), "answer"),
            _counted(len(kept.cards.list()), "card"),
        ],
        word=WORD,
        wrong=wrong,
    )


def _counted(count: int, noun: str) -> tuple[str, int]:
    return (noun if count == 1 else f"{noun}s"), count
