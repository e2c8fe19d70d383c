"""The brief: read, pinned, noted, edited, with its sources beside it; downloads."""

import re
from collections.abc import Callable, Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form
from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from prebrief.app import sharing, workspace
from prebrief.app.accounts import Who
from prebrief.app.personal import hidden_entries, lost_entries, personal
from prebrief.errors import NotFoundError
from prebrief.records.base import Record
from prebrief.records.brief import Brief
from prebrief.records.correction import HEADING, key_of, places_of
from prebrief.records.document import DocumentRole, Span
from prebrief.records.practice import KeptBrief
from prebrief.records.workspace import STORY_PARTS, Comment, Workspace
from prebrief.render.marks import Places
from prebrief.render.page import sections
from prebrief.render.stage import render
from prebrief.web.doors import csrf_token
from prebrief.web.media import TYPES
from prebrief.web.views import brief_page, current, environment, go, page

router = APIRouter(prefix="/briefs/{brief_id}")
PLACES = (
    ("day", "Day card"), ("fit", "Fit"), ("lookfors", "What they look for"),
    ("requirements", "Requirements"), ("questions", "Questions"), ("stories", "Stories"),
    ("concepts", "Concepts"), ("practice", "Drills and cases"), ("panel", "Panel"),
    ("ask", "Ask them"), ("gaps", "Gaps"), ("cv", "CV lines"), ("ahead", "After the offer"),
    ("plan", "Plan"),
)  # fmt: skip
"""The sections of a brief, by the ids of their elements."""
Tools = Callable[[str, Record], Markup]


@router.get("")
def show(request: Request, brief_id: str, who: Annotated[Who, Depends(current)]) -> Response:
    """Show the brief with what its owner made of it."""
    kept = workspace.kept_brief(who.id, brief_id)
    mine = workspace.workspace(who.id, brief_id)
    comments = sharing.comments(who.id, brief_id)
    brief = personal(kept.brief, mine)
    tools = _tools(kept, mine, csrf_token(request), comments)
    return brief_page(
        request,
        "brief.html.jinja",
        kept,
        tab="brief",
        brief=brief,
        body=sections(brief, address=address_in(f"/briefs/{brief_id}"), tools=tools),
        places=PLACES,
        mine=mine,
        hidden=hidden_entries(kept.brief, mine),
        lost=lost_entries(kept.brief, mine),
        comments=comments,
        formats=tuple(TYPES),
    )


@router.post("/mark")
def mark(
    brief_id: str,
    who: Annotated[Who, Depends(current)],
    do: Annotated[str, Form(max_length=120)],
) -> Response:
    """Pin, hide or take an entry: ``do`` is the deed and the id, such as ``pin q.turnover``."""
    deed, _, entry = do.partition(" ")
    switch = {
        "pin": workspace.pin,
        "hide": workspace.hide,
        "mine": workspace.take_story,
    }.get(deed.removeprefix("un"))
    if switch is None or not entry:
        raise NotFoundError("no-such-deed", "This cannot be done.", fix="Load the page again.")
    switch(who.id, brief_id, entry, on=not deed.startswith("un"))
    return go(f"/briefs/{brief_id}#{_anchor(workspace.kept_brief(who.id, brief_id), entry)}")


@router.post("/note")
def note(
    brief_id: str,
    who: Annotated[Who, Depends(current)],
    entry: Annotated[str, Form(max_length=120)],
    text: Annotated[str, Form()] = "",
) -> Response:
    """Keep a note under a question."""
    workspace.note(who.id, brief_id, entry, text)
    return go(f"/briefs/{brief_id}#{entry}", done="saved")


@router.get("/stories/{key}")
def edit(
    request: Request, brief_id: str, key: str, who: Annotated[Who, Depends(current)]
) -> Response:
    """Show a story to put it into one's own words."""
    kept = workspace.kept_brief(who.id, brief_id)
    mine = workspace.workspace(who.id, brief_id)
    story = next((s for s in personal(kept.brief, mine).stories if s.key == key), None)
    drafted = next((s for s in kept.brief.stories if s.key == key), None)
    if drafted is None:
        raise NotFoundError(
            "no-such-story", "The brief has no such story.", fix="Choose one of the brief."
        )
    return brief_page(
        request,
        "story.html.jinja",
        kept,
        tab="brief",
        story=story or drafted,
        drafted=drafted,
        parts=STORY_PARTS,
        address=address_in(f"/briefs/{brief_id}"),
    )


@router.post("/stories/{key}")
async def keep(
    request: Request, brief_id: str, key: str, who: Annotated[Who, Depends(current)]
) -> Response:
    """Keep the words of a story."""
    form = await request.form()
    given = {part: str(form[part]) for part in STORY_PARTS if part in form}
    return await run_in_threadpool(_keep, brief_id, key, who, given)


def _keep(brief_id: str, key: str, who: Who, given: dict[str, str]) -> Response:
    workspace.edit_story(who.id, brief_id, key, given)
    anchor = _anchor(workspace.kept_brief(who.id, brief_id), key)
    return go(f"/briefs/{brief_id}#{anchor}", done="saved")


@router.get("/source/{doc}/{start}-{end}")
def source(
    request: Request,
    brief_id: str,
    doc: DocumentRole,
    start: int,
    end: int,
    who: Annotated[Who, Depends(current)],
    part: bool = False,
) -> Response:
    """Show the CV and the posting side by side, one of them at the quoted place."""
    kept = workspace.kept_brief(who.id, brief_id)
    shown = source_context(kept.brief, doc, start, end)
    if part:
        return page(request, "source_part.html.jinja", full=request.url.path, **shown)
    return brief_page(
        request, "source.html.jinja", kept, tab="brief", back=f"/briefs/{brief_id}", **shown
    )


def source_context(brief: Brief, doc: DocumentRole, start: int, end: int) -> dict[str, Any]:
    """Give the lines of both documents, cut where the quote begins and ends."""
    texts = {"cv": brief.documents.cv.text, "job": brief.documents.job.text}
    start, end = max(0, start), min(end, len(texts[doc]))
    here = Span(doc=doc, start=start, end=max(start, end), quote=texts[doc][start:end])
    lines = {
        role: list(Places(text).lines([here] if role == doc else []))
        for role, text in texts.items()
    }
    return {"doc": doc, "here": here, "lines": lines, "own": doc == "cv" and _own(brief, start)}


def _own(brief: Brief, start: int) -> bool:
    """Say whether the place is in the block that the user added."""
    at = brief.documents.cv.text.rfind(f"\n\n{HEADING}\n")
    return 0 <= at < start


@router.get("/download.{format}")
def download(brief_id: str, format: str, who: Annotated[Who, Depends(current)]) -> Response:
    """Give the brief as a file; JSON is the brief as it was written, the others are as shown."""
    if format not in TYPES:
        raise NotFoundError(
            "no-such-format", "A brief comes in no such format.", fix="Choose one of the menu."
        )
    kept = workspace.kept_brief(who.id, brief_id)
    mine = workspace.workspace(who.id, brief_id)
    brief = kept.brief if format == "json" else personal(kept.brief, mine)
    name = re.sub(r"[^a-z0-9]+", "-", kept.title.lower()).strip("-")[:60] or "interview"
    return Response(
        render(brief, format=format),  # type: ignore[arg-type]
        media_type=TYPES[format],
        headers={"Content-Disposition": f'attachment; filename="brief-{name}.{format}"'},
    )


def address_in(base: str) -> Callable[[Span], str]:
    """Give the address of a quoted place below the brief's own."""
    return lambda span: f"{base}/source/{span.doc}/{span.start}-{span.end}#here"


def _anchor(kept: KeptBrief, entry: str) -> str:
    """Give the id of an entry's element; stories are kept by another name than they are shown."""
    return next((story.id for story in kept.brief.stories if story.key == entry), entry)


def _tools(kept: KeptBrief, mine: Workspace, token: str, comments: Sequence[Comment]) -> Tools:
    """Give what stands under each entry: comments on it, and its buttons."""
    about: dict[str, list[Comment]] = {}
    for comment in comments:
        about.setdefault(comment.about, []).append(comment)
    said = {key_of(one) for one in mine.corrections}
    asked = places_of([requirement.cite for requirement in kept.brief.requirements])
    met = {
        requirement.id: (place, f"requirement {place}" in said)
        for requirement, place in zip(kept.brief.requirements, asked, strict=True)
    }
    module: Any = environment().get_template("brief_tools.html.jinja").module

    def tools(kind: str, entry: Record) -> Markup:
        made: Markup = module.tools(kind, entry, kept.id, met, token, about)
        return made

    return tools
