"""Every act of staff is a leaf of the log: what is altered, removed, added or moved is found; erasing still works."""

import json
import shutil
from collections.abc import Iterable
from contextlib import closing, suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlite_utils.utils import sqlite3

from app.domain.help import HelpEnd
from app.domain.ids import BookingRef, StaffId
from app.domain.notice import NoticeApproval, WrittenNotice
from app.domain.permissions import Act
from app.domain.problems import Problem
from app.domain.retention import EraseReason, Schedule
from app.domain.staff import Override, OverrideReason, Role, StaffMember
from app.proof.keys import KeyRing
from app.storage.act_log import NUMBERS, hidden_booking, told
from app.storage.assessment_store import SqliteAssessments
from app.storage.audit_log import SqliteAudit
from app.storage.booking_store import SqliteBookings
from app.storage.database import Store, open_database, writing
from app.storage.ledger_check import check_store
from app.storage.notice_store import SqliteNotices
from app.storage.personal import SqlitePersonal
from app.storage.receipt_store import SqliteReceipts
from app.storage.retention import SqliteRetention, Undone
from app.storage.staff_store import SqliteStaff
from tests.builders import NOW, TODAY, a_booking, a_draft
from tests.storage.spoiling import checked, missed, spoil
from tests.storage.stores import NAME, NUMBER, REF, SURNAME, a_stay, copies_of, log_faults
from tests.storage.test_assessment_store import FIRST

LATER = NOW + timedelta(days=1200)


def fill(database: Store) -> None:
    """One of every act: of a visit, of a call for help, of signing in, and at the desk."""
    receipt = a_stay(database)
    staff = SqliteStaff(database, database.path.parent / "keys", now=lambda: NOW)
    staff.add("07", "Lin", Role.DESK, "482913", is_own=True)
    for pin in ("07482913", *["07111222"] * 3, "99111222"):
        staff.check_pin(pin)
    audit = SqliteAudit(database, now=lambda: NOW)
    call = audit.record_help_call("Notice")
    audit.end_help_call(call.number, HelpEnd.ANSWERED, StaffId("07"))
    audit.record_act(Act.ERASE_RECORD, StaffId("07"), subject=receipt.id, reason="asked", second=StaffId("12"))
    SqliteAssessments(database, now=lambda: NOW).approve(FIRST, "a long document" * 99)
    notices = SqliteNotices(database, database.path.parent / "notices.json", now=lambda: NOW)
    notices.approve(NoticeApproval(WrittenNotice("2.0", {"en": "one"}), TODAY, "11", "12"))


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store with one of every act, to be copied."""
    folder = tmp_path_factory.mktemp("acts") / "state"
    with closing(open_database(folder / "evenkey.db")) as database:
        fill(database)
        SqliteReceipts(database, now=lambda: NOW).ledger.seal()
    return folder


@pytest.fixture
def state(origin: Path, tmp_path: Path) -> Path:
    """A copy of it, to be spoiled."""
    shutil.copytree(origin, tmp_path / "state")
    return tmp_path / "state"


def lines(database: Store, logs: Iterable[str] = NUMBERS) -> int:
    return sum(int(database.execute(f"SELECT count(*) FROM {log}").fetchone()[0]) for log in logs)


def test_every_line_has_its_record(state: Path) -> None:
    found = checked(state)

    with closing(open_database(state / "evenkey.db")) as database:
        assert found.acts
        assert (found.faults, found.acts.count, found.acts.late) == ((), lines(database), 0)
        acts = {row[0] for row in database.execute("SELECT act FROM audit UNION SELECT act FROM staff_acts").fetchall()}
    assert acts > {"sign_in", "sign_in_refused", "locked_out", "override", "help_call", "manage_staff", "erase_record"}


def test_every_column_of_every_line_altered_in_turn_is_found(state: Path) -> None:
    unseen, count = missed(state, NUMBERS)

    assert count > 100
    assert unseen == []


@pytest.mark.parametrize("log", NUMBERS)
def test_a_line_removed_added_or_moved_is_found(state: Path, log: str) -> None:
    number = NUMBERS[log]
    with closing(sqlite3.connect(str(state / "evenkey.db"))) as raw:
        names = [row[1] for row in raw.execute(f"PRAGMA table_info({log})").fetchall()]
    others = ", ".join(name for name in names if name != number)
    values = others.replace("version", "version || 'x'") if log == "notices" else others
    changes = (
        f"DELETE FROM {log} WHERE {number} = (SELECT max({number}) FROM {log})",
        f"INSERT INTO {log} ({number}, {others}) SELECT 900, {values} FROM {log} LIMIT 1",
        f"UPDATE {log} SET {number} = 900 WHERE {number} = (SELECT max({number}) FROM {log})",
    )
    for at, change in enumerate(changes):
        copy = state.with_name(f"copy{at}")
        shutil.copytree(state, copy)
        spoil(copy, (change, ()))

        assert checked(copy).faults, change


def test_an_act_is_stored_with_its_record_or_not_at_all(database: Store) -> None:
    audit, ledger = SqliteAudit(database), SqliteReceipts(database).ledger
    audit.record_help_call("Choice")
    size = ledger.size

    with pytest.raises(ValueError, match="act is not as the schema says"):
        audit.record_act(Act.FIND_RECEIPT, StaffId("Wang"), subject="x")
    with suppress(Undone), writing(database, Problem.STORE_UNAVAILABLE):
        audit.note_act(Act.FIND_RECEIPT, StaffId("07"), subject="x")
        raise Undone

    assert (ledger.size, lines(database)) == (size, 1)


def test_a_record_names_no_guest_and_hides_the_booking(database: Store) -> None:
    fill(database)
    bodies = b"\n".join(row[0] for row in database.execute("SELECT body FROM records WHERE body NOT NULL").fetchall())

    assert b'"override"' in bodies
    for needle in (NAME, SURNAME, NUMBER, REF):
        assert needle.encode() not in bodies
    assert hidden_booking("00" * 32, REF) != hidden_booking("01" * 32, REF)
    assert hidden_booking(None, None) is None
    assert told({"number": 3, "at": "then", "act": "sign_in", "booking": None, "salt": None}, "audit") == {
        "act": "sign_in",
        "booking": None,
    }


def test_an_erased_guest_leaves_acts_that_are_still_proved(database: Store) -> None:
    fill(database)
    receipt = SqliteReceipts(database).latest()[-1]

    SqlitePersonal(database).erase(receipt.code, EraseReason.ASKED, [StaffId("07"), StaffId("12")])

    assert log_faults(database) == ()
    assert database.execute("SELECT count(*) FROM audit WHERE booking NOT NULL OR salt NOT NULL").fetchone()[0] == 0
    assert copies_of(SURNAME, database.path.parent) == {}


def test_a_booking_forgotten_by_another_hand_is_found(state: Path) -> None:
    spoil(state, ("UPDATE audit SET booking = NULL, salt = NULL", ()))

    (fault,) = checked(state).faults
    assert fault.endswith("forgot of which booking it was, and no record says so.")


def test_acts_whose_time_is_over_leave_nothing_but_their_places(database: Store) -> None:
    fill(database)
    size = SqliteReceipts(database).ledger.size

    SqliteRetention(database, database.path.parent, Schedule(), today=LATER.date, now=lambda: LATER).run()

    assert lines(database, ("audit", "help_ends", "staff_acts")) == 0
    left = database.execute("SELECT body FROM records WHERE kind = 'act' AND body NOT NULL").fetchall()
    assert [json.loads(row[0])["ek:log"] for row in left] == [
        "staff_states",
        "assessments",
        "notices",
        "notice_approvals",
    ]
    assert SqliteReceipts(database).ledger.size > size
    assert log_faults(database) == ()
    SqliteAudit(database).record_help_call("Notice")
    assert log_faults(database) == ()


def test_acts_from_before_are_entered_once_and_told_as_such(database: Store) -> None:
    SqliteReceipts(database, now=lambda: NOW).save(a_draft())
    for number in range(3):
        database.execute(
            "INSERT INTO staff_acts (at, act, staff, subject, reason) VALUES (?, 'print_receipt', '07', ?, '')",
            (NOW.isoformat(), f"code {number}"),
        )
    assert log_faults(database) == ()  # none is in the log yet

    for _ in range(2):  # opened anew, as after an upgrade
        SqliteReceipts(database, now=lambda: NOW)
    SqliteAudit(database).record_help_call("Notice")

    found = check_store(database, KeyRing(database.path.parent / "keys", lambda: NOW))
    assert found.faults == ()
    assert found.acts
    assert (found.acts.first, found.acts.count, found.acts.late) == (2, 4, 3)
    bodies = [json.loads(row[0]) for row in database.execute("SELECT body FROM records WHERE kind = 'act'").fetchall()]
    assert ["ek:entered" in body for body in bodies] == [True, True, True, False]


def test_an_import_is_an_act(database: Store) -> None:
    audit = SqliteAudit(database)
    bookings = SqliteBookings(database, lambda: TODAY, audit=audit)

    bookings.import_arrivals([a_booking(), replace(a_booking(), ref=BookingRef("CD34"))])

    (act,) = audit.acts()
    assert (act["act"], act["staff"], act["subject"]) == ("import_arrivals", "", "2 arrivals")


def test_who_is_locked_out_is_written_down_with_the_time_to_wait(database: Store, tmp_path: Path) -> None:
    staff = SqliteStaff(database, tmp_path / "keys", now=lambda: NOW)
    staff.add("07", "Lin", Role.DESK, "482913", is_own=True)
    assert isinstance(staff.check_pin("07482913"), StaffMember)
    for _ in range(3):
        staff.check_pin("07111222")

    act = SqliteAudit(database).acts()[0]
    assert (act["act"], act["staff"], act["reason"]) == ("locked_out", "07", "wait_30_s")


def test_an_override_of_no_booking_needs_no_salt(database: Store) -> None:
    SqliteAudit(database).record_override(Override(StaffId("07"), OverrideReason.GUEST_LEFT, "Choice", None, None))

    assert database.execute("SELECT salt FROM audit").fetchall() == [(None,)]
    assert log_faults(database) == ()
