"""Batches that a coach hands in on a page: many CVs for one posting, or a manifest with its files.

The briefs become the coach's own. Rows that cannot even be begun stand in the summary beside
those that were: one bad file never stops the rest.
"""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path, PurePosixPath, PureWindowsPath

from pydantic import ValidationError

from prebrief.app import data, runs, uploads
from prebrief.app.batches import failed, summary_row
from prebrief.app.kept import database, kept_of
from prebrief.app.manifest import read_manifest
from prebrief.app.runs import BatchRow
from prebrief.errors import InputError, NotFoundError, PrebriefError
from prebrief.pipeline import Source
from prebrief.records.base import Record
from prebrief.records.cohort import CohortRow, ManifestRow
from prebrief.records.document import DocumentRole
from prebrief.records.run import Run
from prebrief.store.outcomes import OF_BATCH

MOST_ROWS = 200
"""Rows of one batch; what is larger is for the command line."""


class Note(Record):
    """What a batch was asked with."""

    title: str
    asked: tuple[ManifestRow, ...]
    """Rows that were begun, in their order."""
    refused: tuple[CohortRow, ...] = ()
    """Rows that could not be."""


@dataclass(frozen=True)
class Row:
    """A row as it stands."""

    line: int
    name: str
    run: Run | None
    """None where it could not be begun."""
    made: CohortRow | None
    """What came of it, once it is over."""

    @property
    def state(self) -> str:
        """Say how it stands: waiting, running, done, failed or cancelled."""
        return self.run.state if self.run else "failed"


@dataclass(frozen=True)
class Batch:
    """A batch as its coach sees it."""

    id: str
    title: str
    asked_at: datetime
    over: bool
    rows: tuple[Row, ...]

    def count(self, *states: str) -> int:
        """Count the rows in these states."""
        return sum(row.state in states for row in self.rows)


def one_posting(
    owner: str, cvs: Sequence[Source], posting: Source, interview_date: date | None = None
) -> str:
    """Begin a brief for each CV and the one posting; give the batch's id.

    Raises:
        InputError: there is no CV, too many, or the posting cannot be kept.
    """
    if not cvs:
        raise InputError("no-cvs", "No CV was chosen.", fix="Choose one file for each person.")
    rows = [
        ManifestRow(
            line=place, id=f"row-{place}", cv=cv.name, job=posting.name,
            interview_date=interview_date,
        )
        for place, cv in enumerate(cvs, start=1)
    ]  # fmt: skip
    # By place, not by name: two people may both have sent a cv.pdf.
    handed = {row.id: cv for row, cv in zip(rows, cvs, strict=True)}
    pairs = [(row, handed[row.id], posting) for row in rows]
    return _start(owner, pairs, (), title=_stem(posting.name))


def by_manifest(owner: str, manifest: Source, files: Sequence[Source]) -> str:
    """Begin the rows of a manifest whose files came with it; give the batch's id.

    Raises:
        InputError: the manifest cannot be used at all.
    """
    by_name = {file.name.casefold(): file for file in files}
    pairs: list[tuple[ManifestRow, Source, Source]] = []
    refused: list[CohortRow] = []
    for row in _rows(manifest):
        if isinstance(row, CohortRow):
            refused.append(row)
        elif missing := [name for name in (row.cv, row.job) if _bare(name) not in by_name]:
            sent = f"{_said(missing)} was not sent with the manifest."
            fix = "Choose the file together with the manifest; only its name counts."
            refused.append(failed(row, "file-not-sent", sent, fix))
        else:
            pairs.append((row, by_name[_bare(row.cv)], by_name[_bare(row.job)]))
    return _start(owner, pairs, refused, title=_stem(manifest.name))


def _rows(manifest: Source) -> Iterator[ManifestRow | CohortRow]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "manifest.csv"
        path.write_bytes(manifest.data)
        try:
            yield from read_manifest(path)
        except InputError as error:
            # Where it stood for a moment helps nobody.
            raise InputError(error.code, error.message, fix=error.fix) from error


def _start(
    owner: str,
    pairs: Sequence[tuple[ManifestRow, Source, Source]],
    refused: Sequence[CohortRow],
    *,
    title: str,
) -> str:
    if len(pairs) + len(refused) > MOST_ROWS:
        raise InputError(
            "batch-too-long",
            f"A batch on this page takes {MOST_ROWS} rows at most.",
            fix="Hand it in in parts, or use prebrief batch on the server.",
        )
    if not pairs:
        told = f" {refused[0].error} {refused[0].fix}" if refused else ""
        raise InputError(
            "nothing-to-begin", f"No row could be begun.{told}", fix="Put it right and try again."
        )
    asked: list[ManifestRow] = []
    ready: list[BatchRow] = []
    left = list(refused)
    for row, cv, job in pairs:
        try:
            ids = _kept(owner, cv, "cv"), _kept(owner, job, "job")
        except PrebriefError as error:
            left.append(failed(row, error.code, error.message, error.fix))
            continue
        ready.append(BatchRow(*ids, row.interview_date))
        asked.append(row)
    if not ready:
        raise InputError("nothing-to-begin", left[0].error, fix=left[0].fix)
    batch_id = runs.start_batch(owner, ready)
    note = Note(title=title, asked=tuple(asked), refused=tuple(left))
    kept_of(owner).preferences.set(OF_BATCH + batch_id, note.model_dump_json())
    return batch_id


def _kept(owner: str, file: Source, role: DocumentRole) -> str:
    if not file.data.strip():
        raise InputError("empty", "The file is empty.", fix="Choose another one.")
    return uploads.keep_file(owner, file.data, file.name, role, file.media_type)


def batch(owner: str, batch_id: str) -> Batch:
    """Give a batch with its rows.

    Raises:
        NotFoundError: the owner has no such batch.
    """
    run = _run(owner, batch_id)
    note = _note(owner, batch_id)
    asked = dict(enumerate(note.asked))
    rows = [
        _row(owner, asked.get(one.place or 0), one)
        for one in runs.runs(owner, batch_id=batch_id, limit=MOST_ROWS)
    ]
    rows += [Row(one.line, one.name or one.id, None, one) for one in note.refused]
    return Batch(
        id=batch_id,
        title=note.title,
        asked_at=run.asked_at,
        over=run.over,
        rows=tuple(sorted(rows, key=lambda row: row.line)),
    )


def batches(owner: str) -> list[tuple[Run, str]]:
    """Give an owner's batches, newest first, each with its title."""
    notes = kept_of(owner).preferences.all_of_them()
    return [
        (run, _read(notes.get(OF_BATCH + run.id)).title)
        for run in runs.runs(owner, limit=1000)
        if run.kind == "batch"
    ]


def summary(owner: str, batch_id: str) -> list[CohortRow]:
    """Give what came of the rows that are over, for the table and the page of the summary."""
    return [row.made for row in batch(owner, batch_id).rows if row.made is not None]


def delete(owner: str, batch_id: str) -> None:
    """Delete a batch with its briefs, and the files that nothing else was asked with.

    Raises:
        NotFoundError: the owner has no such batch.
    """
    _run(owner, batch_id)
    runs.cancel(owner, batch_id)
    rows = runs.runs(owner, batch_id=batch_id, limit=MOST_ROWS)
    kept = database().runs
    gone = {row.id for row in rows} | {batch_id}
    mine = _files(kept.inputs(owner, run_id) for run_id in gone)
    used = _files(kept.inputs(owner, run_id) for run_id in kept.ids(owner) if run_id not in gone)
    for row in rows:
        if row.brief_id is not None:
            data.delete_brief(owner, row.brief_id)
    runs.forget(owner, sorted(gone))
    for file_id in mine - used:
        uploads.delete_file(owner, file_id)
    kept_of(owner).preferences.remove_named(OF_BATCH + batch_id)


def _files(inputs: Iterator[Mapping[str, str | None] | None]) -> set[str]:
    named = (one.get(role) for one in inputs if one for role in ("cv", "job"))
    return {file_id for file_id in named if file_id}


def _row(owner: str, asked: ManifestRow | None, run: Run) -> Row:
    place = (run.place or 0) + 1
    row = asked or ManifestRow(line=place, id=f"row-{place}", cv="", job="")
    made = None
    if run.state == "done" and run.brief_id is not None:
        kept = kept_of(owner).briefs.get(run.brief_id)
        if kept is None:
            made = failed(row, "brief-gone", "Its brief was deleted.", "Hand the files in again.")
        else:
            spent = (run.ended_at or run.asked_at) - (run.started_at or run.asked_at)
            made = summary_row(kept.brief, row, (), spent.total_seconds())
    elif run.error is not None:
        made = failed(row, run.error.code, run.error.text, run.error.fix)
    elif run.over:
        made = failed(row, "cancelled", "It was stopped.", "Hand the files in again.")
    # A CV may not say whose it is; then its file does.
    name = (made.name if made else "") or row.name or _stem(row.cv or row.id)
    return Row(row.line, name, run, made.model_copy(update={"name": name}) if made else None)


def _run(owner: str, batch_id: str) -> Run:
    run = runs.run(owner, batch_id)
    if run.kind != "batch":
        raise NotFoundError(
            "no-such-batch", "There is no such batch.", fix="Look at the list of your batches."
        )
    return run


def _note(owner: str, batch_id: str) -> Note:
    return _read(kept_of(owner).preferences.get(OF_BATCH + batch_id))


def _read(text: object) -> Note:
    try:
        return Note.model_validate_json(str(text))
    except ValidationError:
        return Note(title="Batch", asked=())


def _bare(name: str) -> str:
    """Give a file's name as it is sent: a manifest may name folders."""
    return PureWindowsPath(PurePosixPath(name).name).name.casefold()


def _stem(name: str) -> str:
    return PurePosixPath(name).stem[:80] or "Batch"


def _said(names: Sequence[str]) -> str:
    return " and ".join(PureWindowsPath(PurePosixPath(name).name).name for name in names)
