"""What owners add to their briefs, who may look at them by a link, and what is said to them."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, select, update

from prebrief.records.workspace import Comment, Share, Workspace
from prebrief.store.rows import Rows, Tables
from prebrief.store.tables import comments, iso, shares, workspaces


class Workspaces(Rows):
    """One workspace a brief."""

    def get(self, brief_id: str) -> Workspace | None:
        """Give what was added to a brief, if anything was."""
        with self.reading() as connection:
            row = self.one(connection, workspaces, workspaces.c.brief_id == brief_id)
        return Workspace.model_validate_json(row.content) if row else None

    def keep(self, workspace: Workspace, *, at: datetime) -> None:
        """Keep a workspace, in the place of the one before."""
        values = {
            "brief_id": workspace.brief_id,
            "changed_at": iso(at),
            "content": workspace.model_dump_json(),
        }
        with self.transaction() as connection:
            self.put(connection, workspaces, values)

    def change(
        self, brief_id: str, how: Callable[[Workspace], Workspace], *, at: datetime
    ) -> Workspace:
        """Change a workspace while nobody else can, so that two windows lose nothing."""
        empty = Workspace(brief_id=brief_id)
        values = {"brief_id": brief_id, "changed_at": iso(at)}
        mine = (workspaces.c.owner == self.owner, workspaces.c.brief_id == brief_id)
        with self.transaction() as connection:
            self.add(connection, workspaces, values | {"content": empty.model_dump_json()})
            locked = select(workspaces).where(*mine).with_for_update()
            row = connection.execute(locked).one()
            changed = how(Workspace.model_validate_json(row.content))
            self.put(connection, workspaces, values | {"content": changed.model_dump_json()})
        return changed

    def list(self) -> tuple[Workspace, ...]:
        """Give all workspaces, the one changed last last."""
        with self.reading() as connection:
            rows = self.all(connection, workspaces, order="changed_at")
            return tuple(Workspace.model_validate_json(row.content) for row in rows)


class Comments(Rows):
    """What others said to an owner's briefs."""

    def keep(self, comment: Comment) -> None:
        """Keep a comment."""
        values = comment.model_dump(mode="python") | {"at": iso(comment.at)}
        with self.transaction() as connection:
            self.put(connection, comments, values)

    def list(self, brief_id: str | None = None) -> tuple[Comment, ...]:
        """Give the comments on a brief, or on all of them, oldest first."""
        where = () if brief_id is None else (comments.c.brief_id == brief_id,)
        with self.reading() as connection:
            rows = self.all(connection, comments, *where, order="at")
            return tuple(_comment(row) for row in rows)

    def delete(self, comment_id: str) -> bool:
        """Delete a comment and say whether there was one."""
        with self.transaction() as connection:
            return bool(self.remove(connection, comments, comments.c.id == comment_id))


class Shares(Rows):
    """An owner's links. Of a link's token only the hash is kept."""

    def keep(self, share: Share, *, token_hash: str) -> None:
        """Keep a new link."""
        values = share.model_dump() | {"made_at": iso(share.made_at), "ends_at": iso(share.ends_at)}
        with self.transaction() as connection:
            self.put(connection, shares, values | {"token_hash": token_hash})

    def list(self, brief_id: str | None = None) -> tuple[Share, ...]:
        """Give the links that were not revoked, of a brief or of all of them, oldest first."""
        where: list[ColumnElement[bool]] = [shares.c.revoked_at.is_(None)]
        if brief_id is not None:
            where.append(shares.c.brief_id == brief_id)
        with self.reading() as connection:
            return tuple(
                _share(row) for row in self.all(connection, shares, *where, order="made_at")
            )

    def revoke(self, share_id: str, *, at: datetime) -> bool:
        """End a link now and say whether there was one."""
        ended = (
            update(shares)
            .where(shares.c.owner == self.owner, shares.c.id == share_id)
            .where(shares.c.revoked_at.is_(None))
            .values(revoked_at=iso(at))
        )
        with self.transaction() as connection:
            return bool(connection.execute(ended).rowcount)


class AllShares(Tables):
    """Links of all owners, to find the one that somebody came by."""

    def find(self, token_hash: str, *, at: datetime) -> tuple[str, Share] | None:
        """Give a link that holds now, and whose it is."""
        wanted = select(shares).where(
            shares.c.token_hash == token_hash,
            shares.c.revoked_at.is_(None),
            shares.c.ends_at > iso(at),
        )
        with self.reading() as connection:
            row = connection.execute(wanted).first()
        return (row.owner, _share(row)) if row else None


def _comment(row: Row[Any]) -> Comment:
    return Comment.model_validate({name: row._mapping[name] for name in Comment.model_fields})


def _share(row: Row[Any]) -> Share:
    return Share.model_validate({name: row._mapping[name] for name in Share.model_fields})
