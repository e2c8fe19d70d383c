"""A coach's batches: hand in many CVs, watch them being prepared, take the summary."""

from typing import Annotated

from fastapi import APIRouter, Depends, File, Form, UploadFile
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from prebrief.app import coach_batches, runs
from prebrief.app.accounts import Who
from prebrief.errors import InputError, NotFoundError, PrebriefError
from prebrief.pipeline import Source
from prebrief.render.cohort import to_csv, to_page
from prebrief.web.forms import taken
from prebrief.web.intake import Intake, handed_posting, with_date
from prebrief.web.pages.account import Hosted
from prebrief.web.pages.coach import Coach, coach
from prebrief.web.pages.home import ACCEPTED
from prebrief.web.problems import status_of
from prebrief.web.views import go, page

router = APIRouter(prefix="/coach/batches", dependencies=[Hosted, Depends(coach)])
Files = Annotated[list[UploadFile] | None, File()]


@router.get("")
def overview(request: Request, by: Coach) -> Response:
    """Show the forms and the batches there are."""
    return _overview(request, by)


@router.post("")
def one_posting(
    request: Request,
    by: Coach,
    cvs: Files = None,
    posting: Annotated[str, Form(max_length=100_000)] = "",
    job: Annotated[UploadFile | None, File()] = None,
    interview_date: Annotated[str, Form()] = "",
) -> Response:
    """Begin a brief for each CV and the one posting."""
    dated = with_date(Intake(), interview_date)
    try:
        found = handed_posting(taken(job), posting)
        if dated.wrong_date:
            raise InputError("bad-date", dated.wrong_date, fix="Put the day right.")
        batch_id = coach_batches.one_posting(by.id, _sources(cvs), found, dated.day)
    except PrebriefError as error:
        entered = {"posting": posting, "interview_date": interview_date}
        return _overview(request, by, wrong=error, place="one", **entered)
    return go(f"/coach/batches/{batch_id}", done="batch-begun")


@router.post("/manifest")
def by_manifest(
    request: Request,
    by: Coach,
    manifest: Annotated[UploadFile | None, File()] = None,
    files: Files = None,
) -> Response:
    """Begin the rows of a manifest."""
    try:
        table = taken(manifest)
        if table is None:
            raise InputError(
                "no-manifest", "No manifest was chosen.", fix="Choose the table of your cohort."
            )
        handed = Source(table.data, table.name, table.media_type)
        batch_id = coach_batches.by_manifest(by.id, handed, _sources(files))
    except PrebriefError as error:
        return _overview(request, by, wrong=error, place="manifest")
    return go(f"/coach/batches/{batch_id}", done="batch-begun")


@router.get("/manifest")
def manifest_sent() -> Response:
    """Lead back whoever asks for the address that a form is sent to."""
    return go("/coach/batches")


@router.get("/{batch_id}")
def progress(request: Request, batch_id: str, by: Coach, part: bool = False) -> Response:
    """Show how far a batch has come; with ``part``, only the piece that changes."""
    template = "coach_batch_part.html.jinja" if part else "coach_batch.html.jinja"
    return page(request, template, batch=coach_batches.batch(by.id, batch_id))


@router.post("/{batch_id}/cancel")
def cancel(batch_id: str, by: Coach) -> Response:
    """Stop what has not been made yet."""
    runs.cancel(by.id, batch_id)
    return go(f"/coach/batches/{batch_id}", done="batch-stopped")


@router.post("/{batch_id}/delete")
def delete(batch_id: str, by: Coach) -> Response:
    """Delete a batch with its briefs and files."""
    coach_batches.delete(by.id, batch_id)
    return go("/coach/batches", done="batch-deleted")


@router.get("/{batch_id}/summary.{format}")
def summary(batch_id: str, format: str, by: Coach) -> Response:
    """Give the summary as a table for a spreadsheet, or as a page to print."""
    if format not in {"csv", "html"}:
        raise NotFoundError(
            "no-such-format", "A summary comes in no such format.", fix="Take csv or html."
        )
    batch = coach_batches.batch(by.id, batch_id)
    rows = coach_batches.summary(by.id, batch_id)
    done = sum(row.state == "done" for row in rows)
    pieces = (
        to_csv(rows)
        if format == "csv"
        else to_page(rows, done=done, failed=len(rows) - done, title=batch.title)
    )
    return StreamingResponse(
        pieces,
        media_type=f"text/{format}; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="cohort-summary.{format}"'},
    )


def _sources(files: list[UploadFile] | None) -> list[Source]:
    handed = [taken(file) for file in files or ()]
    return [Source(one.data, one.name, one.media_type) for one in handed if one is not None]


def _overview(
    request: Request,
    by: Who,
    *,
    wrong: PrebriefError | None = None,
    place: str = "",
    posting: str = "",
    interview_date: str = "",
) -> Response:
    return page(
        request,
        "coach_batches.html.jinja",
        status=status_of(wrong) if wrong else 200,
        batches=coach_batches.batches(by.id),
        most=coach_batches.MOST_ROWS,
        accepted=ACCEPTED,
        wrong=wrong,
        place=place,
        posting=posting,
        interview_date=interview_date,
    )
