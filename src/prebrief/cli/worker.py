"""``prebrief worker``: take runs from the shared database."""

import gc
import sys
from typing import Annotated

import typer


def worker(
    slots: Annotated[
        int,
        typer.Option("--slots", metavar="N", min=1, max=64, help="How many runs at a time."),
    ] = 1,
    patience: Annotated[
        float,
        typer.Option(
            "--patience", metavar="SECONDS", min=0.5,
            help="A worker silent for so long is given up and its runs are taken over.",
        ),
    ] = 15.0,
    attached: Annotated[
        bool,
        typer.Option("--attached", help="End when the standard input ends, too."),
    ] = False,
) -> None:  # fmt: skip
    """Take runs from the database and do them, until told to end."""
    from prebrief.app.logs import start_logging
    from prebrief.app.runs import work
    from prebrief.settings import settings

    if settings().mode == "hosted":
        start_logging()
    gc.enable()  # unlike the other commands, this one lives long

    def say(line: str) -> None:
        print(line, file=sys.stderr, flush=True)

    work(slots=slots, patience=patience, attached=attached, say=say)
