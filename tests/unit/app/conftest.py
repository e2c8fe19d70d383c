"""A host to work for, on each database."""

from collections.abc import Callable, Iterator

import pytest
from argon2 import PasswordHasher

from prebrief.app import kept, passwords
from prebrief.settings import settings
from unit.store.conftest import Place, place, postgres

__all__ = ["place", "postgres"]

QUICK = PasswordHasher(time_cost=1, memory_cost=16, parallelism=1)
NOBODYS = QUICK.hash("nobody has this password")
Configure = Callable[..., None]


@pytest.fixture
def configure(place: Place, monkeypatch: pytest.MonkeyPatch) -> Iterator[Configure]:
    """Set what a host sets: ``configure(MODE="hosted")``; the data is the test's own."""

    def choose(**chosen: str | None) -> None:
        for name, value in chosen.items():
            if value is None:
                monkeypatch.delenv(f"PREBRIEF_{name}", raising=False)
            else:
                monkeypatch.setenv(f"PREBRIEF_{name}", value)
        settings.cache_clear()

    choose(HOME=str(place.folder), DATABASE_URL=place.url, FILES_KEY=None, RETENTION_DAYS=None)
    choose(MODE="hosted")
    # Hashing well takes a tenth of a second each; how well is tested where it is done.
    monkeypatch.setattr(passwords, "_hasher", lambda: QUICK)
    monkeypatch.setattr(passwords, "_nobodys", lambda: NOBODYS)
    yield choose
    kept.database().close()
    kept._opened.cache_clear()
    monkeypatch.undo()
    settings.cache_clear()
