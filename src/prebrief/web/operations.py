"""What whoever runs the service looks at: a line for each request, counts and durations.

No label and no field comes from a visitor: routes are the templates of the code, and an address
that matches none is counted as ``other``.
"""

import hmac
import ipaddress
import logging
import time
from collections.abc import Iterable

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from prebrief.app import health
from prebrief.errors import PrebriefError
from prebrief.settings import settings
from prebrief.web.doors import hosted

QUIET = frozenset({"/healthz", "/readyz", "/metrics"})
"""Routes asked every few seconds by machines: counted, not logged."""
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_PROXIED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")
_log = logging.getLogger("prebrief.web.requests")
_registry = CollectorRegistry()
_requests = Counter(
    "prebrief_requests", "Requests answered.", ("method", "route", "status"), registry=_registry
)
_seconds = Histogram(
    "prebrief_request_seconds", "Seconds until a request was answered.", ("route",),
    buckets=(0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30), registry=_registry,
)  # fmt: skip


class _Kept(Collector):
    """Counts what the database holds, when asked."""

    def collect(self) -> Iterable[Metric]:
        """Give the counts; none where the database does not answer."""
        try:
            runs, answers = health.runs_by_state(), health.answers_scored()
        except PrebriefError:
            return
        states = GaugeMetricFamily("prebrief_runs", "Runs kept, by state.", labels=("state",))
        for state, count in runs.items():
            states.add_metric((state,), count)
        yield states
        yield CounterMetricFamily("prebrief_answers_scored", "Answers scored and kept.", answers)


_registry.register(_Kept())


class Measure:
    """Counts each request, times it and, in hosted mode, logs it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, watching the status."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status, start = 500, time.perf_counter()

        async def watching(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, watching)
        finally:
            _note(scope, status, time.perf_counter() - start)


def _note(scope: Scope, status: int, seconds: float) -> None:
    route = getattr(scope.get("route"), "path", "other")
    method = scope["method"] if scope["method"] in _METHODS else "other"
    _requests.labels(method, route, str(status)).inc()
    _seconds.labels(route).observe(seconds)
    if hosted() and route not in QUIET:
        told = {"method": method, "route": route, "status": status, "ms": round(1000 * seconds)}
        _log.info("request", extra=told)


def metrics() -> bytes:
    """Give all counts in the text format of Prometheus."""
    return generate_latest(_registry)


def may_measure(request: Request) -> bool:
    """Say whether the request may see the counts: with the token, or straight from this machine."""
    token = settings().metrics_token
    given = request.headers.get("authorization", "")
    if token and hmac.compare_digest(given.encode(), f"Bearer {token}".encode()):
        return True
    if any(name in request.headers for name in _PROXIED):
        return False  # a proxy on this machine passes on what comes from anywhere
    return _is_loopback(request.client.host if request.client else "") and _is_loopback(
        request.url.hostname or ""
    )


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
