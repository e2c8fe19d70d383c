"""Reading files in a process of their own, with limits of time and memory.

A file that makes a reader crash, hang or swell ends that process and nothing else; here it becomes
the same clear refusal as any other file that cannot be read. Where this process has one thread, the
reading one is forked from it, which costs two milliseconds and lets both work side by side. A
process with threads must not be forked: it keeps a small server that is (``guard_server``).
"""

import json
import os
import signal
import socket
import sys
import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from prebrief import errors
from prebrief.errors import PrebriefError
from prebrief.ingest.guarded_child import MORE, Request, answer, live, receive
from prebrief.ingest.refusals import refuse
from prebrief.records.document import Document

_MOST_SAID = 100_000_000
"""Bytes of an answer: blocks of the longest text allowed take a third of it."""
_GRACE = 2.0
"""Seconds that the process has to end by itself before it is given up."""
_FAMILIES = {
    kind.__name__: kind
    for kind in (errors.InputError, errors.SetupError, errors.ServiceError, errors.NotFoundError)
}
_THREADS = Path("/proc/self/task")


class Pending:
    """Files that are being read; each is asked for in its turn."""

    def __init__(
        self,
        requests: Sequence[Request],
        connection: socket.socket | None = None,
        *,
        pid: int | None = None,
        release: Callable[[], None] | None = None,
    ) -> None:
        """Wait for files.

        Args:
            requests: The files, in order.
            connection: Leads to the reading process; none to read here, when asked.
            pid: The process, where it is a child of this one.
            release: To be called when the process is no longer needed.
        """
        self._left = deque(requests)
        self._connection = connection
        self._pid = pid
        self._since = time.monotonic()
        self._over = False
        self._release = release

    def take(self) -> Document:
        """Wait for the next file's document.

        Raises:
            InputError: The file cannot be read, whatever the reason.
        """
        request = self._left.popleft()
        if self._connection is None:
            return _document(answer(request), request)
        frame = None if self._over else self._wait(request)
        if frame is None:
            self._over = True
            raise self._broken(request)
        self._since = time.monotonic()
        return _document(frame, request)

    def _wait(self, request: Request) -> bytes | None:
        assert self._connection
        limits, asked = request.limits, 0.0
        while True:
            patience = self._since + limits.clock_seconds + asked + _GRACE - time.monotonic()
            self._connection.settimeout(max(_GRACE, patience))
            try:
                frame = receive(self._connection, most=_MOST_SAID)
            except OSError:
                return None
            if frame is None or not frame.startswith(MORE):
                return frame
            with suppress(ValueError):
                asked = min(float(frame[len(MORE) :]), limits.scan_seconds * limits.scanned_pages)

    def _broken(self, request: Request) -> PrebriefError:
        """Say why there is no answer, as far as can be told."""
        lasted = time.monotonic() - self._since
        ended = self._end()
        slow = ended in {signal.SIGXCPU, signal.SIGALRM} or (
            ended is None and lasted >= request.limits.read_seconds
        )
        if slow:
            seconds = f"{request.limits.read_seconds:.0f}"
            return refuse("reader-slow", where=request.name, limit=seconds)
        return refuse("reader-failed", where=request.name)

    def _end(self) -> int | None:
        """End the process; give the signal that ended it before, if one did."""
        if self._connection is not None:
            self._connection.close()
        if self._release is not None:
            self._release()
            self._release = None
        if self._pid is None:
            return None
        pid, self._pid = self._pid, None
        gone, status = os.waitpid(pid, os.WNOHANG)
        if not gone and self._over:
            # The socket closes a moment before the process is gone: let it say how it ended.
            deadline = time.monotonic() + _GRACE
            while not gone and time.monotonic() < deadline:
                time.sleep(0.005)
                gone, status = os.waitpid(pid, os.WNOHANG)
        if not gone:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            return None
        return os.WTERMSIG(status) if os.WIFSIGNALED(status) else None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end()


def begin(requests: Sequence[Request]) -> Pending:
    """Start to read the files, in order, in a process of its own; to be used in a ``with``."""
    if not hasattr(os, "fork"):
        return Pending(requests)
    if not _alone():
        from prebrief.ingest.guard_server import connect, slots

        slots.acquire()
        try:
            return Pending(requests, connect(requests), release=slots.release)
        except BaseException:
            slots.release()
            raise
    here, there = socket.socketpair()
    pid = os.fork()
    if pid == 0:
        live(there, requests)
    there.close()
    return Pending(requests, here, pid=pid)


def guarded(request: Request) -> Document:
    """Read one file in a process of its own.

    Raises:
        InputError: The file cannot be read, whatever the reason.
    """
    with begin([request]) as pending:
        return pending.take()


def _alone() -> bool:
    """Tell whether this process is known to have one thread, those of libraries counted."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        return len(os.listdir(_THREADS)) == 1  # noqa: PTH208 - asked at every file
    except OSError:
        return False


def _document(frame: bytes, request: Request) -> Document:
    """Check what the process says: after a hostile file it may say anything."""
    try:
        if frame.startswith(b'{"document":'):
            document = Document.model_validate_json(frame[12:-1])
            if document.role == request.role:
                return document
            raise ValueError(document.role)
        fields = json.loads(frame)["error"]
        family = _FAMILIES[fields["family"]]
        code, message = str(fields["code"]), str(fields["message"])
        error = family(code, message, fix=str(fields["fix"]), where=str(fields["where"]))
    except (ValueError, KeyError, TypeError, AttributeError):
        raise refuse("reader-failed", where=request.name) from None
    raise error
