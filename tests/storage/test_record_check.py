"""One part of the log, looked at by itself."""

from contextlib import closing
from pathlib import Path

import pytest

from app.storage.database import open_database
from app.storage.receipt_store import SqliteReceipts
from app.storage.record_check import FAULTS_MAX, _has, check_part
from tests.builders import NOW, a_draft


@pytest.fixture
def keys(store_path: Path) -> dict[str, bytes]:
    """A store with thirty decisions; the keys that signed them."""
    with closing(open_database(store_path)) as database:
        receipts = SqliteReceipts(database, now=lambda: NOW)
        for _ in range(30):
            receipts.save(a_draft(comfort=("voice",)))
        return {key.id: key.raw for key in receipts.ledger.keys.keys}


def test_a_part_gives_its_leaves_and_its_keys(store_path: Path, keys: dict[str, bytes]) -> None:
    part = check_part(store_path, 0, 31, keys)

    assert (part.faults, len(part.leaves)) == ([], 31 * 32)
    assert part.introduced == part.signed_from == dict.fromkeys(keys, 0)
    assert part.leaves[-64:] == check_part(store_path, 29, 31, keys).leaves


def test_little_that_is_right_is_not_looked_at_to_the_end(store_path: Path, keys: dict[str, bytes]) -> None:
    assert len(check_part(store_path, 0, 31, {}).faults) == FAULTS_MAX
    assert check_part(store_path, 25, 40, keys).faults == ["Record 31 is missing."]


def test_a_member_is_found_only_where_it_is_one() -> None:
    body = rb'{"a":"\"ek:code\":\"X\"","ek:code":"Y"}'

    assert _has(body, "ek:code", "Y")
    assert not _has(body, "ek:code", "X")
    assert not _has(body, "ek:code", "Y\n")
