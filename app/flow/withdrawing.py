"""Withdrawing consent with a receipt in hand: never more taps than consent took, and never touching the booking."""

from dataclasses import replace

from app.domain.codes import BOOKING_CODE_MAX, receipt_code
from app.domain.consent import Decision
from app.domain.problems import Problem
from app.domain.rules import Rules
from app.flow import events as ev
from app.flow.choosing import draft_of
from app.flow.commands import FindReceipt, PrintReceipt, WithdrawConsent
from app.flow.finding import scanned_receipt_code
from app.flow.printing import ON_ITS_WAY, may_print
from app.flow.states import LookingUp, Trouble, Visit, Welcome, Withdraw, Withdrawable, Withdrawing, Withdrawn
from app.flow.turn import Turn, go, stay


def withdraw_step(visit: Visit, state: Withdraw, event: ev.Event) -> Turn:
    """Take the receipt's code from a reader or the keypad."""
    match event:
        case ev.CodeEdited(text_untrusted=text):
            return go(visit, Withdraw(text[:BOOKING_CODE_MAX]))
        case ev.CodeSubmitted():
            code = receipt_code(state.typed)
        case ev.TextScanned(text_untrusted=text):
            code = scanned_receipt_code(text)
        case ev.WentBack():
            return go(visit, Welcome())
        case _:
            return stay(visit)
    if code is None:
        return go(visit, replace(state, fault="not_a_receipt"))
    return go(visit, LookingUp(code), FindReceipt(code))


def looking_up_step(visit: Visit, state: LookingUp, event: ev.Event) -> Turn:
    """Show what is held, or say that no such receipt is here."""
    match event:
        case ev.ReceiptFound(receipt=receipt, is_withdrawn=is_withdrawn):
            return go(visit, Withdrawable(receipt, is_withdrawn))
        case ev.ErrandFailed(problem=problem):
            return go(visit, Trouble(problem, again=Withdraw(state.code)))
        case _:
            return stay(visit)


def withdrawable_step(visit: Visit, state: Withdrawable, event: ev.Event, rules: Rules) -> Turn:
    """One tap withdraws a consent that stands."""
    match event:
        case ev.WithdrawConfirmed() if state.can_withdraw:
            notice = state.receipt.draft.notice
            draft = draft_of(visit, rules, notice, Decision.WITHDRAWN, state.receipt)
            return go(visit, Withdrawing(state.receipt), WithdrawConsent(draft))
        case ev.WentBack() | ev.Finished():
            return go(visit, Welcome())
        case _:
            return stay(visit)


def withdrawing_step(visit: Visit, state: Withdrawing, event: ev.Event) -> Turn:
    """Only a stored withdrawal is a withdrawal."""
    match event:
        case ev.ConsentWithdrawn(receipt=receipt, qr=qr) if receipt.draft.replaces == state.receipt.id:
            return go(visit, Withdrawn(receipt, qr))
        case ev.ErrandFailed():
            again = Withdrawable(state.receipt, is_withdrawn=False)
            return go(visit, Trouble(Problem.RECEIPT_NOT_SAVED, again))
        case _:
            return stay(visit)


def withdrawn_step(visit: Visit, state: Withdrawn, event: ev.Event, rules: Rules) -> Turn:
    """The new receipt on paper, and the end."""
    match event:
        case ev.PrintAsked() if rules.has_printer and may_print(state.paper):
            return go(visit, replace(state, paper=ON_ITS_WAY), PrintReceipt(state.receipt, visit.language))
        case ev.Finished() | ev.WentBack():
            return go(visit, Welcome())
        case _:
            return stay(visit)
