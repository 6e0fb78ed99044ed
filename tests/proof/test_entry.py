"""What hides a record in the tree."""

from hashlib import sha256

from app.proof.entry import Entry, leaf_of
from app.proof.terms import Kind


def test_the_leaf_is_a_salted_commitment_to_the_body() -> None:
    entry = Entry(0, Kind.GIVEN, b"body", b"s" * 32, b"", "")

    commitment = sha256(b"s" * 32 + sha256(b"body").digest()).digest()
    assert entry.leaf == sha256(b"\x00" + commitment).digest()


def test_without_the_salt_nobody_can_try_bodies() -> None:
    assert leaf_of(b"a" * 32, b"body") != leaf_of(b"b" * 32, b"body")
