"""Measure the main job: ``python -m bench [--runs N] [--cv FILE] [--job FILE] [--json OUT]``.

Whole process: a fresh ``prebrief prepare`` from a PDF CV to written HTML, wall time and peak memory
by the operating system's own accounting. Warm: the same job again in one process. The baseline is
``bench/floor.py``, a process that does only what cannot be avoided: read the PDF, load the model,
embed as many sentences, write a file. Runs alternate, so that a drift of the machine hits both.
"""

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]


def run_once(arguments: list[str]) -> tuple[float, float]:
    """Run a process; give wall seconds and peak resident megabytes."""
    start = time.perf_counter()
    pid = os.posix_spawn(arguments[0], arguments, os.environ, file_actions=_silence())
    _, status, usage = os.wait4(pid, 0)
    if status != 0:
        raise SystemExit(f"{' '.join(arguments[:3])} ... ended with status {status}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def _silence() -> list[tuple[int, int, str, int, int]]:
    return [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_WRONLY, 0) for stream in (1, 2)]


def warm(cv: Path, job: Path, runs: int) -> tuple[list[float], dict[str, list[float]]]:
    """Prepare again and again in this process, the encoder's memory emptied between runs."""
    from prebrief.app import briefs as app
    from prebrief.playbooks.vectors import prime
    from prebrief.text.embedding import encoder

    walls: list[float] = []
    stages: dict[str, list[float]] = {}
    for turn in range(runs + 1):
        encoder().forget()
        prime(encoder(), app.playbook())
        start = time.perf_counter()
        prepared = app.prepare(str(cv), str(job))
        wall = time.perf_counter() - start
        if turn:  # the first run loads what later ones find loaded
            walls.append(wall)
            for stage, seconds in prepared.seconds.items():
                stages.setdefault(stage, []).append(seconds)
    return walls, stages


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--cv", type=Path, default=ROOT / "examples" / "cv.pdf")
    parser.add_argument("--job", type=Path, default=ROOT / "examples" / "posting.md")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    program = str(Path(sys.executable).with_name("prebrief"))
    with tempfile.TemporaryDirectory() as folder:
        out = str(Path(folder) / "brief.html")
        ours = [program, "prepare", str(options.cv), str(options.job), "-o", out, "-q"]
        floor = [sys.executable, str(ROOT / "bench" / "floor.py"), str(options.cv), out]
        pairs = [(run_once(ours), run_once(floor)) for _ in range(options.runs + 1)][1:]
    walls, stages = warm(options.cv, options.job, options.runs)
    figures = {
        "whole process, seconds": [pair[0][0] for pair in pairs],
        "whole process over floor, ratio": [pair[0][0] / pair[1][0] for pair in pairs],
        "peak memory, MB": [pair[0][1] for pair in pairs],
        "peak memory over floor, ratio": [pair[0][1] / pair[1][1] for pair in pairs],
        "warm, seconds": walls,
    }
    for name, values in figures.items():
        low, middle, high = min(values), statistics.median(values), max(values)
        print(f"{name:34} median {middle:7.3f}  min {low:7.3f}  max {high:7.3f}")
    total = sum(statistics.median(values) for values in stages.values())
    for stage, values in stages.items():
        spent = statistics.median(values)
        print(f"  warm {stage:10} {spent * 1000:7.1f} ms  {spent / total:4.0%}")
    if options.json:
        options.json.write_text(json.dumps({**figures, "stages": stages}, indent=2))


if __name__ == "__main__":
    main()
