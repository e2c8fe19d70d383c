"""What the service itself keeps: who did what, how often somebody tried, its own settings."""

import secrets
from datetime import datetime, timedelta

from sqlalchemy import delete, desc, or_, select, update

from prebrief.records.account import AuditLine
from prebrief.store.accounts import hash_of
from prebrief.store.rows import Tables
from prebrief.store.tables import audit, iso, settings, tries


class Audit(Tables):
    """Who did what and when; never what it held."""

    def add(self, line: AuditLine) -> None:
        """Keep a line."""
        values = line.model_dump() | {"id": secrets.token_hex(8), "at": iso(line.at)}
        with self.transaction() as connection:
            connection.execute(self.insert(audit).values(values))

    def list(
        self, *, account_id: str | None = None, limit: int = 200, after: int = 0
    ) -> tuple[AuditLine, ...]:
        """Give the newest lines, newest first; of one account those by it and those about it.

        Args:
            account_id: Whose; everybody's where none is given.
            limit: At most so many.
            after: Leave out so many of the newest.
        """
        wanted = select(audit).order_by(desc(audit.c.at), audit.c.id).limit(limit).offset(after)
        if account_id is not None:
            wanted = wanted.where(
                or_(audit.c.account_id == account_id, audit.c.target == account_id)
            )
        with self.reading() as connection:
            rows = connection.execute(wanted).mappings()
            return tuple(
                AuditLine.model_validate({name: row[name] for name in AuditLine.model_fields})
                for row in rows
            )

    def forget_old(self, *, before: datetime) -> int:
        """Forget lines older than a moment."""
        with self.transaction() as connection:
            return connection.execute(delete(audit).where(audit.c.at < iso(before))).rowcount


class Tries(Tables):
    """How often somebody tried something, counted in the database for all processes together."""

    def count(self, kind: str, who: str, *, now: datetime, window: timedelta) -> int:
        """Count one try more and give how many there were in this window of time."""
        return self._add(kind, who, 1, now=now, window=window)

    def take_back(self, kind: str, who: str, *, now: datetime, window: timedelta) -> None:
        """Count one try less: it was a good one."""
        self._add(kind, who, -1, now=now, window=window)

    def forget(self, kind: str, who: str) -> None:
        """Begin to count anew for somebody."""
        with self.transaction() as connection:
            connection.execute(
                delete(tries).where(tries.c.kind == kind, tries.c.who_hash == hash_of(kind, who))
            )

    def forget_old(self, *, before: datetime, after: datetime) -> int:
        """Forget windows that began before a moment, or after one, while a clock was wrong."""
        with self.transaction() as connection:
            gone = delete(tries).where(
                or_(tries.c.begun_at < iso(before), tries.c.begun_at > iso(after))
            )
            return connection.execute(gone).rowcount

    def _add(self, kind: str, who: str, step: int, *, now: datetime, window: timedelta) -> int:
        whole = int(window.total_seconds())
        begun = datetime.fromtimestamp(now.timestamp() // whole * whole, tz=now.tzinfo)
        values = {"kind": kind, "who_hash": hash_of(kind, who), "begun_at": iso(begun)}
        # One statement: two processes that count at once both count.
        statement = (
            self.insert(tries)
            .values(values | {"count": step})
            .on_conflict_do_update(
                index_elements=["kind", "who_hash", "begun_at"],
                set_={"count": tries.c.count + step},
            )
            .returning(tries.c.count)
        )
        with self.transaction() as connection:
            return int(connection.execute(statement).scalar() or 0)


class ServiceSettings(Tables):
    """What the service remembers about itself, by name."""

    def get(self, name: str) -> str | None:
        """Give a value."""
        with self.reading() as connection:
            return connection.execute(
                select(settings.c.value).where(settings.c.name == name)
            ).scalar()

    def set(self, name: str, value: str) -> None:
        """Keep a value."""
        statement = self.insert(settings).values({"name": name, "value": value})
        with self.transaction() as connection:
            connection.execute(
                statement.on_conflict_do_update(index_elements=["name"], set_={"value": value})
            )

    def swap(self, name: str, old: str | None, new: str) -> bool:
        """Keep a value in the place of a known one; say no if another was quicker."""
        with self.transaction() as connection:
            if old is None:
                statement = self.insert(settings).values({"name": name, "value": new})
                put = statement.on_conflict_do_nothing().returning(settings.c.name)
                return connection.execute(put).first() is not None
            changed = (
                update(settings)
                .where(settings.c.name == name, settings.c.value == old)
                .values(value=new)
            )
            return connection.execute(changed).rowcount == 1
