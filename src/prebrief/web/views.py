"""Pages: templates, what every template knows, and redirects that say what was done."""

from functools import cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse

from prebrief.app.accounts import Who
from prebrief.errors import AccessError
from prebrief.records.practice import KeptBrief
from prebrief.settings import settings
from prebrief.web import doors
from prebrief.web.assets import address
from prebrief.web.words import DONE, ago_words, day_words, days_to, moment_words, size_words

TEMPLATES = Path(__file__).parent / "templates"
THEMES = ("light", "dark")


@cache
def environment() -> Environment:
    """Make the templates' environment: everything is escaped, and a missing name is a fault."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=settings().debug,
    )
    made.globals["static"] = address
    made.filters["day"] = day_words
    made.filters["moment"] = moment_words
    made.filters["ago"] = ago_words
    made.filters["size"] = size_words
    return made


def page(request: Request, template: str, /, *, status: int = 200, **context: Any) -> HTMLResponse:
    """Answer with a page.

    Besides ``context`` every template has: ``who`` (none when nobody is signed in), ``path``,
    ``hosted``, ``theme``, ``csrf()`` (the token of forms), ``static(name)`` and ``done`` (what the
    request before has done, in words, or none).
    """
    html = (
        environment()
        .get_template(template)
        .render(
            {
                "who": getattr(request.state, "who", None),
                "path": request.url.path,
                "hosted": doors.hosted(),
                "theme": theme(request),
                "csrf": partial(doors.csrf_token, request),
                "done": DONE.get(request.query_params.get("done", "")),
                "post": None,
                "tab": None,
                **context,
            }
        )
    )
    response = HTMLResponse(html, status_code=status)
    if hasattr(request.state, "visit"):
        doors.visit_cookie().set(response, request.state.visit, seconds=None)
    return response


def brief_page(
    request: Request,
    template: str,
    kept: KeptBrief,
    /,
    *,
    tab: str,
    status: int = 200,
    **context: Any,
) -> HTMLResponse:
    """Answer with a page inside the shell of a brief.

    Args:
        request: What was asked.
        template: Its name; it extends ``brief_base.html.jinja``.
        kept: The brief; templates see it as ``kept`` and its post as ``post``.
        tab: Which entry of the brief's navigation is the present one: ``brief``, ``practise``,
            ``interview``, ``drills``, ``cases``, ``plan`` or ``readiness``.
        status: HTTP status.
        context: What the template needs besides.
    """
    post = {
        "id": kept.id,
        "title": kept.brief.job.title or "Your brief",
        "organization": kept.brief.job.organization,
        "interview_date": kept.interview_date,
        "days": days_to(kept.interview_date),
    }
    return page(request, template, status=status, kept=kept, post=post, tab=tab, **context)


def current(request: Request) -> Who:
    """Give who is asking; use as ``Depends(current)``. Its ``id`` is the owner of what is kept."""
    who: Who | None = getattr(request.state, "who", None)
    if who is None:
        raise AccessError("signed-out", "You are not signed in.", fix="Sign in and try again.")
    return who


def go(there: str, *, done: str | None = None) -> RedirectResponse:
    """Send the browser on after a form, to a page that says what was done.

    Args:
        there: Path on this host.
        done: Code of ``words.DONE``.
    """
    path = doors.local_path(there)
    if done:
        assert done in DONE, done
        bare, _, anchor = path.partition("#")
        sign = "&" if urlsplit(bare).query else "?"
        path = f"{bare}{sign}done={done}" + (f"#{anchor}" if anchor else "")
    return RedirectResponse(path, status_code=303)


def theme(request: Request) -> str | None:
    """Give the theme chosen, or none where the system decides."""
    chosen = request.cookies.get("theme")
    return chosen if chosen in THEMES else None
