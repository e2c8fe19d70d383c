"""The secret that signs cookies, forms and links, and what is signed with it."""

import hmac
import os
from base64 import urlsafe_b64encode
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from secrets import token_bytes

from prebrief.errors import SetupError
from prebrief.settings import settings

FILE = "web.secret"
_SIZE = 32


def sign(purpose: str, *parts: str) -> str:
    """Give 43 characters that only a holder of the secret can make for this purpose and parts."""
    said = "\0".join((purpose, *parts)).encode()
    made = hmac.new(_secret(), said, sha256).digest()
    return urlsafe_b64encode(made).rstrip(b"=").decode()


def signed(signature: str, purpose: str, *parts: str) -> bool:
    """Say whether a signature is right, in the same time wherever it is wrong."""
    return hmac.compare_digest(signature.encode(), sign(purpose, *parts).encode())


@cache
def _secret() -> bytes:
    chosen = settings()
    if chosen.secret:
        if len(chosen.secret) < _SIZE:
            raise SetupError(
                "secret-too-short",
                "PREBRIEF_SECRET is too short to keep anything safe.",
                fix="Set it to 32 random characters or more.",
            )
        return chosen.secret.encode()
    try:
        return _kept(Path(chosen.data_folder) / FILE)
    except OSError as error:
        raise SetupError(
            "store-not-writable",
            f"The data folder cannot be used: {error.strerror or 'it refused the file'}.",
            fix="Free some space or set PREBRIEF_HOME to a folder that you may write to.",
            where=str(chosen.data_folder),
        ) from error


def _kept(path: Path) -> bytes:
    """Read the file of the secret, made first if need be; two processes get the same one."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not path.exists():
        fresh = path.with_name(f".{path.name}.{os.getpid()}")
        fresh.unlink(missing_ok=True)
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(token_bytes(_SIZE))
        # A link, unlike a rename, leaves in place what another process was quicker to put there.
        with suppress(FileExistsError):
            path.hardlink_to(fresh)
        fresh.unlink()
    return path.read_bytes()
