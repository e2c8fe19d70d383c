"""The knowledge behind everything: entries by their ids."""

from typing import Annotated, Any

from fastapi import Path, Query
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

from prebrief.app import briefs
from prebrief.web.api.callers import Caller, resource
from prebrief.web.api.shapes import LINK, Cursor, Limit, Page, paged

router = resource("Playbook")
KIND = "^[a-z_0-9]{1,40}$"


class ListedEntry(BaseModel):
    """An entry in a list."""

    id: str
    kind: str


class Entry(ListedEntry):
    """An entry."""

    entry: dict[str, Any]
    """Its fields, which depend on its kind; figures are filled in."""


@router.get("/playbook/entries", responses={200: {"headers": LINK}})
def list_entries(
    request: Request,
    response: Response,
    _who: Caller,
    kind: Annotated[
        str | None, Query(pattern=KIND, description="Such as questions or concepts.")
    ] = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Page[ListedEntry]:
    """Ids of the entries, by kind."""
    return paged(
        [ListedEntry(id=i, kind=k) for k, i in briefs.entries() if kind in {None, k}],
        lambda one: (one.kind, one.id),
        limit=limit, cursor=cursor, request=request, response=response,
    )  # fmt: skip


@router.get("/playbook/entries/{entry_id}")
def get_entry(
    _who: Caller,
    entry_id: Annotated[
        str, Path(pattern="^[A-Za-z0-9_.-]{1,120}$", description="Such as q.philosophy.")
    ],
) -> Entry:
    """An entry, its figures filled in."""
    kind, entry = briefs.entry(entry_id)
    return Entry(id=entry_id, kind=kind, entry=entry)
