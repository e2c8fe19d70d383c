"""Batches: a brief for each row of a manifest, on this machine or by workers elsewhere.

A batch may be stopped and begun again at any time. What came of each row is in the ledger of the
results' folder; a row whose files and choices are the same is not done again.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Literal

from prebrief.app.briefs import Format, playbook, prepare
from prebrief.app.files import write_pieces, write_whole
from prebrief.app.ledger import Ledger
from prebrief.app.manifest import read_manifest
from prebrief.errors import PrebriefError, SetupError
from prebrief.records.brief import Brief
from prebrief.records.cohort import CohortRow, ManifestRow

Where = Literal["here", "workers"]
SECONDS_EACH = 300.0
"""What one row may take; OCR of a long scan is the slowest thing known."""
TOP = 3
"""Gaps and strengths that the summary names."""


@dataclass(frozen=True)
class Choices:
    """What a batch is asked to do."""

    manifest: Path
    out: Path
    formats: tuple[Format, ...] = ("html",)
    workers: int = 1
    where: Where = "here"


@dataclass(frozen=True)
class Told:
    """What happened last, for whoever watches."""

    over: int
    total: int
    row: CohortRow
    again: bool
    """Whether the row was done by an earlier run of the batch."""


@dataclass(frozen=True)
class Totals:
    """What came of a batch."""

    done: int
    failed: int
    summary: Path
    """The page for the coach; the table stands beside it."""


@dataclass(frozen=True)
class Job:
    """A row as a process of the pool gets it."""

    row: ManifestRow
    folder: Path
    out: Path
    formats: tuple[Format, ...]
    digest: str

    @property
    def addresses(self) -> tuple[str, str]:
        """The files, as seen from anywhere."""
        return _placed(self.row.cv, self.folder), _placed(self.row.job, self.folder)


def run_batch(choices: Choices, tell: Callable[[Told], None] = lambda _: None) -> Totals:
    """Prepare every row that is not done yet; write the summary.

    Raises:
        InputError: the manifest cannot be used at all.
        SetupError: the results cannot be written, or another batch is at work on the folder.
    """
    manifest = choices.manifest.expanduser()
    total = sum(1 for _ in read_manifest(manifest))
    out = choices.out.expanduser()
    _make_folder(out)
    with Ledger(out) as ledger:
        for over, (row, again) in enumerate(_rows(choices, manifest, out, ledger), start=1):
            tell(Told(over, total, row, again))
        counts = ledger.counts()
        done, failed = counts.get("done", 0), counts.get("failed", 0)
        _summarise(ledger, out, manifest.stem, done, failed)
    return Totals(done, failed, out / "summary.html")


def _rows(
    choices: Choices, manifest: Path, out: Path, ledger: Ledger
) -> Iterator[tuple[CohortRow, bool]]:
    """Give each row as it is over, and whether it was before."""
    ready: list[tuple[CohortRow, bool]] = []

    def open_jobs() -> Iterator[Job]:
        for row in read_manifest(manifest):
            if isinstance(row, CohortRow):
                ledger.put(row)
                ready.append((row, False))
                continue
            job = _job(row, choices, manifest.parent, out)
            known = ledger.known(row.id, job.digest)
            if known and known.state == "done" and all((out / f).is_file() for f in known.files):
                same = known.model_copy(update={"line": row.line, "name": row.name or known.name})
                ledger.put(same, job.digest)
                ready.append((same, True))
                continue
            yield job

    if choices.where == "workers":
        from prebrief.app.batch_queue import by_workers

        finished: Iterable[tuple[Job, CohortRow]] = by_workers(open_jobs(), ledger, out)
    else:
        finished = _here(open_jobs(), choices.workers)
    for job, row in finished:
        ledger.put(row, job.digest)
        yield row, False
        yield from _emptied(ready)
    yield from _emptied(ready)


def _emptied(ready: list[tuple[CohortRow, bool]]) -> Iterator[tuple[CohortRow, bool]]:
    while ready:
        yield ready.pop(0)


def _here(jobs: Iterable[Job], workers: int) -> Iterator[tuple[Job, CohortRow]]:
    from prebrief.jobs.pool import each

    for job, made in each(make, jobs, processes=workers, seconds=SECONDS_EACH, prepare=warm_up):
        if isinstance(made, SetupError):
            raise made
        if isinstance(made, CohortRow):
            yield job, made
        elif made == "too-slow":
            yield job, failed(
                job.row, "row-too-slow", f"It took longer than {SECONDS_EACH / 60:.0f} minutes.",
                "Save the files anew, smaller, and run the batch again.",
            )  # fmt: skip
        else:
            yield job, failed(
                job.row, "row-died", "Its process ended before the brief was made.",
                "Free some memory or save the files anew, and run the batch again.",
            )  # fmt: skip


def warm_up() -> None:
    """Load in a process of the pool what every row needs."""
    from prebrief import pipeline

    pipeline.load_stages()
    pipeline.warm_up(playbook())


def make(job: Job) -> CohortRow | SetupError:
    """Do a row, in a process of the pool; nothing that the row does wrong leaves this function."""
    begun = time.perf_counter()
    try:
        cv, posting = job.addresses
        prepared = prepare(
            cv, posting, format=job.formats[0], interview_date=job.row.interview_date
        )
        files = write_brief(prepared.brief, job, first=prepared.content)
    except PrebriefError as error:
        if error.code == "cannot-write":
            assert isinstance(error, SetupError)
            return error
        return failed(job.row, error.code, error.message, error.fix)
    except Exception as error:  # noqa: BLE001 - the boundary: one bad file never stops the rest
        return failed(
            job.row,
            "unexpected",
            f"Something went wrong inside Prebrief ({type(error).__name__}).",
            "Please report it; try the files in another format meanwhile.",
        )  # fmt: skip
    return summary_row(prepared.brief, job.row, files, time.perf_counter() - begun)


def write_brief(brief: Brief, job: Job, *, first: bytes | None = None) -> tuple[str, ...]:
    """Write a brief in each format, whole or not at all; give the names.

    Args:
        brief: What to write.
        job: Whose row it is.
        first: The first format, if it is set already.
    """
    from prebrief.render.stage import render

    names: list[str] = []
    for format in job.formats:
        content = first if first is not None and not names else render(brief, format=format)
        name = f"{job.row.id}.{format}"
        write_whole(job.out / name, content)
        names.append(name)
    return tuple(names)


def summary_row(
    brief: Brief, row: ManifestRow, files: tuple[str, ...], seconds: float
) -> CohortRow:
    """Give what the summary says of a brief."""
    texts = {requirement.id: requirement.text for requirement in brief.requirements}
    shown = sorted(brief.look_fors, key=lambda entry: -entry.strength)
    return CohortRow(
        line=row.line,
        id=row.id,
        state="done",
        name=row.name or brief.candidate.name or "",
        post=", ".join(part for part in (brief.job.title, brief.job.organization) if part),
        fit=brief.fit.score,
        must_met=brief.fit.must.met,
        must_partly=brief.fit.must.partly,
        must_unmet=brief.fit.must.unmet,
        gaps=tuple(texts.get(gap.requirement_id, "") for gap in brief.gaps[:TOP]),
        strengths=tuple(entry.title for entry in shown[:TOP] if entry.evidence),
        notices=tuple(notice.text for notice in brief.notices),
        seconds=seconds,
        files=files,
    )


def failed(row: ManifestRow, code: str, error: str, fix: str) -> CohortRow:
    """Give the row of something that could not be prepared."""
    return CohortRow(
        line=row.line, id=row.id, state="failed", name=row.name, code=code, error=error, fix=fix
    )


def _job(row: ManifestRow, choices: Choices, folder: Path, out: Path) -> Job:
    """Name all that the row's brief depends on, so that a change of any of it is seen."""
    book = playbook()
    digest = sha256(f"{book.id} {book.version} {row.interview_date} {choices.formats}".encode())
    for address in (row.cv, row.job):
        try:
            digest.update(sha256(Path(_placed(address, folder)).read_bytes()).digest())
        except (OSError, ValueError):
            # An address on the network, or a file that cannot be read: whoever opens it will say.
            digest.update(address.encode())
    return Job(row, folder, out, choices.formats, digest.hexdigest())


def _placed(address: str, folder: Path) -> str:
    if "://" in address[:12]:
        return address
    return str(folder / Path(address).expanduser())


def _make_folder(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
        for left in out.glob(".*.partial"):
            left.unlink()
    except OSError as error:
        raise SetupError(
            "cannot-write",
            f"The folder for the results cannot be used: {error.strerror or 'it refused'}.",
            fix="Choose another --out.",
            where=str(out),
        ) from error


def _summarise(ledger: Ledger, out: Path, title: str, done: int, failed: int) -> None:
    from prebrief.render.cohort import to_csv, to_page

    write_pieces(out / "summary.csv", to_csv(ledger.rows()))
    page = to_page(ledger.rows(), done=done, failed=failed, title=title)
    write_pieces(out / "summary.html", page)
