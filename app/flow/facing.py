"""The face way from the booking to the outcome: the photo to compare with, the live face, and what is written of it."""

from dataclasses import replace
from datetime import date
from typing import assert_never

from app.domain.ages import AgeBand, zone_age_band
from app.domain.booking import Booking, ByDocument, OfGuest
from app.domain.codes import MrzScan, parse_scan
from app.domain.consent import Decision, Receipt, Way
from app.domain.face_life import FaceEnd
from app.domain.matching import MatchOutcome
from app.domain.mode import Mode
from app.domain.mrz import Mrz, parse_mrz
from app.domain.page import with_name_line
from app.domain.problems import Problem
from app.domain.rules import FACE_ATTEMPTS_MAX, Rules
from app.flow import events as ev
from app.flow.choosing import draft_of, must_show_document
from app.flow.commands import FindBooking, RecordFaceErased, RecordFaceOpened, StoreReceipt
from app.flow.states import (
    Asker,
    Code,
    Confirm,
    Document,
    Face,
    Portrait,
    Recording,
    Searching,
    State,
    Trouble,
    Visit,
    Withdrawn,
)
from app.flow.turn import Turn, go, refreshed, stay

Seeking = Searching | Portrait | Document | Code
"""States in which a guest's booking is sought; each knows the way, the receipt and what was typed."""


def leave_face(visit: Visit, rules: Rules, receipt: Receipt, typed: str, booking: Booking | None = None) -> Turn:
    """Go on by passport or code: consent is withdrawn at once, and nothing is scanned or typed twice."""
    draft = draft_of(visit, rules, receipt.draft.notice, Decision.WITHDRAWN, receipt)
    recording = Recording(draft, Way.DOCUMENT, typed, booking, earlier=receipt)
    return go(visit, recording, StoreReceipt(draft))


def to_face(visit: Visit, rules: Rules, receipt: Receipt, booking: Booking, typed: str, *, has_portrait: bool) -> Turn:
    """Go on with a booking on the face way: to the camera, or first to the photo that the face is compared with.

    Not with a child: the face way is closed to it, and the other one open with nothing lost.
    """
    if must_show_document(visit, rules):
        return go(visit, Portrait(receipt, booking, typed))
    if visit.age is AgeBand.UNDER_14:
        return go(visit, Trouble(Problem.FACE_TOO_YOUNG, again=Portrait(receipt, booking, typed)))
    if rules.mode is Mode.VERIFY_1TO1 and not has_portrait:
        return go(visit, Portrait(receipt, booking, typed))
    return go(visit, Face(receipt, booking, typed))


def age_by(scan: MrzScan, day: date | None, rules: Rules) -> AgeBand:
    """Which of the hotel's rules a guest falls under by the document shown."""
    return zone_age_band(scan.mrz.birth, day, rules.ages) if day else AgeBand.UNKNOWN


def shown_document(mrz: Mrz, scanned: ev.TextScanned, rules: Rules) -> ByDocument:
    """The document just shown, to look for; counted if no camera saw its page, where there is a camera that could have.

    Where a reader is the only means of showing a passport, wrong ones are not counted, or guests could not show theirs.
    """
    is_counted = rules.has_document_camera and not scanned.is_page
    others = _other_names(scanned)
    return ByDocument(mrz.document_number, mrz.surname, mrz.given_names, is_counted=is_counted, other_names=others)


def _other_names(scanned: ev.TextScanned) -> tuple[tuple[str, str], ...]:
    """Surname and given names by every other way to read the line with the name."""
    lines = scanned.text_untrusted.split("\n")
    zones = (parse_mrz(with_name_line(lines, name), scanned.day) for name in scanned.names_untrusted)
    return tuple((mrz.surname, mrz.given_names) for mrz in zones if isinstance(mrz, Mrz))


def portrait_step(visit: Visit, state: Portrait, event: ev.Event, rules: Rules) -> Turn:
    """The document must be of the guest whose booking it is; only then it goes on, on the face way to the camera."""
    match event:
        case ev.TextScanned():
            return _shown(visit, state, event, rules)
        case ev.PageGuidanceChanged(guidance=guidance, read_ratio=ratio):
            return stay(replace(visit, state=replace(state, guidance=guidance, read_ratio=ratio)))
        case ev.CameraFailed() if state.way is Way.DOCUMENT:
            return go(visit, replace(refreshed(state), has_camera_failed=True))
        case ev.CameraFailed(problem=problem):
            return go(visit, Trouble(problem, again=refreshed(state)))
        case ev.PassportPreferred() if state.way is Way.FACE:
            return leave_face(visit, rules, state.receipt, state.typed, state.booking)
        case ev.WentBack():
            return go(visit, Document(state.way, state.receipt, state.typed))
        case _:
            return stay(visit)


def _shown(visit: Visit, state: Portrait, scanned: ev.TextScanned, rules: Rules) -> Turn:
    """Go on with a page that was read, on the face way with its photo taken along; say so if it was not."""
    scan = parse_scan(scanned.text_untrusted, scanned.day)
    has_portrait = scanned.has_portrait
    if not isinstance(scan, MrzScan) or (state.way is Way.FACE and not has_portrait):
        return go(visit, replace(refreshed(state), is_unreadable=True))
    visit = replace(visit, age=age_by(scan, scanned.day, rules))
    if state.is_name_accepted:
        shown = replace(visit, has_shown_document=True)
        return with_booking(shown, rules, state, state.booking, has_portrait=has_portrait)
    query = OfGuest(state.booking.ref, shown_document(scan.mrz, scanned, rules))
    searching = Searching(state.way, state.receipt, query, state.typed, True, has_portrait, booking=state.booking)
    return go(visit, searching, FindBooking(query))


def with_booking(visit: Visit, rules: Rules, state: Seeking, booking: Booking, *, has_portrait: bool) -> Turn:
    """Go on once the booking is known: to the confirmation, or first to a document or a face."""
    if state.way is Way.FACE:
        return to_face(visit, rules, state.receipt, booking, state.typed, has_portrait=has_portrait)
    if must_show_document(visit, rules):
        return go(visit, Portrait(state.receipt, booking, state.typed, way=Way.DOCUMENT))
    return go(visit, Confirm(state.way, state.receipt, booking, state.typed))


def face_step(visit: Visit, state: Face, event: ev.Event, rules: Rules) -> Turn:
    """Follow the hints of the vision process; every failure is inconclusive and leads on."""
    match event:
        case ev.FaceCameraOpened(protections=protections) if not state.is_open:
            means = replace(rules.face_means, protections=protections)
            opened = replace(visit, state=replace(state, is_open=True))
            return Turn(opened, (RecordFaceOpened(state.receipt.id, means),))
        case ev.GuidanceChanged(guidance=guidance, hold_ratio=hold_ratio):
            return stay(replace(visit, state=replace(state, guidance=guidance, hold_ratio=hold_ratio)))
        case ev.FaceHeld() if rules.mode is Mode.DETECTION_ONLY:
            return go(visit, Confirm(Way.FACE, state.receipt, state.booking, state.typed))
        case ev.FaceCompared(outcome=outcome) if rules.mode is Mode.VERIFY_1TO1:
            return _compared(visit, state, outcome)
        case ev.CameraFailed(problem=problem) | ev.FaceLifeNotRecorded(problem=problem):
            return go(visit, Trouble(problem, again=refreshed(state)))
        case ev.FaceTimeRanOut():
            return _inconclusive(replace(visit, face_attempts=visit.face_attempts + 1), state)
        case ev.ConsentEnded(receipt=receipt, qr=qr) if receipt.draft.replaces == state.receipt.id:
            return go(visit, Withdrawn(receipt, qr, asker=Asker(state)))
        case ev.PassportPreferred():
            return leave_face(visit, rules, state.receipt, state.typed, state.booking)
        case ev.WentBack():
            return go(visit, Document(Way.FACE, state.receipt, state.typed))
        case _:
            return stay(visit)


def _compared(visit: Visit, state: Face, outcome: MatchOutcome) -> Turn:
    """The same person leads on; anything else is inconclusive, and may be tried again while attempts are left."""
    match outcome:
        case MatchOutcome.SAME:
            return go(visit, Confirm(Way.FACE, state.receipt, state.booking, state.typed))
        case MatchOutcome.NO_REFERENCE:
            return go(visit, Portrait(state.receipt, state.booking, state.typed))
        case MatchOutcome.INCONCLUSIVE:
            tried = replace(visit, face_attempts=visit.face_attempts + 1)
            if tried.face_attempts < FACE_ATTEMPTS_MAX:
                return stay(replace(tried, state=replace(refreshed(state), is_open=state.is_open)))
            return _inconclusive(tried, state)
        case _:
            assert_never(outcome)


def _inconclusive(visit: Visit, state: Face) -> Turn:
    """Neutral, and never a refusal: the other way is open with nothing lost."""
    return go(visit, Trouble(Problem.FACE_INCONCLUSIVE, again=refreshed(state)))


def face_end(before: State, after: State, event: ev.Event) -> RecordFaceErased | None:
    """What is to be written of a face step that this event has ended; None if none has ended, or none was open."""
    return None if isinstance(after, Face) else erasure_of(before, _end_of(after, event))


def erasure_of(state: State, end: FaceEnd) -> RecordFaceErased | None:
    """What is to be written when a state is left for this reason: something only if the face camera was open in it."""
    return RecordFaceErased(state.receipt.id, end) if isinstance(state, Face) and state.is_open else None


def _end_of(after: State, event: ev.Event) -> FaceEnd:
    """Why a face step ended, told from where it led and what happened."""
    match event:
        case ev.PassportPreferred() | ev.ConsentEnded():
            return FaceEnd.WITHDRAWN
        case ev.FaceTimeRanOut() | ev.TimeRanOut():
            return FaceEnd.TIMED_OUT
        case ev.CameraFailed():
            return FaceEnd.CAMERA_LOST
        case ev.FaceHeld() | ev.FaceCompared():
            return FaceEnd.DONE if isinstance(after, Confirm) else FaceEnd.INCONCLUSIVE
        case _:
            return FaceEnd.CANCELLED
