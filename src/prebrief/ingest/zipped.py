"""Packages (DOCX, ODT): opened only as far as is safe."""

import zipfile
import zlib
from io import BytesIO

from prebrief.errors import InputError
from prebrief.ingest.limits import Limits
from prebrief.ingest.refusals import refuse

BROKEN_PACKAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)
"""What the zip library raises for a damaged or strange package."""
_CHUNK = 1 << 16
_SMALL = 1_000_000
"""Below this many bytes unpacked, no ratio is suspicious."""


class Package:
    """A zip file whose parts are read within limits."""

    def __init__(self, data: bytes, *, limits: Limits, corrupt: str) -> None:
        self._limits = limits
        self._corrupt = corrupt
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            entries = self._zip.infolist()
        except BROKEN_PACKAGE as cause:
            raise refuse(corrupt) from cause
        self._entries = {entry.filename: entry for entry in entries}
        self._read = 0
        declared = sum(entry.file_size for entry in entries)
        if (
            len(entries) > limits.parts
            or declared > limits.unpacked_bytes
            or (declared > _SMALL and declared > limits.pack_ratio * max(1, len(data)))
        ):
            raise refuse("zip-bomb")
        if any(entry.flag_bits & 1 for entry in entries):
            raise refuse("password-protected")

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the parts."""
        return tuple(self._entries)

    def read(self, name: str) -> bytes | None:
        """Give the bytes of a part, or none if there is no such part."""
        entry = self._entries.get(name)
        if entry is None:
            return None
        try:
            return self._unpack(entry)
        except InputError:
            raise
        except BROKEN_PACKAGE as cause:
            raise refuse(self._corrupt) from cause

    def _unpack(self, entry: zipfile.ZipInfo) -> bytes:
        """Count what really comes out: the declared size may lie."""
        chunks: list[bytes] = []
        size = 0
        with self._zip.open(entry) as part:
            while chunk := part.read(_CHUNK):
                size += len(chunk)
                self._read += len(chunk)
                if (
                    size > self._limits.part_bytes
                    or self._read > self._limits.unpacked_bytes
                    or (size > _SMALL and size > self._limits.pack_ratio * entry.compress_size)
                ):
                    raise refuse("zip-bomb")
                chunks.append(chunk)
        return b"".join(chunks)
