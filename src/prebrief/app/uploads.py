"""Files that are handed in and kept."""

from datetime import datetime
from pathlib import PurePosixPath, PureWindowsPath

from prebrief.app.kept import kept_of, now, seal
from prebrief.errors import InputError
from prebrief.ingest.limits import DEFAULT_LIMITS, MEGABYTE
from prebrief.pipeline import Source
from prebrief.records.document import DocumentRole
from prebrief.records.upload import Upload
from prebrief.settings import settings

LONGEST_NAME = 120


def keep_file(
    owner: str,
    data: bytes,
    name: str,
    role: DocumentRole,
    media_type: str | None = None,
    *,
    at: datetime | None = None,
) -> str:
    """Keep a file for an owner and give its id; the same file again keeps its id.

    Raises:
        InputError: it is larger than any file that is read, or more than a host lets one keep.
        SetupError: the disk is full, or the key of the settings is no key.
    """
    if len(data) > DEFAULT_LIMITS.file_bytes:
        raise InputError(
            "too-large",
            f"The file is larger than {DEFAULT_LIMITS.file_bytes // MEGABYTE} MB.",
            fix="Save it without pictures and hand it in again.",
        )
    kept, chosen = kept_of(owner).files, settings()
    if chosen.mode == "hosted" and kept.bytes_kept() + len(data) > chosen.quota_mb * MEGABYTE:
        raise InputError(
            "too-much-kept",
            f"Your files would take more than {chosen.quota_mb} MB here.",
            fix="Delete briefs and files that you no longer need, then hand it in again.",
        )
    return kept.keep(
        data,
        name=_bare(name),
        role=role,
        media_type=media_type[:100] if media_type else None,
        at=at or now(),
        seal=seal(),
    )


def file(owner: str, file_id: str) -> Source:
    """Give a kept file as the pipeline takes it.

    Raises:
        NotFoundError: the owner has none of that id.
        SetupError: it was encrypted with a key that is not set.
    """
    upload, data = kept_of(owner).files.get(file_id, seal=seal())
    return Source(data, upload.name, upload.media_type)


def files(owner: str) -> tuple[Upload, ...]:
    """Give what an owner has handed in, oldest first."""
    return kept_of(owner).files.list()


def delete_file(owner: str, file_id: str) -> bool:
    """Delete a file and say whether there was one."""
    return kept_of(owner).files.delete(file_id)


def _bare(name: str) -> str:
    """Give a name without folders, tricks and control characters."""
    last = PureWindowsPath(PurePosixPath(name).name).name
    shown = " ".join("".join(c if c.isprintable() else " " for c in last).split())
    stem, dot, ending = shown.rpartition(".")
    if dot and len(shown) > LONGEST_NAME and len(ending) < 10:
        shown = stem[: LONGEST_NAME - len(ending) - 1] + dot + ending
    return shown[:LONGEST_NAME] or "file"
