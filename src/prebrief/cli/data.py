"""``prebrief data``: take what is yours, or delete it; for a host, copies, keys and age."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from prebrief.cli.terminal import choose

app = typer.Typer(help="Take what Prebrief keeps of you, or delete it.", no_args_is_help=True)
Yes = Annotated[bool, typer.Option("-y", "--yes", help="Do not ask.")]


@app.command("export")
def export(
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE", help="Where to write the zip.")
    ] = Path("prebrief-data.zip"),
) -> None:
    """Write everything kept of you as a zip of JSON, Markdown and your own files."""
    from prebrief.app import data

    data.export_to(output)
    print(f"Your data: {output.resolve()}", file=sys.stderr)


@app.command("delete")
def delete(yes: Yes = False) -> None:
    """Delete everything kept of you, for good."""
    from prebrief.app import data

    place = data.place()
    if not yes:
        print(f"This deletes every brief, file, answer, card and interview in {place}, for good.")
        if not sure("Delete it all? [y/N] "):
            print("Nothing was deleted.")
            return
    count = data.delete_data()
    print(f"Deleted {count} rows from {place}.", file=sys.stderr)


@app.command("backup")
def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where to write the backup.")],
) -> None:
    """Write everything of everybody to one file, while others go on working."""
    from prebrief.app import data

    rows = data.backup(file)
    print(f"{sum(rows.values())} rows in {file.resolve()}", file=sys.stderr)
    if data.sealed_files():
        print(
            "It holds encrypted files: keep PREBRIEF_FILES_KEY too, apart from the backup.",
            file=sys.stderr,
        )


@app.command("restore")
def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What data backup has written.")],
    yes: Annotated[
        bool, typer.Option("-y", "--yes", help="Put it in the place of what is kept now.")
    ] = False,
) -> None:
    """Put a backup back, all of it or nothing. Stop servers and workers first."""
    from prebrief.app import data

    rows = data.restore(file, over=yes)
    print(f"Restored {sum(rows.values())} rows to {data.place()}.", file=sys.stderr)


@app.command("expire")
def expire(
    yes: Annotated[
        bool, typer.Option("-y", "--yes", help="Believe the clock even if it has leapt.")
    ] = False,
) -> None:
    """Delete what nobody used for longer than PREBRIEF_RETENTION_DAYS; a server does so daily."""
    from prebrief.app import data

    gone = data.expire_data(sure=yes)
    if gone is None:
        print("PREBRIEF_RETENTION_DAYS is not set: nothing is deleted for its age.")
        return
    print(f"Deleted for their age: {gone.briefs} briefs, {gone.files} files, {gone.others} others.")


@app.command("key")
def key() -> None:
    """Print a new key for PREBRIEF_FILES_KEY, which encrypts the files that are kept."""
    from prebrief.app import data

    print(data.new_key())


@app.command("encrypt")
def encrypt() -> None:
    """Encrypt every kept file with the first key of PREBRIEF_FILES_KEY."""
    from prebrief.app import data

    print(f"Encrypted {data.seal_anew()} files.")


def sure(question: str) -> bool:
    """Ask before something that cannot be taken back."""
    return choose(question, {"y": "y", "yes": "y", "n": "n", "no": "n"}) == "y"
