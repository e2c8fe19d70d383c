"""Hosted mode: sign in and out, join by invitation, one's account and who may see what one does."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form
from starlette.requests import Request
from starlette.responses import Response

from prebrief.app import accounts, data
from prebrief.app.accounts import Who
from prebrief.errors import AccessError, NotFoundError, PrebriefError
from prebrief.web.doors import hosted, local_path, session_cookie
from prebrief.web.problems import status_of
from prebrief.web.views import current, go, page

router = APIRouter()


def only_hosted() -> None:
    """Say that there is nothing here where nobody signs in."""
    if not hosted():
        raise NotFoundError(
            "no-such-page",
            "There are no accounts here.",
            fix="On your own machine nobody signs in. Go back to the start.",
        )


Hosted = Depends(only_hosted)


@router.get("/sign-in", dependencies=[Hosted])
def sign_in_form(request: Request, next: str = "/") -> Response:
    """Ask for address and password."""
    if request.state.who:
        return go(local_path(next))
    return page(request, "sign_in.html.jinja", there=local_path(next), email="", error=None)


@router.post("/sign-in", dependencies=[Hosted])
def sign_in(
    request: Request,
    email: Annotated[str, Form(max_length=320)] = "",
    password: Annotated[str, Form(max_length=1000)] = "",
    there: Annotated[str, Form()] = "/",
) -> Response:
    """Begin a session."""
    try:
        token = accounts.log_in(email, password, _address(request))
    except AccessError as error:
        return page(
            request,
            "sign_in.html.jinja",
            status=status_of(error),
            there=local_path(there),
            email=email,
            error=error,
        )
    response = go(there)
    session_cookie(request).set(response, token)
    return response


@router.post("/sign-out", dependencies=[Hosted])
def sign_out(
    request: Request,
    who: Annotated[Who, Depends(current)],
    everywhere: Annotated[bool, Form()] = False,
) -> Response:
    """End this session, or all of them."""
    if everywhere:
        accounts.log_out_everywhere(who)
    accounts.log_out(request.cookies.get(session_cookie(request).name, ""))
    response = go("/sign-in", done="signed-out")
    session_cookie(request).clear(response)
    return response


@router.get("/join/{code}", dependencies=[Hosted])
def join_form(request: Request, code: str) -> Response:
    """Ask an invited person for what an account needs."""
    return _join(request, code)


@router.post("/join/{code}", dependencies=[Hosted])
def join(
    request: Request,
    code: str,
    name: Annotated[str, Form(max_length=200)] = "",
    email: Annotated[str, Form(max_length=320)] = "",
    password: Annotated[str, Form(max_length=1000)] = "",
) -> Response:
    """Make the account, or take the new password, and begin a session."""
    address = _address(request)
    try:
        invitation = accounts.invitation(code)
        if invitation is not None and invitation.kind == "reset":
            person = accounts.reset_password(code, password)
        else:
            person = accounts.sign_up(code, name, email, password, address=address)
        token = accounts.log_in(person.email, password, address)
    except PrebriefError as error:
        return _join(request, code, error=error, name=name, email=email)
    # Whom a coach invited is asked at once whether that coach may see their work.
    response = go("/account#coaches" if _offer(person) else "/")
    session_cookie(request).set(response, token)
    return response


@router.get("/account", dependencies=[Hosted])
def account(request: Request, who: Annotated[Who, Depends(current)]) -> Response:
    """Show one's account."""
    return _account(request, who)


@router.post("/account/password", dependencies=[Hosted])
def change_password(
    request: Request,
    who: Annotated[Who, Depends(current)],
    old: Annotated[str, Form(max_length=1000)] = "",
    new: Annotated[str, Form(max_length=1000)] = "",
) -> Response:
    """Take another password; every other session ends."""
    token = request.cookies.get(session_cookie(request).name)
    try:
        accounts.change_password(who, old, new, token=token)
    except PrebriefError as error:
        return _account(request, who, place="password", error=error)
    return go("/account", done="password-changed")


@router.post("/account/coaches", dependencies=[Hosted])
def agree(
    request: Request,
    who: Annotated[Who, Depends(current)],
    email: Annotated[str, Form(max_length=320)] = "",
) -> Response:
    """Let a coach see one's briefs and practice."""
    try:
        accounts.agree(who, accounts.coach_by_email(who, email).id)
    except PrebriefError as error:
        return _account(request, who, place="coaches", error=error, coach_email=email)
    return go("/account#coaches", done="agreed")


@router.post("/account/coaches/withdraw", dependencies=[Hosted])
def withdraw(who: Annotated[Who, Depends(current)], coach: Annotated[str, Form()]) -> Response:
    """Let a coach no longer see them."""
    accounts.withdraw(who, coach)
    return go("/account#coaches", done="withdrawn")


@router.post("/account/delete", dependencies=[Hosted])
def delete(
    request: Request,
    who: Annotated[Who, Depends(current)],
    password: Annotated[str, Form(max_length=1000)] = "",
) -> Response:
    """Delete the account and all that belongs to it."""
    try:
        data.delete_account(who, password)
    except AccessError as error:
        return _account(request, who, place="delete", error=error)
    response = go("/sign-in", done="account-deleted")
    session_cookie(request).clear(response)
    return response


def _join(
    request: Request,
    code: str,
    *,
    error: PrebriefError | None = None,
    name: str = "",
    email: str = "",
) -> Response:
    invitation = accounts.invitation(code)
    if invitation is None:
        raise AccessError(
            "bad-invitation",
            "This invitation has been used or has run out.",
            fix="Ask whoever sent it for a new one. If you have joined already, sign in.",
        )
    return page(
        request,
        "join.html.jinja",
        status=status_of(error) if error else 200,
        code=code,
        invitation=invitation,
        error=error,
        name=name,
        email=email,
    )


def _account(
    request: Request,
    who: Who,
    *,
    place: str = "",
    error: PrebriefError | None = None,
    coach_email: str = "",
) -> Response:
    return page(
        request,
        "account.html.jinja",
        status=status_of(error) if error else 200,
        coaches=accounts.coaches_of(who),
        offer=_offer(who),
        sessions=len(accounts.sessions_of(who)),
        place=place,
        error=error,
        coach_email=coach_email,
    )


def _offer(who: Who) -> Who | None:
    """Give the coach who invited a candidate and may not see anything of them yet."""
    invited_by = accounts.inviter(who) if who.role == "candidate" else None
    return None if invited_by in accounts.coaches_of(who) else invited_by


def _address(request: Request) -> str:
    return request.client.host if request.client else ""
