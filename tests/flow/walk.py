"""Walk a visit through events, for tests: the values a guest meets, and the step taken one after another."""

from dataclasses import replace
from datetime import UTC, date, datetime

from app.domain.booking import Booking, Stage
from app.domain.consent import Decision, Receipt, ReceiptDraft, Side, Way
from app.domain.ids import BookingRef, ReceiptId, StaffId
from app.domain.notice import NoticeRef
from app.domain.rules import Rules
from app.domain.staff import Role, StaffMember
from app.flow import events as ev
from app.flow.machine import first_visit, step
from app.flow.states import Visit
from app.flow.turn import Turn

NOTICE = NoticeRef(version="1.0", language="en", sha256="ab" * 32)
RULES = Rules(
    notices={"en": NOTICE, "ar": replace(NOTICE, language="ar")},
    default_language="en",
    has_printer=True,
    has_voice=True,
)
BOOKING = Booking(
    ref=BookingRef("HV10001"),
    guest_name="Anna Maria Eriksson",
    arrival=date(2026, 11, 25),
    departure=date(2026, 11, 27),
    guests=1,
    stage=Stage.EXPECTED,
    is_room_ready=True,
)
MEMBER = StaffMember(StaffId("07"), "Ines", Role.DESK)
INSPECTOR = StaffMember(StaffId("09"), "Olga", Role.INSPECTOR)
MRZ = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"


def stored(draft: ReceiptDraft, number: int = 1) -> Receipt:
    """A receipt as the store would make it from a draft."""
    receipt_id = ReceiptId(f"01900000-0000-7000-8000-{number:012d}")
    return Receipt(receipt_id, "7K3M9QXDV", datetime(2026, 11, 25, 12, 0, tzinfo=UTC), draft)


def a_receipt(decision: Decision = Decision.GIVEN) -> Receipt:
    """A stored decision."""
    return stored(ReceiptDraft(decision, NOTICE, Side.LEFT, RULES.mode))


def after(visit: Visit, *events: ev.Event, rules: Rules = RULES) -> Turn:
    """The turn after several events; the commands are those of the last."""
    turn = Turn(visit)
    for event in events:
        turn = step(turn.visit, event, rules, Side.RIGHT)
    return turn


def at(state: object, **fields: object) -> Visit:
    """A visit that stands in a state."""
    return replace(first_visit(RULES, Side.LEFT), state=state, **fields)  # type: ignore[arg-type]


def chosen(way: Way) -> Visit:
    """A visit at the document screen, on one of the two ways, its decision stored."""
    first = first_visit(RULES, Side.LEFT)
    turn = after(first, ev.Started(), ev.NoticeRead(), ev.WayChosen(way))
    turn = after(turn.visit, ev.ConsentAgreed()) if way is Way.FACE else turn
    return after(turn.visit, ev.ReceiptStored(stored(turn.commands[0].draft))).visit  # type: ignore[union-attr]
