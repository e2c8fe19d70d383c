"""Encryption of stored files, where the host has set a key."""

import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from hashlib import sha256

from prebrief.errors import SetupError

KEY_BYTES = 32
_NONCE_BYTES = 12


@dataclass(frozen=True)
class Seal:
    """The keys: the first seals, each of them opens. With none, files are kept as they are."""

    keys: tuple[bytes, ...] = field(default=(), repr=False)

    @classmethod
    def from_text(cls, text: str | None) -> "Seal":
        """Read the keys of a setting: base64, the present one first, split by commas.

        Raises:
            SetupError: one of them is no key.
        """
        keys = []
        for part in (text or "").split(","):
            if not part.strip():
                continue
            try:
                key = urlsafe_b64decode(part.strip())
            except ValueError:
                key = b""
            if len(key) != KEY_BYTES:
                raise SetupError(
                    "bad-files-key",
                    "PREBRIEF_FILES_KEY holds something that is no key.",
                    fix="Make one with: prebrief data key",
                )
            keys.append(key)
        return cls(tuple(keys))

    @property
    def key_id(self) -> str | None:
        """Names the key that seals; tells nothing about it."""
        return _id(self.keys[0]) if self.keys else None

    def close(self, data: bytes, *, bound_to: str) -> tuple[bytes, str | None]:
        """Seal a content for one place, where alone it opens; give the key's id beside it."""
        if not self.keys:
            return data, None
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        nonce = secrets.token_bytes(_NONCE_BYTES)
        sealed = AESGCM(self.keys[0]).encrypt(nonce, data, bound_to.encode())
        return nonce + sealed, self.key_id

    def open(self, content: bytes, key_id: str | None, *, bound_to: str) -> bytes:
        """Give back what was sealed.

        Raises:
            SetupError: the key is not among the keys, or the content was changed.
        """
        if key_id is None:
            return content
        key = next((key for key in self.keys if _id(key) == key_id), None)
        if key is None:
            raise SetupError(
                "files-key-missing",
                "A kept file is encrypted with a key that is not set.",
                fix="Add the key it was kept with to PREBRIEF_FILES_KEY, after the present one.",
            )
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        try:
            return AESGCM(key).decrypt(
                content[:_NONCE_BYTES], content[_NONCE_BYTES:], bound_to.encode()
            )
        except InvalidTag as error:
            raise SetupError(
                "file-damaged",
                "A kept file is not as it was when it was encrypted.",
                fix="Hand the file in again, or restore a backup.",
            ) from error


def new_key() -> str:
    """Make a key for the setting."""
    return urlsafe_b64encode(secrets.token_bytes(KEY_BYTES)).decode()


def _id(key: bytes) -> str:
    return sha256(b"prebrief files key\0" + key).hexdigest()[:16]
