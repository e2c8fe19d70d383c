"""``prebrief case``: the business cases, from the command line."""

from pathlib import Path
from typing import Annotated

import typer

from prebrief.app import cases as application
from prebrief.cli.console import print_json
from prebrief.cli.options import require_json
from prebrief.errors import InputError

app = typer.Typer(
    help="Business cases: learn, run with your own figures, practise.", no_args_is_help=True
)
NameArgument = Annotated[
    str, typer.Argument(metavar="NAME", help="Such as revenue-cycle; see: case list.")
]
TextOption = Annotated[str, typer.Option("--format", help="text or json.")]


@app.command("list")
def list_cases(format: TextOption = "text") -> None:
    """List the cases."""
    cases = application.cases()
    if format == "json":
        print_json(cases)
        return
    for case in cases:
        print(f"{case['name']:22} {case['title']}")


@app.command("show")
def show(
    name: NameArgument, format: Annotated[str, typer.Option("--format", help="json.")] = "json"
) -> None:
    """Show a case's inputs with units, bounds and defaults, and what panels ask about it."""
    require_json(format)
    print_json(application.case_sheet(name))


@app.command("run")
def run(
    name: NameArgument,
    input: Annotated[
        Path | None,
        typer.Option(
            "--input", metavar="FILE", help="JSON object of inputs; the rest are defaults."
        ),
    ] = None,
    format: TextOption = "text",
) -> None:
    """Work a case: figures, steps in words, the facts it rests on."""
    solution = application.case_run(name, _bytes(input))
    if format == "json":
        print_json(solution)
        return
    print(solution["headline"])
    for figure in solution["figures"]:
        print(f"  {figure['label']}: {figure['display']}")
    for number, step in enumerate(solution["steps"], start=1):
        print(f"{number}. {step['title']}. {step['text']}")
    for line in (*solution["cautions"], solution["disclaimer"]):
        if line:
            print(f"! {line}")


@app.command("practise")
def practise(
    name: NameArgument,
    seed: Annotated[
        int, typer.Option("--seed", metavar="N", help="Which situation; the same N, the same one.")
    ] = 1,
    answer: Annotated[
        Path | None,
        typer.Option(
            "--answer", metavar="FILE", help='Your {"figures": {...}, "choice": ...} to be checked.'
        ),
    ] = None,
) -> None:
    """Draw a situation; with --answer, check your figures and choice against the worked one."""
    print_json(application.case_practise(name, seed, _bytes(answer)))


def _bytes(path: Path | None) -> bytes | None:
    if path is None:
        return None
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(
            "unreadable-input",
            "The file of inputs cannot be read.",
            fix="Give a JSON file; prebrief case show NAME lists the inputs.",
            where=str(path),
        ) from error
