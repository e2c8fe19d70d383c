"""The coach's pages: the cohort of those who agreed, one of them, a brief to comment on."""

from collections.abc import Callable
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Form
from starlette.requests import Request
from starlette.responses import Response

from prebrief.app import coaching
from prebrief.app.accounts import Who
from prebrief.app.coaching import Seen
from prebrief.errors import InputError, PrebriefError
from prebrief.records.document import DocumentRole
from prebrief.render.page import sections
from prebrief.web.pages.account import Hosted
from prebrief.web.pages.brief import PLACES, address_in, source_context
from prebrief.web.pages.shared import about_words, topics
from prebrief.web.problems import status_of
from prebrief.web.views import current, go, page


def coach(who: Annotated[Who, Depends(current)]) -> Who:
    """Give who asks, if it is a coach; use as ``Depends(coach)``."""
    return coaching.coach(who)


Coach = Annotated[Who, Depends(coach)]
router = APIRouter(prefix="/coach", dependencies=[Hosted, Depends(coach)])
COLUMNS = (
    ("name", "Candidate and post"), ("interview", "Interview"), ("fit", "Fit"),
    ("practised", "Answered"), ("active", "Last active"),
)  # fmt: skip
"""What the table may be ordered by; the evidence by theme stands between."""
ON_A_PAGE = 40


@router.get("")
def cohort(
    request: Request,
    by: Coach,
    sort: str = "name",
    turned: bool = False,
    post: str = "",
    number: int = 1,
) -> Response:
    """Show the candidates who agreed, a line for each of their posts."""
    return _cohort(request, by, sort=sort, turned=turned, post=post, number=number)


@router.post("/invitations")
def invite(
    request: Request, by: Coach, email: Annotated[str, Form(max_length=320)] = ""
) -> Response:
    """Make an invitation and show its address: the only time that it can be shown."""
    try:
        fresh = coaching.invite(by, email.strip() or None)
    except PrebriefError as error:
        return _cohort(request, by, wrong=error, email=email)
    return _cohort(request, by, fresh=fresh)


@router.get("/invitations")
def invited() -> Response:
    """Lead back whoever asks for the address that a form is sent to."""
    return go("/coach")


def _cohort(
    request: Request,
    by: Who,
    *,
    sort: str = "name",
    turned: bool = False,
    post: str = "",
    number: int = 1,
    wrong: PrebriefError | None = None,
    fresh: str = "",
    email: str = "",
) -> Response:
    everything = coaching.cohort(by)
    posts = {line.post_key: line.post for line in everything if line.post_key}
    post = post if post in posts else ""
    lines = [line for line in everything if not post or line.post_key == post]
    pages = max(1, -(-len(lines) // ON_A_PAGE))
    number = min(max(1, number), pages)
    shown = coaching.ordered(lines, sort, turned=turned)
    return page(
        request,
        "coach.html.jinja",
        status=status_of(wrong) if wrong else 200,
        people=len({line.candidate.id for line in everything}),
        lines=shown[(number - 1) * ON_A_PAGE : number * ON_A_PAGE],
        themes=coaching.by_theme(lines),
        posts=dict(sorted(posts.items(), key=lambda pair: pair[1].casefold())),
        columns=COLUMNS,
        sort=sort if sort in coaching.SORTS else "name",
        turned=turned,
        post_key=post,
        number=number,
        pages=pages,
        link=_linker(sort=sort, turned=turned, post=post),
        shown=coaching.shown,
        wrong=wrong,
        fresh=fresh,
        email=email,
    )


def _linker(**now: Any) -> Callable[..., str]:
    def link(**changed: Any) -> str:
        """Give the address of the table with something changed; defaults are left out."""
        asked = now | changed
        plain = {"sort": "name", "turned": False, "post": "", "number": 1}
        told = {
            name: "true" if value is True else value
            for name, value in asked.items()
            if value != plain[name]
        }
        return f"/coach?{urlencode(told)}" if told else "/coach"

    return link


@router.get("/people/{candidate_id}")
def person(request: Request, candidate_id: str, by: Coach) -> Response:
    """Show a candidate: each post, what was practised by theme, the answers."""
    who = coaching.candidate(by, candidate_id)
    lines = coaching.lines_of(who)
    answers = {
        line.brief_id: coaching.answers_of(by, candidate_id, line.brief_id)
        for line in lines
        if line.brief_id
    }
    return page(
        request,
        "coach_person.html.jinja",
        person=who,
        lines=lines,
        answers=answers,
    )


@router.get("/people/{candidate_id}/briefs/{brief_id}")
def brief(
    request: Request, candidate_id: str, brief_id: str, by: Coach, about: str = ""
) -> Response:
    """Show a candidate's brief, to read and to comment on."""
    return _brief(request, coaching.brief_of(by, candidate_id, brief_id), about=about)


@router.post("/people/{candidate_id}/briefs/{brief_id}/comments")
def comment(
    request: Request,
    candidate_id: str,
    brief_id: str,
    by: Coach,
    text: Annotated[str, Form(max_length=20_000)] = "",
    about: Annotated[str, Form(max_length=80)] = "",
) -> Response:
    """Keep what the coach says."""
    try:
        coaching.comment(by, candidate_id, brief_id, text=text, about=about)
    except InputError as error:
        seen = coaching.brief_of(by, candidate_id, brief_id)
        return _brief(request, seen, wrong=error, text=text, about=about)
    return go(f"/coach/people/{candidate_id}/briefs/{brief_id}#comments", done="commented")


@router.get("/people/{candidate_id}/briefs/{brief_id}/comments")
def commented(candidate_id: str, brief_id: str, by: Coach) -> Response:
    """Lead back to the brief."""
    coaching.brief_of(by, candidate_id, brief_id)
    return go(f"/coach/people/{candidate_id}/briefs/{brief_id}#comments")


@router.get("/people/{candidate_id}/briefs/{brief_id}/source/{doc}/{start}-{end}")
def source(
    request: Request,
    candidate_id: str,
    brief_id: str,
    doc: DocumentRole,
    start: int,
    end: int,
    by: Coach,
    part: bool = False,
) -> Response:
    """Show the files of a candidate's brief at the quoted place."""
    seen = coaching.brief_of(by, candidate_id, brief_id)
    shown = source_context(seen.kept.brief, doc, start, end)
    if part:
        return page(request, "source_part.html.jinja", full=request.url.path, **shown)
    back = f"/coach/people/{candidate_id}/briefs/{brief_id}"
    return page(request, "shared_source.html.jinja", back=back, **shown)


def _brief(
    request: Request,
    seen: Seen,
    *,
    wrong: InputError | None = None,
    text: str = "",
    about: str = "",
) -> Response:
    base = f"/coach/people/{seen.candidate.id}/briefs/{seen.kept.id}"
    return page(
        request,
        "coach_brief.html.jinja",
        status=status_of(wrong) if wrong else 200,
        person=seen.candidate,
        base=base,
        title=seen.kept.title,
        brief=seen.brief,
        body=sections(seen.brief, address=address_in(base)),
        places=PLACES,
        topics=topics(seen.brief),
        comments=[(one, about_words(seen.brief, one.about)) for one in seen.comments],
        wrong=wrong,
        entered={"text": text, "about": about},
    )
