"""Who may come in: the key of a machine's one user, or the session of somebody who signed in.

Everything is closed unless ``OPEN`` names it: a page that is forgotten here is a page nobody sees.
"""

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from secrets import token_bytes, token_urlsafe
from urllib.parse import quote, urlencode, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection, Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from prebrief.app import accounts
from prebrief.app.accounts import Who
from prebrief.app.secret import sign
from prebrief.errors import AccessError
from prebrief.settings import settings
from prebrief.web.problems import answer

OPEN = (
    "/static/",
    "/theme",
    "/sign-in",
    "/join/",
    "/privacy",
    "/shared/",
    "/calendar/",
    "/healthz",
    "/readyz",
    "/metrics",
)
"""Paths that ask nobody who they are; with a slash at its end, all that begin so. What lies behind
them checks for itself."""
API = "/api/"
"""Programs are let through to the interface, which knows tokens and answers in JSON."""
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_DAYS = 30
_SECONDS = _DAYS * 24 * 3600


@dataclass(frozen=True)
class Cookie:
    """A cookie as it is set: never readable by scripts, never sent by other sites' posts."""

    name: str
    secure: bool
    same_site: str

    def set(self, response: Response, value: str, *, seconds: int | None = _SECONDS) -> None:
        """Put it on a response."""
        response.set_cookie(
            self.name,
            value,
            max_age=seconds,
            path="/",
            secure=self.secure,
            httponly=True,
            samesite="strict" if self.same_site == "strict" else "lax",
        )

    def clear(self, response: Response) -> None:
        """Take it away."""
        response.delete_cookie(
            self.name, path="/", secure=self.secure, httponly=True, samesite="strict"
        )


def hosted() -> bool:
    """Say whether people sign in."""
    return settings().mode == "hosted"


def https() -> bool:
    """Say whether the app is reached by https."""
    return (settings().public_url or "").startswith("https://")


def session_cookie(connection: HTTPConnection) -> Cookie:
    """Give the cookie of a session.

    Why: cookies know no ports, so each local app has its own name. In hosted mode links in mail
    must lead in without signing in again, which ``strict`` would not let them.
    """
    if hosted():
        return Cookie("__Host-prebrief" if https() else "prebrief", https(), "lax")
    return Cookie(f"prebrief-{connection.url.port or 80}", https(), "strict")


def visit_cookie() -> Cookie:
    """Give the cookie that ties a form to a browser before anybody has signed in."""
    return Cookie("__Host-visit" if https() else "visit", https(), "strict")


def key() -> str:
    """Give the key that the printed address carries."""
    return sign("key")


def _session_of_key() -> str:
    return sign("session", key())


class Door:
    """Finds out who is asking, and stops those who may not come in."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request pass, or answer it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        refused = await self._look(request)
        await (refused or self._app)(scope, receive, send)

    async def _look(self, request: Request) -> Response | None:
        path = request.url.path
        if not hosted() and "key" in request.query_params:
            return _let_in(request)
        request.state.who = None if path.startswith("/static/") else await _who(request)
        if request.state.who or is_open(path):
            return None
        if hosted() and request.method in SAFE:
            there = path + (f"?{request.url.query}" if request.url.query else "")
            return RedirectResponse(f"/sign-in?next={quote(there)}", status_code=303)
        return answer(request, _locked(), status=401)


def is_open(path: str) -> bool:
    """Say whether a path asks nobody who they are."""
    return any(path.startswith(each) if each[-1] == "/" else path == each for each in (*OPEN, API))


def _locked() -> AccessError:
    if hosted():
        return AccessError("signed-out", "You are not signed in.", fix="Sign in and try again.")
    return AccessError(
        "no-key",
        "This Prebrief opens only for the person who started it.",
        fix="Open the whole address that prebrief serve printed, with the key at its end.",
    )


def _let_in(request: Request) -> Response:
    """Take the key out of the address and put it in a cookie."""
    given = request.query_params["key"]
    if not hmac.compare_digest(given.encode(), key().encode()):
        return answer(request, _locked(), status=401)
    rest = [pair for pair in request.query_params.multi_items() if pair[0] != "key"]
    there = request.url.path + (f"?{urlencode(rest)}" if rest else "")
    if not there.startswith("/") or there.startswith("//"):
        there = "/"
    response: Response = RedirectResponse(there, status_code=303)
    if request.headers.get("sec-fetch-site") in {"cross-site", "same-site"}:
        # Strict cookies are not sent along a redirect that began on another site.
        response = Response(status_code=200, headers={"Refresh": f"0; url={there}"})
    session_cookie(request).set(response, _session_of_key())
    return response


async def _who(request: Request) -> Who | None:
    token = request.cookies.get(session_cookie(request).name, "")
    if not token:
        return None
    if hosted():
        return await run_in_threadpool(accounts.who, token)
    good = hmac.compare_digest(token.encode(), _session_of_key().encode())
    return accounts.local_who() if good else None


def csrf_token(request: Request) -> str:
    """Give a token for a form: another text each time, so that compression gives nothing away."""
    bare = sign("form", _binding(request)).encode()
    pad = token_bytes(len(bare))
    return urlsafe_b64encode(pad + _mixed(bare, pad)).decode()


def csrf_good(request: Request, token: str) -> bool:
    """Say whether a form's token was made for this browser."""
    try:
        both = urlsafe_b64decode(token.encode())
    except ValueError:
        return False
    bare = sign("form", _binding(request)).encode()
    if len(both) != 2 * len(bare):
        return False
    return hmac.compare_digest(_mixed(both[len(bare) :], both[: len(bare)]), bare)


def _mixed(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))


def _binding(request: Request) -> str:
    session = request.cookies.get(session_cookie(request).name)
    return session or request.cookies.get(visit_cookie().name) or visit_of(request)


def visit_of(request: Request) -> str:
    """Give the value of the visit cookie that this response will set."""
    if not hasattr(request.state, "visit"):
        request.state.visit = token_urlsafe(24)
    visit: str = request.state.visit
    return visit


def local_path(there: str | None) -> str:
    """Give a path to go on to, never an address of another host."""
    if not there or not there.startswith("/") or there.startswith(("//", "/\\")):
        return "/"
    parts = urlsplit(there)
    return "/" if parts.scheme or parts.netloc else there
