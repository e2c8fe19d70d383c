"""Tokens by which a program acts for a person: made and revoked by hand, each for a while."""

import secrets
from datetime import datetime, timedelta

from prebrief.app.accounts import audit, local_who
from prebrief.app.kept import LOCAL, database, kept_of, now
from prebrief.errors import InputError, NotFoundError
from prebrief.records.account import ApiToken, Who
from prebrief.settings import settings
from prebrief.store.accounts import hash_of

PREFIX = "pb_"
"""By which a token that was published by mistake is known."""
DAYS = (30, 90, 365)
"""For how long a token may hold."""
MOST = 20
"""Tokens of one person."""
LONGEST_LABEL = 60
_HOUR = timedelta(hours=1)


def make(person: Who, label: str, days: int, *, at: datetime | None = None) -> tuple[ApiToken, str]:
    """Make a token; its text is given here and never again.

    Raises:
        InputError: it has no name, would hold for another time, or there are too many.
    """
    name = " ".join(label.split())
    if not name or len(name) > LONGEST_LABEL or not name.isprintable():
        raise InputError(
            "bad-token-name",
            f"A token has a name of 1 to {LONGEST_LABEL} characters.",
            fix="Name it after the program that will use it.",
        )
    if days not in DAYS:
        raise InputError(
            "bad-token-days",
            "A token cannot hold for that long.",
            fix=f"Choose one of {', '.join(map(str, DAYS))} days.",
        )
    kept = kept_of(person.id).tokens
    if len(kept.list()) >= MOST:
        raise InputError(
            "too-many-tokens", f"You have {MOST} tokens.", fix="Revoke one that is not in use."
        )
    moment = at or now()
    token = ApiToken(
        id=secrets.token_hex(8), label=name, made_at=moment, ends_at=moment + timedelta(days=days)
    )
    text = PREFIX + secrets.token_urlsafe(32)
    kept.keep(token, token_hash=hash_of("api", text))
    audit(person, "made-token", token.id, at=moment)
    return token, text


def tokens(person: Who) -> tuple[ApiToken, ...]:
    """Give a person's tokens, oldest first."""
    return kept_of(person.id).tokens.list()


def revoke(person: Who, token_id: str) -> None:
    """End a token now.

    Raises:
        NotFoundError: the person has none of that id.
    """
    if not kept_of(person.id).tokens.revoke(token_id):
        raise NotFoundError("no-such-token", "There is no such token.", fix="It may be gone.")
    audit(person, "revoked-token", token_id)


def who_of(text: str, *, at: datetime | None = None) -> Who | None:
    """Give who a program acts for, unless its token is wrong, revoked or has run out."""
    if not text.startswith(PREFIX):
        return None
    moment = at or now()
    found = database().tokens.find(hash_of("api", text), at=moment)
    if found is None:
        return None
    owner, token = found
    hosted = settings().mode == "hosted"
    account = database().accounts.get(owner) if hosted else None
    # A token made before the mode was changed opens nothing of the other mode.
    if hosted == (owner == LOCAL) or (hosted and (account is None or account.disabled_at)):
        return None
    if token.used_at is None or abs(moment - token.used_at) >= _HOUR:
        kept_of(owner).tokens.used(token.id, at=moment)
    return account.who if account else local_who()
