"""Evidence counts first decisions week by week, and names nobody."""

from datetime import timedelta

from sqlite_utils import Database

from app.domain.consent import Decision, Side
from app.domain.ids import BookingRef, StaffId
from app.domain.permissions import Act
from app.domain.shares import Share
from app.domain.staff import Override, OverrideReason
from app.storage.audit_log import SqliteAudit
from app.storage.booking_store import SqliteBookings
from app.storage.evidence import Evidence
from app.storage.receipt_store import SqliteReceipts
from tests.builders import TODAY, a_booking, a_draft, a_release


def test_weekly_shares_count_each_guest_once_and_by_the_side_of_the_face_card(database: Database) -> None:
    register = SqliteReceipts(database)
    given = register.save(a_draft(decision=Decision.GIVEN, face_side=Side.LEFT))
    register.save(a_draft(decision=Decision.DECLINED, face_side=Side.LEFT))
    register.save(a_draft(decision=Decision.DECLINED, face_side=Side.RIGHT))
    register.save(a_draft(decision=Decision.WITHDRAWN, replaces=given.id))
    register.save(a_draft(decision=Decision.DECLINED, face_side=Side.LEFT, is_face_offered=False))

    (week,) = Evidence(database).weeks()

    assert week["face"] == Share(1, 3).told()
    assert week["face_card_left"] == Share(1, 2).told()
    assert week["face_card_right"] == Share(0, 1).told()


def test_first_decisions_are_counted_since_a_moment(database: Database) -> None:
    register = SqliteReceipts(database)
    given = register.save(a_draft(decision=Decision.GIVEN))
    register.save(a_draft(decision=Decision.WITHDRAWN, replaces=given.id))

    assert Evidence(database).decided_since(given.created_at) == {"given": 1}
    assert Evidence(database).decided_since(given.created_at + timedelta(hours=1)) == {}


def test_who_signed_and_who_was_offered_no_face_way_are_counted(database: Database) -> None:
    register = SqliteReceipts(database)
    register.save(a_draft(release=a_release()))
    register.save(a_draft(decision=Decision.DECLINED))
    register.save(a_draft(decision=Decision.DECLINED, is_face_offered=False))

    assert Evidence(database).tables()["decisions"] == [
        {"decision": "declined", "face_offered": 0, "signed": 0, "number": 1},
        {"decision": "declined", "face_offered": 1, "signed": 0, "number": 1},
        {"decision": "given", "face_offered": 1, "signed": 1, "number": 1},
    ]


def test_the_tables_hold_acts_and_no_guest(database: Database) -> None:
    SqliteBookings(database, lambda: TODAY).import_arrivals([a_booking(document_number="L898902C3")])
    SqliteAudit(database).record_act(Act.PRINT_RECEIPT, StaffId("07"), subject="K7")

    tables = Evidence(database).tables()

    assert tables["acts"][0]["act"] == Act.PRINT_RECEIPT.value
    assert "Eriksson" not in str(tables)
    assert "L898902C3" not in str(tables)
    assert Evidence(database).documents() == {}


def test_the_log_of_acts_tells_no_booking_since_its_number_opens_it(database: Database) -> None:
    SqliteAudit(database).record_override(
        Override(StaffId("07"), OverrideReason.GUEST_LEFT, "Confirm", None, BookingRef("AB12"))
    )

    (line,) = Evidence(database).tables()["log"]

    assert "AB12" not in line.values()
    assert line["was_of_a_booking"] == 1
