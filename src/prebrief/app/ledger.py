"""What a batch has done so far, in a small file beside its results.

The rows of a manifest may be many: they are written one by one and read back in order, and only one
is in memory at a time. A batch that was killed goes on from here.
"""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from prebrief.errors import SetupError
from prebrief.records.cohort import CohortRow

FILE = ".prebrief-batch.db"


class Ledger:
    """The results of a folder, by row id."""

    def __init__(self, folder: Path) -> None:
        """Open the ledger of a folder.

        Raises:
            SetupError: the folder cannot be written, or another batch is at work there.
        """
        try:
            self._file = sqlite3.connect(folder / FILE, timeout=1, isolation_level=None)
            # Nobody else may work on the folder: two batches would do each row twice.
            for statement in (
                "PRAGMA locking_mode=EXCLUSIVE",
                "PRAGMA journal_mode=WAL",
                "PRAGMA synchronous=NORMAL",
                "CREATE TABLE IF NOT EXISTS rows (id TEXT PRIMARY KEY, line INTEGER NOT NULL, "
                "turn INTEGER NOT NULL, digest TEXT NOT NULL, sent TEXT, content TEXT NOT NULL)",
                "BEGIN IMMEDIATE",
                "COMMIT",
            ):
                self._file.execute(statement)
        except sqlite3.Error as error:
            busy = "locked" in str(error)
            raise SetupError(
                "batch-at-work" if busy else "cannot-write",
                "Another batch is at work in this folder."
                if busy
                else "The folder for the results cannot be written to.",
                fix="Wait for it, or choose another folder." if busy else "Choose another --out.",
                where=str(folder),
            ) from error
        last = self._file.execute("SELECT max(turn) FROM rows").fetchone()[0]
        self.turn = (last or 0) + 1

    def __enter__(self) -> "Ledger":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def known(self, row_id: str, digest: str) -> CohortRow | None:
        """Give what came of a row, if it was done with just these files and choices."""
        found = self._file.execute(
            "SELECT content FROM rows WHERE id = ? AND digest = ? AND content <> ''",
            (row_id, digest),
        ).fetchone()
        return CohortRow.model_validate_json(found[0]) if found else None

    def put(self, row: CohortRow, digest: str = "") -> None:
        """Note what came of a row."""
        self._write(row.id, row.line, digest, row.model_dump_json())

    def sent(self, row_id: str, digest: str) -> str | None:
        """Give the run that workers were asked to do for a row, if it is on its way."""
        found = self._file.execute(
            "SELECT sent FROM rows WHERE id = ? AND digest = ?", (row_id, digest)
        ).fetchone()
        return found[0] if found else None

    def send(self, row_id: str, line: int, digest: str, sent: str) -> None:
        """Note what workers were asked to do for a row."""
        self._write(row_id, line, digest, "", sent)

    def _write(
        self, row_id: str, line: int, digest: str, content: str, sent: str | None = None
    ) -> None:
        self._file.execute(
            "INSERT INTO rows (id, line, turn, digest, sent, content) VALUES (?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (id) DO UPDATE SET line = excluded.line, turn = excluded.turn, "
            "digest = excluded.digest, sent = excluded.sent, content = excluded.content",
            (row_id, line, self.turn, digest, sent, content),
        )

    def rows(self) -> Iterator[CohortRow]:
        """Give what came of the rows of the present manifest, in its order."""
        for (content,) in self._file.execute(
            "SELECT content FROM rows WHERE turn = ? AND content <> '' ORDER BY line", (self.turn,)
        ):
            yield CohortRow.model_validate_json(content)

    def counts(self) -> dict[str, int]:
        """Say how many rows of the present manifest are done, and how many failed."""
        found = self._file.execute(
            "SELECT json_extract(content, '$.state'), count(*) FROM rows "
            "WHERE turn = ? AND content <> '' GROUP BY 1",
            (self.turn,),
        )
        return dict(found.fetchall())
