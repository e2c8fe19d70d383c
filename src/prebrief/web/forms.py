"""Forms: proof that one of our pages sent them, and the files that come with them."""

from dataclasses import dataclass

from starlette.datastructures import UploadFile
from starlette.requests import Request

from prebrief.errors import AccessError
from prebrief.web.doors import SAFE, csrf_good

FIELD = "csrf"
HEADER = "x-csrf-token"


async def from_our_page(request: Request) -> None:
    """Refuse a form without the token of this browser; the server asks this of every page."""
    if request.method in SAFE:
        return
    token = request.headers.get(HEADER)
    if token is None:
        form = await request.form()
        given = form.get(FIELD)
        token = given if isinstance(given, str) else ""
    if not csrf_good(request, token):
        raise AccessError(
            "stale-form",
            "The form is out of date: you signed in or out since it was opened.",
            fix="Go back, load the page again, and send it once more.",
        )


@dataclass(frozen=True)
class Uploaded:
    """A file that came with a form."""

    data: bytes
    name: str
    media_type: str | None


def taken(file: UploadFile | None) -> Uploaded | None:
    """Read a file field; none where nothing was chosen."""
    if file is None or not file.filename:
        return None
    data = file.file.read()
    if not data and file.filename == "blob":
        return None
    # The name is the visitor's: only its last part, and nothing that could break a header.
    name = file.filename.replace("\\", "/").rsplit("/", 1)[-1]
    name = "".join(sign for sign in name if sign.isprintable())[:120] or "file"
    return Uploaded(data, name, file.content_type)
