"""One entry of the log: a record, what hides it in the tree, and who signed it.

The tree holds a commitment, not the record: whoever has the record and its salt can prove it, and once both are erased
the tree stands as it did and tells nothing.
"""

from dataclasses import dataclass

from app.proof.canonical import digest
from app.proof.merkle import leaf_hash
from app.proof.terms import Kind

SALT_BYTES = 32


@dataclass(frozen=True)
class Entry:
    """A stored record; `body` is its canonical JSON, which is what the key of the name `key` signed."""

    seq: int
    kind: Kind
    body: bytes
    salt: bytes
    signature: bytes
    key: str

    @property
    def leaf(self) -> bytes:
        """The leaf of the tree (32 bytes)."""
        return leaf_of(self.salt, self.body)


def leaf_of(salt: bytes, body: bytes) -> bytes:
    """The leaf hash over a commitment: SHA-256 of the salt and the SHA-256 of the body."""
    return leaf_hash(digest(salt + digest(body)))
