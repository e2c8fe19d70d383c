"""Everything that is kept: taken along, or deleted."""

from datetime import date
from typing import Annotated, Literal

from fastapi import Query
from pydantic import BaseModel
from starlette.responses import StreamingResponse

from prebrief.app import data
from prebrief.web.api.callers import HEAVY, Caller, resource

router = resource("Data")
ZIP = "application/zip"


class Deleted(BaseModel):
    """What was deleted."""

    rows: int


@router.get(
    "/data/export",
    response_class=StreamingResponse,
    responses={
        200: {
            "description": "A zip of open formats.",
            "content": {ZIP: {"schema": {"type": "string", "format": "binary"}}},
        }
    },
    openapi_extra=HEAVY,
)
def export_data(who: Caller) -> StreamingResponse:
    """Everything that is kept of you."""
    name = f"prebrief-{date.today().isoformat()}.zip"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingResponse(data.export_data(who.id), media_type=ZIP, headers=headers)


@router.delete("/data", openapi_extra=HEAVY)
def delete_data(
    who: Caller,
    confirm: Annotated[Literal["delete"], Query(description="The word delete.")],  # noqa: ARG001
) -> Deleted:
    """Delete everything for good, tokens too; the account stays."""
    return Deleted(rows=data.delete_data(who.id))
