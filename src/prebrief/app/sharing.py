"""Links that show a brief to whoever holds them, and what is said to it."""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

from pydantic import ValidationError

from prebrief.app.kept import database, kept_of, now
from prebrief.app.workspace import kept_brief, workspace
from prebrief.errors import InputError, NotFoundError
from prebrief.records.account import AuditLine
from prebrief.records.practice import KeptBrief
from prebrief.records.workspace import Comment, Share, Workspace

DAYS = (7, 30, 90)
"""How long a link may hold."""
MOST_LINKS, MOST_COMMENTS = 50, 500
"""For one brief."""


@dataclass(frozen=True)
class Shared:
    """What the holder of a link sees."""

    owner: str
    share: Share
    kept: KeptBrief
    workspace: Workspace
    comments: tuple[Comment, ...]


def share(owner: str, brief_id: str, days: int, *, label: str = "") -> str:
    """Make a link to a brief and give its token, which is kept nowhere and cannot be shown again.

    Raises:
        NotFoundError: the owner has no such brief.
        InputError: it is to hold for another time than those on offer, or there are too many.
    """
    if days not in DAYS:
        raise InputError(
            "bad-expiry", "A link holds for 7, 30 or 90 days.", fix="Choose one of them."
        )
    kept_brief(owner, brief_id)
    if len(shares(owner, brief_id)) >= MOST_LINKS:
        raise InputError(
            "too-many-links",
            f"A brief takes {MOST_LINKS} links at most.",
            fix="Revoke those that are no longer needed.",
        )
    token, moment = secrets.token_urlsafe(24), now()
    made = Share(
        id=secrets.token_hex(8),
        brief_id=brief_id,
        made_at=moment,
        ends_at=moment + timedelta(days=days),
        label=" ".join(label.split())[:80],
    )
    kept_of(owner).shares.keep(made, token_hash=_hash(token))
    _audit(owner, "share-brief", made.id)
    return token


def shares(owner: str, brief_id: str) -> tuple[Share, ...]:
    """Give the links to a brief that hold now."""
    moment = now()
    return tuple(one for one in kept_of(owner).shares.list(brief_id) if one.ends_at > moment)


def shared(token: str) -> Shared:
    """Give what a link shows.

    Raises:
        NotFoundError: there is no such link, or it has ended: which of the two is not said.
    """
    found = database().shares.find(_hash(token), at=now())
    if found is None:
        raise _gone()
    owner, link = found
    kept = kept_of(owner).briefs.get(link.brief_id)
    if kept is None:
        raise _gone()
    return Shared(owner, link, kept, workspace(owner, kept.id), comments(owner, kept.id))


def revoke(owner: str, share_id: str) -> None:
    """End a link now."""
    if kept_of(owner).shares.revoke(share_id, at=now()):
        _audit(owner, "revoke-share", share_id)


def comment(
    owner: str,
    brief_id: str,
    *,
    author: str,
    text: str,
    about: str = "",
    share_id: str | None = None,
) -> Comment:
    """Keep a comment on a brief. Whether its author may comment is for the caller to know.

    Raises:
        InputError: it has no text or no name, is too long, or one too many.
    """
    if len(comments(owner, brief_id)) >= MOST_COMMENTS:
        raise InputError(
            "too-many-comments",
            f"A brief takes {MOST_COMMENTS} comments at most.",
            fix="Ask its owner to delete some.",
        )
    try:
        said = Comment(
            id=secrets.token_hex(8),
            brief_id=brief_id,
            at=now(),
            author=" ".join(author.split()),
            text=text.replace("\r\n", "\n").strip(),
            about=about[:80],
            share_id=share_id,
        )
    except ValidationError as error:
        raise InputError(
            "bad-comment",
            "A comment needs your name and up to 4,000 characters of text.",
            fix="Fill in both fields and send it again.",
            where=str(error.errors()[0]["loc"][0]),
        ) from error
    kept_of(owner).comments.keep(said)
    return said


def comment_by_link(token: str, *, author: str, text: str, about: str = "") -> Comment:
    """Keep a comment of somebody who came by a link."""
    seen = shared(token)
    return comment(
        seen.owner, seen.kept.id, author=author, text=text, about=about, share_id=seen.share.id
    )


def comments(owner: str, brief_id: str) -> tuple[Comment, ...]:
    """Give the comments on a brief, oldest first."""
    return kept_of(owner).comments.list(brief_id)


def delete_comment(owner: str, comment_id: str) -> bool:
    """Delete a comment on one of the owner's briefs and say whether there was one."""
    return kept_of(owner).comments.delete(comment_id)


def _audit(owner: str, action: str, target: str) -> None:
    database().audit.add(AuditLine(at=now(), account_id=owner, action=action, target=target))


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def _gone() -> NotFoundError:
    return NotFoundError(
        "no-such-link",
        "This link shows nothing, or no longer.",
        fix="Ask whoever sent it for a new one.",
    )
