"""``prebrief batch``: a brief for each row of a manifest."""

import gc
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from prebrief.cli.options import parse_format

if TYPE_CHECKING:
    from prebrief.app.batches import Told

FAILED_ROWS = 3
"""Exit code where rows failed: the same as for a single file that cannot be read."""


def batch(
    manifest: Annotated[
        Path,
        typer.Argument(
            metavar="MANIFEST", help="CSV with columns cv, job; also name, interview_date, id."
        ),
    ],
    out: Annotated[
        Path, typer.Option("--out", metavar="DIR", help="Folder for the briefs and the summary.")
    ],
    format: Annotated[
        str,
        typer.Option("--format", help="html, md, json, pdf or docx; several with commas between."),
    ] = "html",
    workers: Annotated[
        int,
        typer.Option("--workers", metavar="N", min=1, max=64, help="Processes on this machine."),
    ] = 1,
    on: Annotated[
        str,
        typer.Option("--on", help="here, or workers: those that run on the same database."),
    ] = "here",
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Print nothing but errors.")] = False,
) -> None:
    """Make the brief of every row; run it again to go on where it stopped."""
    from prebrief.app.batches import Choices, run_batch

    gc.enable()  # unlike the other commands, this one may run for hours
    if on not in {"here", "workers"}:
        raise typer.BadParameter(f"{on!r} is not here or workers.", param_hint="--on")
    formats = tuple(dict.fromkeys(parse_format(one.strip(), None) for one in format.split(",")))
    choices = Choices(manifest, out, formats, workers, "workers" if on == "workers" else "here")
    teller = Teller(quiet=quiet)
    try:
        totals = run_batch(choices, teller.tell)
    except KeyboardInterrupt:
        teller.clear()
        if not quiet:
            print(
                f"Stopped: {teller.over} of {teller.total} rows are over. "
                "Run the same command again to go on.",
                file=sys.stderr,
            )
        raise
    teller.clear()
    if not quiet:
        print(
            f"{totals.done} done, {totals.failed} failed"
            + (f" ({teller.again} were done before)." if teller.again else "."),
            file=sys.stderr,
        )
        print(f"Summary: {totals.summary.resolve()}", file=sys.stderr)
    if totals.failed:
        raise typer.Exit(FAILED_ROWS)


class Teller:
    """Shows how far a batch is: a bar on a terminal, the failed rows anywhere."""

    def __init__(self, *, quiet: bool) -> None:
        self.quiet = quiet
        self.bar = not quiet and sys.stderr.isatty()
        self.over = self.total = self.failed = self.again = 0
        self.begun = time.monotonic()

    def tell(self, told: "Told") -> None:
        """Show that a row is over."""
        self.over, self.total = told.over, told.total
        self.again += told.again
        if told.row.state == "failed":
            self.failed += 1
            self.clear()
            where = f"line {told.row.line} ({told.row.name or told.row.id})"
            print(f"prebrief: {where}: {told.row.error}", file=sys.stderr)
            if told.row.fix:
                print(f"  What to do: {told.row.fix}", file=sys.stderr)
        if self.bar:
            self._draw()

    def clear(self) -> None:
        """Take the bar away."""
        if self.bar:
            print("\r\033[K", end="", file=sys.stderr, flush=True)

    def _draw(self) -> None:
        filled = 24 * self.over // max(1, self.total)
        made = self.over - self.again
        line = f"{'█' * filled}{'░' * (24 - filled)} {self.over} of {self.total}"
        if self.failed:
            line += f", {self.failed} failed"
        if made > 2 and self.over < self.total:
            left = (time.monotonic() - self.begun) / made * (self.total - self.over)
            line += f", about {_span(left)} left"
        print(f"\r\033[K{line}", end="", file=sys.stderr, flush=True)


def _span(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    if seconds < 5400:
        return f"{seconds / 60:.0f} min"
    return f"{seconds / 3600:.1f} h"
