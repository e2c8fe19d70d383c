"""The one place where errors become answers: pages for people, RFC 9457 problems for programs."""

import logging
import traceback
from http import HTTPStatus
from pathlib import Path

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Match
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from prebrief.errors import InputError, NotFoundError, PrebriefError
from prebrief.settings import settings

PROBLEM = "application/problem+json"
STATUS = {
    "signed-out": 401,
    "no-key": 401,
    "wrong-password": 401,
    "no-token": 401,
    "bad-token": 401,
    "turn-passed": 409,
    "interview-over": 409,
    "not-due": 409,
    "too-large": 413,
    "wrong-media-type": 415,
    "wrong-host": 421,
    "too-many-tries": 429,
    "too-many-requests": 429,
}
"""Codes that have a status of their own within their family."""
_METHODS = ("DELETE", "GET", "HEAD", "PATCH", "POST", "PUT")
_NAME = 80
"""Longest name of a field that is told back."""
_log = logging.getLogger("prebrief.web")


def status_of(error: PrebriefError) -> int:
    """Give the HTTP status of an error: that of its code, else of its family."""
    return STATUS.get(error.code, error.http_status)


def answer(request: Request, error: PrebriefError, *, status: int | None = None) -> Response:
    """Answer with an error, as a page or as a problem document."""
    status = status or status_of(error)
    if wants_json(request):
        return problem(error, status=status, path=request.url.path)
    from prebrief.web.views import page

    return page(request, "error.html.jinja", status=status, error=error)


def wants_json(request: Request) -> bool:
    """Say whether a program asks: the interface, or a script of ours."""
    if request.url.path.startswith("/api/"):
        return True
    accepted = request.headers.get("accept", "")
    return "json" in accepted and "text/html" not in accepted


def problem(error: PrebriefError, *, status: int, path: str) -> JSONResponse:
    """Give an error as RFC 9457 has it; ``code``, ``fix`` and ``where`` are ours."""
    body = {
        "type": f"/api/errors#{error.code}",
        "title": error.message,
        "status": status,
        "detail": error.fix,
        "instance": path,
        **error.to_dict(),
    }
    headers = {"WWW-Authenticate": "Bearer"} if status == 401 else {}
    if status in {429, 503}:
        headers["Retry-After"] = "30"
    return JSONResponse(body, status_code=status, media_type=PROBLEM, headers=headers)


async def on_ours(request: Request, error: Exception) -> Response:
    """Answer with an error of the family."""
    assert isinstance(error, PrebriefError)
    return answer(request, error)


async def on_invalid(request: Request, error: Exception) -> Response:
    """Answer a request whose fields are not of the form asked for; names them, not their values.

    Why not all names: one that nobody asked for is as much the sender's words as a value is.
    """
    assert isinstance(error, RequestValidationError)
    faults = [each for each in error.errors() if each["type"] != "json_invalid"]
    known = [each["loc"][1:] for each in faults if each["type"] != "extra_forbidden"]
    named = (".".join(str(part) for part in place) for place in known)
    fields = sorted({name for name in named if name and len(name) <= _NAME and _is_plain(name)})
    if len(known) < len(faults):
        fields.append("names that are not asked for")
    return answer(
        request,
        InputError(
            "bad-fields",
            "Something in the request is missing or not of the form asked for.",
            fix=f"Look at: {', '.join(fields) or 'the body of the request'}.",
        ),
    )


async def on_http(request: Request, error: Exception) -> Response:
    """Answer what the framework refuses: no such page, no such method."""
    assert isinstance(error, HTTPException)
    if error.status_code == 404:
        return answer(
            request,
            NotFoundError(
                "no-such-page",
                "There is nothing at this address.",
                fix="It may have been deleted, or belong to somebody else. Go back to the start.",
            ),
        )
    title = HTTPStatus(error.status_code).phrase
    shown = InputError("refused", f"The request was refused: {title.lower()}.", fix="Go back.")
    response = answer(request, shown, status=error.status_code)
    response.headers.update(error.headers or {})
    if error.status_code == 405:
        response.headers["Allow"] = ", ".join(_allowed(request))
    return response


def _allowed(request: Request) -> list[str]:
    """Give what may be done at an address: the framework names the first route's methods only."""
    return [
        method
        for method in _METHODS
        if any(
            route.matches({**request.scope, "method": method})[0] == Match.FULL
            for route in request.app.routes
        )
    ]


def _is_plain(name: str) -> bool:
    return name.isascii() and name.replace("_", "").replace("-", "").replace(".", "").isalnum()


class LastResort:
    """Catches what nobody expected, inside the security headers and before it reaches a log."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on; answer a fault if nothing has been sent yet."""
        begun = False

        async def watching(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, watching if scope["type"] == "http" else send)
        except PrebriefError as error:
            if begun:
                raise
            await answer(Request(scope), error)(scope, receive, send)
        except Exception as error:  # noqa: BLE001 - the boundary: a fault becomes a page
            response = _unexpected(Request(scope), error)
            if not begun:
                await response(scope, receive, send)


def _unexpected(request: Request, error: Exception) -> Response:
    """Answer a fault of ours. The message may quote a CV: only kind and place are told."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "prebrief" in Path(frame.filename).parts]
    frame = (ours or frames)[-1]
    where = f"{type(error).__name__} in {Path(frame.filename).name}:{frame.lineno}"
    _log.error("unexpected %s", where, exc_info=error if settings().debug else None)
    return answer(
        request,
        PrebriefError(
            "unexpected",
            "Something went wrong inside Prebrief.",
            fix="Try once more. If it happens again, please report the line below.",
            where=where,
        ),
        status=500,
    )
