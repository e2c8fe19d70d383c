"""What holds for every request: which host is meant, how large it may be, who may have sent it."""

import ipaddress
from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from prebrief.errors import AccessError, InputError
from prebrief.settings import settings
from prebrief.web.doors import SAFE, hosted, https
from prebrief.web.problems import answer

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "media-src 'self' blob:",  # an answer just recorded is played back from memory
        "manifest-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "microphone=(self), camera=(), geolocation=(), payment=(), usb=(), "
        "browsing-topics=(), display-capture=()"
    ),
}
HSTS = "max-age=31536000; includeSubDomains"
BODY_BYTES = 44_000_000
"""Two files of the largest size that is read, and the words around them."""
DRAINED = 200_000_000
"""A body too large is read and thrown away up to here: else the browser shows no answer at all."""


class Headers:
    """Puts the security headers on every response."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, adding headers to the answer."""

        async def adding(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                # What is deleted here must not live on in a browser's cache.
                headers.setdefault("Cache-Control", "private, no-store")
                if https():
                    headers.setdefault("Strict-Transport-Security", HSTS)
            await send(message)

        await self._app(scope, receive, adding if scope["type"] == "http" else send)


class Gate:
    """Refuses what no page of ours sends: other hosts' names, other sites' posts, huge bodies."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, or answer at once."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        if not _our_host(request):
            error = AccessError(
                "wrong-host",
                "This address is not one that Prebrief answers to.",
                fix="Open the address that prebrief serve printed.",
            )
            await answer(request, error, status=421)(scope, receive, send)
            return
        if request.method not in SAFE and not _own_site(request):
            error = AccessError(
                "other-site",
                "The form came from another site and was not accepted.",
                fix="Open the page here and send the form again.",
            )
            await answer(request, error, status=403)(scope, receive, send)
            return
        length = request.headers.get("content-length", "0")
        if not length.isdigit() or int(length) > BODY_BYTES:
            await _drain(receive)
            await answer(request, _too_large(), status=413)(scope, receive, send)
            return
        await self._app(scope, _counted(receive), send)


def _our_host(request: Request) -> bool:
    """Say whether the name asked for is ours.

    Why: a foreign page may point a name of its own at this machine and read what is here
    (DNS rebinding); it cannot do so with a number or with localhost.
    """
    host = request.headers.get("host", "")
    if hosted():
        ours = urlsplit(settings().public_url or "").netloc
        if ours:
            return host == ours or (_is_probe(request) and _is_number(host))
    return _is_number(host)


def _is_probe(request: Request) -> bool:
    return request.url.path in {"/healthz", "/readyz", "/metrics"}


def _is_number(host: str) -> bool:
    try:
        name = urlsplit(f"//{host}").hostname or ""
        return name == "localhost" or bool(ipaddress.ip_address(name))
    except ValueError:
        return False


def _own_site(request: Request) -> bool:
    """Say whether a request that changes something may have come from a page of ours.

    Why two headers: a form on a page without referrer says ``Origin: null`` even to its own site.
    The form's token is asked for besides.
    """
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site in {"same-origin", "none"}
    origin = request.headers.get("origin")
    if origin in {None, "null"}:
        return True
    ours = settings().public_url if hosted() and settings().public_url else None
    return origin == (ours or f"{request.url.scheme}://{request.headers.get('host', '')}")


def _too_large() -> InputError:
    return InputError(
        "too-large",
        "What was sent is too large.",
        fix="Send files of at most 20 MB each, for instance a PDF without scanned photographs.",
    )


async def _drain(receive: Receive) -> None:
    taken = 0
    while taken < DRAINED:
        message = await receive()
        taken += len(message.get("body", b""))
        if message["type"] == "http.disconnect" or not message.get("more_body"):
            return


def _counted(receive: Receive) -> Receive:
    """Stop a body that turns out larger than it said."""
    taken = 0

    async def counting() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > BODY_BYTES:
            raise _too_large()
        return message

    return counting
