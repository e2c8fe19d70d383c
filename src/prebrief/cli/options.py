"""Arguments and options that several commands share."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from prebrief.app.briefs import FORMATS, Format

CvArgument = Annotated[
    str, typer.Argument(metavar="CV", help="The CV: a file, or - for standard input.")
]
JobArgument = Annotated[
    str, typer.Argument(metavar="JOB", help="The posting: a file, an http(s) address, or -.")
]

KeptCvArgument = Annotated[
    str | None, typer.Argument(metavar="[CV", help="The CV; else the one used last.")
]
KeptJobArgument = Annotated[
    str | None, typer.Argument(metavar="JOB]", help="The posting that goes with it.")
]


def two_files(cv: str | None, job: str | None) -> tuple[str, str] | None:
    """Give both files, or none where the ones used last are meant."""
    if cv is None:
        return None
    if job is None:
        raise typer.BadParameter("name the posting too.", param_hint="JOB")
    return cv, job


def parse_format(format: str | None, output: str | None) -> Format:
    """Give the format asked for, or the one that the output's name speaks of."""
    wanted = format or {".markdown": "md", ".htm": "html"}.get(
        suffix := Path(output or "").suffix.lower(), suffix.lstrip(".")
    )
    if format is None and wanted not in FORMATS:
        return "html"
    for known in FORMATS:
        if wanted == known:
            return known
    raise typer.BadParameter(
        f"{format!r} is not one of {', '.join(FORMATS)}.", param_hint="--format"
    )


def parse_date(text: str | None) -> date | None:
    """Give the day, or none."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(
            f"{text!r} is not a date; write it as YYYY-MM-DD.", param_hint="--interview-date"
        ) from None


def require_json(format: str) -> None:
    """Refuse any format but JSON, for commands that print nothing else."""
    if format != "json":
        raise typer.BadParameter(f"{format!r}: this command prints json.", param_hint="--format")
