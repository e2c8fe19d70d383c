"""Files: CVs and postings handed in, to make briefs of."""

from typing import Annotated

from fastapi import File, Form, Path, UploadFile
from starlette.requests import Request
from starlette.responses import Response

from prebrief.app import uploads
from prebrief.errors import InputError, NotFoundError
from prebrief.records.document import DocumentRole
from prebrief.records.upload import Upload
from prebrief.web.api.callers import PREFIX, Caller, resource
from prebrief.web.api.shapes import ID, LINK, LOCATION, Cursor, Limit, Page, paged
from prebrief.web.forms import taken

router = resource("Files")
FileId = Annotated[str, Path(pattern=ID, description="Id of a file.")]


@router.get("/files", responses={200: {"headers": LINK}})
def list_files(
    request: Request, response: Response, who: Caller, limit: Limit = 50, cursor: Cursor = None
) -> Page[Upload]:
    """The files that were handed in, newest first."""
    return paged(
        uploads.files(who.id),
        lambda one: (one.at.isoformat(), one.id),
        limit=limit, cursor=cursor, request=request, response=response,
    )  # fmt: skip


@router.post("/files", status_code=201, responses={201: {"headers": LOCATION}})
def add_file(
    response: Response,
    who: Caller,
    file: Annotated[UploadFile, File(description="PDF, Word, HTML, Markdown, text or an image.")],
    role: Annotated[DocumentRole, Form(description="`cv` or `job`, for a posting.")],
) -> Upload:
    """Hand in a CV or a posting; the same file again keeps its id."""
    given = taken(file)
    if given is None or not given.data.strip():
        raise InputError("empty", "The file is empty.", fix="Choose another one.")
    file_id = uploads.keep_file(who.id, given.data, given.name, role, given.media_type)
    response.headers["Location"] = f"{PREFIX}/files/{file_id}"
    return _upload(who.id, file_id)


@router.get("/files/{file_id}")
def get_file(who: Caller, file_id: FileId) -> Upload:
    """What is known of a file."""
    return _upload(who.id, file_id)


@router.delete("/files/{file_id}", status_code=204, response_class=Response)
def delete_file(who: Caller, file_id: FileId) -> None:
    """Delete a file; briefs made of it stay."""
    if not uploads.delete_file(who.id, file_id):
        raise _no_such()


def _upload(owner: str, file_id: str) -> Upload:
    found = next((one for one in uploads.files(owner) if one.id == file_id), None)
    if found is None:
        raise _no_such()
    return found


def _no_such() -> NotFoundError:
    return NotFoundError("no-such-file", "There is no such file.", fix="See GET /api/v1/files.")
