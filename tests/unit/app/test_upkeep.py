"""Once a day, by one of the processes, and never at the cost of the server."""

import threading
from datetime import timedelta

import pytest

from prebrief.app import upkeep
from prebrief.app.kept import database, kept_of, now
from prebrief.errors import ServiceError
from unit.app.conftest import Configure
from unit.store.filling import kept

pytestmark = pytest.mark.usefixtures("configure")


def test_it_is_done_once_a_day_whoever_asks(configure: Configure) -> None:
    configure(RETENTION_DAYS="30")
    moment = now()
    kept_of("ada").briefs.keep(kept().model_copy(update={"kept_at": moment}))
    assert upkeep.once_a_day(at=moment)
    assert not upkeep.once_a_day(at=moment + timedelta(hours=19))
    assert upkeep.once_a_day(at=moment + timedelta(hours=21))
    assert len(kept_of("ada").briefs.list()) == 1
    assert upkeep.once_a_day(at=moment + timedelta(days=40))
    assert kept_of("ada").briefs.list() == ()


def test_a_clock_put_back_does_not_stop_it() -> None:
    assert upkeep.once_a_day(at=now() + timedelta(days=30))
    assert upkeep.once_a_day(at=now())


def test_a_server_does_it_by_itself_and_survives_its_failure(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    called = threading.Event()
    times = 0

    def fail() -> bool:
        nonlocal times
        times += 1
        if times == 2:
            called.set()
        raise ServiceError("database-unavailable", "No answer.")

    monkeypatch.setattr(upkeep, "once_a_day", fail)
    with upkeep.tidying(look_seconds=0):
        assert called.wait(timeout=30)
    assert not [thread for thread in threading.enumerate() if thread.name == "tidying"]


def test_it_begins_when_the_server_does() -> None:
    with upkeep.tidying():
        pass
    # The thread was waited for, so what it began is done.
    assert database().settings.get("tidied-at") is not None
