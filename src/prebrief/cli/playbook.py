"""``prebrief playbook``: look at the knowledge, check it, measure what it covers."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from prebrief.cli.console import print_json
from prebrief.errors import PlaybookError
from prebrief.settings import settings

app = typer.Typer(help="Look at the knowledge, check it, measure it.", no_args_is_help=True)
FolderOption = Annotated[
    Path | None, typer.Option("--folder", metavar="DIR", help="A playbook folder of your own.")
]


def _name(folder: Path | None) -> str | Path:
    return folder or settings().playbook


@app.command("lint")
def lint(folder: FolderOption = None) -> None:
    """Check schema, references, figures and formulas; print file, line and column."""
    from prebrief.playbooks.files import folder_of
    from prebrief.playbooks.lint import lint as check

    faults = check(folder_of(_name(folder)), today=date.today())
    for fault in faults:
        print(fault)
    print(f"{len(faults)} fault{'' if len(faults) == 1 else 's'}")
    if faults:
        raise typer.Exit(PlaybookError.exit_code)


@app.command("coverage")
def coverage(
    folder: FolderOption = None,
    format: Annotated[str, typer.Option("--format", help="text or json.")] = "text",
) -> None:
    """Show which catalogue rows are answered, by section and by type, and list the others."""
    from prebrief.playbooks import coverage as measuring
    from prebrief.playbooks.files import folder_of
    from prebrief.playbooks.load import load

    measured = measuring.measure(load(_name(folder)), folder_of(_name(folder)))
    if format == "json":
        print_json(measuring.as_json(measured))
        return
    for line in measuring.as_lines(measured):
        print(line)


@app.command("show")
def show(
    id: Annotated[str, typer.Argument(metavar="ID", help="Such as q.philosophy or k.hrrp.")],
    folder: FolderOption = None,
) -> None:
    """Print one entry, with its fact slots filled."""
    from prebrief.app.briefs import entry

    print_json(entry(id, _name(folder))[1])


@app.command("page")
def page_command(folder: FolderOption = None) -> None:
    """Print the whole playbook as a Markdown page: every entry by kind, every figure."""
    from prebrief.playbooks.load import load
    from prebrief.playbooks.page import page

    print(page(load(_name(folder))), end="")
