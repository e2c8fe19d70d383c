"""``prebrief.jobs.heart``: who is given up, and who must not be."""

from collections.abc import Callable, Iterable

import pytest

from prebrief.errors import ServiceError
from prebrief.jobs.heart import Heart, Watch
from prebrief.store.database import Database


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def watched(watch: Watch, clock: Clock, beats: list[str], *, step: float) -> list[list[str]]:
    """Look at one other heart, a step of time apart; give who was silent each time."""
    given: list[list[str]] = []
    for beat in beats:
        clock.now += step
        given.append([name for name, _ in watch.silent({"b": beat})])
    return given


def test_silence_counts_from_the_last_change_by_our_own_clock() -> None:
    clock = Clock()
    watch = Watch(10, clock=clock)
    # Any change is a sign of life, whichever way the other's clock went.
    beats = ["09:00", "23:00", *["01:00"] * 4]
    assert watched(watch, clock, beats, step=4) == [[], [], [], [], [], ["b"]]


def test_who_was_away_blames_nobody() -> None:
    clock = Clock()
    watch = Watch(10, clock=clock)
    assert watched(watch, clock, ["x", "x"], step=4) == [[], []]
    clock.now += 60  # asleep, or the database was away
    assert watched(watch, clock, ["x", "x"], step=4) == [[], []]
    watch.forget()
    assert watched(watch, clock, ["x", "x", "x", "x"], step=4) == [[], [], [], ["b"]]


def test_who_is_gone_is_not_silent() -> None:
    clock = Clock()
    watch = Watch(10, clock=clock)
    watched(watch, clock, ["x", "x", "x"], step=4)
    clock.now += 4
    assert watch.silent({}) == []


def heart(
    database: Database,
    *,
    patience: float = 5.0,
    holders: Callable[[], Iterable[str]] = tuple,
    handed: list[str] | None = None,
    ended: list[str] | None = None,
) -> Heart:
    given, over = (handed if handed is not None else []), (ended if ended is not None else [])
    return Heart(
        database.runs,
        "me",
        patience=patience,
        holders=holders,
        hand_on=given.extend,
        given_up=lambda: over.append("me"),
    )


def test_the_runs_of_the_silent_and_the_gone_are_handed_on(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("me", "other", "silent"):
        database.runs.arrive(name, "worker")
    handed: list[str] = []
    mine = heart(database, holders=lambda: ["me", "other", "silent", "long-gone"], handed=handed)
    clock = Clock()
    mine.watch = Watch(5, clock=clock)
    for _ in range(4):
        clock.now += 2
        database.runs.beat("other")
        handed.clear()
        mine.look_after()
    assert sorted(handed) == ["long-gone", "silent"]
    assert database.runs.living().keys() == {"me", "other"}


def test_a_heart_that_was_given_up_says_so_and_stops(database: Database) -> None:
    ended: list[str] = []
    mine = heart(database, patience=0.1, ended=ended)
    mine.start()  # it never arrived, so it is not among the living
    mine._thread.join(timeout=10)
    assert ended == ["me"]
    mine.stop()


def test_a_database_that_is_away_does_not_stop_the_heart(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    database.runs.arrive("me", "worker")
    away = ServiceError("database-unavailable", "Away.")
    answers: list[object] = [away, ValueError(), True, False]
    ended: list[str] = []
    mine = heart(database, patience=0.05, ended=ended)

    def beat(executor: str) -> bool:
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return bool(answer)

    monkeypatch.setattr(database.runs, "beat", beat)
    mine.start()
    mine._thread.join(timeout=10)
    assert (answers, ended) == ([], ["me"])
