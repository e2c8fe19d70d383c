"""``prebrief account``: the accounts of a host, from its command line."""

import sys
from enum import StrEnum
from typing import Annotated

import typer

app = typer.Typer(help="Look after the accounts of a hosted Prebrief.", no_args_is_help=True)
Address = Annotated[str, typer.Argument(metavar="EMAIL", help="Whose account.")]


class Roles(StrEnum):
    """What somebody may be."""

    candidate = "candidate"
    coach = "coach"
    admin = "admin"


@app.command("invite")
def invite(
    role: Annotated[Roles, typer.Option("--role", help="What the person becomes.")],
    email: Annotated[
        str | None, typer.Option("--email", help="The only address that may use it.")
    ] = None,
    days: Annotated[int, typer.Option("--days", min=1, max=365, help="How long it holds.")] = 14,
) -> None:
    """Print a code, or its address, with which one person can sign up."""
    from prebrief.app import accounts

    code = accounts.invite(None, role.value, email, days)
    print(accounts.join_address(code))
    if not accounts.hosted():
        print("Nobody signs in here yet: set PREBRIEF_MODE=hosted for the server.", file=sys.stderr)


@app.command("list")
def list_accounts() -> None:
    """List the accounts."""
    from prebrief.app import accounts

    for account in accounts.accounts(None):
        since = account.created_at.date().isoformat()
        closed = "  closed" if account.disabled_at else ""
        print(f"{account.id}  {account.role:9}  {since}  {account.email}  {account.name}{closed}")


@app.command("disable")
def disable(email: Address) -> None:
    """Close an account and end its sessions; what it keeps stays."""
    from prebrief.app import accounts

    accounts.set_disabled(None, accounts.find_account(email).id, True)
    print(f"Closed: {email}", file=sys.stderr)


@app.command("enable")
def enable(email: Address) -> None:
    """Open a closed account again."""
    from prebrief.app import accounts

    accounts.set_disabled(None, accounts.find_account(email).id, False)
    print(f"Open: {email}", file=sys.stderr)


@app.command("reset")
def reset(email: Address) -> None:
    """Print a code, or its address, with which somebody can choose a new password."""
    from prebrief.app import accounts

    print(accounts.join_address(accounts.offer_reset(None, accounts.find_account(email).id)))


@app.command("delete")
def delete(
    email: Address,
    yes: Annotated[bool, typer.Option("-y", "--yes", help="Do not ask.")] = False,
) -> None:
    """Delete an account and everything kept of it, for good."""
    from prebrief.app import accounts, data
    from prebrief.cli.data import sure

    account = accounts.find_account(email)
    if not yes:
        print(f"This deletes the account of {account.email} and everything kept of it, for good.")
        if not sure("Delete it all? [y/N] "):
            print("Nothing was deleted.")
            return
    data.remove_account(account.id)
    print(f"Deleted: {email}", file=sys.stderr)
