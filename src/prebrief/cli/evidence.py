"""``prebrief match`` and ``prebrief questions``: parts of the brief by themselves."""

from pathlib import Path
from typing import Annotated

import typer

from prebrief.app import briefs as application
from prebrief.cli.console import print_json
from prebrief.cli.options import CvArgument, JobArgument, require_json


def match(
    cv: CvArgument,
    job: JobArgument,
    requirements: Annotated[
        Path | None,
        typer.Option(
            "--requirements",
            metavar="FILE",
            help='Judge just these: lines of {"requirement": text}.',
        ),
    ] = None,
    format: Annotated[str, typer.Option("--format", help="json.")] = "json",
) -> None:
    """Judge each requirement of the posting against the CV, with the lines that prove it."""
    require_json(format)
    print_json(application.match(cv, job, requirements=requirements))


def questions(
    job: JobArgument,
    cv: Annotated[
        str | None, typer.Option("--cv", metavar="CV", help="Add what this CV makes them ask.")
    ] = None,
    top: Annotated[int, typer.Option("--top", metavar="N", min=1, max=200, help="How many.")] = 20,
    format: Annotated[str, typer.Option("--format", help="json.")] = "json",
) -> None:
    """List the questions that this posting makes likely, likeliest first."""
    require_json(format)
    print_json(application.questions(job, cv=cv, top=top))
