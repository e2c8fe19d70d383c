"""The entry point: commands, and the one place that turns errors into exit codes."""

import gc
import os
import sys
import traceback
from pathlib import Path

# Plugins of pydantic would scan every installed package: 15 ms at each start.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
# Matrices here are small: threads that wait for one another cost more than they save.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import typer

from prebrief.cli import (
    account,
    after,
    batch,
    case,
    data,
    drill,
    evidence,
    interview,
    playbook,
    prepare,
    read,
    score,
    serve,
    worker,
)
from prebrief.cli.console import print_error
from prebrief.errors import PrebriefError

UNEXPECTED = 1
AT_ONCE = frozenset({"prepare", "read", "match", "questions"})
"""Commands that end at once when done: freeing what they loaded takes a tenth of a second."""

app = typer.Typer(
    name="prebrief",
    help="From a CV and a posting to an interview brief, on your own machine.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("prepare")(prepare.prepare)
app.add_typer(read.app, name="read")
app.command("match")(evidence.match)
app.command("questions")(evidence.questions)
app.command("score")(score.score)
app.command("interview")(interview.interview)
app.command("drill")(drill.drill)
app.command("plan")(drill.plan)
app.command("readiness")(drill.readiness)
app.command("serve")(serve.serve)
app.command("after")(after.after)
app.add_typer(case.app, name="case")
app.add_typer(playbook.app, name="playbook")
app.add_typer(data.app, name="data")
app.add_typer(account.app, name="account")
app.command("batch")(batch.batch)
app.command("worker")(worker.worker)


@app.command("compile")
def compile_command() -> None:
    """Write the compiled forms of playbook and templates, which load in milliseconds."""
    from prebrief.app.briefs import compile_all

    for path in compile_all():
        typer.echo(path)


@app.callback(invoke_without_command=True)
def root(
    version: bool = typer.Option(False, "--version", help="Print the version and stop."),
) -> None:
    """From a CV and a posting to an interview brief, on your own machine."""
    if version:
        from prebrief import __version__

        typer.echo(f"prebrief {__version__}")
        raise typer.Exit


def main() -> None:
    """Run the command line and exit with its code."""
    # A command lives for a second and frees everything at its end: looking for cycles would only
    # cost a tenth of its time.
    gc.disable()
    try:
        app()
    except SystemExit as stop:
        _leave(stop)
    except PrebriefError as error:
        print_error(error)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        # The reader of a pipe went away: nothing to tell it, and no trace to print at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as error:  # noqa: BLE001 - the boundary: whatever is left becomes one line
        from prebrief.settings import settings

        if settings().debug:
            traceback.print_exc()
        print_error(_unexpected(error))
        sys.exit(UNEXPECTED)


def _leave(stop: SystemExit) -> None:
    """End the process; a command that only reads and writes files need not tidy up its memory."""
    if sys.argv[1:2] and sys.argv[1] in AT_ONCE and stop.code in {None, 0}:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(0)
    raise stop


def _unexpected(error: Exception) -> PrebriefError:
    # The message of a foreign error may quote the file, so only its kind and place are shown.
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return PrebriefError(
        "unexpected",
        "Something went wrong inside Prebrief; nothing was written.",
        fix="Please report this line. PREBRIEF_DEBUG=1 shows more, perhaps text of your files.",
        where=f"{type(error).__name__} in {Path(frame.filename).name}:{frame.lineno}",
    )


if __name__ == "__main__":
    main()
