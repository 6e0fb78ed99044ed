"""What goes into the log: what ran out, and once what is older than the log."""

import json
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from app.domain.consent import Decision
from app.domain.face_life import FaceEnd
from app.domain.problems import KioskError
from app.storage import entering
from app.storage.database import open_database
from app.storage.ledger_check import check_store
from app.storage.migrations import STEPS, m011_ledger
from app.storage.receipt_store import SqliteReceipts
from tests.builders import NOW, a_draft, some_means

RECEIPT = "INSERT INTO receipts VALUES (?, ?, ?, ?, '1.0', 'en', ?, 'left', 'detection_only', '[\"voice\"]', ?)"
IDS = [f"019aaf00-0000-7000-8000-{number:012x}" for number in range(4)]
OPENING = "INSERT INTO face_openings VALUES (?, ?, ?, 'verify_1to1', ?, '[\"no_programs\"]', 0.44, 2)"
MODELS = json.dumps([["face_landmarker", "64" * 32]])


def at(minutes: int) -> str:
    return (NOW + timedelta(minutes=minutes)).isoformat()


def an_old_store(path: Path) -> None:
    """A store as the program left it before there was a log: a refusal, a consent with two faces, a withdrawal."""
    old = Migrations("evenkey")
    for step in STEPS[: STEPS.index(m011_ledger)]:
        old()(step)
    path.parent.mkdir()
    decisions = [(0, "declined", None), (1, "given", IDS[0]), (30, "withdrawn", IDS[1]), (2, "given", None)]
    with closing(Database(str(path))) as database:
        old.apply(database)
        for number in (0, 1, 3, 2):
            minutes, decision, replaces = decisions[number]
            row = (IDS[number], f"0000000{number}A", at(minutes), decision, "ab" * 32, replaces)
            if decision == "withdrawn":
                for opening, opened in ((1, 3), (2, 6)):
                    database.execute(OPENING, (opening, IDS[1], at(opened), MODELS))
                    ending = "INSERT INTO face_endings VALUES (?, ?, 'inconclusive')"
                    database.execute(ending, (opening, at(opened + 1)))
            database.execute(RECEIPT, row)


def test_a_store_from_before_there_was_a_log_is_entered_in_its_order(store_path: Path) -> None:
    an_old_store(store_path)

    with closing(open_database(store_path)) as database:
        receipts = SqliteReceipts(database, now=lambda: NOW + timedelta(days=9))
        rows = database.execute("SELECT kind, created_at, body FROM records ORDER BY seq").fetchall()

        assert [row[0] for row in rows] == (
            [
                "key",
                "declined",
                "given",
                "given",
                "face_opened",
                "face_erased",
                "face_opened",
                "face_erased",
                "withdrawn",
            ]
        )
        assert [row[1] for row in rows[1:]] == [at(minutes) for minutes in (0, 1, 2, 3, 4, 6, 7, 30)]
        late = {json.loads(row[2])["ek:entered"] for row in rows[1:]}
        assert late == {(NOW + timedelta(days=9)).isoformat()}
        assert check_store(database, receipts.ledger.keys).faults == ()
        assert json.loads(receipts.issued(receipts.latest()[0].id))["proofs"]


def test_it_is_entered_once(store_path: Path) -> None:
    an_old_store(store_path)
    with closing(open_database(store_path)) as database:
        assert SqliteReceipts(database).ledger.size == SqliteReceipts(database).ledger.size == 9


def test_old_consents_run_out_like_new_ones(store_path: Path) -> None:
    an_old_store(store_path)
    with closing(open_database(store_path)) as database:
        receipts = SqliteReceipts(database, now=lambda: NOW + timedelta(days=9))

        assert receipts.expire_due() == 1
        assert receipts.latest()[0].expired_at == NOW + timedelta(minutes=2, hours=24)
        assert check_store(database, receipts.ledger.keys).faults == ()


def later(database: Database, hours: int) -> SqliteReceipts:
    return SqliteReceipts(database, now=lambda: NOW + timedelta(hours=hours))


def test_a_consent_runs_out_when_its_time_is_over_and_not_before(database: Database) -> None:
    given = later(database, 0).save(a_draft())

    assert given.valid_until == NOW + timedelta(hours=24)
    assert later(database, 23).expire_due() == 0
    assert later(database, 30).expire_due() == 1
    assert later(database, 31).expire_due() == 0
    found, is_withdrawn = later(database, 31).find(given.code)
    assert (found.expired_at, is_withdrawn) == (given.valid_until, False)


def test_a_consent_is_over_at_its_moment_though_nobody_wrote_it_down_yet(database: Database) -> None:
    given = later(database, 0).save(a_draft())

    assert [later(database, hours).find(given.code)[0].has_expired for hours in (0, 23, 24)] == [False, False, True]


def test_what_was_declined_or_withdrawn_does_not_run_out(database: Database) -> None:
    receipts = later(database, 0)
    receipts.save(a_draft(decision=Decision.DECLINED))
    given = receipts.save(a_draft())
    receipts.save(a_draft(decision=Decision.WITHDRAWN, replaces=given.id))

    assert later(database, 99).expire_due() == 0


def test_a_consent_that_ran_out_opens_no_camera(database: Database) -> None:
    given = later(database, 0).save(a_draft())
    later(database, 24).expire_due()

    with pytest.raises(KioskError):
        later(database, 24).face_opened(given.id, some_means())


def test_many_run_out_a_part_at_a_time(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entering, "AT_ONCE", 3)
    receipts = later(database, 0)
    for _ in range(8):
        receipts.save(a_draft())

    assert later(database, 48).expire_due() == 8


def test_the_receipt_tells_that_the_consent_ran_out(database: Database) -> None:
    receipts = later(database, 0)
    given = receipts.save(a_draft())
    receipts.face_opened(given.id, some_means())
    receipts.face_erased(given.id, FaceEnd.DONE)
    later(database, 48).expire_due()

    (record,) = json.loads(receipts.issued(given.id))["receipt"]["dpv:hasRecordOfActivity"]

    assert [state["@type"][0] for state in record["dpv:hasConsentStatus"]] == ["dpv:ConsentGiven", "dpv:ConsentExpired"]
