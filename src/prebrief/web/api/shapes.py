"""What several resources take in and give out."""

import base64
import binascii
import json
from collections.abc import Callable, Sequence
from typing import Annotated, Any, Generic, TypeVar
from urllib.parse import urlencode

from fastapi import Header, Path, Query
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import Response

from prebrief.app import uploads
from prebrief.errors import InputError, NotFoundError
from prebrief.pipeline import Source
from prebrief.records.document import DocumentRole

Item = TypeVar("Item")
ID = "^[0-9a-f]{4,64}$"
"""Ids that are made here."""
BriefId = Annotated[str, Path(pattern=ID, description="Id of a brief.")]
Limit = Annotated[int, Query(ge=1, le=200, description="At most so many.")]
Cursor = Annotated[
    str | None,
    Query(max_length=400, description="Where to go on: `next` of the page before."),
]
IdempotencyKey = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        pattern="^[A-Za-z0-9_.:-]{1,200}$",
        description="Of your choice; the same request sent again with it makes nothing twice.",
    ),
]
LINK = {"Link": {"description": "The next page, rel=next.", "schema": {"type": "string"}}}
LOCATION = {"Location": {"description": "Where it is found.", "schema": {"type": "string"}}}


class Taken(BaseModel):
    """What a program sends: nothing that is not asked for, nothing of another type."""

    model_config = ConfigDict(
        extra="forbid", strict=True, frozen=True, use_attribute_docstrings=True
    )


class FromFile(Taken):
    """A file that was handed in before."""

    file_id: Annotated[str, Field(pattern=ID)]


class FromText(Taken):
    """The text itself."""

    text: Annotated[str, Field(min_length=1, max_length=400_000)]


Document = FromFile | FromText
"""A CV or a posting."""


class Page(BaseModel, Generic[Item]):
    """Some of a list, and where the rest begins."""

    items: list[Item]
    next: str | None = None
    """Send it as ``cursor`` for the next page; none at the end."""


def opened(owner: str, document: Document, role: DocumentRole) -> Source:
    """Give the bytes of a document.

    Raises:
        NotFoundError: the owner has no such file.
    """
    if isinstance(document, FromFile):
        return uploads.file(owner, document.file_id)
    return Source(document.text.encode(), f"{role}.txt", "text/plain")


def kept_file(owner: str, document: Document, role: DocumentRole) -> str:
    """Give the id of a document, kept first if it came as text.

    Raises:
        NotFoundError: the owner has no such file.
    """
    if isinstance(document, FromText):
        return uploads.keep_file(
            owner, document.text.encode(), f"{role}.txt", role, media_type="text/plain"
        )
    if not any(one.id == document.file_id for one in uploads.files(owner)):
        raise NotFoundError(
            "no-such-file", "There is no such file.", fix="Hand it in first: POST /api/v1/files"
        )
    return document.file_id


def paged(
    items: Sequence[Item],
    key: Callable[[Item], tuple[str, ...]],
    *,
    limit: int,
    cursor: str | None,
    request: Request,
    response: Response,
) -> Page[Item]:
    """Cut a page out of a list, newest first.

    A page begins after the last entry of the one before, not at a number: what is made or deleted
    meanwhile moves nothing.

    Args:
        items: All of them, in any order.
        key: What they are ordered by, largest first; no two have the same.
        limit: At most so many.
        cursor: Of the page before.
        request: What was asked.
        response: Takes the ``Link`` to the next page.
    """
    ordered = sorted(items, key=key, reverse=True)
    after = _place(cursor) if cursor else None
    rest = [one for one in ordered if after is None or key(one) < after]
    shown = rest[:limit]
    if len(rest) <= limit:
        return Page(items=shown)
    following = base64.urlsafe_b64encode(json.dumps(key(shown[-1])).encode()).decode().rstrip("=")
    asked: dict[str, Any] = {**dict(request.query_params), "cursor": following}
    response.headers["Link"] = f'<{request.url.path}?{urlencode(asked)}>; rel="next"'
    return Page(items=shown, next=following)


def _place(cursor: str) -> tuple[str, ...]:
    try:
        told = json.loads(base64.urlsafe_b64decode(cursor.encode() + b"=="))
    except (ValueError, binascii.Error, RecursionError):
        told = None
    if not isinstance(told, list) or not all(isinstance(part, str) for part in told):
        raise InputError(
            "bad-cursor", "This is no cursor of ours.", fix="Send `next` of the page before."
        )
    return tuple(told)
