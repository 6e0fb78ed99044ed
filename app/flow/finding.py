"""Finding the booking: by a passport's machine-readable zone, by a booking code scanned, or by one typed."""

from dataclasses import replace

from app.domain.booking import ByCode, ByDocument, Query
from app.domain.codes import (
    BOOKING_CODE_MAX,
    BookingScan,
    MrzScan,
    ReceiptScan,
    canonical_code,
    code_fault,
    parse_scan,
)
from app.domain.consent import Way
from app.domain.rules import Rules
from app.flow import events as ev
from app.flow.commands import FindBooking
from app.flow.entering import leave_face
from app.flow.states import Choice, Code, Confirm, Document, Face, Searching, Trouble, Visit
from app.flow.turn import Turn, go, stay


def scanned_receipt_code(text_untrusted: str) -> str | None:
    """Read a receipt's short code out of a scan; None if it is anything else."""
    scan = parse_scan(text_untrusted)
    return scan.code if isinstance(scan, ReceiptScan) else None


def document_step(visit: Visit, state: Document, event: ev.Event, rules: Rules) -> Turn:
    """Three equal means on one screen; a scan is taken at any time."""
    match event:
        case ev.TextScanned(text_untrusted=text):
            return _scan(visit, state, text)
        case ev.PassportAsked():
            return go(visit, replace(state, is_passport_asked=True, is_code_asked=False, is_unreadable=False))
        case ev.CodeScanAsked():
            return go(visit, replace(state, is_passport_asked=False, is_code_asked=True, is_unreadable=False))
        case ev.CodeTypingAsked():
            return go(visit, Code(state.way, state.receipt, state.typed))
        case ev.PassportPreferred() if state.way is Way.FACE:
            return leave_face(visit, rules, state.receipt, state.typed)
        case ev.WentBack():
            return go(visit, Choice(state.receipt.draft.notice, state.typed, state.receipt))
        case _:
            return stay(visit)


def code_step(visit: Visit, state: Code, event: ev.Event, rules: Rules) -> Turn:
    """Typing has no time limit of its own and is kept over every detour."""
    match event:
        case ev.CodeEdited(text_untrusted=text):
            return go(visit, replace(state, typed=text[:BOOKING_CODE_MAX], fault=""))
        case ev.CodeSubmitted():
            fault = code_fault(state.typed)
            if fault:
                return go(visit, replace(state, fault=fault.value))
            query = ByCode(canonical_code(state.typed))
            return go(visit, Searching(state.way, state.receipt, query, state.typed), FindBooking(query))
        case ev.TextScanned(text_untrusted=text):
            return _scan(visit, state, text)
        case ev.PassportPreferred() if state.way is Way.FACE:
            return leave_face(visit, rules, state.receipt, state.typed)
        case ev.WentBack():
            return go(visit, Document(state.way, state.receipt, state.typed))
        case _:
            return stay(visit)


def _scan(visit: Visit, state: Document | Code, text_untrusted: str) -> Turn:
    """Look up what was scanned, or say in one sentence that it could not be read."""
    scan = parse_scan(text_untrusted)
    query: Query
    if isinstance(scan, MrzScan):
        query = ByDocument(scan.mrz.document_number, scan.mrz.surname, scan.mrz.given_names)
    elif isinstance(scan, BookingScan):
        query = ByCode(scan.code)
    else:
        return go(visit, Document(state.way, state.receipt, state.typed, is_unreadable=True))
    return go(visit, Searching(state.way, state.receipt, query, state.typed), FindBooking(query))


def searching_step(visit: Visit, state: Searching, event: ev.Event) -> Turn:
    """One booking found leads on; anything else is explained, with nothing lost."""
    match event:
        case ev.BookingFound(booking=booking):
            if state.way is Way.FACE:
                return go(visit, Face(state.receipt, booking, state.typed))
            return go(visit, Confirm(state.way, state.receipt, booking, state.typed))
        case ev.ErrandFailed(problem=problem):
            was_typed = isinstance(state.query, ByCode) and canonical_code(state.typed) == state.query.code
            again = (Code if was_typed else Document)(state.way, state.receipt, state.typed)
            return go(visit, Trouble(problem, again))
        case _:
            return stay(visit)
