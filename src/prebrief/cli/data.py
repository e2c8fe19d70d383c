"""``prebrief data``: take what is yours, or delete it."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from prebrief.app.files import write_whole
from prebrief.cli.terminal import choose

app = typer.Typer(help="Take what Prebrief keeps of you, or delete it.", no_args_is_help=True)


@app.command("export")
def export(
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE", help="Where to write the zip.")
    ] = Path("prebrief-data.zip"),
) -> None:
    """Write everything kept of you as a zip of JSON and Markdown."""
    from prebrief.app import practice

    with practice.store() as kept:
        write_whole(output, practice.export_data(kept))
    print(f"Your data: {output.resolve()}", file=sys.stderr)


@app.command("delete")
def delete(
    yes: Annotated[bool, typer.Option("-y", "--yes", help="Do not ask.")] = False,
) -> None:
    """Delete everything kept of you, for good."""
    from prebrief.app import practice

    place = practice.data_place()
    if not yes:
        print(f"This deletes every brief, answer, card and interview in {place}, for good.")
        if choose("Delete it all? [y/N] ", {"y": "y", "yes": "y", "n": "n", "no": "n"}) != "y":
            print("Nothing was deleted.")
            return
    with practice.store() as kept:
        count = kept.delete_all()
    print(f"Deleted {count} rows from {place}.", file=sys.stderr)
