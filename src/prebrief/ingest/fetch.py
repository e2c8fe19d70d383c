"""A posting by its address: one page or file, taken with care."""

import http.client
import socket
import ssl
import time
from contextlib import closing
from dataclasses import dataclass
from urllib.parse import urljoin

from prebrief.errors import InputError, PrebriefError, ServiceError
from prebrief.ingest.addresses import DEFAULT_POLICY, Policy, Target, check
from prebrief.ingest.limits import DEFAULT_LIMITS, Limits
from prebrief.ingest.refusals import in_words, refuse

_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_CHUNK = 1 << 15
_ACCEPTED = (
    "text/html",
    "application/xhtml+xml",
    "text/plain",
    "text/markdown",
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/octet-stream",  # files behind download links; the content decides
)
_HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; prebrief)",
    "Accept": ", ".join(_ACCEPTED[:-1]),
    "Accept-Encoding": "identity",
    "Connection": "close",
}


@dataclass(frozen=True)
class Fetched:
    """What an address gave."""

    data: bytes
    address: str
    """Where it was found, redirects followed."""
    media_type: str | None


def fetch(
    address: str, *, limits: Limits = DEFAULT_LIMITS, policy: Policy = DEFAULT_POLICY
) -> Fetched:
    """Get a posting from a public http(s) address.

    Raises:
        InputError: The address is malformed, private, of the wrong kind, or too large.
        ServiceError: The network or the other side failed.
    """
    deadline = time.monotonic() + limits.fetch_seconds
    for _ in range(limits.redirects + 1):
        target = check(address, policy=policy)
        answer = _ask(target, deadline, limits)
        if isinstance(answer, Fetched):
            return Fetched(answer.data, address, answer.media_type)
        following = urljoin(address, answer)
        if address.startswith("https:") and following.startswith("http:"):
            raise InputError(
                "bad-address",
                "The address leads from a secure page to an open one.",
                fix="Save the posting as a file and name the file.",
            )
        address = following
    raise ServiceError(
        "too-many-redirects",
        "The address passes on from page to page.",
        fix="Open it in a browser and use the address of the posting itself.",
        retry=False,
    )


def _ask(target: Target, deadline: float, limits: Limits) -> "Fetched | str":
    """Ask once; gives what was found, or where to look instead."""
    try:
        with closing(_connect(target, deadline)) as connection:
            raw = connection.sock
            connection.request("GET", target.path, headers=_HEADERS)
            with closing(connection.getresponse()) as response:
                if response.status in _REDIRECTS and (place := response.getheader("Location")):
                    return place
                if response.status != 200:
                    raise _refused(response.status)
                return _body(response, raw, deadline, limits)
    except PrebriefError:
        raise
    except TimeoutError as cause:
        raise _slow() from cause
    except (OSError, http.client.HTTPException, ValueError) as cause:
        raise ServiceError(
            "address-failed",
            "The address could not be read.",
            fix="Check the network and try again, or save the posting as a file.",
        ) from cause


def _connect(target: Target, deadline: float) -> http.client.HTTPConnection:
    """Connect to the number that was checked, under the name that was asked for."""
    left = _left(deadline)
    raw = socket.create_connection((target.number, target.port), timeout=left)
    if target.scheme == "https":
        raw.settimeout(_left(deadline))
        try:
            raw = ssl.create_default_context().wrap_socket(raw, server_hostname=target.host)
        except BaseException:
            raw.close()
            raise
    connection = http.client.HTTPConnection(target.host, target.port, timeout=left)
    connection.sock = raw
    if target.port == (443 if target.scheme == "https" else 80):
        connection.port = connection.default_port = target.port  # keeps it out of the Host line
    return connection


def _body(
    response: http.client.HTTPResponse,
    raw: socket.socket,
    deadline: float,
    limits: Limits,
) -> Fetched:
    kind = (response.getheader("Content-Type") or "").split(";")[0].strip().lower()
    if kind and kind not in _ACCEPTED:
        raise InputError(
            "not-a-posting",
            "The address holds something that is neither a page nor a document.",
            fix="Give the address of the posting itself, or save it as a file.",
        )
    length = response.getheader("Content-Length") or ""
    if length.isdigit() and int(length) > limits.fetch_bytes:
        raise refuse("too-large", limit=in_words(limits.fetch_bytes))
    data = bytearray()
    while True:
        raw.settimeout(_left(deadline))  # a page that drips must not outlast the limit
        chunk = response.read1(_CHUNK)
        if not chunk:
            break
        data += chunk
        if len(data) > limits.fetch_bytes:
            raise refuse("too-large", limit=in_words(limits.fetch_bytes))
    return Fetched(bytes(data), "", kind or None)


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise _slow()
    return left


def _slow() -> ServiceError:
    return ServiceError(
        "address-too-slow",
        "The address took too long to answer.",
        fix="Try again, or save the posting as a file.",
    )


def _refused(status: int) -> PrebriefError:
    if status in (401, 403, 429):
        return ServiceError(
            "address-refused",
            f"The site does not hand the page out to programs (status {status}).",
            fix="Open it in a browser, save it as PDF or copy its text into a file.",
            retry=False,
        )
    if status in (404, 410):
        return InputError(
            "posting-gone",
            f"There is no such page any more (status {status}).",
            fix="Check the address; the posting may have been closed.",
        )
    return ServiceError(
        "address-failed",
        f"The site answered with an error (status {status}).",
        fix="Try again later, or save the posting as a file.",
    )
