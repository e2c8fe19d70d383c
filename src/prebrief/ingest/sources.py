"""Where the bytes come from: a file, standard input or, for a posting, an address."""

import sys
from pathlib import Path

from prebrief.errors import InputError
from prebrief.ingest.limits import DEFAULT_LIMITS, Limits
from prebrief.ingest.refusals import in_words, refuse
from prebrief.records.document import DocumentRole

STDIN = "-"


def read_source(
    source: str, *, role: DocumentRole, limits: Limits = DEFAULT_LIMITS
) -> tuple[bytes, str, str | None]:
    """Get the bytes, a name for messages, and the media type if the source claims one.

    Args:
        source: Path of a file, ``-`` for standard input, or an http(s) address.
        role: Only a posting is fetched from an address; a CV stays where it is.
        limits: What it may cost.

    Raises:
        InputError: There is nothing there, it cannot be opened, or it is too large.
    """
    if source == STDIN:
        return _standard_input(limits), "standard input", None
    if "://" in source[:12]:
        if role != "job":
            raise InputError(
                "cv-by-address",
                "A CV is read from a file, not from an address.",
                fix="Download it and name the file.",
            )
        from prebrief.ingest.fetch import fetch

        page = fetch(source, limits=limits)
        return page.data, page.address, page.media_type
    return _file(Path(source).expanduser(), limits), Path(source).name, None


def _standard_input(limits: Limits) -> bytes:
    data = sys.stdin.buffer.read(limits.file_bytes + 1)
    if len(data) > limits.file_bytes:
        raise refuse("too-large", where="standard input", limit=in_words(limits.file_bytes))
    return data


def _file(path: Path, limits: Limits) -> bytes:
    try:
        if path.is_dir():
            raise refuse("is-folder", where=str(path))
        with path.open("rb") as file:
            # The size is looked at before reading, and again by reading no further.
            if path.stat().st_size > limits.file_bytes:
                raise refuse("too-large", where=str(path), limit=in_words(limits.file_bytes))
            data = file.read(limits.file_bytes + 1)
    except FileNotFoundError as cause:
        raise refuse("missing-file", where=str(path)) from cause
    except (OSError, ValueError) as cause:
        raise refuse("unreadable-file", where=str(path)) from cause
    if len(data) > limits.file_bytes:
        raise refuse("too-large", where=str(path), limit=in_words(limits.file_bytes))
    return data
