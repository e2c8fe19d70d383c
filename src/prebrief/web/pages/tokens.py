"""Tokens of programs: made, shown once, revoked."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form
from starlette.requests import Request
from starlette.responses import Response

from prebrief.app import tokens
from prebrief.app.accounts import Who
from prebrief.app.kept import now
from prebrief.errors import InputError
from prebrief.web.views import current, go, page

router = APIRouter()


@router.get("/yours/tokens")
def listed(request: Request, who: Annotated[Who, Depends(current)]) -> Response:
    """Show the tokens, without their texts."""
    return _page(request, who)


@router.post("/yours/tokens")
def make(
    request: Request,
    who: Annotated[Who, Depends(current)],
    label: Annotated[str, Form(max_length=200)] = "",
    days: Annotated[int, Form()] = tokens.DAYS[1],
) -> Response:
    """Make a token and show its text, this once."""
    try:
        _, text = tokens.make(who, label, days)
    except InputError as error:
        return _page(request, who, status=422, label=label, wrong=error)
    return _page(request, who, status=201, text=text)


@router.post("/yours/tokens/{token_id}/revoke")
def revoke(token_id: str, who: Annotated[Who, Depends(current)]) -> Response:
    """End a token."""
    tokens.revoke(who, token_id)
    return go("/yours/tokens", done="token-revoked")


def _page(
    request: Request,
    who: Who,
    *,
    status: int = 200,
    text: str = "",
    label: str = "",
    wrong: InputError | None = None,
) -> Response:
    return page(
        request,
        "tokens.html.jinja",
        status=status,
        tokens=tokens.tokens(who),
        now=now(),
        days=tokens.DAYS,
        text=text,
        label=label,
        wrong=wrong,
    )
