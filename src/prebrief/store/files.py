"""Files as they were handed in: each content once an owner, sealed if there is a key."""

import secrets
from datetime import datetime
from hashlib import sha256

from sqlalchemy import Exists, exists, func, select, update

from prebrief.errors import NotFoundError
from prebrief.records.document import DocumentRole
from prebrief.records.upload import Upload
from prebrief.store.rows import Rows, alone
from prebrief.store.seal import Seal
from prebrief.store.tables import blobs, files, iso


class Files(Rows):
    """An owner's files.

    The same content is kept once an owner and never shared between owners: what one deletes is
    gone, and nobody learns from the time it takes that another has the same file.
    """

    def keep(
        self,
        data: bytes,
        *,
        name: str,
        role: DocumentRole,
        media_type: str | None,
        at: datetime,
        seal: Seal,
    ) -> str:
        """Keep a file and give its id; the same file under the same name keeps the id it has."""
        digest = self._digest(data)
        with self.transaction() as connection:
            alone(connection, self.owner)
            blob = self.one(connection, blobs, blobs.c.digest == digest)
            if blob is None:
                content, key_id = seal.close(data, bound_to=f"{self.owner}\0{digest}")
                values = {"digest": digest, "key_id": key_id, "content": content}
                self.add(connection, blobs, values)
            same = self.one(
                connection,
                files,
                files.c.digest == digest,
                files.c.name == name,
                files.c.role == role,
            )
            file_id = str(same.id) if same else secrets.token_hex(8)
            self.put(
                connection,
                files,
                {
                    "id": file_id,
                    "digest": digest,
                    "name": name,
                    "role": role,
                    "media_type": media_type,
                    "size": len(data),
                    "at": iso(at),
                },
            )
        return file_id

    def get(self, file_id: str, *, seal: Seal) -> tuple[Upload, bytes]:
        """Give a file with its content.

        Raises:
            NotFoundError: there is none of that id.
            SetupError: it was sealed with a key that is not at hand.
        """
        with self.reading() as connection:
            row = self.one(connection, files, files.c.id == file_id)
            blob = row and self.one(connection, blobs, blobs.c.digest == row.digest)
        if row is None or blob is None:
            raise NotFoundError(
                "no-such-file", "There is no kept file of that id.", fix="Hand it in again."
            )
        data = seal.open(blob.content, blob.key_id, bound_to=f"{self.owner}\0{row.digest}")
        return Upload.model_validate({n: row._mapping[n] for n in Upload.model_fields}), data

    def list(self) -> tuple[Upload, ...]:
        """Give all files without their contents, oldest first."""
        with self.reading() as connection:
            return tuple(
                Upload.model_validate({name: row._mapping[name] for name in Upload.model_fields})
                for row in self.all(connection, files, order="at")
            )

    def bytes_kept(self) -> int:
        """Say how much the files take, each counted as often as it was handed in."""
        with self.reading() as connection:
            counted = select(func.coalesce(func.sum(files.c.size), 0))
            return int(connection.scalar(counted.where(files.c.owner == self.owner)) or 0)

    def delete(self, file_id: str) -> bool:
        """Delete a file, its content too if no other name points to it; say whether it was."""
        with self.transaction() as connection:
            alone(connection, self.owner)
            count = self.remove(connection, files, files.c.id == file_id)
            self.remove(connection, blobs, ~_named())
        return bool(count)

    def seal_anew(self, seal: Seal) -> int:
        """Seal every content with the first key, and say how many were changed."""
        with self.reading() as connection:
            wanted = select(blobs.c.digest).where(
                blobs.c.owner == self.owner, blobs.c.key_id.is_distinct_from(seal.key_id)
            )
            digests = [str(row.digest) for row in connection.execute(wanted)]
        for digest in digests:  # one at a time: a server may be at work meanwhile
            self._seal_one(digest, seal)
        return len(digests)

    def _seal_one(self, digest: str, seal: Seal) -> None:
        bound = f"{self.owner}\0{digest}"
        with self.transaction() as connection:
            row = self.one(connection, blobs, blobs.c.digest == digest)
            if row is None:
                return  # deleted meanwhile
            content, key_id = seal.close(
                seal.open(row.content, row.key_id, bound_to=bound), bound_to=bound
            )
            connection.execute(
                update(blobs)
                .where(blobs.c.owner == self.owner, blobs.c.digest == digest)
                .values(content=content, key_id=key_id)
            )

    def _digest(self, data: bytes) -> str:
        # With the owner in it, so that equal files of two people do not look alike in a copy.
        return sha256(self.owner.encode() + b"\0" + data).hexdigest()


def _named() -> Exists:
    return exists().where(files.c.owner == blobs.c.owner, files.c.digest == blobs.c.digest)
