"""What the two ways cost a guest, counted on the real flow: touches, screens, typed characters, ways back to a face.

Nothing is stored, opened or drawn: the answers of the world are made up here, one after the other.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from app.domain.booking import Booking, Stage
from app.domain.codes import mint_receipt_code
from app.domain.consent import Receipt, ReceiptDraft, Side, Way
from app.domain.face_life import FaceMeans
from app.domain.ids import BookingRef, ReceiptId
from app.domain.matching import MatchOutcome
from app.domain.mode import Mode
from app.domain.notice import NoticeRef
from app.domain.problems import Problem
from app.domain.rules import Rules
from app.domain.specimen import SPECIMEN_LINES
from app.flow import events as ev
from app.flow.commands import StoreReceipt, WithdrawConsent
from app.flow.machine import first_visit, step
from app.flow.states import (
    WAITING,
    Choice,
    Confirm,
    Consent,
    Document,
    Face,
    Portrait,
    Searching,
    State,
    Visit,
    Welcome,
    Withdrawn,
)
from app.parity.metrics import Finding

AT = "flow"
DAY = date(2026, 11, 23)
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
PASSPORT = "\n".join(SPECIMEN_LINES)
OF_A_FACE = (Consent, Face)


class Astray(Exception):
    """The flow did not lead a guest to the end of a way; the message is the state that it led to instead."""


@dataclass
class Walk:
    """One guest on the way: what was touched and seen so far."""

    rules: Rules
    visit: Visit
    touches: int = 0
    screens: int = 0
    stored: int = 0
    receipt: Receipt | None = None

    def touch(self, event: ev.Event) -> None:
        """The guest touches something."""
        self.touches += 1
        self.happen(event)

    def happen(self, event: ev.Event) -> None:
        """Something happens; what is then asked of the store is answered at once."""
        before = type(self.visit.state)
        turn = step(self.visit, event, self.rules, Side.RIGHT)
        self.visit = turn.visit
        if type(self.visit.state) is not before and not isinstance(self.visit.state, WAITING):
            self.screens += 1
        for command in turn.commands:
            match command:
                case StoreReceipt(draft=draft):
                    self.stored += 1
                    self.receipt = _receipt(draft)
                    self.happen(ev.ReceiptStored(self.receipt))
                case WithdrawConsent(draft=draft):
                    self.stored += 1
                    self.happen(ev.ConsentWithdrawn(_receipt(draft), ()))
                case _:
                    pass  # asked of a printer, a log or a camera: nothing that a guest waits for here


def walked() -> list[Finding]:
    """Every measure of the flow."""
    face, other = identified(Way.FACE), identified(Way.DOCUMENT)
    counts = [(*_costs(face), _confirmations(Way.FACE)), (*_costs(other), _confirmations(Way.DOCUMENT))]
    (face_touches, face_screens, face_asks), (touches, screens, asks) = counts
    return [
        Finding("P14", f"{touches} touches, {face_touches} with a face", touches <= face_touches, AT),
        Finding("P15", f"{screens} screens, {face_screens} with a face; 0 typed", screens <= face_screens, AT),
        Finding("P29", f"{asks} confirmations, {face_asks} with a face", asks <= face_asks, AT),
        _never_asked_again(),
        _time_chooses_nothing(),
        _withdrawing(),
        _leaving_the_camera(),
        _without_a_face(),
    ]


def identified(way: Way, *, is_face_offered: bool = True) -> Walk:
    """A guest who has just been identified, by scanning the same passport on either way."""
    walk = _chosen(way, is_face_offered=is_face_offered)
    walk.happen(ev.TextScanned(PASSPORT, has_portrait=way is Way.FACE, day=DAY))
    if isinstance(walk.visit.state, Searching):
        walk.happen(ev.BookingFound(_booking()))
    if isinstance(walk.visit.state, Face):
        walk.happen(ev.FaceCameraOpened(()))
        walk.happen(ev.FaceCompared(MatchOutcome.SAME))
    if not isinstance(walk.visit.state, Confirm):
        raise Astray(type(walk.visit.state).__name__)
    return walk


def _chosen(way: Way, *, is_face_offered: bool = True) -> Walk:
    """A guest who has chosen, and agreed where that is asked; counted from the choice on."""
    rules = _rules(is_face_offered=is_face_offered)
    walk = Walk(rules, first_visit(rules, Side.LEFT))
    walk.happen(ev.Started())
    walk.happen(ev.NoticeRead())
    walk.touches = walk.screens = 0
    walk.touch(ev.WayChosen(way))
    if isinstance(walk.visit.state, Consent):
        walk.touch(ev.ConsentAgreed())
    return walk


def _costs(walk: Walk) -> tuple[int, int]:
    """Touches and screens."""
    return walk.touches, walk.screens


def _confirmations(way: Way) -> int:
    """How many touches lead from being identified to being asked for nothing more: questions to be said yes to."""
    walk = identified(way)
    walk.touches = 0
    while isinstance(walk.visit.state, Confirm):
        walk.touch(ev.Confirmed())
    return walk.touches


def _never_asked_again() -> Finding:
    """On every screen of the way without a face, what leads to a face elsewhere leads nowhere."""
    led = [
        type(state).__name__
        for state, visit, rules in _without_face_states()
        for event in (ev.WayChosen(Way.FACE), ev.ConsentAgreed(), ev.FaceHeld(), ev.FaceCompared(MatchOutcome.SAME))
        if isinstance(step(visit, event, rules, Side.RIGHT).visit.state, OF_A_FACE)
    ]
    return Finding("P27", ", ".join(led) or "never", not led, AT)


def _without_face_states() -> Iterator[tuple[State, Visit, Rules]]:
    """The states that a guest without a face meets, trouble on the way among them."""
    walk = _chosen(Way.DOCUMENT)
    yield walk.visit.state, walk.visit, walk.rules
    walk.happen(ev.TextScanned("nothing that can be read", day=DAY))
    yield walk.visit.state, walk.visit, walk.rules
    walk.happen(ev.TextScanned(PASSPORT, day=DAY))
    yield walk.visit.state, walk.visit, walk.rules
    walk = identified(Way.DOCUMENT)
    yield walk.visit.state, walk.visit, walk.rules
    walk.happen(ev.Confirmed())
    yield walk.visit.state, walk.visit, walk.rules


def _time_chooses_nothing() -> Finding:
    """A guest who says nothing at the choice, or at the consent, is let go, and nothing is stored."""
    ends = []
    for event in (None, ev.WayChosen(Way.FACE)):
        rules = _rules()
        walk = Walk(rules, first_visit(rules, Side.LEFT))
        for first in (ev.Started(), ev.NoticeRead(), *((event,) if event else ())):
            walk.happen(first)
        assert isinstance(walk.visit.state, Choice | Consent)
        walk.happen(ev.TimeRanOut())
        ends.append((type(walk.visit.state).__name__, walk.stored))
    passes = ends == [(Welcome.__name__, 0)] * 2
    return Finding("P30", "let go, nothing stored" if passes else str(ends), passes, AT)


def _withdrawing() -> Finding:
    """The touches from the welcome screen to a withdrawal, receipt in hand, and those to a consent."""
    consent = _chosen(Way.FACE)
    assert consent.receipt is not None
    walk = Walk(consent.rules, first_visit(consent.rules, Side.LEFT))
    walk.happen(ev.TextScanned(f"EVENKEY:R:{consent.receipt.code}", day=DAY))
    walk.happen(ev.ReceiptFound(consent.receipt, is_withdrawn=False))
    walk.touch(ev.WithdrawConfirmed())
    passes = isinstance(walk.visit.state, Withdrawn) and walk.touches <= consent.touches
    return Finding("P31", f"{walk.touches} to withdraw, {consent.touches} to consent", passes, AT)


def _leaving_the_camera() -> Finding:
    """One touch leads from the open camera on without a face, and nothing has to be shown twice."""
    walk = _chosen(Way.FACE)
    walk.happen(ev.TextScanned(PASSPORT, has_portrait=True, day=DAY))
    walk.happen(ev.BookingFound(_booking()))
    assert isinstance(walk.visit.state, Face)
    walk.touches = 0
    walk.touch(ev.PassportPreferred())
    passes = isinstance(walk.visit.state, Confirm) and walk.visit.state.way is Way.DOCUMENT
    return Finding("P32", f"{walk.touches} touch", passes, AT)


def _without_a_face() -> Finding:
    """With the face way shut, and with every camera gone, the other way runs to its end."""
    identified(Way.DOCUMENT, is_face_offered=False)
    walk = _chosen(Way.DOCUMENT)
    walk.happen(ev.PassportAsked())
    walk.happen(ev.CameraFailed(Problem.CAMERA_LOST))
    is_open = isinstance(walk.visit.state, Document | Portrait)
    walk.happen(ev.TextScanned(PASSPORT, day=DAY))
    walk.happen(ev.BookingFound(_booking()))
    return Finding("P34", "to its end", is_open and isinstance(walk.visit.state, Confirm), AT)


def _rules(*, is_face_offered: bool = True) -> Rules:
    """A hotel that compares faces, and has a document camera."""
    means = FaceMeans(Mode.VERIFY_1TO1, (), ())
    return Rules(
        notices={"en": NoticeRef("1", "en", "0" * 64)},
        is_face_offered=is_face_offered,
        face_means=means,
        has_document_camera=True,
    )


def _receipt(draft: ReceiptDraft) -> Receipt:
    """What the store would answer. It proves nothing and opens nothing: there is no camera in this walk."""
    return Receipt(ReceiptId("00000000-0000-7000-8000-000000000001"), mint_receipt_code(1), NOON, draft)


def _booking() -> Booking:
    """The booking of the passport's guest, for tonight."""
    return Booking(
        ref=BookingRef("PARITY"),
        guest_name="Anna Maria Eriksson",
        surname="Eriksson",
        given_names="Anna Maria",
        arrival=DAY,
        departure=date(2026, 11, 24),
        guests=1,
        stage=Stage.EXPECTED,
        is_room_ready=True,
    )
