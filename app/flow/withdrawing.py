"""Withdrawing consent with a receipt in hand: never more taps than consent took, and never touching the booking.

A receipt held to a reader is looked up wherever the guest is; what waits beneath is gone on with afterwards, without a
face where the consent to it has ended. Staff withdraw for a guest who asks, and say why.
"""

from dataclasses import replace

from app.domain.codes import BOOKING_CODE_MAX, ReceiptScan, TokenScan, parse_scan, receipt_code
from app.domain.consent import Decision
from app.domain.permissions import Act, may
from app.domain.problems import Problem
from app.domain.rules import Rules
from app.domain.staff import ForGuest
from app.flow import events as ev
from app.flow.choosing import draft_of
from app.flow.commands import FindReceipt, PrintReceipt, ReadToken, WithdrawConsent
from app.flow.going_on import without_face
from app.flow.printing import ON_ITS_WAY, may_print
from app.flow.states import (
    STAFF,
    WAITING,
    Asker,
    LookingUp,
    StaffDesk,
    State,
    Trouble,
    Visit,
    Welcome,
    Withdraw,
    Withdrawable,
    Withdrawing,
    Withdrawn,
)
from app.flow.turn import Turn, given_back, go, refreshed, stay


def receipt_shown(visit: Visit, event: ev.Event, rules: Rules) -> Turn | None:
    """Look up the receipt that was held to a reader; None if it was anything else, or nobody may look here."""
    if not isinstance(event, ev.TextScanned) or isinstance(visit.state, WAITING):
        return None
    scan, asker = parse_scan(event.text_untrusted), _asker_at(visit, rules)
    if asker is None:
        return None
    if isinstance(scan, ReceiptScan):
        return _look_up(visit, scan.code, asker)
    if isinstance(scan, TokenScan):
        return go(visit, LookingUp("", asker), ReadToken(scan.digits_untrusted))
    return None


def _look_up(visit: Visit, code: str, asker: Asker) -> Turn:
    """Look for the receipt with a short code."""
    return go(visit, LookingUp(code, asker), FindReceipt(code))


def _asker_at(visit: Visit, rules: Rules) -> Asker | None:
    """Who would look at a receipt here, and what would wait beneath; None where it is nobody's turn."""
    match visit.state:
        case Withdraw(asker=asker) | Withdrawable(asker=asker) | Trouble(again=Withdraw(asker=asker)):
            return asker
        case Withdrawn(asker=asker) as ended:
            return replace(asker, beneath=without_face(visit, rules, ended))
        case StaffDesk(member=member, beneath=beneath) if may(member, Act.WITHDRAW_CONSENT):
            return Asker(beneath, member)
        case state if isinstance(state, STAFF):
            return None
        case _:
            return Asker(refreshed(state))


def may_withdraw(state: StaffDesk) -> bool:
    """Whether staff are offered to withdraw by a receipt's code: those who may, while no guest has the screen.

    Over a visit the guest has a way without a face on every screen, and a receipt may be held to the reader.
    """
    return may(state.member, Act.WITHDRAW_CONSENT) and isinstance(state.beneath, Welcome)


def asked_by_staff(visit: Visit, state: StaffDesk) -> Turn:
    """A member of staff withdraws for a guest, by a receipt's code."""
    return go(visit, Withdraw(asker=Asker(state.beneath, state.member))) if may_withdraw(state) else stay(visit)


def withdraw_step(visit: Visit, state: Withdraw, event: ev.Event) -> Turn:
    """Take the receipt's code from the keypad; a receipt that is scanned was looked up before this is asked."""
    match event:
        case ev.CodeEdited(text_untrusted=text):
            return go(visit, replace(state, typed=text[:BOOKING_CODE_MAX], fault=""))
        case ev.CodeSubmitted():
            code = receipt_code(state.typed)
            return _look_up(visit, code, state.asker) if code else _faulty(visit, state)
        case ev.TextScanned():
            return _faulty(visit, state)
        case ev.CameraFailed():
            return go(visit, replace(state, has_camera_failed=True))
        case ev.WentBack() | ev.StaffLeft():
            return go(visit, _left(state.asker))
        case _:
            return stay(visit)


def _faulty(visit: Visit, state: Withdraw) -> Turn:
    """Say that this is no receipt's code."""
    return go(visit, replace(state, fault="not_a_receipt"))


def looking_up_step(visit: Visit, state: LookingUp, event: ev.Event) -> Turn:
    """Show what is held, or say what is wrong with the receipt."""
    match event:
        case ev.ReceiptFound(receipt=receipt, is_withdrawn=is_withdrawn):
            return go(visit, Withdrawable(receipt, is_withdrawn, state.asker))
        case ev.ErrandFailed(problem=problem):
            return go(visit, Trouble(problem, again=Withdraw(state.code, asker=state.asker)))
        case _:
            return stay(visit)


def withdrawable_step(visit: Visit, state: Withdrawable, event: ev.Event, rules: Rules) -> Turn:
    """One tap withdraws a consent that stands: the guest's own, or that of staff who say why."""
    member = state.asker.member
    match event:
        case ev.WithdrawConfirmed() if state.can_withdraw and not member:
            return _withdrawing(visit, state, rules, None)
        case ev.StaffWithdrew(reason=reason) if state.can_withdraw and member:
            return _withdrawing(visit, state, rules, ForGuest(member.id, reason))
        case ev.WentBack() | ev.Finished() | ev.StaffLeft():
            return go(visit, _left(state.asker))
        case _:
            return stay(visit)


def _withdrawing(visit: Visit, state: Withdrawable, rules: Rules, by: ForGuest | None) -> Turn:
    """Have the withdrawal stored."""
    draft = draft_of(visit, rules, state.receipt.draft.notice, Decision.WITHDRAWN, state.receipt)
    return go(visit, Withdrawing(state.receipt, state.asker), WithdrawConsent(draft, by))


def withdrawing_step(visit: Visit, state: Withdrawing, event: ev.Event) -> Turn:
    """Only a stored withdrawal is a withdrawal."""
    match event:
        case ev.ConsentWithdrawn(receipt=receipt, qr=qr) if receipt.draft.replaces == state.receipt.id:
            return go(visit, Withdrawn(receipt, qr, asker=state.asker))
        case ev.ErrandFailed():
            again = Withdrawable(state.receipt, is_withdrawn=False, asker=state.asker)
            return go(visit, Trouble(Problem.RECEIPT_NOT_SAVED, again))
        case _:
            return stay(visit)


def withdrawn_step(visit: Visit, state: Withdrawn, event: ev.Event, rules: Rules) -> Turn:
    """The receipt on paper; and the guest is done, or goes on with what waited, without a face."""
    match event:
        case ev.PrintAsked() if rules.has_printer and may_print(state.paper):
            return go(visit, replace(state, paper=ON_ITS_WAY), PrintReceipt(state.receipt, visit.language))
        case ev.Finished() | ev.WentBack() | ev.StaffLeft():
            beneath = without_face(visit, rules, state)
            return go(visit, StaffDesk(state.asker.member, beneath) if state.asker.member else beneath)
        case _:
            return stay(visit)


def _left(asker: Asker) -> State:
    """Where it goes on when nobody looks at a receipt any more: at the desk of staff, or where the guest was."""
    return StaffDesk(asker.member, asker.beneath) if asker.member else given_back(asker.beneath)
