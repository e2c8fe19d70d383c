"""Who uses a hosted Prebrief, and what they may see. Times are aware UTC."""

from datetime import datetime
from typing import Literal

from prebrief.records.base import Record

Role = Literal["candidate", "coach", "admin"]
InvitationKind = Literal["sign-up", "reset"]


class Who(Record):
    """The person behind a request."""

    id: str
    """Owner of everything this person keeps; ``local`` where nobody logs in."""
    name: str
    email: str
    role: Role


class Account(Record):
    """Someone who may log in."""

    id: str
    email: str
    name: str
    role: Role
    created_at: datetime
    disabled_at: datetime | None = None
    """Since when logging in is refused; what was kept stays."""

    @property
    def who(self) -> Who:
        """The same person, as requests see them."""
        return Who(id=self.id, name=self.name, email=self.email, role=self.role)


class Session(Record):
    """A log-in that lasts; its token is kept nowhere but with the person."""

    account_id: str
    created_at: datetime
    seen_at: datetime
    """Last use, to the minute."""
    expires_at: datetime
    """The end whatever happens."""


class ApiToken(Record):
    """What lets a program act for a person; the token itself is kept nowhere but with it."""

    id: str
    label: str
    """What the person calls it."""
    made_at: datetime
    ends_at: datetime
    used_at: datetime | None = None
    """Last use, to the hour; none where it was never used."""


class Invitation(Record):
    """A code that lets one person sign up, or choose a new password, once."""

    kind: InvitationKind
    role: Role
    account_id: str | None = None
    """Whose password may be chosen anew."""
    for_email: bool = False
    """Whether only the address that it was made for may use it."""
    invited_by: str | None
    created_at: datetime
    expires_at: datetime


class Agreement(Record):
    """A candidate's word that a coach may see their briefs and practice."""

    candidate: str
    coach: str
    since: datetime
    withdrawn_at: datetime | None = None


class AuditLine(Record):
    """Something that was done, without its content."""

    at: datetime
    account_id: str | None
    """Who did it; none for one who is not known."""
    action: str
    """Stable slug, such as ``log-in``."""
    target: str | None = None
    """Id of what it was done to."""


class AccountFacts(Record):
    """All that is known of an account, as its person takes it along."""

    account: Account
    sessions: tuple[Session, ...]
    agreements: tuple[Agreement, ...]
    audit: tuple[AuditLine, ...]
    """What this person did, and what was done to the account."""
