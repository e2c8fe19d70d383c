"""Kill writers at random and count what is lost.

    python -m bench.kept_is_kept [--kills N] [--postgres ADDRESS]

Two processes keep files in one store, each reporting a file once it is kept. After a random number
of reports one of them is killed with SIGKILL and another begins. Counted at the end: files that
were reported and are gone, files that are not whole, pages of the SQLite file out of order.
"""

import argparse
import multiprocessing
import os
import random
import signal
import sqlite3
import tempfile
from multiprocessing.connection import Connection
from pathlib import Path

from bench.keeping import database

SIZE = 5_000


def write(reports: Connection, folder: Path, url: str | None) -> None:
    """Keep files until killed."""
    from datetime import UTC, datetime

    from prebrief.store.database import open_database
    from prebrief.store.seal import Seal

    files = open_database(folder=folder, url=url).of("local").files
    while True:
        name = f"{os.urandom(8).hex()}.txt"
        reports.send(
            files.keep(
                os.urandom(SIZE),
                name=name,
                role="cv",
                media_type=None,
                at=datetime.now(UTC),
                seal=Seal(),
            )
        )


def begin(folder: Path, url: str | None) -> tuple[multiprocessing.Process, Connection]:
    """Start a writer."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=write, args=(theirs, folder, url), daemon=True)
    process.start()
    theirs.close()
    return process, ours  # type: ignore[return-value]


def drain(reports: Connection, told: list[str]) -> None:
    """Take what was reported until the writer's end of the pipe is closed."""
    try:
        while True:
            told.append(reports.recv())
    except (EOFError, OSError):
        return


def harass(folder: Path, url: str | None, kills: int, chance: random.Random) -> list[str]:
    """Kill writers, one at a time, and give the ids that were reported kept."""
    told: list[str] = []
    writers = [begin(folder, url) for _ in range(2)]
    for _ in range(kills):
        place = chance.randrange(2)
        process, reports = writers[place]
        for _ in range(chance.randrange(1, 30)):  # at least one, so that it has really begun
            told.append(reports.recv())
        assert process.pid is not None
        os.kill(process.pid, signal.SIGKILL)
        drain(reports, told)
        process.join()
        writers[place] = begin(folder, url)
    for process, reports in writers:
        process.kill()
        drain(reports, told)
        process.join()
    return told


def main() -> None:
    """Print what was counted."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--kills", type=int, default=30)
    options.add_argument("--seed", type=int, default=7)
    options.add_argument("--postgres", metavar="ADDRESS")
    chosen = options.parse_args()
    from prebrief.store.database import open_database
    from prebrief.store.seal import Seal

    with tempfile.TemporaryDirectory() as name, database(chosen.postgres) as url:
        folder = Path(name)
        told = harass(folder, url, chosen.kills, random.Random(chosen.seed))
        opened = open_database(folder=folder, url=url)
        files = opened.of("local").files
        there = {upload.id for upload in files.list()}
        broken = [one for one in there if len(files.get(one, seal=Seal())[1]) != SIZE]
        opened.close()
        order = "ok"
        if url is None:
            connection = sqlite3.connect(folder / "prebrief.db")
            order = connection.execute("PRAGMA integrity_check").fetchone()[0]
            connection.close()
        print(
            f"{'PostgreSQL' if url else 'SQLite'}: {chosen.kills} kills, {len(told)} reported, "
            f"{len(set(told) - there)} of them gone, {len(broken)} not whole, pages: {order}"
        )


if __name__ == "__main__":
    main()
