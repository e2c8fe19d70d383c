"""A batch by workers: its rows go through the shared database, to whichever worker is free.

The database is only the way there and back. A batch is an owner of its own there, named after the
folder of its results; once a row's brief is written to that folder, its files, its brief and its
run are deleted.
"""

import time
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from prebrief.app import runs, uploads
from prebrief.app.batches import Job, failed, summary_row, write_brief
from prebrief.app.briefs import source
from prebrief.app.kept import kept_of
from prebrief.app.ledger import Ledger
from prebrief.errors import NotFoundError, PrebriefError
from prebrief.records.cohort import CohortRow
from prebrief.records.run import Run

AHEAD = 64
"""Rows in the queue at a time: enough for many workers, little to keep."""
LOOK_SECONDS = 0.2


def by_workers(jobs: Iterable[Job], ledger: Ledger, out: Path) -> Iterator[tuple[Job, CohortRow]]:
    """Send each row, give it as it comes back."""
    carrier = _Carrier(ledger, out)
    upcoming = iter(jobs)
    more = True
    while more or carrier.away:
        while more and len(carrier.away) < AHEAD:
            job = next(upcoming, None)
            if job is None:
                more = False
            elif refused := carrier.send(job):
                yield job, refused
        back = list(carrier.back())
        yield from back
        if carrier.away and not back:
            time.sleep(LOOK_SECONDS)
    carrier.tidy_up()


class _Carrier:
    """What is under way of a batch."""

    def __init__(self, ledger: Ledger, out: Path) -> None:
        self.ledger = ledger
        self.owner = f"batch-{sha256(str(out.resolve()).encode()).hexdigest()[:16]}"
        self.away: dict[str, Job] = {}
        """By run."""
        self._files: dict[str, tuple[str, str]] = {}
        self._used: Counter[str] = Counter()

    def send(self, job: Job) -> CohortRow | None:
        """Put a row in the queue; one that is on its way already is not sent twice."""
        before = self.ledger.sent(job.row.id, job.digest)
        if before is not None and self._look(before) is not None:
            self.away[before] = job
            return None
        try:
            cv = source(job.addresses[0], role="cv")
            posting = source(job.addresses[1], role="job")
            files = (
                uploads.keep_file(self.owner, cv.data, cv.name, "cv", cv.media_type),
                uploads.keep_file(
                    self.owner, posting.data, posting.name, "job", posting.media_type
                ),
            )
            run_id = runs.start_prepare(self.owner, *files, job.row.interview_date, hurry=False)
        except PrebriefError as error:
            if error.job_outcome == "retry":
                raise
            return failed(job.row, error.code, error.message, error.fix)
        self._used.update(files)
        self._files[run_id] = files
        self.ledger.send(job.row.id, job.row.line, job.digest, run_id)
        self.away[run_id] = job
        return None

    def back(self) -> Iterator[tuple[Job, CohortRow]]:
        """Give the rows that have come back."""
        for run_id in list(self.away):
            run = self._look(run_id)
            if run is None or run.over:
                job = self.away.pop(run_id)
                row = self._row(job, run)
                self._clear(run_id, run)
                yield job, row

    def tidy_up(self) -> None:
        """Delete what a batch that was broken off had left."""
        runs.forget(self.owner)
        for upload in uploads.files(self.owner):
            uploads.delete_file(self.owner, upload.id)

    def _look(self, run_id: str) -> Run | None:
        try:
            return runs.run(self.owner, run_id)
        except NotFoundError:
            return None

    def _row(self, job: Job, run: Run | None) -> CohortRow:
        kept = None
        if run is not None and run.error is not None:
            return failed(job.row, run.error.code, run.error.text, run.error.fix)
        if run is not None and run.brief_id is not None and run.state == "done":
            kept = kept_of(self.owner).briefs.get(run.brief_id)
        if run is None or kept is None:
            return failed(
                job.row, "run-gone", "Somebody cancelled or deleted its run.",
                "Run the batch again.",
            )  # fmt: skip
        files = write_brief(kept.brief, job)
        spent = (run.ended_at or datetime.now(UTC)) - (run.started_at or run.asked_at)
        return summary_row(kept.brief, job.row, files, spent.total_seconds())

    def _clear(self, run_id: str, run: Run | None) -> None:
        """Delete what the database was only the carrier of."""
        runs.forget(self.owner, [run_id])
        if run is not None and run.brief_id is not None:
            kept_of(self.owner).delete_brief(run.brief_id)
        for file_id in self._files.pop(run_id, ()):
            self._used[file_id] -= 1
            if not self._used[file_id]:
                uploads.delete_file(self.owner, file_id)
