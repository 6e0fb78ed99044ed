"""A guest gets all that is held, and nobody else's; what is erased stands in no file of the store any more."""

import json
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from app.domain.consent import Decision, Way
from app.domain.ids import ReceiptId, StaffId
from app.domain.problems import KioskError, Problem
from app.domain.retention import EraseReason
from app.proof.checking import check_document
from app.proof.schema import schema
from app.storage.booking_store import SqliteBookings
from app.storage.database import SETTINGS, Store, open_database
from app.storage.personal import HELD, SqlitePersonal
from app.storage.receipt_store import SqliteReceipts
from tests.builders import NOW, TODAY, a_booking, a_draft
from tests.storage.stores import NAME, NUMBER, REF, SURNAME, a_stay, copies_of, log_faults

STAFF = (StaffId("07"), StaffId("12"))


def personal_of(database: Database) -> SqlitePersonal:
    """The register of persons, on the day of the tests."""
    return SqlitePersonal(database, now=lambda: NOW)


def test_everything_held_is_told_table_by_table(database: Database) -> None:
    receipt = a_stay(database)
    other = SqliteReceipts(database).save(a_draft())

    held: Any = personal_of(database).access(receipt.code)

    assert held.keys() == HELD.keys()
    assert [row["decision"] for row in held["receipts"]] == ["given", "withdrawn"]
    assert [row["why"] for row in held["face_camera"]] == ["done"]
    assert [(row["surname"], row["document_number"]) for row in held["guests"]] == [(SURNAME, NUMBER)]
    assert [(row["ref"], row["guest_name"]) for row in held["bookings"]] == [(REF, NAME)]
    assert [row["way"] for row in held["checkins"]] == ["face"]
    assert [row["act"] for row in held["audit"]] == ["override"]
    assert [row["subject"] for row in held["staff_acts"]] == [receipt.code]
    assert held["erasures"] == []
    assert held["receipts"][0]["comfort"] == []
    assert other.id not in json.dumps(held)
    assert personal_of(database).access(held["receipts"][1]["id"]) == held


def test_no_table_that_holds_a_tie_to_a_guest_is_left_out(database: Database) -> None:
    tied = {"receipt", "replaces", "opening", "surname", "guest_name"}

    tables = {name for name in database.table_names() if tied & set(database.table(name).columns_dict)}

    told = {"receipts", "face_openings", "face_endings", "guests", "bookings", "checkins", "audit", "erasures"}
    told |= {"records", "expiries"}
    assert tables == told


def test_of_a_party_each_gets_their_own(database: Database) -> None:
    first = a_booking(ref=REF, guest_name=NAME, surname=SURNAME, document_number=NUMBER, guests=2)
    second = a_booking(ref=REF, guest_name="Carl Mueller", surname="Mueller", given_names="Carl", guests=2)
    receipt = a_stay(database, first, second)
    later = SqliteReceipts(database).save(a_draft(decision=Decision.DECLINED))
    bookings = SqliteBookings(database, lambda: TODAY)
    bookings.check_in(replace(second, guest=2), later.id, Way.DOCUMENT)

    told = json.dumps(personal_of(database).access(later.code))

    assert "Mueller" in told
    assert SURNAME not in told
    assert receipt.id not in told


def test_an_erased_guest_stands_in_no_file(database: Store, store_path: Path) -> None:
    receipt = a_stay(database)
    for _ in range(60):
        SqliteReceipts(database).save(a_draft())
    assert copies_of(SURNAME, store_path.parent)

    erasure = personal_of(database).erase(receipt.code, EraseReason.ASKED, STAFF)

    assert (erasure.guests, erasure.links, erasure.is_gone, len(erasure.receipts)) == (1, 1, True, 2)
    for needle in (SURNAME, NUMBER, NAME):
        assert copies_of(needle, store_path.parent) == {}
    held: Any = personal_of(database).access(receipt.code)
    assert [row["decision"] for row in held["receipts"]] == ["given", "withdrawn"]
    assert held["guests"] == held["bookings"] == held["checkins"] == []
    act = held["staff_acts"][-1]
    assert (act["act"], act["staff"], act["second"], act["reason"]) == ("erase_record", *STAFF, "asked")
    assert [row["booking"] for row in held["audit"]] == [None]
    assert [(row["what"], row["why"], row["members"]) for row in held["erasures"]] == [
        ("person", "asked", list(STAFF)),
        ("link", "asked", list(STAFF)),
    ]
    assert [(row["kind"], row["body"]["ek:counts"]) for row in held["records"] if row["kind"] == "erased"] == [
        ("erased", {"link": 1, "person": 1, "tie": 1})
    ]
    assert database.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert log_faults(database) == ()


def test_a_later_list_of_arrivals_brings_no_erased_name_back(database: Database, store_path: Path) -> None:
    stay = a_booking(ref=REF, guest_name=NAME, surname=SURNAME, document_number=NUMBER, guests=2)
    companion = a_booking(ref=REF, guest_name="Carl Mueller", surname="Mueller", given_names="Carl", guests=2)
    receipt = a_stay(database, stay, companion)
    personal_of(database).erase(receipt.code, EraseReason.ASKED, STAFF)

    bookings = SqliteBookings(database, lambda: TODAY)
    bookings.import_arrivals([stay, companion])
    bookings.import_arrivals([stay, stay, companion])
    bookings.forget_guests(TODAY)

    assert copies_of(SURNAME, store_path.parent) == {}
    names = database.execute("SELECT number, surname, is_erased FROM guests ORDER BY number").fetchall()
    assert names[:2] == [(1, "", 1), (2, "Mueller", 0)]
    assert all(not name for _, name, _ in names[2:])


def test_the_companion_of_a_party_stays(database: Database) -> None:
    first = a_booking(ref=REF, guest_name=NAME, surname=SURNAME, guests=2)
    second = a_booking(ref=REF, guest_name="Carl Mueller", surname="Mueller", given_names="Carl", guests=2)
    receipt = a_stay(database, first, second)

    personal_of(database).erase(receipt.code, EraseReason.CONSENT_WITHDRAWN, STAFF)

    found = SqliteBookings(database, lambda: TODAY).list_arrivals(TODAY)
    assert [(booking.guests, booking.arrived) for booking in found] == [(2, 1)]
    assert database.execute("SELECT surname FROM guests ORDER BY number").fetchall() == [("",), ("Mueller",)]


def test_where_nothing_personal_is_held_nothing_is_noted(database: Database) -> None:
    receipt = SqliteReceipts(database).save(a_draft())

    erasure = personal_of(database).erase(receipt.code, EraseReason.ASKED, STAFF)

    assert (erasure.guests, erasure.links, erasure.receipts) == (0, 0, (receipt.id,))
    assert database["erasures"].count == 0


def test_another_program_that_reads_keeps_the_old_pages_and_that_is_said(
    store_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(SETTINGS, "busy_timeout", 10)
    with closing(open_database(store_path)) as database, closing(open_database(store_path)) as reader:
        receipt = a_stay(database)
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM guests").fetchone()

        assert not personal_of(database).erase(receipt.code, EraseReason.ASKED, STAFF).is_gone
        assert copies_of(SURNAME, store_path.parent)
        reader.rollback()
        assert personal_of(database).erase(receipt.code, EraseReason.ASKED, STAFF).is_gone
        assert copies_of(SURNAME, store_path.parent) == {}


@pytest.mark.parametrize("code", ["", "00000003S", "nothing", "' OR 1=1 --"])
def test_under_a_code_nobody_has_nothing_is_held_or_erased(database: Database, code: str) -> None:
    a_stay(database)

    for ask in (personal_of(database).access, lambda it: personal_of(database).erase(it, EraseReason.ASKED, STAFF)):
        with pytest.raises(KioskError) as caught:
            ask(ReceiptId(code))
        assert caught.value.problem is Problem.RECEIPT_NOT_FOUND


def test_a_receipt_handed_out_after_its_guest_was_erased_stands_and_says_so(database: Store) -> None:
    receipt = a_stay(database)
    personal_of(database).erase(receipt.code, EraseReason.ASKED, STAFF)

    document = json.loads(SqliteReceipts(database).issued(receipt.id))

    assert check_document(document, schema().faults).faults == ()
    assert [proof["kind"] for proof in document["proofs"]][-1] == "erased"
    assert SURNAME not in json.dumps(document)
