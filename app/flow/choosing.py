"""The notice, the choice between the two ways, and consent: up to the stored receipt."""

from dataclasses import replace

from app.domain.ages import AgeBand
from app.domain.booking import ByCode
from app.domain.codes import BookingScan, parse_scan
from app.domain.consent import Decision, Receipt, ReceiptDraft, Way
from app.domain.notice import NoticeRef
from app.domain.release import Release, SigningMethod, signed
from app.domain.rules import FACE_ATTEMPTS_MAX, IdentityCheck, Rules
from app.flow import events as ev
from app.flow.commands import FindBooking, StoreReceipt
from app.flow.states import (
    Choice,
    Confirm,
    Consent,
    Document,
    Notice,
    Portrait,
    Recording,
    Searching,
    Trouble,
    Visit,
    Welcome,
)
from app.flow.turn import Turn, go, stay


def draft_of(
    visit: Visit,
    rules: Rules,
    notice: NoticeRef,
    decision: Decision,
    earlier: Receipt | None,
    release: Release | None = None,
) -> ReceiptDraft:
    """Write down a decision, with the order of the cards and the comfort settings it was made under.

    Whoever could choose no face way did not decline one.
    """
    return ReceiptDraft(
        decision=decision,
        notice=notice,
        face_side=visit.face_side,
        mode=rules.mode,
        comfort=visit.comfort.codes(),
        replaces=earlier.id if earlier else None,
        release=release,
        is_face_offered=decision is not Decision.DECLINED or may_choose_face(visit, rules),
    )


def keeping_code(visit: Visit, scanned: ev.TextScanned) -> Visit:
    """The visit with the booking code that was scanned before a way was chosen; any other scan is left alone.

    A document is not read before the guest has said how to check in.
    """
    scan = parse_scan(scanned.text_untrusted, scanned.day)
    return replace(visit, scanned_code=scan.code) if isinstance(scan, BookingScan) else visit


def notice_step(visit: Visit, state: Notice, event: ev.Event, rules: Rules) -> Turn:
    """Reading on leads to the choice, or back to where the notice was opened from."""
    match event:
        case ev.NoticeRead():
            return go(visit, state.onward or Choice(rules.notices[visit.language]))
        case ev.TextScanned():
            return stay(keeping_code(visit, event))
        case ev.WentBack():
            return go(visit, state.onward if state.is_reopened and state.onward else Welcome())
        case _:
            return stay(visit)


def may_choose_face(visit: Visit, rules: Rules) -> bool:
    """Whether the face way is open: the hotel offers it, and this guest is old enough and has an attempt left."""
    return rules.is_face_open and visit.age is not AgeBand.UNDER_14 and visit.face_attempts < FACE_ATTEMPTS_MAX


def choice_step(visit: Visit, state: Choice, event: ev.Event, rules: Rules) -> Turn:
    """Each way leads to its next screen; a decision stored before is used again if it still fits."""
    match event:
        case ev.WayChosen(way=Way.FACE) if may_choose_face(visit, rules):
            if state.receipt and rules.allows_face(state.receipt):
                return go(visit, Document(Way.FACE, state.receipt, state.typed))
            return go(visit, Consent(state.notice, state.typed, state.receipt))
        case ev.WayChosen(way=Way.DOCUMENT):
            return to_document(visit, rules, state)
        case ev.TextScanned():
            return stay(keeping_code(visit, event))
        case ev.WentBack():
            return go(visit, Notice(onward=state))
        case _:
            return stay(visit)


def consent_step(visit: Visit, state: Consent, event: ev.Event, rules: Rules) -> Turn:
    """Agreeing and declining are one tap each; only agreeing leads towards the camera.

    Where the law of the place asks for a written release, only signing it agrees.
    """
    match event:
        case ev.ConsentAgreed() if may_choose_face(visit, rules) and not rules.releases:
            return _agreed(visit, state, rules, None)
        case ev.ReleaseSigned() if may_choose_face(visit, rules) and rules.releases:
            text = rules.releases[visit.language]
            return _agreed(visit, state, rules, signed(text, SigningMethod.SIGN_BUTTON))
        case ev.PassportPreferred():
            return to_document(visit, rules, state)
        case ev.TextScanned():
            return stay(keeping_code(visit, event))
        case ev.WentBack():
            return go(visit, Choice(state.notice, state.typed, state.receipt))
        case _:
            return stay(visit)


def _agreed(visit: Visit, state: Consent, rules: Rules, release: Release | None) -> Turn:
    """Have the consent stored."""
    draft = draft_of(visit, rules, state.notice, Decision.GIVEN, state.receipt, release)
    return go(visit, Recording(draft, Way.FACE, state.typed, earlier=state.receipt), StoreReceipt(draft))


def to_document(visit: Visit, rules: Rules, state: Choice | Consent) -> Turn:
    """Go on by passport or code: store that the face way was declined, or that consent was withdrawn."""
    if state.receipt and not state.receipt.allows_face:
        return go(visit, Document(Way.DOCUMENT, state.receipt, state.typed))
    decision = Decision.WITHDRAWN if state.receipt else Decision.DECLINED
    draft = draft_of(visit, rules, state.notice, decision, state.receipt)
    return go(visit, Recording(draft, Way.DOCUMENT, state.typed, earlier=state.receipt), StoreReceipt(draft))


def must_show_document(visit: Visit, rules: Rules) -> bool:
    """Whether this hotel has a document read at the kiosk, on either way, and this guest has not shown one yet."""
    return rules.identity_check is IdentityCheck.DOCUMENT and not visit.has_shown_document


def recording_step(visit: Visit, state: Recording, event: ev.Event, rules: Rules) -> Turn:
    """Only the stored receipt leads on; without it the guest is back at the choice, camera closed."""
    match event:
        case ev.ReceiptStored(receipt=receipt) if receipt.draft == state.draft:
            if state.booking and must_show_document(visit, rules):
                return go(visit, Portrait(receipt, state.booking, state.typed, way=state.way))
            if state.booking:
                return go(visit, Confirm(state.way, receipt, state.booking, state.typed))
            if code := visit.scanned_code:
                query = ByCode(code)
                seeking = replace(visit, scanned_code="")
                return go(seeking, Searching(state.way, receipt, query, code), FindBooking(query))
            return go(visit, Document(state.way, receipt, state.typed))
        case ev.ErrandFailed(problem=problem):
            return go(visit, Trouble(problem, again=Choice(state.draft.notice, state.typed, state.earlier)))
        case _:
            return stay(visit)
