"""Keep other processes running: start them, start them again when they die, end them."""

import subprocess
import threading
import time
from collections.abc import Sequence
from types import TracebackType

PATIENCE = 40.0
"""Seconds that a process is given to end by itself."""
SOON = 5.0
"""A process that dies within so many seconds of its start is not started again at once."""
LONGEST_WAIT = 30.0


class Supervisor:
    """A number of processes of one command."""

    def __init__(self, command: Sequence[str], count: int = 1) -> None:
        self.command, self.count = list(command), count
        self._children: list[subprocess.Popen[bytes] | None] = [None] * count
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._threads = [
            threading.Thread(target=self._keep, args=(place,), name=f"keeper-{place}", daemon=True)
            for place in range(count)
        ]

    def __enter__(self) -> "Supervisor":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    @property
    def pids(self) -> tuple[int, ...]:
        """The processes that run now."""
        with self._lock:
            return tuple(child.pid for child in self._children if child and child.poll() is None)

    def stop(self) -> None:
        """Ask them to end, wait, and end those that do not."""
        self._stop.set()
        with self._lock:
            children = [child for child in self._children if child is not None]
            for child in children:
                child.terminate()
        deadline = time.monotonic() + PATIENCE
        for child in children:
            try:
                child.wait(timeout=max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
            if child.stdin:
                child.stdin.close()
        for thread in self._threads:
            thread.join()

    def _keep(self, place: int) -> None:
        pause = 0.5
        while True:
            with self._lock:
                if self._stop.is_set():
                    return
                # Its standard input ends when this process does, however it does: it then ends too.
                child = subprocess.Popen(self.command, stdin=subprocess.PIPE)
                self._children[place] = child
            begun = time.monotonic()
            child.wait()
            if child.stdin:
                child.stdin.close()
            pause = min(LONGEST_WAIT, pause * 2) if time.monotonic() - begun < SOON else 0.5
            if self._stop.wait(0.0 if pause == 0.5 else pause):
                return
