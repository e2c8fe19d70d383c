"""Briefs, newest first."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, desc, select

from prebrief.records.brief import Brief
from prebrief.records.practice import KeptBrief, ShelvedBrief
from prebrief.store.rows import Rows
from prebrief.store.tables import briefs, iso


class Briefs(Rows):
    """The briefs that practice works from."""

    def keep(self, kept: KeptBrief) -> None:
        """Keep a brief, in the place of an earlier one of the same CV and posting."""
        with self.transaction() as connection:
            self.write(connection, kept)

    def write(self, connection: Connection, kept: KeptBrief) -> None:
        """Keep a brief as part of a larger transaction."""
        self.put(
            connection,
            briefs,
            {
                "id": kept.id,
                "kept_at": iso(kept.kept_at),
                "title": kept.title,
                "interview_date": _day(kept.interview_date),
                "content": kept.brief.model_dump_json(by_alias=True),
            },
        )

    def latest(self) -> KeptBrief | None:
        """Give the brief kept last."""
        newest = (
            select(briefs)
            .where(briefs.c.owner == self.owner)
            .order_by(desc(briefs.c.kept_at))
            .limit(1)
        )
        with self.reading() as connection:
            row = connection.execute(newest).first()
        return _kept(row) if row else None

    def get(self, brief_id: str) -> KeptBrief | None:
        """Give a brief by its id."""
        with self.reading() as connection:
            row = self.one(connection, briefs, briefs.c.id == brief_id)
        return _kept(row) if row else None

    def has(self, brief_id: str) -> bool:
        """Say whether there is a brief of that id, without reading it."""
        wanted = select(briefs.c.id).where(briefs.c.owner == self.owner, briefs.c.id == brief_id)
        with self.reading() as connection:
            return connection.execute(wanted).first() is not None

    def shelf(self) -> tuple[ShelvedBrief, ...]:
        """List the briefs, newest first, without reading them."""
        columns = (briefs.c.id, briefs.c.kept_at, briefs.c.title, briefs.c.interview_date)
        listed = (
            select(*columns).where(briefs.c.owner == self.owner).order_by(desc(briefs.c.kept_at))
        )
        with self.reading() as connection:
            return tuple(
                ShelvedBrief.model_validate(dict(row._mapping))
                for row in connection.execute(listed)
            )

    def list(self) -> tuple[KeptBrief, ...]:
        """Give all briefs, oldest first."""
        with self.reading() as connection:
            return tuple(_kept(row) for row in self.all(connection, briefs, order="kept_at"))


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _kept(row: Row[Any]) -> KeptBrief:
    day = row.interview_date
    return KeptBrief(
        id=row.id,
        kept_at=datetime.fromisoformat(row.kept_at),
        title=row.title,
        interview_date=date.fromisoformat(day) if day else None,
        brief=Brief.model_validate_json(row.content),
    )
