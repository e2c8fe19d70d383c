"""Accounts, log-ins, invitations and agreements. Of tokens, codes and passwords only hashes."""

from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, delete, func, or_, select, update

from prebrief.records.account import Account, Agreement, Invitation, Session
from prebrief.store.rows import Tables
from prebrief.store.tables import accounts, agreements, invitations, iso, sessions

HANDLE = 16
"""Characters of a hash that name a code among others without being of use to anybody."""


def email_hash(email: str) -> str:
    """Give what an address is looked up by: upper and lower case are one."""
    return hash_of("email", email.strip().casefold())


def hash_of(kind: str, secret: str) -> str:
    """Give what a token or code is looked up by.

    Tokens are long and random, so that a plain hash of them cannot be turned back.
    """
    return sha256(f"prebrief {kind}\0{secret}".encode()).hexdigest()


class Accounts(Tables):
    """Who may log in."""

    def add(self, account: Account, *, password: str) -> bool:
        """Keep a new account with its password's hash; say no if the address has one already."""
        values = account.model_dump() | {
            "email_hash": email_hash(account.email),
            "password": password,
            "created_at": iso(account.created_at),
        }
        statement = self.insert(accounts).values(values).on_conflict_do_nothing()
        with self.transaction() as connection:
            return connection.execute(statement.returning(accounts.c.id)).first() is not None

    def get(self, account_id: str) -> Account | None:
        """Give an account by its id."""
        return self._one(accounts.c.id == account_id)

    def by_email(self, email: str) -> Account | None:
        """Give an account by its address."""
        return self._one(accounts.c.email_hash == email_hash(email))

    def list(self) -> tuple[Account, ...]:
        """Give all accounts, oldest first."""
        with self.reading() as connection:
            rows = connection.execute(select(accounts).order_by(accounts.c.created_at))
            return tuple(_account(row) for row in rows)

    def password_of(self, account_id: str) -> str | None:
        """Give the hash of an account's password."""
        wanted = select(accounts.c.password).where(accounts.c.id == account_id)
        with self.reading() as connection:
            return connection.execute(wanted).scalar()

    def set_password(self, account_id: str, password: str) -> None:
        """Keep another hash of a password."""
        self._set(account_id, password=password)

    def set_disabled(self, account_id: str, at: datetime | None) -> None:
        """Refuse log-ins from a moment on, or allow them again."""
        self._set(account_id, disabled_at=iso(at) if at else None)

    def delete(self, account_id: str) -> bool:
        """Delete an account with its log-ins and agreements; say whether there was one."""
        with self.transaction() as connection:
            connection.execute(delete(sessions).where(sessions.c.account_id == account_id))
            connection.execute(
                delete(agreements).where(
                    or_(agreements.c.candidate == account_id, agreements.c.coach == account_id)
                )
            )
            connection.execute(
                delete(invitations).where(
                    or_(
                        invitations.c.account_id == account_id,
                        invitations.c.used_by == account_id,
                    )
                )
            )
            gone = connection.execute(delete(accounts).where(accounts.c.id == account_id))
            return bool(gone.rowcount)

    def _one(self, where: ColumnElement[bool]) -> Account | None:
        with self.reading() as connection:
            row = connection.execute(select(accounts).where(where)).first()
        return _account(row) if row else None

    def _set(self, account_id: str, **values: str | None) -> None:
        with self.transaction() as connection:
            connection.execute(update(accounts).where(accounts.c.id == account_id).values(values))


class Sessions(Tables):
    """Log-ins that last."""

    def add(self, token_hash: str, session: Session) -> None:
        """Keep a new log-in."""
        values = {
            "token_hash": token_hash,
            "account_id": session.account_id,
            "created_at": iso(session.created_at),
            "seen_at": iso(session.seen_at),
            "expires_at": iso(session.expires_at),
        }
        with self.transaction() as connection:
            connection.execute(self.insert(sessions).values(values))

    def get(self, token_hash: str) -> tuple[Session, Account] | None:
        """Give a log-in and whose it is."""
        wanted = (
            select(sessions, *[c.label(f"a_{c.name}") for c in accounts.c])
            .join(accounts, accounts.c.id == sessions.c.account_id)
            .where(sessions.c.token_hash == token_hash)
        )
        with self.reading() as connection:
            row = connection.execute(wanted).first()
        if row is None:
            return None
        told = row._mapping
        session = Session.model_validate({name: told[name] for name in Session.model_fields})
        return session, Account.model_validate(
            {name: told[f"a_{name}"] for name in Account.model_fields}
        )

    def of(self, account_id: str) -> tuple[Session, ...]:
        """Give an account's log-ins, oldest first."""
        wanted = select(sessions).where(sessions.c.account_id == account_id)
        with self.reading() as connection:
            rows = connection.execute(wanted.order_by(sessions.c.created_at)).mappings()
            return tuple(
                Session.model_validate({name: row[name] for name in Session.model_fields})
                for row in rows
            )

    def seen(self, token_hash: str, at: datetime) -> None:
        """Keep when a log-in was last used."""
        with self.transaction() as connection:
            connection.execute(
                update(sessions).where(sessions.c.token_hash == token_hash).values(seen_at=iso(at))
            )

    def end(self, token_hash: str) -> None:
        """End a log-in."""
        with self.transaction() as connection:
            connection.execute(delete(sessions).where(sessions.c.token_hash == token_hash))

    def end_all(self, account_id: str, *, but: str | None = None) -> int:
        """End an account's log-ins, all but one perhaps, and say how many there were."""
        gone = delete(sessions).where(sessions.c.account_id == account_id)
        if but is not None:
            gone = gone.where(sessions.c.token_hash != but)
        with self.transaction() as connection:
            return connection.execute(gone).rowcount

    def end_old(self, *, now: datetime, unused_since: datetime) -> int:
        """Forget the log-ins that have run out."""
        gone = delete(sessions).where(
            or_(sessions.c.expires_at <= iso(now), sessions.c.seen_at <= iso(unused_since))
        )
        with self.transaction() as connection:
            return connection.execute(gone).rowcount


class Invitations(Tables):
    """Codes that let one person in, once."""

    def add(self, code_hash: str, invitation: Invitation, *, email: str | None) -> None:
        """Keep a new code, perhaps for one address only."""
        values = invitation.model_dump(exclude={"for_email"}) | {
            "code_hash": code_hash,
            "email_hash": email_hash(email) if email else None,
            "created_at": iso(invitation.created_at),
            "expires_at": iso(invitation.expires_at),
        }
        with self.transaction() as connection:
            connection.execute(self.insert(invitations).values(values))

    def get(self, code_hash: str, *, now: datetime) -> Invitation | None:
        """Give what a code is for, unless it was used or has run out."""
        wanted = select(invitations).where(_open(code_hash, now))
        with self.reading() as connection:
            row = connection.execute(wanted).first()
        return _invitation(row) if row else None

    def list(self, *, now: datetime) -> tuple[tuple[str, Invitation], ...]:
        """Give the codes that still hold, newest first, each with the beginning of its hash."""
        wanted = select(invitations).where(
            invitations.c.used_at.is_(None), invitations.c.expires_at > iso(now)
        )
        with self.reading() as connection:
            rows = connection.execute(wanted.order_by(invitations.c.created_at.desc()))
            return tuple((row.code_hash[:HANDLE], _invitation(row)) for row in rows)

    def revoke(self, handle: str) -> bool:
        """Forget an unused code by the beginning of its hash; say whether there was one."""
        gone = delete(invitations).where(
            func.substr(invitations.c.code_hash, 1, HANDLE) == handle,
            invitations.c.used_at.is_(None),
        )
        with self.transaction() as connection:
            return bool(connection.execute(gone).rowcount)

    def is_for(self, code_hash: str, email: str) -> bool:
        """Say whether this address may use the code."""
        wanted = select(invitations.c.email_hash).where(invitations.c.code_hash == code_hash)
        with self.reading() as connection:
            row = connection.execute(wanted).first()
        return row is not None and row.email_hash in {None, email_hash(email)}

    def sign_up(self, code_hash: str, account: Account, *, password: str) -> bool:
        """Use up a code and keep the account that it lets in, both or neither.

        Two who use one code at the same time: one of them is let in.
        """
        values = account.model_dump() | {
            "email_hash": email_hash(account.email),
            "password": password,
            "created_at": iso(account.created_at),
        }
        try:
            with self.transaction() as connection:
                used = connection.execute(_use(code_hash, account.id, account.created_at))
                if not used.rowcount:
                    return False
                new = self.insert(accounts).values(values).on_conflict_do_nothing()
                if connection.execute(new.returning(accounts.c.id)).first() is None:
                    raise _TakenError
        except _TakenError:
            return False
        return True

    def reset(self, code_hash: str, account_id: str, *, password: str, now: datetime) -> bool:
        """Use up a code, keep the new password and end every log-in, all or nothing."""
        with self.transaction() as connection:
            if not connection.execute(_use(code_hash, account_id, now)).rowcount:
                return False
            connection.execute(
                update(accounts).where(accounts.c.id == account_id).values(password=password)
            )
            connection.execute(delete(sessions).where(sessions.c.account_id == account_id))
        return True

    def inviter(self, account_id: str) -> str | None:
        """Give who let an account in, as long as the code is remembered."""
        wanted = select(invitations.c.invited_by).where(
            invitations.c.used_by == account_id, invitations.c.kind == "sign-up"
        )
        with self.reading() as connection:
            return connection.execute(wanted).scalar()

    def forget_old(self, *, before: datetime) -> int:
        """Forget codes that ran out before a moment."""
        with self.transaction() as connection:
            gone = delete(invitations).where(invitations.c.expires_at < iso(before))
            return connection.execute(gone).rowcount


class Agreements(Tables):
    """Which coaches may see what a candidate keeps."""

    def agree(self, candidate: str, coach: str, *, at: datetime) -> None:
        """Keep a candidate's word, given now."""
        values = {
            "candidate": candidate,
            "coach": coach,
            "since": iso(at),
            "withdrawn_at": None,
        }
        with self.transaction() as connection:
            connection.execute(
                self.insert(agreements)
                .values(values)
                .on_conflict_do_update(
                    index_elements=["candidate", "coach"],
                    set_={"since": values["since"], "withdrawn_at": None},
                    where=agreements.c.withdrawn_at.is_not(None),
                )
            )

    def withdraw(self, candidate: str, coach: str, *, at: datetime) -> bool:
        """Take the word back, and say whether it had been given."""
        with self.transaction() as connection:
            ended = connection.execute(
                update(agreements).where(_between(candidate, coach)).values(withdrawn_at=iso(at))
            )
            return bool(ended.rowcount)

    def hold(self, candidate: str, coach: str) -> bool:
        """Say whether a candidate's word holds for a coach."""
        with self.reading() as connection:
            counted = select(func.count()).where(_between(candidate, coach))
            return bool(connection.execute(counted).scalar())

    def of_candidate(self, candidate: str) -> tuple[Agreement, ...]:
        """Give the agreements that hold for a candidate, oldest first."""
        return self._list(agreements.c.candidate == candidate)

    def of_coach(self, coach: str) -> tuple[Agreement, ...]:
        """Give the agreements that hold for a coach, oldest first."""
        return self._list(agreements.c.coach == coach)

    def _list(self, where: ColumnElement[bool]) -> tuple[Agreement, ...]:
        wanted = select(agreements).where(where, agreements.c.withdrawn_at.is_(None))
        with self.reading() as connection:
            rows = connection.execute(wanted.order_by(agreements.c.since))
            return tuple(Agreement.model_validate(dict(row._mapping)) for row in rows)


class _TakenError(Exception):
    """The address has an account; the code must not be used up."""


def _use(code_hash: str, account_id: str, now: datetime) -> Any:
    return (
        update(invitations)
        .where(_open(code_hash, now))
        .values(used_at=iso(now), used_by=account_id)
    )


def _open(code_hash: str, now: datetime) -> ColumnElement[bool]:
    return and_(
        invitations.c.code_hash == code_hash,
        invitations.c.used_at.is_(None),
        invitations.c.expires_at > iso(now),
    )


def _between(candidate: str, coach: str) -> ColumnElement[bool]:
    return and_(
        agreements.c.candidate == candidate,
        agreements.c.coach == coach,
        agreements.c.withdrawn_at.is_(None),
    )


def _account(row: Row[Any]) -> Account:
    return Account.model_validate({name: row._mapping[name] for name in Account.model_fields})


def _invitation(row: Row[Any]) -> Invitation:
    told = row._mapping
    fields = set(Invitation.model_fields) - {"for_email"}
    return Invitation.model_validate(
        {name: told[name] for name in fields} | {"for_email": told["email_hash"] is not None}
    )
