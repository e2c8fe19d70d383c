"""The first page: hand in a CV and a posting; the briefs there are."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, File, Form, UploadFile
from starlette.requests import Request
from starlette.responses import Response

from prebrief.app import runs, uploads
from prebrief.app.accounts import Who
from prebrief.app.example import example as pair
from prebrief.app.kept import kept_of
from prebrief.web import intake
from prebrief.web.forms import taken
from prebrief.web.intake import Intake
from prebrief.web.views import current, go, page
from prebrief.web.words import days_to

router = APIRouter()
ACCEPTED = ".pdf,.docx,.odt,.rtf,.html,.htm,.md,.txt,.json"


@router.get("/")
def home(
    request: Request,
    who: Annotated[Who, Depends(current)],
    cv: str = "",
    job: str = "",
    date: str = "",
) -> Response:
    """Show the form, filled with what was handed in before where the address says so."""
    return _home(request, who, intake.again(who.id, cv, job, date))


@router.post("/prepare")
def prepare(
    request: Request,
    who: Annotated[Who, Depends(current)],
    cv: Annotated[UploadFile | None, File()] = None,
    cv_text: Annotated[str, Form()] = "",
    cv_id: Annotated[str, Form()] = "",
    job: Annotated[UploadFile | None, File()] = None,
    posting: Annotated[str, Form()] = "",
    job_id: Annotated[str, Form()] = "",
    interview_date: Annotated[str, Form()] = "",
) -> Response:
    """Take in the form and start, or show it again with what is wrong and all that was entered."""
    form = intake.with_date(Intake(), interview_date)
    form = intake.with_cv(form, who.id, taken(cv), cv_text, cv_id)
    form = intake.with_posting(form, who.id, taken(job), posting, job_id)
    if not form.complete:
        return _home(request, who, form, status=422)
    return _start(who, form.cv_id, form.job_id, form.day)


@router.get("/prepare")
def prepare_again() -> Response:
    """Lead back to the form whoever asks for the address it is sent to."""
    return go("/")


@router.post("/example")
def example(who: Annotated[Who, Depends(current)]) -> Response:
    """Make the brief of a fictional physician, to look at before handing in one's own CV."""
    cv, job = pair()
    return _start(
        who,
        uploads.keep_file(who.id, cv.data, cv.name, "cv", cv.media_type),
        uploads.keep_file(who.id, job.data, job.name, "job", job.media_type),
        None,
    )


def _start(who: Who, cv_id: str, job_id: str, day: date | None) -> Response:
    run_id = runs.start_prepare(who.id, cv_id, job_id, day)
    # The address remembers what was handed in, so that nothing need be chosen again.
    dated = f"&date={day.isoformat()}" if day else ""
    return go(f"/runs/{run_id}?cv={cv_id}&job={job_id}{dated}")


def _home(request: Request, who: Who, form: Intake, *, status: int = 200) -> Response:
    kept = kept_of(who.id).briefs.shelf()
    return page(
        request,
        "home.html.jinja",
        status=status,
        form=form,
        briefs=[(brief, days_to(brief.interview_date)) for brief in kept],
        accepted=ACCEPTED,
        today=date.today().isoformat(),
    )
