"""Tokens of programs. Of each token only a hash is kept."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, select, update

from prebrief.records.account import ApiToken
from prebrief.store.rows import Rows, Tables
from prebrief.store.tables import api_tokens, iso


class Tokens(Rows):
    """The tokens of one owner."""

    def keep(self, token: ApiToken, *, token_hash: str) -> None:
        """Keep a new token."""
        values = {
            "id": token.id,
            "token_hash": token_hash,
            "label": token.label,
            "made_at": iso(token.made_at),
            "ends_at": iso(token.ends_at),
            "used_at": iso(token.used_at) if token.used_at else None,
        }
        with self.transaction() as connection:
            self.put(connection, api_tokens, values)

    def list(self) -> tuple[ApiToken, ...]:
        """Give the tokens, oldest first; those that ran out too."""
        with self.reading() as connection:
            return tuple(_token(row) for row in self.all(connection, api_tokens, order="made_at"))

    def used(self, token_id: str, *, at: datetime) -> None:
        """Keep when a token was last used."""
        with self.transaction() as connection:
            connection.execute(
                update(api_tokens)
                .where(api_tokens.c.owner == self.owner, api_tokens.c.id == token_id)
                .values(used_at=iso(at))
            )

    def revoke(self, token_id: str | None = None) -> int:
        """Delete a token, or all of them, and say how many there were."""
        chosen = () if token_id is None else (api_tokens.c.id == token_id,)
        with self.transaction() as connection:
            return self.remove(connection, api_tokens, *chosen)


class AllTokens(Tables):
    """Tokens of all owners, to find whose a program's is."""

    def find(self, token_hash: str, *, at: datetime) -> tuple[str, ApiToken] | None:
        """Give a token that holds now, and whose it is."""
        wanted = select(api_tokens).where(
            api_tokens.c.token_hash == token_hash, api_tokens.c.ends_at > iso(at)
        )
        with self.reading() as connection:
            row = connection.execute(wanted).first()
        return (row.owner, _token(row)) if row else None

    def forget_old(self, *, before: datetime) -> int:
        """Forget tokens that ran out before a moment."""
        with self.transaction() as connection:
            gone = delete(api_tokens).where(api_tokens.c.ends_at < iso(before))
            return connection.execute(gone).rowcount


def _token(row: Row[Any]) -> ApiToken:
    return ApiToken.model_validate({name: row._mapping[name] for name in ApiToken.model_fields})
