"""Do many small tasks in a few processes; one that kills its process costs only itself.

Only as many items are held as there are processes, so a million need no more memory than ten.
"""

import multiprocessing
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from typing import Generic, Literal, TypeVar

T = TypeVar("T")
R = TypeVar("R")
TASKS_EACH = 200
"""Tasks after which a process makes room for a fresh one, whatever it may have hoarded."""
Failure = Literal["died", "too-slow"]
Task = Callable[[T], R]


@dataclass
class _Child(Generic[T]):
    """A process and what it is busy with."""

    process: multiprocessing.process.BaseProcess
    pipe: Connection
    left: int
    item: list[T] = field(default_factory=list)
    """The task at hand, or nothing."""
    deadline: float = 0.0

    def end(self) -> None:
        """End it now."""
        self.process.kill()
        self.process.join()
        self.pipe.close()


def each(
    task: Callable[[T], R],
    items: Iterable[T],
    *,
    processes: int,
    seconds: float,
    prepare: Callable[[], None] | None = None,
) -> Iterator[tuple[T, R | Failure]]:
    """Do a task with each item; give the item with its result as soon as there is one.

    Args:
        task: A function of a module; it must not raise, and its result must be picklable.
        items: Taken one by one, as processes fall free.
        processes: How many at a time.
        seconds: What one task may take; its process is then ended.
        prepare: Called in each process before its first task.
    """
    upcoming = iter(items)
    context = multiprocessing.get_context("spawn")
    children: list[_Child[T]] = []

    def born() -> _Child[T]:
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, task, prepare))
        process.start()
        theirs.close()
        return _Child(process, ours, TASKS_EACH)

    def busy() -> list[_Child[T]]:
        return [child for child in children if child.item]

    try:
        more = True
        while more or busy():
            while more and len(busy()) < processes:
                try:
                    item = next(upcoming)
                except StopIteration:
                    more = False
                    break
                idle = next((child for child in children if not child.item), None)
                if idle is None:
                    idle = born()
                    children.append(idle)
                _give(idle, item, seconds)
            if not busy():
                continue
            yield from _collect(children)
    finally:
        for child in children:
            child.end()


def _give(child: _Child[T], item: T, seconds: float) -> None:
    child.item = [item]
    child.left -= 1
    child.deadline = time.monotonic() + seconds
    with suppress(OSError):  # it died idle: found out when it is listened to
        child.pipe.send(item)


def _collect(children: list[_Child[T]]) -> Iterator[tuple[T, R | Failure]]:
    """Wait for something to happen to a busy child, and say what."""
    busy = [child for child in children if child.item]
    first = min(child.deadline for child in busy)
    ready = wait([child.pipe for child in busy], timeout=max(0.0, first - time.monotonic()))
    for child in busy:
        outcome: R | Failure
        if child.pipe in ready:
            try:
                outcome = child.pipe.recv()
            except (EOFError, OSError):
                outcome = "died"
        elif time.monotonic() > child.deadline:
            outcome = "too-slow"
        else:
            continue
        item = child.item.pop()
        if outcome in ("died", "too-slow") or child.left <= 0:
            children.remove(child)
            child.end()
        yield item, outcome


def _serve(pipe: Connection, task: Task[T, R], prepare: Callable[[], None] | None) -> None:
    """Live in a child: take an item, give its result, until nobody is at the other end."""
    # Ctrl-C reaches the whole group; the parent decides, and an unfinished task leaves nothing.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if prepare is not None:
        prepare()
    while True:
        try:
            item = pipe.recv()
        except (EOFError, OSError):
            return
        pipe.send(task(item))
