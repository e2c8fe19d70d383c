"""Measure durable runs: ``python -m bench.durability chaos|restart|throughput|memory``.

    chaos       runs in the queue, workers killed with SIGKILL at random steps; counts lost, doubled
    restart     PostgreSQL stopped and started again in the middle of a batch
    throughput  warm briefs a second: the pipeline alone, SQLite, PostgreSQL; one and two processes
    memory      a batch of many rows: resident memory of all its processes over time

Every run is the true one: text CV and posting of the examples' size, no two alike. Databases are
made for the occasion; PostgreSQL is a server of its own.
"""

import argparse
import multiprocessing
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench.places import (
    HOUR,
    Cluster,
    Place,
    ask,
    at,
    cluster,
    count,
    crew,
    harass,
    pair,
    settled,
    until,
    watch,
)

PATIENCE = 5.0
"""Seconds without a heartbeat after which a worker is given up, here."""


@contextmanager
def place_for(database: str) -> Iterator[tuple[Place, Cluster | None]]:
    """Give an empty place in a database made for it."""
    with tempfile.TemporaryDirectory(prefix="durability-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        if database == "sqlite":
            yield Place(folder / "home"), None
            return
        with cluster(folder / "pg") as server:
            yield Place(folder / "home", server.url), server


def chaos(database: str, runs: int, workers: int, each: int, seed: int) -> None:
    """Kill workers while they work; count what came of it."""
    with place_for(database) as (place, _), at(place):
        from prebrief.app.kept import database as opened

        opened()
        watch(place)
        batch = ask(range(runs))
        begun = time.monotonic()
        with crew(place, workers, patience=PATIENCE) as team:
            hit = harass(team, batch, seed=seed, each=each)
            until(lambda: team.tend(batch)[1] and settled(batch), HOUR, what="the batch")
        spent = time.monotonic() - begun
        print(f"{database}: {runs} runs, {workers} workers, seed {seed}, {spent:.0f} s")
        print(f"  killed with SIGKILL: {team.kills}; given up and ended: {team.given_up}")
        print(f"  busy with, when killed: {dict(hit.most_common())}")
        print(f"  {count(place, batch)}")


def restart(runs: int, workers: int, seconds: float) -> None:
    """Stop the database in the middle of a batch."""
    with place_for("postgres") as (place, server), at(place):
        assert server is not None
        from prebrief.app import runs as application
        from prebrief.app.kept import database as opened

        opened()
        watch(place)
        batch = ask(range(runs))
        with crew(place, workers, patience=30) as team:
            until(lambda: application.run("local", batch).done >= runs // 3, HOUR, what="a third")
            before = application.run("local", batch).done
            for how in ("fast", "immediate"):
                server.stop(how)
                print(f"stopped ({how}) at {before} of {runs} for {seconds:.0f} s")
                time.sleep(seconds)
                server.start()
                before = _two_more(batch, before)
            until(lambda: settled(batch), HOUR, what="the batch")
            alive = sum(worker.poll() is None for worker in team.workers)
        print(f"  the same {alive} workers all along; {count(place, batch)}")


def _two_more(batch: str, before: int) -> int:
    from prebrief.app import runs as application

    begun = time.monotonic()
    until(lambda: application.run("local", batch).done >= before + 2, HOUR, what="two more")
    print(f"  two more runs were done {time.monotonic() - begun:.1f} s after the start")
    return application.run("local", batch).done


def throughput(runs: int) -> None:
    """Compare the queue with the pipeline alone, by the clock and by the processor time it takes.

    Why both: on a machine that others use, too, the clock says little; the processor time of a
    brief is the same.
    """
    print(f"load average {os.getloadavg()[0]:.0f} on {os.cpu_count()} processors")
    for processes in (1, 2):
        _say(f"pipeline alone, {processes} process(es)", _alone(runs, processes))
    for database in ("sqlite", "postgres"):
        for workers in (1, 2):
            _say(f"{database}, {workers} worker(s)", _queued(database, runs, workers))


def _say(what: str, measured: tuple[float, float]) -> None:
    rate, spent = measured
    print(f"{what:32} {rate:5.2f} briefs/s  {spent * 1000:6.0f} ms CPU each", flush=True)


def _alone(runs: int, processes: int) -> tuple[float, float]:
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # as the command line sets it for a worker
    spawn = multiprocessing.get_context("spawn")
    ready, go, stop = spawn.Semaphore(0), spawn.Event(), spawn.Event()
    shares = [range(start, runs, processes) for start in range(processes)]
    made = [spawn.Process(target=_make, args=(share, ready, go, stop)) for share in shares]
    for process in made:
        process.start()
    for _ in made:
        ready.acquire()
    pids = [process.pid or 0 for process in made]
    before, begun = _cpu(pids), time.perf_counter()
    go.set()
    for _ in made:
        ready.acquire()
    spent, used = time.perf_counter() - begun, _cpu(pids) - before
    stop.set()
    for process in made:
        process.join()
    return runs / spent, used / runs


def _make(numbers: range, ready: Any, go: Any, stop: Any) -> None:
    from datetime import date

    from prebrief import pipeline
    from prebrief.app.briefs import playbook

    def one(number: int) -> None:
        cv, posting = pair(number)
        pipeline.prepare(
            pipeline.Source(cv, "cv.txt"), pipeline.Source(posting, "posting.md"),
            playbook(), today=date.today(),
        )  # fmt: skip

    # With a second thread about, as in a worker, files are read by the small server and not by a
    # copy of this process: the same work on both sides.
    threading.Thread(target=stop.wait, daemon=True).start()
    for number in range(1_000_000, 1_000_003):
        one(number)
    ready.release()
    go.wait()
    for number in numbers:
        one(number)
    ready.release()
    stop.wait()


def _queued(database: str, runs: int, workers: int) -> tuple[float, float]:
    with place_for(database) as (place, server), at(place):
        from prebrief.app import runs as application
        from prebrief.app.kept import database as opened

        opened()
        with crew(place, workers, patience=60) as team:
            # The workers load first, so that the clock sees only work.
            warm = ask(range(1_000_000, 1_000_000 + 3 * workers))
            until(lambda: application.run("local", warm).over, HOUR, what="warming up")
            pids = [worker.pid for worker in team.workers]
            if server is not None:
                pids.append(int((server.data / "postmaster.pid").read_text().split()[0]))
            before, begun = _cpu(pids), time.perf_counter()
            batch = ask(range(runs))
            while not application.run("local", batch).over:
                time.sleep(0.25)
            spent, used = time.perf_counter() - begun, _cpu(pids) - before
            return runs / spent, used / runs


def _cpu(pids: list[int]) -> float:
    """Give the processor seconds of processes and of all that they started."""
    ticks, todo = 0, list(pids)
    while todo:
        pid = todo.pop()
        try:
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            children = [p.read_text() for p in Path(f"/proc/{pid}/task").glob("*/children")]
        except OSError:
            continue
        ticks += sum(map(int, fields[11:15]))
        todo += [int(child) for child in " ".join(children).split()]
    return ticks / os.sysconf("SC_CLK_TCK")


def memory(rows: int, workers: int) -> None:
    """Watch the memory of a batch."""
    with tempfile.TemporaryDirectory(prefix="durability-") as name:
        folder = Path(name)
        lines = ["cv,job,id"]
        for number in range(rows):
            cv, posting = pair(number)
            (folder / f"cv-{number}.txt").write_bytes(cv)
            (folder / f"job-{number}.md").write_bytes(posting)
            lines.append(f"cv-{number}.txt,job-{number}.md,r{number}")
        (folder / "manifest.csv").write_text("\n".join(lines), encoding="utf-8")
        command = [sys.executable, "-m", "prebrief.cli.main", "batch", "manifest.csv"]
        begun = time.monotonic()
        batch = subprocess.Popen(
            [*command, "--out", "out", "--format", "json", "--workers", str(workers)],
            cwd=folder, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        told = 0.0
        while batch.poll() is None:
            time.sleep(0.5)
            if (spent := time.monotonic() - begun) > told:
                done = len(list((folder / "out").glob("r*.json")))
                own, children = _resident(batch.pid)
                sizes = f"parent {own:4.0f} MB  all {children:5.0f} MB"
                print(f"{spent:6.0f} s  {done:6} rows  {sizes}", flush=True)
                told = spent + 15
        spent = time.monotonic() - begun
        print(f"{rows} rows in {spent:.0f} s with {workers} worker(s), exit {batch.returncode}")


def _resident(pid: int) -> tuple[float, float]:
    """Give the megabytes of a process, and of it with its children."""
    family = [pid]
    for listed in Path(f"/proc/{pid}/task").glob("*/children"):
        family += [int(child) for child in listed.read_text().split()]
    sizes = []
    for member in family:
        try:
            status = Path(f"/proc/{member}/status").read_text()
        except OSError:
            continue
        found = [line for line in status.splitlines() if line.startswith("VmRSS")]
        sizes.append(int(found[0].split()[1]) / 1024 if found else 0.0)
    return (sizes[0] if sizes else 0.0), sum(sizes)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.durability")
    parser.add_argument("what", choices=("chaos", "restart", "throughput", "memory"))
    parser.add_argument("--database", choices=("sqlite", "postgres"), default="sqlite")
    parser.add_argument("--runs", type=int, default=300)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--each", type=int, default=4, help="runs done between kills, on average")
    parser.add_argument("--down", type=float, default=5.0, help="seconds the database is away")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    if options.what == "chaos":
        chaos(options.database, options.runs, options.workers, options.each, options.seed)
    elif options.what == "restart":
        restart(options.runs, options.workers, options.down)
    elif options.what == "throughput":
        throughput(options.runs)
    else:
        memory(options.runs, options.workers)


if __name__ == "__main__":
    main()
