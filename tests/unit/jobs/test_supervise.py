"""``prebrief.jobs.supervise``: processes are kept running, and none outlives its keeper."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable

import pytest

from prebrief.jobs import supervise
from prebrief.jobs.supervise import Supervisor

WAITING = [sys.executable, "-c", "import sys; sys.stdin.read()"]


def until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not true():
        assert time.monotonic() < deadline, "not in time"
        time.sleep(0.01)


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_who_dies_is_replaced_and_all_end_with_the_keeper(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervise, "SOON", 0.0)
    with Supervisor(WAITING, 2) as kept:
        until(lambda: len(kept.pids) == 2)
        before = set(kept.pids)
        victim = before.pop()
        os.kill(victim, signal.SIGKILL)
        until(lambda: len(kept.pids) == 2 and victim not in kept.pids)
        assert before < set(kept.pids)
        last = kept.pids
    assert not any(alive(pid) for pid in last)


def test_a_child_sees_the_death_of_its_keeper() -> None:
    code = (
        "import os, sys, time; from prebrief.jobs.supervise import Supervisor\n"
        f"kept = Supervisor({WAITING!r}).__enter__()\n"
        "while not kept.pids: time.sleep(0.01)\n"
        "print(kept.pids[0], flush=True); os.kill(os.getpid(), 9)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True)
    child = int(done.stdout)
    until(lambda: not alive(child))
