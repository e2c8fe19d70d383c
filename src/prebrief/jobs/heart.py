"""The heartbeat of a process, and the eye that it keeps on the others.

A process is given up when its heartbeat has stood still for as long as the others are patient,
by the clock of whoever watches: no two clocks are compared, and a clock that jumps harms nobody.
"""

import logging
import threading
import time
from collections.abc import Callable, Iterable

from prebrief.errors import PrebriefError
from prebrief.jobs.steps import Keeping

PATIENCE = 15.0
"""Seconds without a heartbeat after which a process is given up."""
BEATS = 6
"""Heartbeats in that time."""
log = logging.getLogger(__name__)


class Watch:
    """What one process has seen of the hearts of the others."""

    def __init__(self, patience: float, *, clock: Callable[[], float] = time.monotonic) -> None:
        self.patience = patience
        self.clock = clock
        self._seen: dict[str, tuple[str, float]] = {}
        self._looked = clock()

    def forget(self) -> None:
        """Begin anew: nothing could be seen for a while, so nobody is to blame for silence."""
        self._seen.clear()

    def silent(self, hearts: dict[str, str]) -> list[tuple[str, str]]:
        """Note the hearts as they are now; give those that have stood still too long."""
        now = self.clock()
        if now - self._looked > self.patience / 2:
            # Whoever was away for so long cannot say that the others were silent.
            self.forget()
        self._looked = now
        kept = {name: self._seen.get(name) for name in hearts}
        self._seen = {
            name: seen if (seen := kept[name]) and seen[0] == beat else (beat, now)
            for name, beat in hearts.items()
        }
        return [
            (name, beat)
            for name, (beat, since) in self._seen.items()
            if now - since > self.patience
        ]


class Heart:
    """A thread that beats for its process and hands on what the dead left undone."""

    def __init__(
        self,
        keeping: Keeping,
        executor: str,
        *,
        patience: float,
        holders: Callable[[], Iterable[str]],
        hand_on: Callable[[list[str]], None],
        given_up: Callable[[], None],
    ) -> None:
        """Prepare to beat.

        Args:
            keeping: Where hearts are kept.
            executor: Whose heart this is.
            patience: Seconds of silence after which another is given up.
            holders: Gives the processes that hold runs.
            hand_on: Puts the runs of these processes back in the queue.
            given_up: Called when the others have given this process up.
        """
        self.keeping = keeping
        self.executor = executor
        self.interval = patience / BEATS
        self.look = True
        """Whether it looks after the others, too."""
        self.watch = Watch(patience)
        self.holders, self.hand_on, self.given_up = holders, hand_on, given_up
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="heart", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End; what is under way is waited for."""
        self._stop.set()
        if self._thread is not threading.current_thread():
            self._thread.join(timeout=self.interval + 10)

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                if not self.keeping.beat(self.executor):
                    self.given_up()
                    return
                if self.look:
                    self.look_after()
            except PrebriefError as error:
                log.warning("no heartbeat: %s", error.code)
                self.watch.forget()
            except Exception as error:  # noqa: BLE001 - a heart that stops would cost a living process
                log.warning("no heartbeat: %s", type(error).__name__)
                self.watch.forget()
            self._stop.wait(self.interval)

    def look_after(self) -> None:
        """Give up who is silent; hand on the runs of everybody who is gone."""
        living = self.keeping.living()
        for name, beat in self.watch.silent(living):
            if name != self.executor and self.keeping.part(name, heartbeat=beat):
                log.warning("worker %s is silent: its runs are handed on", name)
                living.pop(name)
        gone = sorted(set(self.holders()) - living.keys() - {self.executor})
        if gone:
            self.hand_on(gone)
