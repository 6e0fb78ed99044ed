"""Where a guest goes on whose consent to the face way has ended meanwhile: by passport or code, with nothing lost."""

from dataclasses import replace

from app.domain.booking import Booking
from app.domain.consent import Receipt, Way
from app.domain.rules import Rules
from app.flow.choosing import must_show_document
from app.flow.states import (
    NO_PAPER_ASKED,
    Arrived,
    Choice,
    Code,
    Confirm,
    Consent,
    Document,
    Face,
    Notice,
    Portrait,
    State,
    Trouble,
    Visit,
    Withdrawn,
)
from app.flow.turn import given_back


def without_face(visit: Visit, rules: Rules, ended: Withdrawn) -> State:
    """What waited beneath a withdrawal, once it is stored: the same, unless it stands on the consent that has ended."""
    return _gone_on(visit, rules, ended, ended.asker.beneath)


def _gone_on(visit: Visit, rules: Rules, ended: Withdrawn, state: State) -> State:
    """One state, and what it leads on to. A guest who has arrived keeps everything, and takes the new receipt along."""
    receipt = ended.receipt
    match state:
        case Notice(onward=onward) if onward is not None:
            return replace(state, onward=_gone_on(visit, rules, ended, onward))
        case Trouble(again=again) if _stands_on(again, receipt):
            return _gone_on(visit, rules, ended, again)
        case state if not _stands_on(state, receipt):
            return given_back(state)
        case Choice() | Consent():
            return Choice(state.notice, state.typed, receipt)
        case Document() | Code():
            return Document(Way.DOCUMENT, receipt, state.typed)
        case Portrait() | Face() | Confirm():
            return _with_booking(visit, rules, receipt, state.booking, state.typed)
        case Arrived():
            return replace(state, receipt=receipt, qr=ended.qr, is_receipt_shown=False, paper=NO_PAPER_ASKED)
        case _:
            return given_back(state)


def _with_booking(visit: Visit, rules: Rules, receipt: Receipt, booking: Booking, typed: str) -> State:
    """On by passport or code with a booking that is known: nothing is sought or typed twice."""
    if must_show_document(visit, rules):
        return Portrait(receipt, booking, typed, way=Way.DOCUMENT)
    return Confirm(Way.DOCUMENT, receipt, booking, typed)


def _stands_on(state: State, withdrawal: Receipt) -> bool:
    """Whether a state holds the receipt of the consent that was withdrawn."""
    receipt = getattr(state, "receipt", None)
    return isinstance(receipt, Receipt) and receipt.id == withdrawal.draft.replaces
