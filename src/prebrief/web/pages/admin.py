"""The admin's pages: health and retention, people and invitations, the audit log."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form
from starlette.requests import Request
from starlette.responses import Response

from prebrief.app import accounts, administration
from prebrief.app.accounts import Role, Who
from prebrief.errors import NotFoundError, PrebriefError
from prebrief.web.pages.account import Hosted
from prebrief.web.problems import status_of
from prebrief.web.views import current, go, page
from prebrief.web.words import ACTIONS


def admin(who: Annotated[Who, Depends(current)]) -> Who:
    """Give who asks, if it is an admin; use as ``Depends(admin)``."""
    return administration.admin(who)


Admin = Annotated[Who, Depends(admin)]
router = APIRouter(prefix="/admin", dependencies=[Hosted, Depends(admin)])


@router.get("")
def health(request: Request, by: Admin) -> Response:
    """Show how the service is and how long it keeps things."""
    return _health(request, by)


@router.post("/expire")
def expire(request: Request, by: Admin) -> Response:
    """Delete now what has passed its time."""
    try:
        gone = administration.expire_now(by)
    except PrebriefError as error:
        return _health(request, by, wrong=error)
    if gone is None:
        return go("/admin#retention", done="nothing-expires")
    return go("/admin#retention", done="expired" if gone.anything else "nothing-old")


@router.get("/expire")
def expired() -> Response:
    """Lead back whoever asks for the address that a form is sent to."""
    return go("/admin")


def _health(request: Request, by: Who, *, wrong: PrebriefError | None = None) -> Response:
    return page(
        request,
        "admin.html.jinja",
        status=status_of(wrong) if wrong else 200,
        health=administration.look(by),
        wrong=wrong,
    )


@router.get("/people")
def people(request: Request, by: Admin) -> Response:
    """Show accounts and the invitations that are open."""
    return _people(request, by)


@router.post("/invitations")
def invite(
    request: Request,
    by: Admin,
    role: Annotated[Role, Form()],
    email: Annotated[str, Form(max_length=320)] = "",
    days: Annotated[int, Form(ge=1, le=90)] = 14,
) -> Response:
    """Make an invitation and show its address: the only time that it can be shown."""
    try:
        code = accounts.invite(by, role, email.strip() or None, days)
    except PrebriefError as error:
        return _people(request, by, wrong=error, email=email, role=role)
    return _people(request, by, fresh=accounts.join_address(code))


@router.get("/invitations")
@router.get("/accounts/{account_id}/{deed}")
def changed() -> Response:
    """Lead back whoever asks for the address that a form is sent to."""
    return go("/admin/people")


@router.post("/invitations/revoke")
def revoke(by: Admin, handle: Annotated[str, Form(max_length=64)]) -> Response:
    """End an invitation."""
    administration.revoke_invitation(by, handle)
    return go("/admin/people#invitations", done="invitation-revoked")


@router.post("/accounts/{account_id}/{deed}")
def change(request: Request, account_id: str, deed: str, by: Admin) -> Response:
    """Close or open an account, end its sessions, or offer it a new password."""
    try:
        if deed == "reset":
            code = accounts.offer_reset(by, account_id)
            return _people(request, by, fresh=accounts.join_address(code), reset=True)
        if deed == "sign-out":
            administration.end_sessions(by, account_id)
            return go("/admin/people#accounts", done="sessions-ended")
        if deed in {"close", "open"}:
            accounts.set_disabled(by, account_id, deed == "close")
            return go("/admin/people#accounts", done="closed" if deed == "close" else "opened")
    except PrebriefError as error:
        return _people(request, by, wrong=error)
    raise NotFoundError("no-such-deed", "This cannot be done.", fix="Load the page again.")


def _people(
    request: Request, by: Who, *, wrong: PrebriefError | None = None, **told: Any
) -> Response:
    context = {"fresh": "", "reset": False, "email": "", "role": "candidate"} | told
    return page(
        request,
        "admin_people.html.jinja",
        status=status_of(wrong) if wrong else 200,
        people=administration.people(by),
        invitations=administration.invitations(by),
        wrong=wrong,
        **context,
    )


@router.get("/audit")
def audit(request: Request, by: Admin, number: int = 1) -> Response:
    """Show who did what and when; never what it held."""
    entries, more = administration.audit_page(by, number)
    return page(
        request,
        "admin_audit.html.jinja",
        entries=entries,
        words=ACTIONS,
        number=max(1, number),
        more=more,
    )
