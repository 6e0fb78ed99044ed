"""The register of decisions: the same expectations of the fake and of the real one, and none lost on the real one."""

from datetime import timedelta
from itertools import chain, repeat
from pathlib import Path
from uuid import UUID

import pytest
from sqlite_utils import Database

from app.domain.codes import mint_receipt_code, receipt_code, spaced
from app.domain.consent import Decision, Receipt, Side
from app.domain.ids import ReceiptId
from app.domain.mode import Mode
from app.domain.problems import KioskError, Problem
from app.ports import Receipts
from app.storage.database import open_database, utc_now
from app.storage.receipt_store import SqliteReceipts
from tests.builders import NOW, a_draft, a_notice_ref
from tests.fakes import FakeReceipts
from tests.storage import children


@pytest.fixture(params=["fake", "real"])
def receipts(request: pytest.FixtureRequest, database: Database) -> Receipts:
    """A register, once as the fake and once as the real one."""
    return FakeReceipts() if request.param == "fake" else SqliteReceipts(database, now=lambda: NOW)


def problem_of(receipts: Receipts, code: str) -> Problem:
    """The problem that looking for a code ends in."""
    with pytest.raises(KioskError) as caught:
        receipts.find(code)
    return caught.value.problem


@pytest.mark.parametrize("decision", [Decision.GIVEN, Decision.DECLINED])
def test_a_decision_is_found_again_by_its_short_code(receipts: Receipts, decision: Decision) -> None:
    draft = a_draft(
        decision=decision,
        notice=a_notice_ref(language="zh-CN"),
        face_side=Side.RIGHT,
        mode=Mode.VERIFY_1TO1,
        comfort=("text_1.5", "voice"),
    )

    receipt = receipts.save(draft)

    assert receipts.find(receipt.code) == (receipt, False)
    assert (receipt.draft, receipt.created_at) == (draft, NOW)


def test_ids_are_uuids_of_version_seven_and_codes_are_canonical(receipts: Receipts) -> None:
    saved = [receipts.save(a_draft()) for _ in range(5)]

    assert {UUID(receipt.id).version for receipt in saved} == {7}
    assert all(receipt_code(receipt.code) == receipt.code for receipt in saved)
    assert len({receipt.code for receipt in saved}) == len({receipt.id for receipt in saved}) == 5


def test_a_withdrawal_stands_beside_the_consent_it_replaces(receipts: Receipts) -> None:
    given = receipts.save(a_draft())

    withdrawn = receipts.save(a_draft(decision=Decision.WITHDRAWN, replaces=given.id))

    assert receipts.find(given.code) == (given, True)
    assert receipts.find(withdrawn.code) == (withdrawn, False)


def test_a_consent_that_two_withdraw_at_once_is_withdrawn_once(receipts: Receipts) -> None:
    given = receipts.save(a_draft())
    draft = a_draft(decision=Decision.WITHDRAWN, replaces=given.id)

    first, second = receipts.save(draft), receipts.save(draft)

    assert second == first
    assert receipts.withdrawal_of(given.id) == first
    assert receipts.find(given.code) == (given, True)


def test_consent_after_a_refusal_does_not_withdraw_it(receipts: Receipts) -> None:
    declined = receipts.save(a_draft(decision=Decision.DECLINED))

    receipts.save(a_draft(decision=Decision.GIVEN, replaces=declined.id))

    assert receipts.find(declined.code) == (declined, False)


@pytest.mark.parametrize("replaces", [None, ReceiptId("019aaf00-0000-7000-8000-00000000ffff")])
def test_a_withdrawal_of_nothing_is_not_saved(receipts: Receipts, replaces: ReceiptId | None) -> None:
    with pytest.raises(KioskError) as caught:
        receipts.save(a_draft(decision=Decision.WITHDRAWN, replaces=replaces))

    assert caught.value.problem is Problem.RECEIPT_NOT_SAVED


@pytest.mark.parametrize("code", ["00000003S", "", "?", "\ud800", "' OR 1=1 --"])
def test_a_code_nobody_has_is_not_found(receipts: Receipts, code: str) -> None:
    receipts.save(a_draft())

    assert problem_of(receipts, code) is Problem.RECEIPT_NOT_FOUND


def test_a_code_may_be_typed_as_people_write_it(database: Database) -> None:
    receipts = SqliteReceipts(database)
    receipt = receipts.save(a_draft())

    assert receipts.find(f" {spaced(receipt.code).lower()} ") == (receipt, False)


def test_a_receipt_is_found_by_its_id(database: Database) -> None:
    receipts = SqliteReceipts(database)
    receipt = receipts.save(a_draft())

    assert receipts.get(receipt.id) == (receipt, False)
    with pytest.raises(KioskError):
        receipts.get(ReceiptId("another"))


def test_the_latest_come_first(database: Database) -> None:
    receipts = SqliteReceipts(database)
    saved = [receipts.save(a_draft()) for _ in range(4)]

    assert receipts.latest() == saved[::-1]
    assert receipts.latest(2) == saved[:1:-1]
    assert receipts.latest(-1) == []


def test_a_short_code_that_is_taken_is_drawn_again(database: Database) -> None:
    drawn = chain(repeat(7, 3), [99])
    receipts = SqliteReceipts(database, draw=lambda: next(drawn))

    first, second = receipts.save(a_draft()), receipts.save(a_draft())

    assert (first.code, second.code) == (mint_receipt_code(7), mint_receipt_code(99))


def test_receipts_carry_the_time_with_its_zone(database: Database) -> None:
    receipt = SqliteReceipts(database).save(a_draft())

    assert receipt.created_at.utcoffset() == timedelta(0)
    assert abs(utc_now() - receipt.created_at) < timedelta(minutes=1)


def test_a_writer_killed_at_any_moment_loses_no_acknowledged_receipt(store_path: Path) -> None:
    acknowledged: list[str] = []
    for lines in (1, 7, 20):
        writer = children.start(children.ENDLESS_WRITER, store_path)
        assert writer.stdout
        acknowledged += [writer.stdout.readline() for _ in range(lines)]
        writer.kill()
        acknowledged += [
            line for line in writer.communicate(timeout=60)[0].splitlines(keepends=True) if line[-1] == "\n"
        ]

    database = open_database(store_path)
    kept = {receipt.code for receipt in SqliteReceipts(database).latest(100_000)}

    assert len(acknowledged) >= 28
    assert {line.strip() for line in acknowledged} <= kept
    database.close()


def test_a_full_disk_is_said_and_loses_nothing_and_writing_goes_on_when_there_is_room(store_path: Path) -> None:
    output = children.start(children.WRITER_ON_A_FULL_DISK, store_path).communicate(timeout=120)[0]
    *before, problem, after = output.split()

    database = open_database(store_path)
    kept = {receipt.code for receipt in SqliteReceipts(database).latest(100_000)}

    assert problem == "receipt_not_saved"
    assert len(before) > 5
    assert kept == {*before, after}
    database.close()


def test_a_database_at_its_limit_says_so_and_keeps_what_it_has(database: Database) -> None:
    receipts = SqliteReceipts(database)
    pages = database.execute("PRAGMA page_count").fetchone()[0]
    database.execute(f"PRAGMA max_page_count = {pages}").fetchall()
    saved: list[Receipt] = []

    with pytest.raises(KioskError) as caught:
        saved.extend(receipts.save(a_draft()) for _ in range(100_000))

    assert caught.value.problem is Problem.RECEIPT_NOT_SAVED
    assert receipts.latest(1000) == saved[::-1]
