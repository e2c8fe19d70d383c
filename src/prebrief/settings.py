"""The only reader of the environment.

Every setting has a default that suits one person on one machine.
"""

import os
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal

from prebrief.errors import SetupError

PREFIX = "PREBRIEF_"


@dataclass(frozen=True)
class Settings:
    """What the person who runs Prebrief may choose."""

    debug: bool = False
    """PREBRIEF_DEBUG=1 shows the trace of an unexpected error; it may hold text of the files."""
    playbook: str = "clinical_leadership"
    """PREBRIEF_PLAYBOOK names the playbook."""
    home: Path | None = None
    """PREBRIEF_HOME is the folder of the user's data; else the system's place for such data."""
    database_url: str | None = None
    """PREBRIEF_DATABASE_URL=postgresql+psycopg://... keeps the data there instead."""
    mode: Literal["local", "hosted"] = "local"
    """PREBRIEF_MODE=hosted asks everybody to sign in; local is for one person on one machine."""
    public_url: str | None = None
    """PREBRIEF_PUBLIC_URL is the address that people type in hosted mode, such as https://host."""
    secret: str | None = field(default=None, repr=False)
    """PREBRIEF_SECRET signs forms and links; every web process of a host needs the same one.
    Else it is made once and kept in the data folder."""
    files_key: str | None = field(default=None, repr=False)
    """PREBRIEF_FILES_KEY encrypts the files that are kept: base64 of 32 bytes, as
    ``prebrief data key`` makes them; older keys may follow after commas."""
    retention_days: int | None = None
    """PREBRIEF_RETENTION_DAYS is after how many days what is kept goes by itself; else never."""
    metrics_token: str | None = field(default=None, repr=False)
    """PREBRIEF_METRICS_TOKEN lets a program on another machine read /metrics with it."""
    quota_mb: int = 2000
    """PREBRIEF_QUOTA_MB is how many megabytes of files one person of a host may keep."""

    @property
    def data_folder(self) -> Path:
        """The folder of the user's data."""
        if self.home is not None:
            return self.home
        # Imported here: making a brief keeps nothing and need not know where.
        from platformdirs import user_data_path

        return user_data_path("prebrief", appauthor=False)


@cache
def settings() -> Settings:
    """Read the settings once."""
    defaults = Settings()
    return Settings(
        debug=os.environ.get(f"{PREFIX}DEBUG", "") not in {"", "0"},
        playbook=os.environ.get(f"{PREFIX}PLAYBOOK") or defaults.playbook,
        home=Path(home).expanduser() if (home := os.environ.get(f"{PREFIX}HOME")) else None,
        database_url=os.environ.get(f"{PREFIX}DATABASE_URL") or None,
        mode="hosted" if os.environ.get(f"{PREFIX}MODE") == "hosted" else "local",
        public_url=(os.environ.get(f"{PREFIX}PUBLIC_URL") or "").rstrip("/") or None,
        secret=os.environ.get(f"{PREFIX}SECRET") or None,
        files_key=os.environ.get(f"{PREFIX}FILES_KEY") or None,
        metrics_token=os.environ.get(f"{PREFIX}METRICS_TOKEN") or None,
        retention_days=_number("RETENTION_DAYS", "days"),
        quota_mb=_number("QUOTA_MB", "megabytes") or defaults.quota_mb,
    )


def _number(name: str, unit: str) -> int | None:
    text = os.environ.get(f"{PREFIX}{name}")
    if not text:
        return None
    if not text.isdecimal() or int(text) < 1:
        # Silence here would keep for ever what its host has promised to delete.
        raise SetupError(
            f"bad-{name.casefold().replace('_', '-')}",
            f"{PREFIX}{name} is no number of {unit}.",
            fix="Write a whole number from 1, or unset it.",
        )
    return int(text)
