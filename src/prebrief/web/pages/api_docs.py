"""The documentation of the interface: our own page, from the same document that programs read."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from fastapi import APIRouter, FastAPI
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from prebrief.web.api.callers import ALLOWANCE, COST
from prebrief.web.api.document import TAGS, document
from prebrief.web.doors import hosted
from prebrief.web.views import page

router = APIRouter()


@dataclass(frozen=True)
class Field:
    """A parameter, or a field of a body."""

    name: str
    place: str
    kind: str
    required: bool
    about: str


@dataclass(frozen=True)
class Operation:
    """What a program can ask for."""

    id: str
    method: str
    path: str
    summary: str
    cost: int
    fields: tuple[Field, ...]
    body: str
    """Media type of the body; empty where there is none."""
    answers: tuple[tuple[str, str, str], ...]
    """Status, media types, what it means; errors that any operation may give are left out."""


@router.get("/api")
def api_docs(request: Request) -> Response:
    """Show what the interface offers."""
    return page(
        request,
        "api.html.jinja",
        groups=_groups(request.app),
        base=str(request.base_url).rstrip("/"),
        allowance=ALLOWANCE if hosted() else None,
    )


@router.get("/api/errors")
def api_errors() -> Response:
    """Lead from the address that problem documents name to where errors are explained."""
    return RedirectResponse("/api#errors", status_code=303)


@cache
def _groups(app: FastAPI) -> tuple[tuple[str, str, tuple[Operation, ...]], ...]:
    told = document(app)
    by_tag: dict[str, list[Operation]] = {name: [] for name, _ in TAGS}
    for path, operations in told["paths"].items():
        for method, operation in operations.items():
            by_tag[operation["tags"][0]].append(_operation(told, path, method, operation))
    return tuple((name, about, tuple(by_tag[name])) for name, about in TAGS)


def _operation(
    told: dict[str, Any], path: str, method: str, operation: dict[str, Any]
) -> Operation:
    fields = [
        Field(
            each["name"], each["in"], _kind(each["schema"]), bool(each.get("required")),
            each.get("description", ""),
        )
        for each in operation.get("parameters", ())
    ]  # fmt: skip
    body = operation.get("requestBody", {}).get("content", {})
    for content in body.values():
        for shape in _shapes(told, content["schema"]):
            required = shape.get("required", ())
            fields += [
                Field(name, "body", _kind(schema), name in required, schema.get("description", ""))
                for name, schema in shape.get("properties", {}).items()
            ]
    return Operation(
        id=operation["operationId"],
        method=method.upper(),
        path=path,
        summary=operation.get("description") or operation.get("summary", ""),
        cost=operation.get(COST, 1),
        fields=tuple(dict.fromkeys(fields)),
        body=", ".join(body),
        answers=tuple(
            (code, ", ".join(answer.get("content", {})), answer["description"])
            for code, answer in operation["responses"].items()
            if code < "300" or code in {"409", "501"}
        ),
    )


def _shapes(told: dict[str, Any], schema: dict[str, Any]) -> list[dict[str, Any]]:
    if "anyOf" in schema:
        return [shape for each in schema["anyOf"] for shape in _shapes(told, each)]
    if "$ref" in schema:
        found: dict[str, Any] = told["components"]["schemas"][_name(schema)]
        return [found]
    return [schema]


def _kind(schema: dict[str, Any]) -> str:
    if "$ref" in schema:
        return _name(schema)
    if "anyOf" in schema:
        return " or ".join(dict.fromkeys(_kind(each) for each in schema["anyOf"]))
    if "enum" in schema:
        return " | ".join(map(str, schema["enum"]))
    if "const" in schema:
        return str(schema["const"])
    if schema.get("type") == "array":
        return f"list of {_kind(schema.get('items', {}))}"
    return str(schema.get("format") or schema.get("type", "any"))


def _name(schema: dict[str, Any]) -> str:
    return str(schema["$ref"]).rsplit("/", 1)[-1]
