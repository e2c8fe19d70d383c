"""Who is asking, and what they may see.

On one's own machine nobody logs in. A host lets people sign up by invitation.
"""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network

from prebrief.app.kept import LOCAL, database, now
from prebrief.app.passwords import check_password, hashed, outdated, verified
from prebrief.errors import AccessError, InputError, NotFoundError
from prebrief.records.account import Account, AuditLine, Invitation, Role, Session, Who
from prebrief.settings import settings
from prebrief.store.accounts import hash_of

__all__ = ["Role", "Who"]

IDLE = timedelta(hours=12)
"""A log-in that is not used for so long ends: a working day at most."""
LASTING = timedelta(days=7)
"""A log-in ends after this however much it is used."""
_MINUTE = timedelta(minutes=1)
_SKEW = timedelta(minutes=10)
"""How far the clocks of two servers may be apart."""


@dataclass(frozen=True)
class Limit:
    """How often something may be tried."""

    kind: str
    most: int
    window: timedelta


PER_ACCOUNT = Limit("log-in-account", 20, timedelta(minutes=15))
"""Wrong passwords for one address of e-mail, wherever they come from."""
PER_ADDRESS = Limit("log-in-address", 60, timedelta(minutes=15))
"""Wrong passwords from one network address, which a whole hospital may share."""
PER_SIGN_UP = Limit("sign-up-address", 30, timedelta(hours=1))
PER_SEARCH = Limit("coach-search", 20, timedelta(hours=1))


def hosted() -> bool:
    """Say whether people log in here."""
    return settings().mode == "hosted"


def local_who() -> Who:
    """Give the one person of a machine where nobody logs in."""
    return Who(id=LOCAL, name="", email="", role="candidate")


def invite(
    by: Who | None,
    role: Role,
    email: str | None = None,
    days: int = 14,
    *,
    at: datetime | None = None,
) -> str:
    """Make a code that lets one person sign up, once.

    Args:
        by: Who invites: an admin anybody, a coach candidates; none for the host's command line.
        role: What the person becomes.
        email: The only address that may use the code; without one, whoever holds it may.
        days: How long the code holds.
        at: The present moment.

    Raises:
        AccessError: the role may not be given by this person.
    """
    if by is not None and by.role != "admin" and (by.role, role) != ("coach", "candidate"):
        raise AccessError(
            "may-not-invite",
            "Coaches invite candidates; everybody else is invited by an admin.",
            fix="Ask an admin for the invitation.",
        )
    moment = at or now()
    code = secrets.token_urlsafe(24)
    invitation = Invitation(
        kind="sign-up",
        role=role,
        invited_by=by.id if by else None,
        created_at=moment,
        expires_at=moment + timedelta(days=days),
    )
    address = _address(email) if email else None
    database().invitations.add(hash_of("code", code), invitation, email=address)
    audit(by, "invited", role, at=moment)
    return code


def join_address(code: str) -> str:
    """Give the address at which a code is used, or the code where the host has told none."""
    url = settings().public_url
    return f"{url}/join/{code}" if url else code


def invitation(code: str, *, at: datetime | None = None) -> Invitation | None:
    """Give what a code is for, unless it was used or has run out."""
    return database().invitations.get(hash_of("code", code), now=at or now())


def sign_up(
    code: str,
    name: str,
    email: str,
    password: str,
    *,
    address: str | None = None,
    at: datetime | None = None,
) -> Who:
    """Make an account by invitation.

    Raises:
        AccessError: the code was used, has run out, or is for another address.
        InputError: the name, the address or the password will not do.
    """
    moment = at or now()
    if address is not None:
        _limited(PER_SIGN_UP, _network(address), at=moment)
    kept = database()
    code_hash = hash_of("code", code)
    found = kept.invitations.get(code_hash, now=moment)
    if found is None or found.kind != "sign-up":
        raise _bad_code()
    account = Account(
        id=secrets.token_hex(8),
        email=_address(email),
        name=_name(name),
        role=found.role,
        created_at=moment,
    )
    if not kept.invitations.is_for(code_hash, account.email):
        raise AccessError(
            "invitation-for-another",
            "This invitation was made for another address.",
            fix="Sign up with the address that the invitation was sent to.",
        )
    spelt = check_password(password, about=(account.name, account.email))
    if kept.accounts.by_email(account.email) is not None:
        raise _taken()
    if not kept.invitations.sign_up(code_hash, account, password=hashed(spelt)):
        raise _bad_code() if kept.accounts.by_email(account.email) is None else _taken()
    audit(account.who, "signed-up", account.id, at=moment)
    return account.who


def log_in(email: str, password: str, address: str, *, at: datetime | None = None) -> str:
    """Check a password and give the token of a new session.

    Args:
        email: As typed.
        password: As typed.
        address: The network address that it comes from, to count tries by.
        at: The present moment.

    Raises:
        AccessError: the two do not belong together, the account is disabled, or there were too
            many tries.
    """
    moment = at or now()
    kept = database()
    mail = email.strip().casefold()
    network = _network(address)
    for limit, who_tries in ((PER_ADDRESS, network), (PER_ACCOUNT, mail)):
        _limited(limit, who_tries, at=moment)
    account = kept.accounts.by_email(mail)
    # Asked for in any case: the answer must take as long where there is no such account.
    stored = kept.accounts.password_of(account.id if account else "nobody")
    if not verified(stored, password) or account is None or stored is None:
        audit(None, "log-in-failed", account.id if account else None, at=moment)
        raise AccessError(
            "wrong-password",
            "This address and password do not belong together.",
            fix="Try again, or ask your host for a new password.",
        )
    kept.tries.forget(PER_ACCOUNT.kind, mail)
    kept.tries.take_back(PER_ADDRESS.kind, network, now=moment, window=PER_ADDRESS.window)
    if account.disabled_at is not None:
        audit(account.who, "log-in-disabled", account.id, at=moment)
        raise AccessError(
            "account-disabled",
            "This account is closed for now.",
            fix="Ask your host to open it again.",
        )
    if outdated(stored):
        kept.accounts.set_password(account.id, hashed(password))
    token = secrets.token_urlsafe(32)
    session = Session(
        account_id=account.id, created_at=moment, seen_at=moment, expires_at=moment + LASTING
    )
    kept.sessions.add(hash_of("session", token), session)
    audit(account.who, "logged-in", account.id, at=moment)
    return token


def who(token: str, *, at: datetime | None = None) -> Who | None:
    """Give who holds a session, unless it has ended."""
    moment = at or now()
    sessions = database().sessions
    token_hash = hash_of("session", token)
    found = sessions.get(token_hash)
    if found is None:
        return None
    session, account = found
    # A session from the future was begun while a clock was wrong: nobody knows how old it is.
    from_future = session.created_at > moment + _SKEW
    over = moment >= session.expires_at or moment - session.seen_at >= IDLE
    if from_future or over or account.disabled_at is not None:
        sessions.end(token_hash)
        return None
    if abs(moment - session.seen_at) >= _MINUTE:
        sessions.seen(token_hash, moment)
    return account.who


def log_out(token: str) -> None:
    """End a session."""
    kept = database()
    token_hash = hash_of("session", token)
    found = kept.sessions.get(token_hash)
    kept.sessions.end(token_hash)
    if found:
        audit(found[1].who, "logged-out", found[1].id)


def log_out_everywhere(person: Who) -> int:
    """End all sessions of a person and say how many there were."""
    count = database().sessions.end_all(person.id)
    audit(person, "logged-out-everywhere", person.id)
    return count


def sessions_of(person: Who) -> tuple[Session, ...]:
    """Give where a person is logged in, oldest first."""
    return database().sessions.of(person.id)


def change_password(
    person: Who, old: str, new: str, *, token: str | None = None, at: datetime | None = None
) -> None:
    """Take another password; tokens of programs and all sessions end but the one of the token.

    Raises:
        AccessError: the old password is wrong, or was tried too often.
        InputError: the new one will not do.
    """
    moment = at or now()
    kept = database()
    check_own_password(person, old, at=moment)
    spelt = check_password(new, about=(person.name, person.email))
    kept.accounts.set_password(person.id, hashed(spelt))
    kept.sessions.end_all(person.id, but=hash_of("session", token) if token else None)
    kept.of(person.id).tokens.revoke()
    audit(person, "changed-password", person.id, at=moment)


def check_own_password(person: Who, password: str, *, at: datetime | None = None) -> None:
    """Ask for the password once more before something that cannot be taken back.

    Raises:
        AccessError: it is wrong, or was tried too often.
    """
    moment = at or now()
    kept = database()
    _limited(PER_ACCOUNT, person.email.casefold(), at=moment)
    if not verified(kept.accounts.password_of(person.id), password):
        audit(person, "password-refused", person.id, at=moment)
        raise AccessError(
            "wrong-password", "This is not your password.", fix="Type the one you log in with."
        )
    kept.tries.forget(PER_ACCOUNT.kind, person.email.casefold())


def offer_reset(
    by: Who | None, account_id: str, *, days: int = 2, at: datetime | None = None
) -> str:
    """Make a code with which somebody may choose a new password, once.

    Raises:
        AccessError: only an admin or the host's command line may.
        NotFoundError: there is no such account.
    """
    _admin_only(by)
    kept = database()
    account = _account(account_id)
    moment = at or now()
    code = secrets.token_urlsafe(24)
    offered = Invitation(
        kind="reset",
        role=account.role,
        account_id=account.id,
        invited_by=by.id if by else None,
        created_at=moment,
        expires_at=moment + timedelta(days=days),
    )
    kept.invitations.add(hash_of("code", code), offered, email=None)
    audit(by, "offered-reset", account.id, at=moment)
    return code


def reset_password(code: str, password: str, *, at: datetime | None = None) -> Who:
    """Choose a new password with a code; every session and every token of a program ends.

    Raises:
        AccessError: the code was used or has run out.
        InputError: the password will not do.
    """
    moment = at or now()
    kept = database()
    code_hash = hash_of("code", code)
    found = kept.invitations.get(code_hash, now=moment)
    if found is None or found.account_id is None:
        raise _bad_code()
    account = _account(found.account_id)
    spelt = check_password(password, about=(account.name, account.email))
    if not kept.invitations.reset(code_hash, account.id, password=hashed(spelt), now=moment):
        raise _bad_code()
    kept.of(account.id).tokens.revoke()
    kept.tries.forget(PER_ACCOUNT.kind, account.email.casefold())
    audit(account.who, "reset-password", account.id, at=moment)
    return account.who


def accounts(by: Who | None) -> tuple[Account, ...]:
    """Give all accounts to an admin or the host's command line."""
    _admin_only(by)
    return database().accounts.list()


def find_account(email: str) -> Account:
    """Give the account of an address, for the host's command line.

    Raises:
        NotFoundError: there is none.
    """
    account = database().accounts.by_email(email)
    if account is None:
        raise NotFoundError(
            "no-such-account",
            "There is no account of that address.",
            fix="See them with: prebrief account list",
        )
    return account


def set_disabled(
    by: Who | None, account_id: str, disabled: bool, *, at: datetime | None = None
) -> None:
    """Close an account and end its sessions, or open it again; what was kept stays.

    Raises:
        AccessError: only an admin or the host's command line may, and nobody for oneself.
        NotFoundError: there is no such account.
    """
    _admin_only(by)
    account = _account(account_id)
    if by is not None and by.id == account.id:
        raise AccessError(
            "own-account",
            "Nobody closes their own account here.",
            fix="Ask another admin, or delete your account instead.",
        )
    moment = at or now()
    kept = database()
    kept.accounts.set_disabled(account.id, moment if disabled else None)
    if disabled:
        kept.sessions.end_all(account.id)
    audit(by, "disabled" if disabled else "enabled", account.id, at=moment)


def coach_by_email(person: Who, email: str, *, at: datetime | None = None) -> Who:
    """Give the coach of an address, to agree with.

    Raises:
        NotFoundError: there is no coach of that address.
        AccessError: it was asked too often.
    """
    _limited(PER_SEARCH, person.id, at=at or now())
    account = database().accounts.by_email(email)
    if account is None or account.role != "coach" or account.disabled_at is not None:
        raise _no_coach()
    return account.who


def inviter(person: Who) -> Who | None:
    """Give the coach by whose invitation somebody came, to offer them an agreement."""
    account_id = database().invitations.inviter(person.id)
    account = database().accounts.get(account_id) if account_id else None
    return account.who if account and account.role == "coach" and not account.disabled_at else None


def agree(candidate: Who, coach_id: str, *, at: datetime | None = None) -> None:
    """Let a coach see what a candidate keeps.

    Raises:
        NotFoundError: there is no such coach.
    """
    coach = database().accounts.get(coach_id)
    if coach is None or coach.role != "coach" or coach.id == candidate.id:
        raise _no_coach()
    moment = at or now()
    database().agreements.agree(candidate.id, coach_id, at=moment)
    audit(candidate, "agreed", coach_id, at=moment)


def withdraw(candidate: Who, coach_id: str, *, at: datetime | None = None) -> None:
    """Let a coach see it no more, from now."""
    moment = at or now()
    if database().agreements.withdraw(candidate.id, coach_id, at=moment):
        audit(candidate, "withdrew", coach_id, at=moment)


def coaches_of(candidate: Who) -> tuple[Who, ...]:
    """Give the coaches who may see what a candidate keeps."""
    kept = database()
    return _people(a.coach for a in kept.agreements.of_candidate(candidate.id))


def candidates_of(coach: Who) -> tuple[Who, ...]:
    """Give the candidates who agreed that a coach sees what they keep."""
    if coach.role != "coach":
        return ()
    kept = database()
    return _people(a.candidate for a in kept.agreements.of_coach(coach.id))


def may_see(viewer: Who, owner_id: str) -> bool:
    """Say whether someone may see what an owner keeps.

    Admins look after accounts; that does not let them read what people keep.
    """
    if viewer.id == owner_id:
        return True
    return viewer.role == "coach" and database().agreements.hold(owner_id, viewer.id)


def audit(
    by: Who | None, action: str, target: str | None = None, *, at: datetime | None = None
) -> None:
    """Keep that something was done: who, when, to which id; never what it held."""
    line = AuditLine(at=at or now(), account_id=by.id if by else None, action=action, target=target)
    database().audit.add(line)


def audit_lines(by: Who | None, *, limit: int = 200) -> tuple[AuditLine, ...]:
    """Give the newest lines to an admin; to others those about themselves."""
    everything = by is None or by.role == "admin"
    return database().audit.list(
        account_id=None if everything or by is None else by.id, limit=limit
    )


def _people(ids: Iterable[str]) -> tuple[Who, ...]:
    found = (database().accounts.get(account_id) for account_id in ids)
    return tuple(account.who for account in found if account is not None)


def _limited(limit: Limit, by: str, *, at: datetime) -> None:
    """Count a try and refuse it if there were too many."""
    if database().tries.count(limit.kind, by, now=at, window=limit.window) > limit.most:
        minutes = int(limit.window.total_seconds() // 60)
        raise AccessError(
            "too-many-tries",
            "That was tried too often.",
            fix=f"Wait {minutes} minutes and try again.",
        )


def _network(address: str) -> str:
    """Give what tries are counted by: one household has 2**64 addresses of IPv6."""
    try:
        known = ip_address(address)
    except ValueError:
        return address
    if known.version == 6:
        return str(ip_network((known, 64), strict=False))
    return address


def _admin_only(by: Who | None) -> None:
    if by is not None and by.role != "admin":
        raise AccessError(
            "admins-only", "Only an admin may do this.", fix="Ask the admin of your host."
        )


def _account(account_id: str) -> Account:
    account = database().accounts.get(account_id)
    if account is None:
        raise NotFoundError(
            "no-such-account", "There is no such account.", fix="Look at the list of accounts."
        )
    return account


def _address(email: str) -> str:
    mail = email.strip()
    name, at_sign, host = mail.rpartition("@")
    fine = at_sign and name and "." in host and len(mail) <= 254
    if not fine or not mail.isprintable() or " " in mail:
        raise InputError(
            "bad-email",
            "This is no address of e-mail.",
            fix="Write it as name@example.org.",
        )
    return mail


def _name(name: str) -> str:
    spelt = " ".join(name.split())
    if not spelt or len(spelt) > 80 or not spelt.isprintable():
        raise InputError(
            "bad-name", "A name has 1 to 80 characters.", fix="Write it as others should see it."
        )
    return spelt


def _bad_code() -> AccessError:
    return AccessError(
        "bad-code",
        "This code was used already, has run out, or was mistyped.",
        fix="Ask for a new one.",
    )


def _taken() -> InputError:
    return InputError(
        "email-taken", "There is an account of this address already.", fix="Log in instead."
    )


def _no_coach() -> NotFoundError:
    return NotFoundError(
        "no-such-coach",
        "There is no coach of that address here.",
        fix="Ask your coach which address they use.",
    )
