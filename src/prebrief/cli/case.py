"""``prebrief case``: the business cases, from the command line."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from prebrief.app import cases as application
from prebrief.cli import case_audit, case_text
from prebrief.cli.console import print_json, write_output
from prebrief.errors import InputError

app = typer.Typer(
    help="Business cases: learn, run with your own figures, practise.", no_args_is_help=True
)
NameArgument = Annotated[
    str, typer.Argument(metavar="NAME", help="Such as revenue-cycle; see: case list.")
]
TextOption = Annotated[str, typer.Option("--format", help="text or json.")]
EitherOption = Annotated[
    str | None,
    typer.Option("--format", help="text or json; text on a terminal, json into a pipe."),
]
OutputOption = Annotated[
    str | None,
    typer.Option("-o", "--output", metavar="FILE", help="Write to this file; - for the terminal."),
]


@app.command("list")
def list_cases(format: TextOption = "text") -> None:
    """List the cases."""
    cases = application.cases()
    if _known(format, "text", "json") == "json":
        print_json(cases)
        return
    for case in cases:
        print(f"{case['name']:22} {case['title']}")


@app.command("show")
def show(name: NameArgument, format: EitherOption = None) -> None:
    """Show a case's inputs with units, bounds and defaults, and what panels ask about it."""
    if _either(format) == "json":
        print_json(application.case_sheet(name))
    else:
        case_text.show_sheet(application.sheet_of(name))


@app.command("run")
def run(
    name: NameArgument,
    input: Annotated[
        list[Path] | None,
        typer.Option(
            "--input",
            metavar="FILE",
            help="Your figures: JSON, or a sheet or table as CSV or XLSX; may be given repeatedly.",
        ),
    ] = None,
    given: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="NAME=VALUE", help="One input; the rest are defaults."),
    ] = None,
    format: Annotated[
        str | None, typer.Option("--format", help="text, html, md or json; else by FILE's name.")
    ] = None,
    output: OutputOption = None,
) -> None:
    """Work a case: figures, steps in words, charts, the facts it rests on."""
    ending = {".htm": "html", ".markdown": "md"}.get(
        suffix := Path(output or "").suffix.lower(), suffix.lstrip(".")
    )
    guessed = ending if ending in application.CASE_FORMATS else "html" if ending else "text"
    wanted = _known(format or guessed, "text", *application.CASE_FORMATS)
    files = [content for path in input or () if (content := _bytes(path))]
    pairs = [
        (key.strip(), value) for key, _, value in (pair.partition("=") for pair in given or ())
    ]
    solution = application.solve(name, files, application.entered_of(name, pairs))
    if wanted == "text":
        case_text.show_solution(solution)
        return
    sheet = application.sheet_of(name)
    kind = next(one for one in application.CASE_FORMATS if one == wanted)
    path = write_output(application.document(sheet, solution, kind), output)
    if path is not None:
        print(f"{sheet.title}: {path}")


@app.command("template")
def template(
    name: NameArgument,
    table: Annotated[
        bool, typer.Option("--table", help="The columns of a table of your own, not the inputs.")
    ] = False,
    output: OutputOption = None,
) -> None:
    """Write a CSV sheet to fill in: every input with its unit, bounds, default and help."""
    path = write_output(application.template(name, table=table), output)
    if path is not None:
        print(f"Fill in the column value, then: prebrief case run {name} --input {path}")


@app.command("practise")
def practise(
    name: NameArgument,
    seed: Annotated[
        int, typer.Option("--seed", metavar="N", help="Which situation; the same N, the same one.")
    ] = 1,
    answer: Annotated[
        Path | None,
        typer.Option(
            "--answer",
            metavar="FILE",
            help='Your {"figures": {...}, "choice": ..., "recommendation": ...} to be checked.',
        ),
    ] = None,
    format: EitherOption = None,
) -> None:
    """Draw a situation; commit to figures and a choice, and see them checked.

    On a terminal it asks you one by one. With --answer, or into a pipe, it does not ask.
    """
    content = _bytes(answer)
    if _either(format) == "json":
        print_json(application.case_practise(name, seed, content))
        return
    situation = application.scenario_of(name, seed)
    if content is not None:
        commitment = application.commitment_of(content)
    else:
        case_text.show_scenario(situation)
        if not sys.stdin.isatty():
            return
        commitment = case_text.ask(situation)
    case_text.show_assessment(application.assess(name, seed, commitment), situation)


def _either(format: str | None) -> str:
    return _known(format or ("text" if sys.stdout.isatty() else "json"), "text", "json")


def _known(format: str, *known: str) -> str:
    if format in known:
        return format
    raise typer.BadParameter(f"{format!r} is not one of {', '.join(known)}.", param_hint="--format")


app.command("audit")(case_audit.audit)


def _bytes(path: Path | None) -> bytes | None:
    if path is None:
        return None
    try:
        return sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    except OSError as error:
        raise InputError(
            "unreadable-input",
            "The file of inputs cannot be read.",
            fix="Give a JSON, CSV or XLSX file; prebrief case template NAME writes one to fill in.",
            where=str(path),
        ) from error
