"""The only reader of the environment.

Every setting has a default that suits one person on one machine.
"""

import os
from dataclasses import dataclass
from functools import cache

PREFIX = "PREBRIEF_"


@dataclass(frozen=True)
class Settings:
    """What the person who runs Prebrief may choose."""

    debug: bool = False
    """PREBRIEF_DEBUG=1 shows the trace of an unexpected error; it may hold text of the files."""
    playbook: str = "clinical_leadership"
    """PREBRIEF_PLAYBOOK names the playbook."""


@cache
def settings() -> Settings:
    """Read the settings once."""
    defaults = Settings()
    return Settings(
        debug=os.environ.get(f"{PREFIX}DEBUG", "") not in {"", "0"},
        playbook=os.environ.get(f"{PREFIX}PLAYBOOK") or defaults.playbook,
    )
