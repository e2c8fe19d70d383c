"""The business cases: worked live from a form, from one's own file, and practised."""

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Depends
from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import Response

from prebrief.app import cases, workspace
from prebrief.app.accounts import Who
from prebrief.errors import InputError, PrebriefError
from prebrief.records.case import CaseSheet, Commitment, Scenario, Solution
from prebrief.render.case_page import panel_part, result_part
from prebrief.web.case_form import form_of
from prebrief.web.forms import taken
from prebrief.web.problems import status_of
from prebrief.web.views import brief_page, current, page

router = APIRouter()
TYPES = {
    "html": "text/html; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
}
Asking = Annotated[Who, Depends(current)]


@router.get("/cases")
@router.get("/briefs/{brief_id}/cases")
def overview(request: Request, who: Asking, brief_id: str = "") -> Response:
    """List the cases, those that the post calls for first."""
    listed = cases.cases()
    why: dict[str, str] = {}
    if brief_id:
        kept = workspace.kept_brief(who.id, brief_id)
        why = {_slug(case.id): case.why for case in kept.brief.cases}
    return _page(
        request, who, brief_id, "cases.html.jinja",
        chosen=[case | {"why": why[case["name"]]} for case in listed if case["name"] in why],
        rest=[case for case in listed if case["name"] not in why],
    )  # fmt: skip


@router.get("/cases/{name}")
@router.get("/briefs/{brief_id}/cases/{name}")
def learn(request: Request, who: Asking, name: str, brief_id: str = "") -> Response:
    """Show a case worked from its defaults."""
    sheet, solution = cases.sheet_of(name), cases.solve(name)
    texts = cases.texts_of(name, solution.inputs)
    return _case(request, who, brief_id, sheet, solution, texts)


@router.post("/cases/{name}")
@router.post("/briefs/{brief_id}/cases/{name}")
async def work(request: Request, who: Asking, name: str, brief_id: str = "") -> Response:
    """Work a case from the form or from a file that came with it; show it, or hand it out."""
    form = await request.form()
    return await run_in_threadpool(_work, request, who, name, brief_id, form)


@router.get("/cases/{name}/sheet.csv")
def template(name: str, table: bool = False) -> Response:
    """Hand out a sheet to fill in, or the head of one's own table."""
    found = cases.template(name, table=table)
    sheet = cases.sheet_of(name)
    return _download(found, f"{sheet.name}-{'table' if table else 'inputs'}", "csv")


@router.get("/cases/{name}/practise")
@router.get("/briefs/{brief_id}/cases/{name}/practise")
def situation(
    request: Request, who: Asking, name: str, brief_id: str = "", seed: int = 1
) -> Response:
    """Show a situation to commit to figures on."""
    return _situation(request, who, brief_id, cases.scenario_of(name, _seed(seed)), {})


@router.post("/cases/{name}/practise")
@router.post("/briefs/{brief_id}/cases/{name}/practise")
async def commit(
    request: Request, who: Asking, name: str, brief_id: str = "", seed: int = 1
) -> Response:
    """Check what was committed to against the worked answer."""
    form = {key: str(value) for key, value in (await request.form()).items()}
    return await run_in_threadpool(_commit, request, who, brief_id, name, _seed(seed), form)


def _work(request: Request, who: Who, name: str, brief_id: str, form: FormData) -> Response:
    sheet = cases.sheet_of(name)
    names = {field.name for field in sheet.inputs}
    texts = {
        key: value
        for key, value in form.items()
        if isinstance(value, str) and key.partition(".")[0] in names
    }
    upload = form.get("table")
    file = taken(upload) if isinstance(upload, UploadFile) else None
    wanted = str(form.get("do", ""))
    try:
        entered = cases.entered_of(name, list(texts.items()))
        solution = cases.solve(name, [file.data] if file else (), entered)
    except InputError as error:
        # While somebody types, a half-written figure is no fault worth a line in the console.
        status = 200 if form.get("live") else status_of(error)
        return _case(request, who, brief_id, sheet, None, texts, error=error, status=status)
    if wanted == "csv":
        return _download(cases.template(name, inputs=solution.inputs), sheet.name, "csv")
    for format in cases.CASE_FORMATS:
        if wanted == format:
            return _download(cases.document(sheet, solution, format), sheet.name, format)
    if file or not form.get("live"):
        texts = cases.texts_of(name, solution.inputs)
    return _case(
        request, who, brief_id, sheet, solution, texts, from_file=file.name if file else ""
    )


def _commit(
    request: Request, who: Who, brief_id: str, name: str, seed: int, form: Mapping[str, str]
) -> Response:
    scenario = cases.scenario_of(name, seed)
    figures: dict[str, float] = {}
    wrong: dict[str, str] = {}
    for ask in scenario.asks:
        try:
            found = cases.figure_typed(form.get(f"figure.{ask.figure}", ""), ask.unit)
        except InputError as error:
            wrong[ask.figure] = f"{error.message} {error.fix}"
            continue
        if found is not None:
            figures[ask.figure] = found
    if wrong:
        return _situation(request, who, brief_id, scenario, form, wrong=wrong, status=422)
    commitment = Commitment(
        figures=figures,
        choice=form.get("choice", ""),
        recommendation=form.get("recommendation", ""),
    )
    judged, scored = cases.judge(name, seed, commitment)
    return _situation(
        request, who, brief_id, scenario, form,
        judged=judged, scored=scored, worked=Markup(result_part(judged.solution)),
    )  # fmt: skip


def _case(
    request: Request,
    who: Who,
    brief_id: str,
    sheet: CaseSheet,
    solution: Solution | None,
    texts: Mapping[str, str],
    *,
    error: PrebriefError | None = None,
    from_file: str = "",
    status: int = 200,
) -> Response:
    held: Mapping[str, Any] = solution.inputs if solution else {}
    return _page(
        request, who, brief_id, "case.html.jinja",
        status=status,
        sheet=sheet,
        form=form_of(sheet.inputs, texts, held),
        mains=[figure for figure in solution.figures if figure.main][:2] if solution else [],
        headline=solution.headline if solution else "",
        result=Markup(result_part(solution)) if solution else "",
        panel=Markup(panel_part(sheet)),
        error=error,
        wrong=set(error.where.replace(",", " ").split()) if error and error.where else set(),
        from_file=from_file,
    )  # fmt: skip


def _situation(
    request: Request,
    who: Who,
    brief_id: str,
    scenario: Scenario,
    given: Mapping[str, str],
    *,
    status: int = 200,
    **context: Any,
) -> Response:
    return _page(
        request, who, brief_id, "case_practise.html.jinja",
        status=status,
        sheet=cases.sheet_of(scenario.case),
        scenario=scenario,
        given=given,
        **{"judged": None, "scored": None, "worked": "", "wrong": {}, **context},
    )  # fmt: skip


def _page(
    request: Request, who: Who, brief_id: str, template: str, *, status: int = 200, **context: Any
) -> Response:
    """Answer inside the shell of a brief where one was named, else in the site's."""
    if not brief_id:
        return page(request, template, status=status, base="/cases", **context)
    kept = workspace.kept_brief(who.id, brief_id)
    base = f"/briefs/{kept.id}/cases"
    return brief_page(request, template, kept, tab="cases", status=status, base=base, **context)


def _download(content: bytes, name: str, kind: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}.{kind}"'}
    return Response(content, media_type=TYPES[kind], headers=headers)


def _slug(case_id: str) -> str:
    return case_id.removeprefix("case.").replace("_", "-")


def _seed(seed: int) -> int:
    return min(max(seed, 0), 10**9)
