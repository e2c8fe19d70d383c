"""The database as a process sees it: opened once, brought up to date, shared by its threads."""

from pathlib import Path

from sqlalchemy import Engine, func, select, union

from prebrief.store.accounts import Accounts, Agreements, Invitations, Sessions
from prebrief.store.engine import READING, connect, translated
from prebrief.store.migrations import migrate
from prebrief.store.runs import Runs
from prebrief.store.service import Audit, ServiceSettings, Tries
from prebrief.store.store import Store
from prebrief.store.tables import OWNED, attempts, blobs
from prebrief.store.tokens import AllTokens
from prebrief.store.workspaces import AllShares


class Database:
    """Everything kept, of everybody. One a process: it holds the connections."""

    def __init__(self, engine: Engine) -> None:
        """Bring the tables up to date.

        Raises:
            SetupError: the store was made by a newer version, or cannot be written.
            ServiceError: the database does not answer.
        """
        self.engine = engine
        with translated():
            migrate(engine)
        self.accounts = Accounts(engine)
        self.sessions = Sessions(engine)
        self.invitations = Invitations(engine)
        self.agreements = Agreements(engine)
        self.shares = AllShares(engine)
        self.tokens = AllTokens(engine)
        self.runs = Runs(engine)
        self.audit = Audit(engine)
        self.tries = Tries(engine)
        self.settings = ServiceSettings(engine)

    def of(self, owner: str) -> Store:
        """Give what one owner keeps. Closing it leaves the database open."""
        return Store(self.engine, owner, shared=True)

    def owners(self) -> tuple[str, ...]:
        """Give everybody who keeps something."""
        wanted = union(*(select(table.c.owner) for table in OWNED))
        with translated(), self.engine.connect() as connection:
            found = connection.execution_options(**READING).scalars(wanted)
            return tuple(sorted(str(owner) for owner in found))

    def count_attempts(self) -> int:
        """Say how many answers of everybody have been scored."""
        counted = select(func.count()).select_from(attempts)
        with translated(), self.engine.connect() as connection:
            return int(connection.execution_options(**READING).scalar(counted) or 0)

    def count_sealed(self) -> int:
        """Say how many contents are encrypted."""
        counted = select(func.count()).select_from(blobs).where(blobs.c.key_id.is_not(None))
        with translated(), self.engine.connect() as connection:
            return int(connection.execution_options(**READING).scalar(counted) or 0)

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()


def open_database(*, folder: Path, url: str | None = None) -> Database:
    """Open the database of the address, or of the file in the folder.

    Raises:
        SetupError: the folder, the address or the version does not fit.
        ServiceError: the database does not answer.
    """
    engine = connect(folder=folder, url=url)
    try:
        return Database(engine)
    except BaseException:
        engine.dispose()
        raise
