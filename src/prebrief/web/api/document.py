"""The OpenAPI document: what the framework knows of the operations, and what it does not."""

import json
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRouter
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import JSONResponse

from prebrief import __version__
from prebrief.web.api.callers import ALLOWANCE, PREFIX
from prebrief.web.problems import PROBLEM

router = APIRouter(prefix=PREFIX)
ABOUT = f"""\
Everything that the pages and the command line do, for programs.

Send a token with each request, as `Authorization: Bearer TOKEN`. On one's own machine the key of
the printed address is one. Errors are problem documents (RFC 9457). Lists come in pages: send
`next` as `cursor`, or follow the `Link`. A request that makes something takes an
`Idempotency-Key`, so that it can be sent again. On a host everybody has {ALLOWANCE} units a
minute; an operation takes its `x-cost`, else one.
"""
TAGS = (
    ("Me", "Who the token stands for."),
    ("Files", "CVs and postings to make briefs of."),
    ("Briefs", "Asked for, listed, taken in any format."),
    ("Runs", "How far the making of a brief has come."),
    ("Reading", "One-shot: nothing is kept."),
    ("Scoring", "Answers judged."),
    ("Practice", "Answers kept, readiness, real interviews."),
    ("Interviews", "Mock interviews."),
    ("Drills", "Flash cards."),
    ("Cases", "Business cases."),
    ("Plan", "The days up to the interview."),
    ("Playbook", "The knowledge behind everything."),
    ("Data", "All that is kept: take it or delete it."),
)
WORDS = {
    "400": "The request could not be read.",
    "401": "No token, or one that does not hold.",
    "403": "You may not do this.",
    "404": "There is no such thing, or it is somebody else's.",
    "413": "The body is too large.",
    "415": "The body is of another kind than is taken here.",
    "422": "The request holds something that cannot be used.",
    "429": "Too many requests: wait as Retry-After says.",
    "500": "A fault of ours.",
    "503": "A service behind does not answer: try again.",
}
EVERYWHERE = ("401", "403", "404", "422", "429", "500", "503")
WITH_BODY = ("400", "413", "415")
_RETRY = {"Retry-After": {"description": "Seconds.", "schema": {"type": "string"}}}


class Problem(BaseModel):
    """What went wrong and what to do about it; never text of a file or an answer."""

    type: str
    """Address of the documentation of the error."""
    title: str
    """What happened."""
    status: int
    detail: str
    """What to do about it."""
    instance: str
    """The path that was asked for."""
    code: str
    """Stable slug, to decide by."""
    message: str
    fix: str
    where: str
    """Line, page or field, where that is known."""


@router.get("/openapi.json", include_in_schema=False)
def openapi(request: Request) -> JSONResponse:
    """Give the document."""
    return JSONResponse(document(request.app))


def document(app: FastAPI) -> dict[str, Any]:
    """Give the OpenAPI document of the application, made once."""
    if app.openapi_schema is None:
        made = get_openapi(
            title="Prebrief",
            version=__version__,
            openapi_version="3.1.0",
            summary="Interview briefs and practice for clinicians.",
            description=ABOUT,
            routes=app.routes,
            tags=[{"name": name, "description": about} for name, about in TAGS],
        )
        app.openapi_schema = _completed(made)
    return app.openapi_schema


def _completed(made: dict[str, Any]) -> dict[str, Any]:
    components = made.setdefault("components", {})
    schemas = components["schemas"]
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    schemas["Problem"] = Problem.model_json_schema()
    components["securitySchemes"] = {
        "token": {"type": "http", "scheme": "bearer", "description": "Made under Your data."}
    }
    made["security"] = [{"token": []}]
    for operations in made["paths"].values():
        for operation in operations.values():
            _with_problems(operation)
    return _named(made)


def _named(made: dict[str, Any]) -> dict[str, Any]:
    """Name shapes of one name by what they belong to, not by the module that they stand in."""
    text = json.dumps(made)
    for name in made["components"]["schemas"]:
        if "__" in name:
            *_, module, bare = name.split("__")
            text = text.replace(f'"{name}"', f'"{module.title()}{bare}"')
            text = text.replace(f'schemas/{name}"', f'schemas/{module.title()}{bare}"')
    named: dict[str, Any] = json.loads(text)
    return named


def _with_problems(operation: dict[str, Any]) -> None:
    content = {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    responses = operation["responses"]
    responses.pop("422", None)
    codes = EVERYWHERE + (WITH_BODY if "requestBody" in operation else ())
    for code in sorted({*codes, *(c for c in responses if c >= "400")}):
        told = responses.get(code, {})
        responses[code] = {
            "description": told.get("description") or WORDS[code],
            "content": content,
            **({"headers": _RETRY} if code in {"429", "503"} else {}),
        }
