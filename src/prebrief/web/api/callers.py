"""Who calls, how often, and with what kind of body: asked before anything is read."""

import hmac
import time
from collections import OrderedDict
from collections.abc import Callable, Coroutine
from threading import Lock
from typing import Annotated, Any

from fastapi import APIRouter, Depends
from fastapi.params import Form
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from prebrief.app import accounts, tokens
from prebrief.app.accounts import Who
from prebrief.errors import AccessError, InputError
from prebrief.web.doors import SAFE, csrf_good, hosted, key
from prebrief.web.forms import HEADER

PREFIX = "/api/v1"
COST = "x-cost"
"""What an operation takes from a caller's allowance, in the document; 1 where nothing is said."""
HEAVY: dict[str, Any] = {COST: 10}
"""For operations that read files or make them."""
ALLOWANCE = 600
"""What a person of a host may use at once; it comes back within a minute."""
_SECONDS = 60
_REMEMBERED = 10_000
"""People whose use is remembered in this process."""
_Handler = Callable[[Request], Coroutine[Any, Any, Response]]


class Guarded(APIRoute):
    """An operation that knows who calls before it reads what they sent."""

    def get_route_handler(self) -> _Handler:
        """Give the handler with its guard in front."""
        inner = super().get_route_handler()
        cost = (self.openapi_extra or {}).get(COST, 1)
        wanted = _body_type(self)
        names = {each.alias for each in self.dependant.query_params}

        async def guarded(request: Request) -> Response:
            who = await run_in_threadpool(calling, request)
            if hosted() and not USE.take(who.id, cost):
                raise AccessError(
                    "too-many-requests",
                    "That were too many requests in a short time.",
                    fix="Wait as many seconds as Retry-After says and send it again.",
                )
            given = request.headers.get("content-type", "").partition(";")[0].strip().lower()
            if wanted and given != wanted:
                raise InputError(
                    "wrong-media-type",
                    "The body is not of a kind that is taken here.",
                    fix=f"Send it as {wanted} and say so in Content-Type.",
                )
            if not names.issuperset(request.query_params):
                # A mistyped name would else be passed over, and the list be another one.
                raise InputError(
                    "unknown-parameter",
                    "The address has a parameter that is not known here.",
                    fix=f"Leave it out; known are: {', '.join(sorted(names)) or 'none'}.",
                )
            request.state.caller = who
            return await inner(request)

        return guarded


class Use:
    """How much of their allowance people have left, in this process."""

    def __init__(self, most: float = ALLOWANCE, seconds: float = _SECONDS) -> None:
        self._most = most
        self._back = most / seconds
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = Lock()

    def take(self, who: str, cost: float, *, at: float | None = None) -> bool:
        """Take a cost from somebody's allowance, or say no and take nothing."""
        moment = time.monotonic() if at is None else at
        with self._lock:
            left, seen = self._left.pop(who, (self._most, moment))
            left = min(self._most, left + (moment - seen) * self._back)
            enough = left >= cost
            self._left[who] = (left - cost if enough else left, moment)
            if len(self._left) > _REMEMBERED:
                self._left.popitem(last=False)
        return enough


USE = Use()


def calling(request: Request) -> Who:
    """Say for whom a program calls.

    Raises:
        AccessError: nobody is named, the token does not hold, or a browser's cookie comes without
            the token of a form of ours.
    """
    kind, _, given = request.headers.get("authorization", "").partition(" ")
    if kind:
        who = _of_token(given.strip()) if kind.lower() == "bearer" else None
        if who is None:
            raise AccessError(
                "bad-token",
                "This token does not hold.",
                fix="Make a new one under Your data, and send it as: Authorization: Bearer TOKEN",
            )
        return who
    known: Who | None = getattr(request.state, "who", None)
    if known is None:
        raise AccessError(
            "no-token",
            "The request does not say who is asking.",
            fix="Send a token as: Authorization: Bearer TOKEN",
        )
    if request.method not in SAFE and not csrf_good(request, request.headers.get(HEADER, "")):
        raise AccessError(
            "cookie-only",
            "A cookie alone changes nothing here.",
            fix="Send a token as: Authorization: Bearer TOKEN",
        )
    return known


def _of_token(given: str) -> Who | None:
    if not hosted() and hmac.compare_digest(given.encode(), key().encode()):
        return accounts.local_who()
    return tokens.who_of(given)


def _body_type(route: APIRoute) -> str | None:
    if route.body_field is None:
        return None
    is_form = isinstance(route.body_field.field_info, Form)
    return "multipart/form-data" if is_form else "application/json"


def _caller(request: Request) -> Who:
    who: Who = request.state.caller
    return who


Caller = Annotated[Who, Depends(_caller)]
"""Who calls; the ``id`` is the owner of what is kept."""


def resource(tag: str) -> APIRouter:
    """Give the router of a resource."""
    return APIRouter(
        prefix=PREFIX,
        tags=[tag],
        route_class=Guarded,
        generate_unique_id_function=lambda route: route.name,
    )
