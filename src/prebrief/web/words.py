"""Words that several pages share."""

from datetime import UTC, date, datetime, timedelta

DONE = {
    "brief-deleted": "The brief is deleted, with its answers and cards.",
    "all-deleted": "Everything that was kept of you is deleted.",
    "cancelled": "The run was stopped. Your files are still here.",
    "saved": "Saved.",
    "revoked": "The link no longer works.",
    "comment-kept": "Your comment is kept. Thank you.",
    "comment-deleted": "The comment is deleted.",
    "date-set": "The interview date is set.",
    "address-changed": "The calendar has a new address; the old one no longer works.",
    "rated": "Kept.",
    "outcome-kept": "Kept: your next brief learns which themes recur for you.",
    "token-revoked": "The token no longer opens anything.",
    "signed-out": "You are signed out.",
    "agreed": "This coach can now see your briefs and your practice.",
    "withdrawn": "This coach can no longer see anything of yours.",
    "invitation-revoked": "The invitation no longer lets anybody in.",
    "closed": "The account is closed and signed out everywhere. What it keeps stays.",
    "opened": "The account is open again.",
    "sessions-ended": "That person is signed out everywhere.",
    "nothing-expires": "Nothing was deleted: this host keeps everything.",
    "nothing-old": "Nothing had passed its time.",
    "expired": "What had passed its time is deleted.",
    "batch-begun": "The batch has begun. You may leave this page; it goes on.",
    "batch-stopped": "The batch was stopped. What was made stays.",
    "batch-deleted": "The batch is deleted, with its briefs.",
    "commented": "Your comment stands in their brief now.",
    "account-deleted": "Your account and everything that was kept of you are deleted.",
    "password-changed": "The password is changed and every other session is signed out.",
}
"""What a redirect may say was done, by the code in its address."""

ACTIONS = {
    "invited": "invited somebody as",
    "signed-up": "joined",
    "log-in-failed": "a wrong password was typed for",
    "log-in-disabled": "tried to sign in to a closed account",
    "logged-in": "signed in",
    "logged-out": "signed out",
    "logged-out-everywhere": "signed out everywhere",
    "changed-password": "changed the password",
    "password-refused": "typed a wrong password for something that cannot be undone",
    "offered-reset": "offered a new password to",
    "reset-password": "chose a new password",
    "disabled": "closed the account of",
    "enabled": "opened the account of",
    "agreed": "let a coach see their work:",
    "withdrew": "no longer lets a coach see their work:",
    "exported": "took their data along",
    "deleted-account": "an account was deleted:",
    "share-brief": "made a link to a brief",
    "revoke-share": "ended a link to a brief",
    "made-token": "made a token for a program",
    "revoked-token": "ended a token of a program",
    "commented": "commented on a brief of",
    "revoked-invitation": "ended an invitation",
    "ended-sessions": "signed out everywhere:",
    "expired-now": "had deleted what had passed its time",
}
"""What the audit log says, by its slugs; whoever did it stands before and the target after."""


def moment_words(moment: datetime) -> str:
    """Write a moment to the minute, in UTC."""
    on = moment.astimezone(UTC)
    return f"{on.day} {on:%b %Y, %H:%M} UTC"


def ago_words(moment: datetime | None, *, now: datetime | None = None) -> str:
    """Say how long ago something was, as people do."""
    if moment is None:
        return "never"
    days = ((now or datetime.now(UTC)).date() - moment.astimezone(UTC).date()).days
    if days <= 0:
        return "today"
    return "yesterday" if days == 1 else f"{days} days ago"


def size_words(count: int) -> str:
    """Write a number of bytes."""
    return f"{count / 1e9:.1f} GB" if count >= 1e9 else f"{count / 1e6:.0f} MB"


def day_words(day: date | str) -> str:
    """Write a day as people say it: Tue 1 December 2026."""
    try:
        on = date.fromisoformat(day) if isinstance(day, str) else day
    except ValueError:
        return str(day)
    return f"{on:%a} {on.day} {on:%B %Y}"


def days_to(day: date | None, *, today: date | None = None) -> str | None:
    """Say how long it is until a day."""
    if day is None:
        return None
    left = day - (today or date.today())
    if left < timedelta(0):
        return "held"
    return {0: "today", 1: "tomorrow"}.get(left.days, f"in {left.days} days")
