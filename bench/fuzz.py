"""Spoilt files by the ten thousand: ``python -m bench.fuzz --format pdf --count 50000 --seed 1``.

Each file is made from a sound one by its number alone, so that any of them can be made again
(``--only N --save FILE``). It goes the way of every file: a guarded child process opens it and, as
the pipeline would, reads a profile or a job from it. A file that ends the child, takes longer than
ten seconds or more memory than the limit, or raises anything but the clear refusal, is a finding.
"""

import argparse
import json
import os
import resource
import signal
import socket
import sys
import time
import traceback
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from bench.fuzz_mutate import mutate
from bench.fuzz_seeds import seeds
from prebrief.errors import InputError
from prebrief.ingest.guarded_child import bound, receive, send, shut
from prebrief.ingest.limits import DEFAULT_LIMITS
from prebrief.ingest.stage import ingest
from prebrief.playbooks.load import load
from prebrief.playbooks.schema import Playbook
from prebrief.read.stage import looks_like, read_job, read_profile

FORMATS = ("pdf", "docx", "odt", "rtf", "html", "md", "txt", "json")
LIMITS = replace(DEFAULT_LIMITS, read_seconds=10.0, clock_seconds=120.0, scanned_pages=0)
"""Text recognition is left out: it takes a second, and looks at pictures, not at the file."""
READ_EVERY = 8
"""Every so many files are not only opened but read as a CV or a posting, which takes longer."""
BATCH = 200
"""Files that one child reads before the next is forked."""
_TODAY = date(2026, 11, 21)
_SLOW = 1.0
"""Seconds from which a file is named in the report."""


@dataclass
class Report:
    """What became of the files."""

    format: str
    files: int = 0
    read: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    findings: list[dict[str, Any]] = field(default_factory=list)
    slowest: float = 0.0
    """Seconds of processor time."""
    slow: list[tuple[int, float]] = field(default_factory=list)
    child_mb: float = 0.0
    """Largest resident set of a child."""
    parent_mb: tuple[float, float] = (0.0, 0.0)
    """Resident set of the parent at its first and last file."""
    seconds: float = 0.0


def make(format: str, seed: int, number: int) -> bytes:
    """Make the file of a number."""
    return mutate(format, seeds(format), Random(f"{seed}:{format}:{number}"))


def fuzz(format: str, *, count: int, seed: int, first: int = 0, playbook: Playbook) -> Report:
    """Read so many spoilt files and tell what became of them."""
    report = Report(format)
    began = time.monotonic()
    # One sound file first: what the readers load once is then loaded before any fork.
    _read(seeds(format)[0], format, 0, playbook)
    report.parent_mb = (_resident_mb(), 0.0)
    number = first
    while number < first + count:
        number = _batch(
            report, format, seed, range(number, min(number + BATCH, first + count)), playbook
        )
    report.parent_mb = (report.parent_mb[0], _resident_mb())
    report.seconds = time.monotonic() - began
    return report


def _batch(report: Report, format: str, seed: int, numbers: range, playbook: Playbook) -> int:
    """Let a child read the files; give the number to go on with."""
    here, there = socket.socketpair()
    pid = os.fork()
    if pid == 0:
        here.close()
        _child(there, format, seed, numbers, playbook)
    there.close()
    here.settimeout(LIMITS.clock_seconds * 2)
    number = numbers.start
    with here:
        while number < numbers.stop:
            try:
                frame = receive(here, most=1 << 20)
            except OSError:
                frame = None
            if frame is None:
                break
            _count(report, number, json.loads(frame))
            number += 1
    if number < numbers.stop:
        os.kill(pid, signal.SIGKILL) if frame is None and _runs(pid) else None
    _, status, usage = os.wait4(pid, 0)
    report.child_mb = max(report.child_mb, usage.ru_maxrss / 1024)
    if number < numbers.stop:
        end = (
            signal.Signals(os.WTERMSIG(status)).name if os.WIFSIGNALED(status) else f"exit {status}"
        )
        report.files += 1
        report.findings.append({"number": number, "fault": f"child ended: {end}"})
        number += 1
    return number


def _runs(pid: int) -> bool:
    time.sleep(0.2)  # a process that has just closed its socket needs a moment to be gone
    return os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None


def _count(report: Report, number: int, outcome: dict[str, Any]) -> None:
    report.files += 1
    spent = outcome["seconds"]
    report.slowest = max(report.slowest, spent)
    if spent >= _SLOW:
        report.slow.append((number, round(spent, 2)))
    if fault := outcome.get("fault"):
        report.findings.append({"number": number, "fault": fault})
    elif code := outcome.get("refused"):
        report.refused[code] += 1
    else:
        report.read += 1


def _child(
    connection: socket.socket, format: str, seed: int, numbers: Sequence[int], playbook: Playbook
) -> None:
    status = 1
    try:
        shut(connection.fileno())
        for turn, number in enumerate(numbers, start=1):
            data = make(format, seed, number)
            bound(LIMITS, number=turn)
            start = time.process_time()
            outcome = _outcome(data, format, number, playbook)
            outcome["seconds"] = time.process_time() - start
            send(connection, json.dumps(outcome).encode())
        status = 0
    finally:
        os._exit(status)


def _outcome(data: bytes, format: str, number: int, playbook: Playbook) -> dict[str, Any]:
    try:
        _read(data, format, number, playbook)
    except InputError as error:
        return {"refused": error.code}
    except BaseException as error:  # noqa: BLE001 - what is looked for
        place = traceback.extract_tb(error.__traceback__)[-1]
        return {"fault": f"{type(error).__name__} in {Path(place.filename).name}:{place.lineno}"}
    return {}


def _read(data: bytes, format: str, number: int, playbook: Playbook) -> None:
    """Open the file as a CV or, every second one, as a posting, and read some of them as such."""
    role = "job" if number % 2 else "cv"
    document = ingest(data, role=role, name=f"file.{format}", limits=LIMITS)
    for block in document.blocks:
        document.span(block.start, block.end)
    if number % READ_EVERY > 1:
        return
    looks_like(document, playbook)
    if role == "cv":
        read_profile(document, playbook, today=_TODAY)
    else:
        read_job(document, playbook)


def _resident_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 1e6


def show(report: Report) -> str:
    """Give the report as lines of text."""
    refused = ", ".join(f"{code} {count}" for code, count in report.refused.most_common())
    lines = [
        f"{report.format}: {report.files} files in {report.seconds:.0f} s, {report.read} read, "
        f"{sum(report.refused.values())} refused, {len(report.findings)} findings",
        f"  refused: {refused}",
        f"  slowest {report.slowest:.2f} s, largest child {report.child_mb:.0f} MB, parent "
        f"{report.parent_mb[0]:.0f} to {report.parent_mb[1]:.0f} MB",
    ]
    kinds = Counter(finding["fault"] for finding in report.findings)
    for fault, count in kinds.most_common():
        some = [finding["number"] for finding in report.findings if finding["fault"] == fault][:5]
        lines.append(f"  {count} x {fault}, such as {some}")
    lines += [f"  slow: {report.slow[:12]}"] if report.slow else []
    return "\n".join(lines)


def main() -> None:
    """Fuzz and print what was found; the exit status is 1 if there was anything."""
    parser = argparse.ArgumentParser(prog="python -m bench.fuzz")
    parser.add_argument("--format", choices=(*FORMATS, "all"), default="all")
    parser.add_argument("--count", type=int, default=1_000, help="files of each format")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="number of the first file")
    parser.add_argument("--only", type=int, help="one file, in this process, with its trace")
    parser.add_argument("--save", type=Path, help="with --only: write the file here")
    options = parser.parse_args()
    playbook = load("clinical_leadership")
    formats = FORMATS if options.format == "all" else (options.format,)
    if options.only is not None:
        data = make(formats[0], options.seed, options.only)
        if options.save:
            options.save.write_bytes(data)
        start = time.process_time()
        try:
            _read(data, formats[0], options.only, playbook)
        finally:
            print(f"{len(data)} bytes, {time.process_time() - start:.2f} s")
        return
    found = 0
    for format in formats:
        report = fuzz(
            format, count=options.count, seed=options.seed, first=options.first, playbook=playbook
        )
        print(show(report), flush=True)
        found += len(report.findings)
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
