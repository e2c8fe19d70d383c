"""``prebrief case audit``: a whole ledger of payables, from the command line."""

from pathlib import Path
from typing import Annotated

import typer

from prebrief.app import cases, payables
from prebrief.cli import case_text
from prebrief.cli.console import write_output
from prebrief.errors import InputError


def audit(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The case: payables.")],
    ledger: Annotated[
        Path,
        typer.Option(
            "--ledger",
            metavar="DIR",
            help="Folder with invoices.csv and, as far as you have them, vendors, employees, "
            "orders, receipts, payments and bank_changes, as CSV or XLSX.",
        ),
    ],
    findings: Annotated[
        str | None,
        typer.Option("--findings", metavar="FILE", help="Write every finding to this CSV."),
    ] = None,
    seal: Annotated[
        str | None,
        typer.Option("--seal", metavar="FILE", help="Write the audit's seal; keep it elsewhere."),
    ] = None,
    check: Annotated[
        Path | None,
        typer.Option(
            "--check", metavar="FILE", help="A seal kept from before: say what changed since."
        ),
    ] = None,
    format: Annotated[
        str | None, typer.Option("--format", help="text, html, md or json; else by FILE's name.")
    ] = None,
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="FILE", help="Write the report to this file."),
    ] = None,
) -> None:
    """Audit a ledger: duplicates, splits, ghosts, changed accounts, duties, limits, measures."""
    if name.removeprefix("case.") != "payables":
        raise InputError(
            "no-ledger-case",
            "Only the case payables takes a ledger.",
            fix="Run: prebrief case audit payables --ledger DIR",
        )
    kept = _kept(check) if check else None
    done = payables.audit_folder(ledger)
    for target, text in ((findings, done.findings), (seal, done.seal)):
        if target is not None:
            write_output(text.encode(), target)
    if kept is not None:
        for line in payables.check_seal(kept, done.seal) or ["As sealed: nothing has changed."]:
            print(f"! {line}")
    wanted = format or (Path(output).suffix.lower().lstrip(".") if output else "text")
    if wanted == "text":
        case_text.show_solution(done.solution)
        return
    kind = next((one for one in cases.CASE_FORMATS if one == wanted), None)
    if kind is None:
        raise InputError(
            "case-format",
            "There is no such format.",
            fix="Write text, " + ", ".join(cases.CASE_FORMATS) + ".",
        )
    path = write_output(cases.document(cases.sheet_of("payables"), done.solution, kind), output)
    if path is not None:
        print(f"{done.solution.headline} {path}")


def _kept(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(
            "unreadable-input",
            "The kept seal cannot be read.",
            fix="Give the file that --seal wrote.",
            where=str(path),
        ) from error
