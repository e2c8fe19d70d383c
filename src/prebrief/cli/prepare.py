"""``prebrief prepare``: the main job."""

import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from prebrief.app import briefs as application
from prebrief.cli.console import print_timings, progress, write_output
from prebrief.cli.options import CvArgument, JobArgument, parse_date, parse_format

TO_FILE = frozenset({"html", "pdf", "docx"})
"""Formats that go to a file unless told otherwise: nobody reads them on a terminal."""


def prepare(
    cv: CvArgument,
    job: JobArgument,
    interview_date: Annotated[
        str | None,
        typer.Option("--interview-date", metavar="DATE", help="Day of the interview, YYYY-MM-DD."),
    ] = None,
    format: Annotated[
        str | None,
        typer.Option("--format", help="html, md, json, pdf or docx; else by the name of FILE."),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "-o", "--output", metavar="FILE", help="Where to write; - for standard output."
        ),
    ] = None,
    timings: Annotated[
        bool, typer.Option("--timings", help="Print how long each stage took.")
    ] = False,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Print nothing but errors.")] = False,
) -> None:
    """Make the brief for a CV and a posting."""
    chosen = parse_format(format, output)
    day = parse_date(interview_date)
    with progress(quiet=quiet) as observe:
        prepared = application.prepare(cv, job, format=chosen, interview_date=day, observe=observe)
    if output is None and chosen in TO_FILE:
        output = _default_name(cv, chosen)
    path = write_output(prepared.content, output)
    if path and not quiet:
        _say_where(path, prepared.brief.written, day)
    if timings:
        print_timings(prepared.seconds)


def _default_name(cv: str, format: str) -> str:
    stem = "brief" if cv == "-" else f"brief-{Path(cv).stem}"
    return f"{stem}.{format}"


def _say_where(path: Path, written: str, interview_date: date | None) -> None:
    print(f"Your brief: {path.resolve()}", file=sys.stderr)
    if path.suffix == ".html":
        print(f"Open it in a browser: {path.resolve().as_uri()}", file=sys.stderr)
    if interview_date is None:
        print("Add --interview-date YYYY-MM-DD for a plan with dates.", file=sys.stderr)
    elif interview_date.isoformat() < written:
        print("That interview date has passed: the plan counts backwards from it.", file=sys.stderr)
