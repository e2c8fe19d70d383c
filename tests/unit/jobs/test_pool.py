"""``prebrief.jobs.pool``: one bad item costs only itself, and nothing is hoarded."""

from collections.abc import Iterator

import pytest

from prebrief.jobs import pool
from unit.jobs.tasks import odd


def numbers(done: list[tuple[int | str, str]]) -> list[str]:
    return sorted(result.split(" by ")[0] for _, result in done)


def test_every_item_gets_its_result() -> None:
    done = list(pool.each(odd, range(12), processes=2, seconds=60))
    assert sorted(item for item, _ in done) == list(range(12))
    assert all(result.startswith(f"{item} by ") for item, result in done)
    assert len({result.split(" by ")[1] for _, result in done}) == 2


def test_an_item_that_ends_its_process_costs_only_itself() -> None:
    items: list[int | str] = [1, "die", 2, "die", 3]
    done = list(pool.each(odd, items, processes=1, seconds=60))
    assert [result for item, result in done if item == "die"] == ["died", "died"]
    assert numbers(done) == ["1", "2", "3", "died", "died"]


def test_an_item_that_takes_too_long_is_ended() -> None:
    items: list[int | str] = [1, "sleep", 2]
    done = list(pool.each(odd, items, processes=1, seconds=3))
    assert ("sleep", "too-slow") in done
    assert numbers(done) == ["1", "2", "too-slow"]


def test_items_are_taken_only_as_processes_fall_free() -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for number in range(1000):
            taken.append(number)
            yield number

    results = pool.each(odd, items(), processes=2, seconds=60)
    for _ in range(3):
        next(results)
    assert len(taken) <= 5
    results.close()  # type: ignore[attr-defined]


def test_a_process_makes_room_for_a_fresh_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "TASKS_EACH", 2)
    done = list(pool.each(odd, range(4), processes=1, seconds=60))
    assert len({result.split(" by ")[1] for _, result in done}) == 2
