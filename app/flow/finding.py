"""Finding the booking: by a passport's machine-readable zone, by a booking code scanned, or by one typed."""

from dataclasses import replace
from datetime import date

from app.domain.ages import UNDER_AGE, AgeBand
from app.domain.booking import ByCode, ByNumber, Query, is_open
from app.domain.codes import (
    BOOKING_CODE_MAX,
    BookingScan,
    MrzScan,
    NumberScan,
    canonical_code,
    code_fault,
    parse_scan,
    suggested_code,
)
from app.domain.consent import Way
from app.domain.problems import Problem
from app.domain.resident_id import ResidentId, resident_id
from app.domain.rules import Rules
from app.flow import events as ev
from app.flow.commands import FindBooking
from app.flow.facing import age_by, leave_face, shown_document, with_booking
from app.flow.states import Choice, Code, Document, Portrait, Searching, Trouble, Visit
from app.flow.turn import Turn, go, refreshed, stay


def document_step(visit: Visit, state: Document, event: ev.Event, rules: Rules) -> Turn:
    """Three equal means on one screen; a scan is taken at any time."""
    match event:
        case ev.TextScanned():
            return scan_step(visit, state, event, rules)
        case ev.PassportAsked():
            return go(visit, _asked(state, is_passport=True))
        case ev.CodeScanAsked():
            return go(visit, _asked(state, is_passport=False))
        case ev.PageGuidanceChanged(guidance=guidance, read_ratio=ratio) if not state.has_camera_failed:
            return stay(replace(visit, state=replace(state, guidance=guidance, read_ratio=ratio)))
        case ev.CameraFailed() if state.is_passport_asked or state.is_code_asked:
            return go(visit, replace(refreshed(state), has_camera_failed=True))
        case ev.CodeTypingAsked():
            return go(visit, Code(state.way, state.receipt, state.typed))
        case ev.PassportPreferred() if state.way is Way.FACE:
            return leave_face(visit, rules, state.receipt, state.typed)
        case ev.WentBack():
            return go(visit, Choice(state.receipt.draft.notice, state.typed, state.receipt))
        case _:
            return stay(visit)


def _asked(state: Document, *, is_passport: bool) -> Document:
    """The document screen once one of its means is asked for; a camera that failed is tried again."""
    return replace(
        refreshed(state),
        is_passport_asked=is_passport,
        is_code_asked=not is_passport,
        is_unreadable=False,
        has_camera_failed=False,
    )


def code_step(visit: Visit, state: Code, event: ev.Event, rules: Rules) -> Turn:
    """Typing has no time limit of its own and is kept over every detour."""
    match event:
        case ev.CodeEdited(text_untrusted=text):
            return go(visit, replace(state, typed=text[:BOOKING_CODE_MAX], fault=""))
        case ev.CodeSubmitted(day=day):
            return _submitted(visit, state, day)
        case ev.MeantCodeTaken() if meant := suggested_code(state.typed):
            return _submitted(visit, replace(state, typed=meant, fault=""), None)
        case ev.TextScanned():
            return scan_step(visit, state, event, rules)
        case ev.PassportPreferred() if state.way is Way.FACE:
            return leave_face(visit, rules, state.receipt, state.typed)
        case ev.WentBack():
            return go(visit, Document(state.way, state.receipt, state.typed))
        case _:
            return stay(visit)


def _submitted(visit: Visit, state: Code, day: date | None) -> Turn:
    """Look up what was typed: a booking code, or a resident identity number; or say what is wrong with it."""
    person = resident_id(state.typed, day) if day else None
    query: Query = ByCode(canonical_code(state.typed))
    if isinstance(person, ResidentId):
        query = ByNumber(person.number)
    elif fault := code_fault(state.typed):
        return go(visit, replace(state, fault=fault.value))
    searching = Searching(state.way, state.receipt, query, state.typed)
    return go(_seeking_anew(visit, is_shown=False), searching, FindBooking(query))


def scan_step(visit: Visit, state: Document | Code, scanned: ev.TextScanned, rules: Rules) -> Turn:
    """Look up what was scanned, or say in one sentence that it could not be read."""
    scan = parse_scan(scanned.text_untrusted, scanned.day)
    query: Query
    if isinstance(scan, MrzScan):
        query = shown_document(scan.mrz, scanned, rules)
        visit = replace(visit, age=age_by(scan, scanned.day, rules))
    elif isinstance(scan, BookingScan):
        query = ByCode(scan.code)
    elif isinstance(scan, NumberScan):
        query = ByNumber(scan.number)
    else:
        document = refreshed(state) if isinstance(state, Document) else Document(state.way, state.receipt, state.typed)
        return go(visit, replace(document, is_unreadable=True))
    is_shown = not isinstance(query, ByCode)
    searching = Searching(state.way, state.receipt, query, state.typed, is_shown, scanned.has_portrait)
    return go(_seeking_anew(visit, is_shown=is_shown), searching, FindBooking(query))


def _seeking_anew(visit: Visit, *, is_shown: bool) -> Visit:
    """The visit before a booking is asked for, by a document shown or by a code.

    A document counts once it led to the booking: who shows their own and then types another guest's code has shown none
    for that booking. Nor does an age by it hold with a code, but for what it closes to a minor.
    """
    age = visit.age if is_shown or visit.age in UNDER_AGE else AgeBand.UNKNOWN
    return replace(visit, has_shown_document=False, age=age)


def searching_step(visit: Visit, state: Searching, event: ev.Event, rules: Rules) -> Turn:
    """One booking found leads on; anything else is explained, with nothing lost."""
    match event:
        case ev.BookingFound(booking=booking):
            found = replace(visit, has_shown_document=state.is_shown)
            return with_booking(found, rules, state, booking, has_portrait=state.has_portrait)
        case ev.NameDoubted() | ev.ErrandFailed(problem=Problem.BOOKING_NOT_FOUND) if is_open(state.query):
            return go(visit, _unread(state))
        case ev.ErrandMustWait(problem=problem, wait_s=wait_s):
            waiting = replace(visit, waits=visit.waits + 1)
            return go(waiting, Trouble(problem, _sought_from(state), wait_s=wait_s))
        case ev.NameDoubted(problem=problem, reason=reason, booking=booking):
            return go(visit, Trouble(problem, _sought_from(state), reason=reason, held=booking))
        case ev.ErrandFailed(problem=problem):
            return go(visit, Trouble(problem, _sought_from(state)))
        case _:
            return stay(visit)


def _unread(state: Searching) -> Portrait | Document:
    """Where a page is shown again that was not clear enough, and that nothing on the hotel's list explains."""
    if state.booking:
        return Portrait(state.receipt, state.booking, state.typed, is_unreadable=True, way=state.way)
    return Document(state.way, state.receipt, state.typed, is_unreadable=True)


def _sought_from(state: Searching) -> Portrait | Document | Code:
    """Where the guest was when the hotel's list was asked."""
    if state.booking:
        return Portrait(state.receipt, state.booking, state.typed, way=state.way)
    was_typed = isinstance(state.query, ByCode) and canonical_code(state.typed) == state.query.code
    return (Code if was_typed else Document)(state.way, state.receipt, state.typed)
