"""The process that forks reading processes for one that has threads.

A fork copies one thread and every lock the others hold, so a web server or worker must not fork
itself. It starts this server once, which has a single thread and has loaded the readers, and sends
it one end of a socket for each child wanted. The server gets no settings and no secrets: its
environment holds the search path alone.
"""

import atexit
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from typing import NoReturn

from prebrief.errors import ServiceError
from prebrief.ingest.guarded_child import Request, answer, live, requests_from, send

_READERS = ("pdf", "docx", "odt", "rtf", "html", "posting_page", "json_resume", "markdown")
_START = "from prebrief.ingest.guard_server import serve; serve({})"
_TRIES = 2
_PAGE = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1"
    b">>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 5 0 R/Resources<</Font"
    b"<</F 4 0 R>>>>>>endobj 4 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj 5 0 obj"
    b"<</Length 32>>stream\nBT /F 9 Tf 9 50 Td (A page) Tj ET\nendstream endobj trailer"
    b"<</Root 1 0 R>>"
)
"""Read once before anything else, so that no child has to set up the reader's tables."""


class _Server:
    """The server of this process."""

    def __init__(self) -> None:
        self._control, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-c", _START.format(theirs.fileno())],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=(theirs.fileno(),),
                env={"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONHASHSEED": "random"},
                start_new_session=True,  # a Ctrl-C for this process is none for the server
            )
        self.owner = os.getpid()

    def child(self) -> socket.socket:
        """Give a socket that leads to a new child."""
        here, there = socket.socketpair()
        with there:
            try:
                socket.send_fds(self._control, [b"."], [there.fileno()])
            except OSError:
                here.close()
                raise
        return here

    def stop(self) -> None:
        """End the server, which ends when nobody can ask it any more."""
        self._control.close()
        if self.owner == os.getpid():
            self._process.wait()


slots = threading.BoundedSemaphore(max(2, os.cpu_count() or 2))
"""How many children may be at work: more than there are processors would only take more memory."""
_lock = threading.Lock()
_server: _Server | None = None


def connect(requests: Sequence[Request]) -> socket.socket:
    """Give a socket to a new child that has been sent the requests.

    Raises:
        ServiceError: The server cannot be started.
    """
    for _ in range(_TRIES):
        connection = _child()
        if connection is None:
            continue
        # The child reads while this sends; should it die over a file, taking its answer tells.
        with suppress(OSError):
            for request in requests:
                for frame in request.frames():
                    send(connection, frame)
            connection.shutdown(socket.SHUT_WR)
        return connection
    raise ServiceError(
        "no-reader",
        "The process that reads files cannot be started.",
        fix="Look whether the machine is out of memory or processes, and try again.",
    )


def _child() -> socket.socket | None:
    global _server  # noqa: PLW0603 - one server for each process, started when first needed
    with _lock:
        if _server is None or _server.owner != os.getpid():
            _server = _Server()
            atexit.register(stop)
        try:
            return _server.child()
        except OSError:
            _server.stop()
            _server = None
            return None


def stop() -> None:
    """End this process's server, if it has one."""
    global _server  # noqa: PLW0603
    with _lock:
        if _server is not None and _server.owner == os.getpid():
            _server.stop()
        _server = None


def serve(descriptor: int) -> NoReturn:
    """Fork a child for each socket that comes in; end when the asking process is gone."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # children vanish by themselves
    for reader in _READERS:
        import_module(f"prebrief.ingest.{reader}")
    answer(Request(_PAGE, "cv", "page"))
    control = socket.socket(fileno=descriptor)
    while True:
        message, sockets, _, _ = socket.recv_fds(control, 1, 1)
        if not message:
            os._exit(0)
        for given in sockets:
            if os.fork() == 0:
                connection = socket.socket(fileno=given)
                # All requests before any answer: two sides that both send would wait for ever.
                live(connection, list(requests_from(connection)))
            os.close(given)
