"""What a server does once a day, whichever of its processes comes to it first."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from prebrief.app.data import expire_data
from prebrief.app.kept import database, now
from prebrief.errors import PrebriefError

DAY = timedelta(hours=20)
"""Less than a day, so that the hour does not move from one day to the next."""
LOOK_SECONDS = 600.0
_DONE = "tidied-at"
log = logging.getLogger(__name__)


@contextmanager
def tidying(*, look_seconds: float = LOOK_SECONDS) -> Iterator[None]:
    """Tidy once a day while a server runs, in a thread of its own.

    Args:
        look_seconds: How often to look whether a day has passed.
    """
    stop = threading.Event()

    def look() -> None:
        while True:
            try:
                once_a_day()
            except PrebriefError as error:
                # A server goes on serving; its host reads of it in the log.
                log.warning("could not tidy: %s", error.code)
            if stop.wait(look_seconds):
                return

    thread = threading.Thread(target=look, name="tidying", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def once_a_day(*, at: datetime | None = None) -> bool:
    """Delete what has passed its time, unless that was done today; say whether it was done now."""
    moment = at or now()
    settings = database().settings
    done = settings.get(_DONE)
    if done is not None and abs(moment - datetime.fromisoformat(done)) < DAY:
        return False
    if not settings.swap(_DONE, done, moment.isoformat()):
        return False  # another process was quicker
    gone = expire_data(at=moment)
    if gone is not None and gone.anything:
        log.info("expired: briefs=%d files=%d others=%d", gone.briefs, gone.files, gone.others)
    return True


def tidied_at() -> datetime | None:
    """Say when that was last begun."""
    done = database().settings.get(_DONE)
    return datetime.fromisoformat(done) if done else None
