"""The only reader of the environment.

Every setting has a default that suits one person on one machine.
"""

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

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
    )
