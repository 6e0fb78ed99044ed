"""Walk a visit through events, for tests: the values a guest meets, and the step taken one after another."""

from dataclasses import replace
from datetime import date

from app.domain.codes import own_code
from app.domain.consent import Decision, Receipt, ReceiptDraft, Side, Way
from app.domain.mode import Mode
from app.domain.rules import IdentityCheck, Rules
from app.domain.staff import OverrideReason, Role
from app.flow import events as ev
from app.flow.machine import first_visit, step
from app.flow.states import Visit
from app.flow.turn import Turn
from tests import builders

NOTICE = builders.a_notice_ref()
RULES = builders.rules(notices={tag: builders.a_notice_ref(language=tag) for tag in ("en", "ar")})
BOOKING = builders.a_booking()
MEMBER = builders.a_member()
INSPECTOR = builders.a_member(number="09", name="Olga", role=Role.INSPECTOR)
MRZ = "\n".join(builders.ERIKSSON_LINES)
DAY = date(2026, 11, 23)
CHILD_DAY, YOUTH_DAY = date(1988, 8, 11), date(1992, 8, 11)
"""Days on which the holder of the specimen passport, born on 12 August 1974, is 13 and 17 years old."""

VERIFY = replace(RULES, face_means=builders.some_means(mode=Mode.VERIFY_1TO1), has_document_camera=True)
AT_KIOSK = replace(RULES, identity_check=IdentityCheck.DOCUMENT)
SIGNING = replace(RULES, releases=builders.some_releases("en", "ar"))
"""A place whose law asks for a written release."""

CODE = own_code(654_321_987_654)


def stored(draft: ReceiptDraft, number: int = 1) -> Receipt:
    """A receipt as the store would make it from a draft."""
    return builders.a_receipt(draft=draft, number=number)


def a_receipt(decision: Decision = Decision.GIVEN) -> Receipt:
    """A stored decision, made under the walk's notice."""
    return stored(builders.a_draft(decision=decision, notice=NOTICE))


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


RECEIPT = a_receipt()


def settled(visit: Visit, reason: OverrideReason, rules: Rules = RULES) -> Visit:
    """The visit after a member of staff recorded a reason."""
    events = (ev.StaffCalled(), ev.PinSubmitted("07123456"), ev.PinAccepted(MEMBER))
    acts = (ev.StaffActed(reason), ev.StaffActConfirmed(), ev.OverrideRecorded())
    return after(visit, *events, *acts, rules=rules).visit
