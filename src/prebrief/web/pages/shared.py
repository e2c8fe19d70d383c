"""Sharing a brief by a link, and what the holder of the link sees and says."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form
from starlette.requests import Request
from starlette.responses import Response

from prebrief.app import sharing, workspace
from prebrief.app.accounts import Who
from prebrief.app.personal import personal
from prebrief.errors import InputError
from prebrief.records.brief import Brief
from prebrief.records.document import DocumentRole
from prebrief.render.page import sections
from prebrief.settings import settings
from prebrief.web.pages.brief import PLACES, address_in, source_context
from prebrief.web.views import brief_page, current, go, page

router = APIRouter()


@router.get("/briefs/{brief_id}/share")
def share(request: Request, brief_id: str, who: Annotated[Who, Depends(current)]) -> Response:
    """Show the links to a brief and what was said to it."""
    return _share(request, who, brief_id)


@router.post("/briefs/{brief_id}/share")
def make(
    request: Request,
    brief_id: str,
    who: Annotated[Who, Depends(current)],
    days: Annotated[int, Form()],
    label: Annotated[str, Form(max_length=80)] = "",
) -> Response:
    """Make a link and show it: the only time that it can be shown."""
    token = sharing.share(who.id, brief_id, days, label=label)
    return _share(request, who, brief_id, fresh=f"{_base(request)}/shared/{token}")


@router.post("/briefs/{brief_id}/share/revoke")
def revoke(
    brief_id: str, who: Annotated[Who, Depends(current)], share_id: Annotated[str, Form()]
) -> Response:
    """End a link now."""
    sharing.revoke(who.id, share_id)
    return go(f"/briefs/{brief_id}/share", done="revoked")


@router.post("/briefs/{brief_id}/comments/delete")
def delete(
    brief_id: str, who: Annotated[Who, Depends(current)], comment_id: Annotated[str, Form()]
) -> Response:
    """Delete a comment."""
    sharing.delete_comment(who.id, comment_id)
    return go(f"/briefs/{brief_id}/share#comments", done="comment-deleted")


def _share(request: Request, who: Who, brief_id: str, *, fresh: str = "") -> Response:
    kept = workspace.kept_brief(who.id, brief_id)
    comments = sharing.comments(who.id, brief_id)
    return brief_page(
        request,
        "share.html.jinja",
        kept,
        tab="brief",
        fresh=fresh,
        days=sharing.DAYS,
        shares=sharing.shares(who.id, brief_id),
        comments=[(one, about_words(kept.brief, one.about)) for one in comments],
    )


@router.get("/shared/{token}")
def shared(request: Request, token: str) -> Response:
    """Show a brief to whoever holds the link."""
    return _shared(request, token)


@router.post("/shared/{token}/comments")
def comment(
    request: Request,
    token: str,
    author: Annotated[str, Form(max_length=200)] = "",
    text: Annotated[str, Form(max_length=20_000)] = "",
    about: Annotated[str, Form(max_length=80)] = "",
) -> Response:
    """Keep what the holder of the link says."""
    try:
        sharing.comment_by_link(token, author=author, text=text, about=about)
    except InputError as error:
        entered = {"author": author, "text": text, "about": about}
        return _shared(request, token, status=422, wrong=error, entered=entered)
    return go(f"/shared/{token}#comments", done="comment-kept")


@router.get("/shared/{token}/source/{doc}/{start}-{end}")
def source(
    request: Request, token: str, doc: DocumentRole, start: int, end: int, part: bool = False
) -> Response:
    """Show the files at the quoted place."""
    shown = source_context(sharing.shared(token).kept.brief, doc, start, end)
    if part:
        return page(request, "source_part.html.jinja", full=request.url.path, **shown)
    return page(request, "shared_source.html.jinja", back=f"/shared/{token}", **shown)


def _shared(
    request: Request,
    token: str,
    *,
    status: int = 200,
    wrong: InputError | None = None,
    entered: dict[str, str] | None = None,
) -> Response:
    seen = sharing.shared(token)
    # Notes are for the owner alone.
    brief = personal(seen.kept.brief, seen.workspace, notes=False)
    return page(
        request,
        "shared.html.jinja",
        status=status,
        brief=brief,
        title=seen.kept.title,
        token=token,
        ends=seen.share.ends_at.date(),
        body=sections(brief, address=address_in(f"/shared/{token}")),
        places=PLACES,
        topics=topics(brief),
        comments=[(one, about_words(brief, one.about)) for one in seen.comments],
        wrong=wrong,
        entered=entered or {"author": "", "text": "", "about": ""},
    )


def topics(brief: Brief) -> list[tuple[str, str]]:
    """Give what a comment may be about."""
    questions = [(q.id, f"Q{i}. {q.text}") for i, q in enumerate(brief.questions, start=1)]
    stories = [(s.key, f"S{i}. {s.title}") for i, s in enumerate(brief.stories, start=1)]
    return questions + stories


def about_words(brief: Brief, about: str) -> tuple[str, str] | None:
    """Give the place on the page and the words of what a comment is about."""
    for entry in brief.questions:
        if entry.id == about:
            return entry.id, entry.text
    for story in brief.stories:
        if story.key == about:
            return story.id, story.title
    return None


def _base(request: Request) -> str:
    return (settings().public_url or f"{request.url.scheme}://{request.url.netloc}").rstrip("/")
