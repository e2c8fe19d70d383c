"""The store as a whole: open it, delete what it holds."""

from pathlib import Path
from types import TracebackType

from sqlalchemy import Engine

from prebrief.store.briefs import Briefs
from prebrief.store.cards import Cards
from prebrief.store.engine import connect, translated
from prebrief.store.files import Files
from prebrief.store.interviews import Attempts, Interviews
from prebrief.store.migrations import migrate
from prebrief.store.outcomes import Outcomes, Preferences
from prebrief.store.retention import delete_brief
from prebrief.store.rows import Rows, alone
from prebrief.store.scrub import scrub
from prebrief.store.tables import OWNED
from prebrief.store.tokens import Tokens
from prebrief.store.workspaces import Comments, Shares, Workspaces

LOCAL = "local"
"""The one owner where nobody logs in."""


class Store:
    """One owner's things, by kind."""

    def __init__(self, engine: Engine, owner: str, *, shared: bool = False) -> None:
        """Give the repositories of an owner.

        Args:
            engine: The database, its tables up to date.
            owner: Whose things.
            shared: Whether others use the engine too; closing then leaves it open.
        """
        self.engine = engine
        self.owner = owner
        self.shared = shared
        self.briefs = Briefs(engine, owner)
        self.interviews = Interviews(engine, owner)
        self.attempts = Attempts(engine, owner)
        self.cards = Cards(engine, owner)
        self.outcomes = Outcomes(engine, owner)
        self.preferences = Preferences(engine, owner)
        self.files = Files(engine, owner)
        self.workspaces = Workspaces(engine, owner)
        self.comments = Comments(engine, owner)
        self.shares = Shares(engine, owner)
        self.tokens = Tokens(engine, owner)

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database, unless others use it too."""
        if not self.shared:
            self.engine.dispose()

    def delete_all(self) -> int:
        """Delete all of the owner's rows for good and say how many there were.

        Why: a database keeps deleted bytes until it needs their room; here they are overwritten
        and the file is written anew.
        """
        rows = Rows(self.engine, self.owner)
        with rows.transaction() as connection:
            alone(connection, self.owner)
            count = sum(rows.remove(connection, table) for table in OWNED)
        # All of them, always: what was changed or deleted earlier may have left its bytes.
        scrub(self.engine, OWNED)
        return count

    def delete_brief(self, brief_id: str) -> bool:
        """Delete a brief with all that belongs to it, and say whether there was one."""
        with Rows(self.engine, self.owner).transaction() as connection:
            return delete_brief(connection, self.owner, brief_id)


def open_store(*, folder: Path, url: str | None = None, owner: str = LOCAL) -> Store:
    """Open the store, bringing its tables up to date first.

    Raises:
        SetupError: the folder, the address or the version does not fit.
        ServiceError: the database does not answer.
    """
    engine = connect(folder=folder, url=url)
    try:
        with translated():
            migrate(engine)
    except BaseException:
        engine.dispose()
        raise
    return Store(engine, owner)
