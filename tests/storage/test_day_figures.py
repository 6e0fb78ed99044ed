"""The figures of a day are those of what was stored within it, and of nothing before or after."""

from datetime import date, datetime, timedelta

import pytest
from sqlite_utils import Database

from app.domain.booking import Stage
from app.domain.consent import Decision, Side, Way
from app.domain.day_report import Arrivals, Choices, Span
from app.domain.face_life import FaceEnd
from app.domain.help import HelpEnd
from app.domain.ids import StaffId
from app.proof.terms import Desk
from app.storage.audit_log import SqliteAudit
from app.storage.booking_store import SqliteBookings
from app.storage.day_figures import DayFigures
from app.storage.ledger import ledger_beside
from app.storage.receipt_store import SqliteReceipts
from tests.builders import NOW, TODAY, a_booking, a_draft, some_means

SPAN = Span(NOW - timedelta(hours=4), NOW + timedelta(hours=4))
BEFORE = NOW - timedelta(hours=5)


class Desktop:
    """The stores of one kiosk, whose clock stands where it is set."""

    def __init__(self, database: Database) -> None:
        self.at = NOW
        self.database = database
        ledger = ledger_beside(database, Desk(), self.now)
        self.receipts = SqliteReceipts(database, now=self.now, ledger=ledger)
        self.audit = SqliteAudit(database, now=self.now)
        self.bookings = SqliteBookings(database, lambda: TODAY)
        self.figures = DayFigures(database, ledger, self.audit)

    def now(self) -> datetime:
        """The time."""
        return self.at


@pytest.fixture
def desk(database: Database) -> Desktop:
    """A desk at the beginning."""
    return Desktop(database)


def test_an_empty_store_has_a_day_of_noughts(desk: Desktop) -> None:
    found = desk.figures.of(TODAY, SPAN)

    assert (found.arrivals, found.choices) == (Arrivals(), Choices())
    assert (found.receipts, found.withdrawn, found.erased, found.calls.open) == (0, 0, 0, ())


def test_arrivals_are_counted_by_stage_and_their_guests_by_way(desk: Desktop) -> None:
    stages = {"A": Stage.EXPECTED, "B": Stage.EXPECTED, "C": Stage.CANCELLED}
    bookings = [a_booking(ref=f"HB{name}1", stage=stage) for name, stage in stages.items()]
    missing = a_booking(ref="HBD1", arrival=date(2026, 11, 22))
    desk.bookings.import_arrivals([*bookings, missing])
    receipt = desk.receipts.save(a_draft(decision=Decision.DECLINED))
    desk.bookings.check_in(bookings[0], receipt.id, Way.DOCUMENT)

    found = desk.figures.of(TODAY, SPAN).arrivals

    assert found == Arrivals(checked_in=1, expected=1, cancelled=1, missing=1, by_face=0, by_document=1)


def test_choices_are_counted_by_way_and_side_and_a_withdrawal_is_none(desk: Desktop) -> None:
    given = desk.receipts.save(a_draft(face_side=Side.RIGHT))
    desk.receipts.save(a_draft(decision=Decision.DECLINED))
    desk.receipts.save(a_draft(decision=Decision.DECLINED))
    desk.receipts.save(a_draft(decision=Decision.WITHDRAWN, replaces=given.id))
    desk.at = BEFORE
    desk.receipts.save(a_draft())

    found = desk.figures.of(TODAY, SPAN)

    assert found.choices == Choices(face_right=1, other_left=2)
    assert (found.receipts, found.withdrawn) == (4, 1)
    assert found.records == desk.receipts.ledger.size
    assert len(found.head.split()) == 4


def test_calls_are_told_by_how_long_they_waited(desk: Desktop) -> None:
    answered, gone, waiting = (desk.audit.record_help_call("Choice") for _ in range(3))
    desk.at = NOW + timedelta(seconds=90)
    desk.audit.end_help_call(answered.number, HelpEnd.ANSWERED, StaffId("07"))
    desk.audit.end_help_call(gone.number, HelpEnd.LEFT)

    found = desk.figures.of(TODAY, SPAN).calls

    assert ([call.number for call in found.open], found.waits_s, found.left) == ([waiting.number], (90,), 1)
    later = Span(SPAN.ends, SPAN.ends + timedelta(hours=1))
    assert desk.figures.of(TODAY, later).calls.waits_s == ()


def test_a_face_step_that_was_cut_short_is_counted(desk: Desktop) -> None:
    for end in (FaceEnd.DONE, FaceEnd.CAMERA_LOST):
        receipt = desk.receipts.save(a_draft())
        desk.receipts.face_opened(receipt.id, some_means())
        desk.receipts.face_erased(receipt.id, end)

    assert desk.figures.of(TODAY, SPAN).cut_short == 1


def test_what_ran_out_or_was_erased_within_the_span_is_counted(desk: Desktop) -> None:
    receipt = desk.receipts.save(a_draft())
    erased = "INSERT INTO erasures (at, receipt, what, count, why, staff) VALUES (?, ?, 'person', 2, 'asked', '[]')"
    for at in (NOW, BEFORE):
        desk.database.execute(erased, (at.isoformat(), receipt.id))
    desk.database.execute("INSERT INTO expiries VALUES (?, ?)", (receipt.id, NOW.isoformat()))
    desk.database.conn.commit()

    found = desk.figures.of(TODAY, SPAN)

    assert (found.expired, found.erased) == (1, 2)
