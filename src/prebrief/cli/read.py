"""``prebrief read``: what was understood of a file."""

from typing import Annotated

import typer

from prebrief.app import briefs as application
from prebrief.cli.console import write_output
from prebrief.cli.options import CvArgument, JobArgument, require_json

app = typer.Typer(help="Show what was understood of a CV or a posting.", no_args_is_help=True)
JsonOption = Annotated[str, typer.Option("--format", help="json.")]


@app.command("cv")
def cv(file: CvArgument, format: JsonOption = "json") -> None:
    """Read a CV: JSON Resume, with spans, scope and figures beside it."""
    require_json(format)
    profile = application.read_cv(file)
    write_output(profile.model_dump_json(by_alias=True, indent=2).encode() + b"\n", None)


@app.command("job")
def job(file: JobArgument, format: JsonOption = "json") -> None:
    """Read a posting: title, employer, setting and each requirement."""
    require_json(format)
    ad = application.read_job(file)
    write_output(ad.model_dump_json(indent=2).encode() + b"\n", None)
