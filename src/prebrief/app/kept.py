"""The database of this process: opened on first use and shared by its threads."""

import os
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from prebrief.settings import settings
from prebrief.store.database import Database, open_database
from prebrief.store.seal import Seal
from prebrief.store.store import LOCAL, Store

__all__ = ["LOCAL", "Database", "Store", "database", "kept_of", "now", "seal"]


def now() -> datetime:
    """Give the present moment."""
    return datetime.now(UTC)


def database() -> Database:
    """Give the database that the settings name, its tables up to date.

    Raises:
        SetupError: the folder, the address or the version does not fit.
        ServiceError: the database does not answer.
    """
    chosen = settings()
    return _opened(chosen.data_folder, chosen.database_url)


def kept_of(owner: str) -> Store:
    """Give what one owner keeps."""
    return database().of(owner)


def seal() -> Seal:
    """Give the keys of stored files."""
    return Seal.from_text(settings().files_key)


@cache
def _opened(folder: Path, url: str | None) -> Database:
    opened = open_database(folder=folder, url=url)
    if hasattr(os, "register_at_fork"):
        # A child must not speak on its parent's connections, nor close them.
        os.register_at_fork(after_in_child=lambda: opened.engine.dispose(close=False))
    return opened
