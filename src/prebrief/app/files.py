"""Files that are written for the user."""

import os
from collections.abc import Iterable
from pathlib import Path

from prebrief.errors import SetupError


def write_whole(path: Path, content: bytes) -> None:
    """Write a file at once or not at all.

    Raises:
        SetupError: the folder is missing, read-only or full; nothing is left behind.
    """
    write_pieces(path, (content,))


def write_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a file at once or not at all, holding one piece of it at a time.

    Raises:
        SetupError: the folder is missing, read-only or full; nothing is left behind.
    """
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        with partial.open("wb") as file:
            file.writelines(pieces)
        partial.replace(path)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise SetupError(
            "cannot-write",
            f"The brief could not be written: {error.strerror or 'the disk refused it'}.",
            fix="Choose another place with -o FILE.",
            where=str(path),
        ) from error
