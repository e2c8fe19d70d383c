"""Inside the guarded process: bound it, read files, answer; it never returns to its caller.

Frames on the socket are a length of eight bytes and as many bytes. A request is two frames, its
head as JSON and the file. An answer is one: JSON of a document or of an error. Nothing that comes
out of the process is unpickled, so a reader that a hostile file took over can only send wrong text.
"""

import gc
import json
import os
import signal
import socket
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

from prebrief.errors import PrebriefError
from prebrief.ingest.limits import DEFAULT_LIMITS, Limits
from prebrief.ingest.refusals import refuse
from prebrief.records.document import DocumentRole

_LENGTH = 8
_CHUNK = 1 << 20
_MOST_DESCRIPTORS = 1 << 16
_STREAMS = (0, 1, 2)
MORE = b"more "
"""Opens a frame that asks for so many more seconds."""
_longer: list[Callable[[float], None]] = []
"""How to ask for more time; empty outside a guarded process."""


@dataclass(frozen=True)
class Request:
    """A file to read, and how."""

    data: bytes
    role: DocumentRole
    name: str
    media_type: str | None = None
    limits: Limits = DEFAULT_LIMITS

    def frames(self) -> tuple[bytes, bytes]:
        """Give the request as it is sent to another process."""
        head = {"role": self.role, "name": self.name, "media_type": self.media_type}
        return json.dumps({**head, "limits": asdict(self.limits)}).encode(), self.data

    @classmethod
    def of(cls, head: bytes, data: bytes) -> "Request":
        """Give the request that was sent."""
        fields = json.loads(head)
        return cls(data, **{**fields, "limits": Limits(**fields["limits"])})


def send(connection: socket.socket, frame: bytes) -> None:
    """Send a frame."""
    connection.sendall(len(frame).to_bytes(_LENGTH, "big"))
    connection.sendall(frame)


def receive(connection: socket.socket, *, most: int) -> bytes | None:
    """Take a frame; none where the other side is gone or says too much."""
    head = _exactly(connection, _LENGTH)
    size = int.from_bytes(head, "big")
    if len(head) < _LENGTH or size > most:
        return None
    frame = _exactly(connection, size)
    return frame if len(frame) == size else None


def _exactly(connection: socket.socket, size: int) -> bytes:
    found = bytearray()
    while len(found) < size and (part := connection.recv(min(_CHUNK, size - len(found)))):
        found += part
    return bytes(found)


def requests_from(connection: socket.socket) -> Iterator[Request]:
    """Take requests from the socket as long as there are any."""
    while (head := receive(connection, most=_CHUNK)) is not None:
        data = receive(connection, most=json.loads(head)["limits"]["file_bytes"])
        if data is None:
            return
        yield Request.of(head, data)


def live(connection: socket.socket, requests: Iterable[Request]) -> NoReturn:
    """Answer each request and end the process; to be called in a process just forked.

    Raises nothing: whatever goes wrong ends the process, and the other side sees that.
    """
    status = 1
    try:
        shut(connection.fileno())
        gc.disable()  # the process lives for one file or a few
        for number, request in enumerate(requests, start=1):
            bound(request.limits, number=number)
            _longer.append(partial(_more, connection, request.limits))
            send(connection, answer(request))
        status = 0
    finally:
        os._exit(status)  # no clean-up of the parent's doing, no flush of its output


def take_longer(seconds: float) -> None:
    """Ask for more time for the file being read: a scan of many pages is slow and no fault."""
    if _longer:
        _longer[-1](seconds)


def _more(connection: socket.socket, limits: Limits, seconds: float) -> None:
    bound(limits, more=seconds)
    send(connection, MORE + str(seconds).encode())


def answer(request: Request) -> bytes:
    """Read the file; give the document or the refusal as JSON."""
    try:
        from prebrief.ingest.stage import ingest

        document = ingest(
            request.data,
            role=request.role,
            name=request.name,
            media_type=request.media_type,
            limits=request.limits,
        )
        return b'{"document":' + document.model_dump_json().encode() + b"}"
    except PrebriefError as error:
        return _error(error)
    except MemoryError:
        return _error(refuse("reader-memory", where=request.name))
    except Exception as error:  # noqa: BLE001 - the boundary: a reader's fault is one file's fault
        frame = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{type(error).__name__} in {Path(frame.filename).name}:{frame.lineno}"
        return _error(refuse("reader-failed", where=f"{request.name}; {place}"))


def _error(error: PrebriefError) -> bytes:
    fields: dict[str, Any] = error.to_dict() | {"family": type(error).__name__}
    return json.dumps({"error": fields}).encode()


def shut(kept: int) -> None:
    """Leave the process nothing of its parent's but the socket: no files, no output, no signals."""
    if "faulthandler" in sys.modules:
        sys.modules["faulthandler"].disable()
    for caught in (signal.SIGINT, signal.SIGTERM, signal.SIGALRM, signal.SIGXCPU, signal.SIGCHLD):
        signal.signal(caught, signal.SIG_DFL)
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in _STREAMS:
        # Libraries in other languages print what they stumble over, and that may be the file.
        os.dup2(nothing, stream)
    os.closerange(len(_STREAMS), kept)
    os.closerange(kept + 1, _MOST_DESCRIPTORS)


def bound(limits: Limits, *, number: int = 1, more: float = 0.0) -> None:
    """Set the limits of the process for the file about to be read, the first or a later one.

    Args:
        limits: What it may cost.
        number: Which file of the process it is; only the first sets what holds for all.
        more: Seconds that a file already begun may take besides.
    """
    import resource

    # Seconds of the clock end the process even inside a library: the signal has no handler.
    signal.setitimer(signal.ITIMER_REAL, limits.clock_seconds + more)
    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime)
    _limit(resource.RLIMIT_CPU, spent + max(1, round(limits.read_seconds + more)))
    if number > 1 or more:
        return
    _limit(resource.RLIMIT_FSIZE, 0)  # nothing can be written to a disk
    _limit(resource.RLIMIT_CORE, 0)  # a dump would hold the CV
    _limit(resource.RLIMIT_DATA, _taken(5) + limits.read_bytes)
    # Address space is reserved far more freely than it is used, so its limit is only a backstop.
    _limit(resource.RLIMIT_AS, _taken(0) + 4 * limits.read_bytes)


def _limit(which: int, value: int) -> None:
    import resource

    _, hard = resource.getrlimit(which)
    if hard != resource.RLIM_INFINITY:
        value = min(value, hard)
    try:
        resource.setrlimit(which, (value, hard if which == resource.RLIMIT_CPU else value))
    except (ValueError, OSError):
        return  # a system that lacks this limit still has the others


def _taken(field: int) -> int:
    """Give bytes that the process has already: all (0), or data and stack (5)."""
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()
    except OSError:
        return 0
    return int(pages[field]) * os.sysconf("SC_PAGE_SIZE")
