"""Public keys are taken over only under their own names, and a kept head counts only if a key here signed it."""

from contextlib import closing
from pathlib import Path

import pytest

from app.proof.keys import PUBLIC, KeyRing, KeysBroken
from app.storage.database import open_database
from app.storage.former import ERASED, erased_before, forks, newest_head, remember_erased, take_keys, told_keys
from app.storage.ledger import KEYS
from app.storage.receipt_store import SqliteReceipts
from tests.builders import NOW
from tests.storage.stores import fill


def test_keys_are_told_and_taken_once(tmp_path: Path) -> None:
    ring = KeyRing(tmp_path / "one", lambda: NOW)
    ring.rotate()

    take_keys(tmp_path / "two", told_keys(tmp_path / "one"))
    take_keys(tmp_path / "two", told_keys(tmp_path / "one"))

    files = [{file.name: file.read_bytes() for file in (tmp_path / who / PUBLIC).iterdir()} for who in ("one", "two")]
    assert files[0] == files[1]
    assert len(files[0]) == 2


@pytest.mark.parametrize("told", [{}, {"id": "../a"}, {"id": "00" * 8, "raw": "AA", "since": "2026-11-23", "by": ""}])
def test_a_key_that_is_none_is_not_taken(tmp_path: Path, told: dict[str, object]) -> None:
    with pytest.raises(KeysBroken):
        take_keys(tmp_path / "two", [told])

    assert list((tmp_path / "two" / PUBLIC).iterdir()) == []


def test_a_head_that_nobody_here_signed_is_none(store_path: Path) -> None:
    fill(store_path)
    keys = store_path.parent / KEYS
    with closing(open_database(store_path)) as database:
        note = SqliteReceipts(database).ledger.note
    forged = "evenkey/kiosk-1\n5000\nAAAA\n\n— evenkey/kiosk-1 AAAA\n"

    newest = newest_head(keys, "", forged, note, "something else")

    assert newest
    assert newest.note == note
    assert newest_head(keys, "", forged) is None
    assert forks(keys) == []


def test_who_was_erased_is_remembered_beside_the_store(store_path: Path) -> None:
    with closing(open_database(store_path)):
        remember_erased(store_path.parent, ["one", "two"])
        with (store_path.parent / ERASED).open("ab") as file:
            file.write(b"\xff\x00torn\n")  # what a power cut may leave
        remember_erased(store_path.parent, ["three"])

    for is_store_whole in (True, False):
        assert erased_before(store_path, is_store_whole=is_store_whole) >= {"one", "two", "three"}
