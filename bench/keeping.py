"""Measure what keeping costs: ``python -m bench.keeping [--briefs N] [--postgres ADDRESS]``.

A host with N briefs of the example pair, shared among N/10 people, each with the two files: keeping
and reading one brief, a log-in, a request's look at its session, a backup and back, one person's
delete. With an address of a PostgreSQL server also there, in a database of its own.
"""

import argparse
import io
import os
import statistics
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
PASSWORD = "seven herons cross the quay"


def timed(work: Callable[[], Any], times: int = 1) -> float:
    """Give the median time of doing something, in seconds."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


@contextmanager
def home(address: str | None) -> Iterator[None]:
    """Point the settings at a place of its own."""
    from prebrief.app import kept
    from prebrief.settings import settings

    with tempfile.TemporaryDirectory() as folder, database(address) as url:
        os.environ |= {"PREBRIEF_HOME": folder, "PREBRIEF_MODE": "hosted"}
        os.environ |= {"PREBRIEF_DATABASE_URL": url or ""}
        settings.cache_clear()
        yield
        kept.database().close()


@contextmanager
def database(address: str | None) -> Iterator[str | None]:
    """Make a database on the server and drop it at the end."""
    if address is None:
        yield None
        return
    from sqlalchemy import create_engine, text
    from sqlalchemy.engine import make_url

    name = f"prebrief_bench_{uuid.uuid4().hex[:8]}"
    control = create_engine(address, isolation_level="AUTOCOMMIT")
    with control.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    try:
        yield make_url(address).set(database=name).render_as_string(hide_password=False)
    finally:
        with control.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        control.dispose()


def measure(count: int) -> dict[str, float]:
    """Fill a host and give the figures, in the units that their names say."""
    from prebrief import pipeline
    from prebrief.app import accounts, data, uploads
    from prebrief.app.briefs import playbook, source
    from prebrief.app.kept import database, kept_of, now
    from prebrief.records.practice import KeptBrief
    from prebrief.store.backup import read_backup

    cv = source(str(ROOT / "examples/cv.pdf"), role="cv")
    job = source(str(ROOT / "examples/posting.md"), role="job")
    brief = pipeline.prepare(cv, job, playbook(), today=date.today())
    ada = accounts.sign_up(
        accounts.invite(None, "candidate"), "Ada Frost", "ada@example.org", PASSWORD
    )
    figures: dict[str, float] = {}

    def keep(number: int) -> None:
        owner = f"owner{number // 10}"
        for file, role in ((cv, "cv"), (job, "job")):
            uploads.keep_file(owner, file.data, file.name, role)  # type: ignore[arg-type]
        kept_of(owner).briefs.keep(
            KeptBrief(id=f"b{number}", kept_at=now(), title="CMO", brief=brief)
        )

    start = time.perf_counter()
    for number in range(count):
        keep(number)
    figures["keep a brief with its two files, ms"] = (time.perf_counter() - start) / count * 1e3
    one = kept_of("owner0")
    figures["read a brief, ms"] = timed(lambda: one.briefs.get("b3"), 30) * 1e3
    figures["log in, ms"] = timed(lambda: accounts.log_in(ada.email, PASSWORD, "::1"), 10) * 1e3
    token = accounts.log_in(ada.email, PASSWORD, "::1")
    figures["know who asks, ms"] = timed(lambda: accounts.who(token), 200) * 1e3
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "backup.zip"
        figures["backup, s"] = timed(lambda: data.backup(path))
        figures["backup, MB"] = path.stat().st_size / 1e6
        content = io.BytesIO(path.read_bytes())
        figures["restore, s"] = timed(lambda: read_backup(database().engine, content))
    figures["delete one person's ten briefs, s"] = timed(lambda: data.delete_data("owner1"))
    return figures


def main() -> None:
    """Print a table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--briefs", type=int, default=1000)
    options.add_argument("--postgres", metavar="ADDRESS")
    chosen = options.parse_args()
    places = {"SQLite": None} | ({"PostgreSQL": chosen.postgres} if chosen.postgres else {})
    columns = {}
    for name, address in places.items():
        with home(address):
            columns[name] = measure(chosen.briefs)
    print(f"| {chosen.briefs} briefs | {' | '.join(columns)} |")
    print("|---" * (len(columns) + 1) + "|")
    for figure in next(iter(columns.values())):
        print(
            f"| {figure} | " + " | ".join(f"{told[figure]:.1f}" for told in columns.values()) + " |"
        )
    print(f"\nload while measuring: {os.getloadavg()[0]:.1f}", file=sys.stderr)


if __name__ == "__main__":
    main()
