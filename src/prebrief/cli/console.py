"""What the commands say on the terminal: errors, progress, timings, output."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from prebrief.app.files import write_whole
from prebrief.app.stages import WORDS
from prebrief.errors import PrebriefError
from prebrief.pipeline import STAGES, Observer, Stage


def print_error(error: PrebriefError) -> None:
    """Say what happened and what to do, on standard error."""
    where = f" ({error.where})" if error.where else ""
    print(f"prebrief: {error.message}{where}", file=sys.stderr)
    if error.fix:
        print(f"  What to do: {error.fix}", file=sys.stderr)


@contextmanager
def progress(*, quiet: bool) -> Iterator[Observer | None]:
    """Show the stages as they run, on a terminal; show nothing elsewhere."""
    if quiet or not sys.stderr.isatty():
        yield None
        return

    def observe(stage: Stage) -> None:
        done = STAGES.index(stage)
        bar = "█" * (done + 1) + "░" * (len(STAGES) - done - 1)
        print(f"\r\033[K{bar} {WORDS[stage]} …", end="", file=sys.stderr, flush=True)

    try:
        yield observe
    finally:
        print("\r\033[K", end="", file=sys.stderr, flush=True)


def print_timings(seconds: dict[str, float]) -> None:
    """Print milliseconds and share of each stage on standard error."""
    total = sum(seconds.values()) or 1.0
    for stage, spent in seconds.items():
        print(f"{stage:8} {spent * 1000:7.1f} ms  {spent / total:4.0%}", file=sys.stderr)
    print(f"{'all':8} {total * 1000:7.1f} ms", file=sys.stderr)


def write_output(content: bytes, output: str | None) -> Path | None:
    """Write to a file, or to standard output for ``-`` and none; give the file's path."""
    if output is None or output == "-":
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return None
    path = Path(output)
    write_whole(path, content)
    return path


def print_json(value: Any) -> None:
    """Print a value as JSON on standard output."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    write_output(f"{text}\n".encode(), None)
