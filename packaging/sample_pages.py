"""Every page of the kiosk with values as a guest meets them, for pictures of the screens."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

from app.domain.consent import Decision, Mode, Side, Way
from app.domain.face import Guidance
from app.domain.page import PageGuidance
from app.domain.problems import FACE_PROBLEMS, Problem
from app.domain.staff import OverrideReason
from app.flow import pages
from app.flow.states import Paper

NOON = datetime(2026, 11, 22, 12, 5, tzinfo=UTC)
QR = tuple(tuple((row * 7 + column * 3 + row * column) % 5 < 2 for column in range(29)) for row in range(29))
"""A pattern of the size of a real QR code; it says nothing."""


def sample_bodies() -> Mapping[str, tuple[pages.Body, int]]:
    """Every page, with values as a guest meets them, and its step."""
    confirm = pages.ConfirmPage(
        way=Way.FACE,
        mode=Mode.DETECTION_ONLY,
        guest_name="Maria Fernandez",
        arrival=date(2026, 11, 22),
        departure=date(2026, 11, 25),
        nights=3,
        guests=2,
    )
    return {
        "welcome": (pages.WelcomePage(), 0),
        "notice": (pages.NoticePage(is_reopened=False), 1),
        "choice": (pages.ChoicePage(Side.LEFT, is_face_offered=True), 2),
        "choice-right": (pages.ChoicePage(Side.RIGHT, is_face_offered=True), 2),
        "choice-closed": (pages.ChoicePage(Side.LEFT, is_face_offered=False), 2),
        "consent": (pages.ConsentPage(Mode.DETECTION_ONLY, Side.LEFT, 60), 2),
        "consent-verify": (pages.ConsentPage(Mode.VERIFY_1TO1, Side.RIGHT, 60), 2),
        "waiting": (pages.WaitingPage("searching"), 3),
        "document": (_document(), 3),
        "document-face": (_document(way=Way.FACE), 3),
        "document-live": (_document(is_passport_asked=True), 3),
        "document-reading": (_document(way=Way.FACE, is_passport_asked=True, guidance=PageGuidance.READING), 3),
        "document-turn": (_document(way=Way.FACE, is_passport_asked=True, guidance=PageGuidance.TURN_ROUND), 3),
        "document-code": (_document(is_code_asked=True), 3),
        "document-failed": (_document(way=Way.FACE, is_passport_asked=True, has_camera_failed=True), 3),
        "portrait": (pages.PortraitPage(is_unreadable=False, guidance=PageGuidance.NO_PAGE, read_ratio=0.0), 3),
        "portrait-reading": (pages.PortraitPage(True, PageGuidance.HOLD_STILL, 0.4), 3),
        "code": (pages.CodePage(Way.DOCUMENT, "HB4", ""), 3),
        "code-fault": (pages.CodePage(Way.DOCUMENT, "HB4", "too_short"), 3),
        "face": (pages.FacePage(Guidance.CLOSER, 0.0, Mode.DETECTION_ONLY, 60), 3),
        "face-left": (pages.FacePage(Guidance.TURN_LEFT, 0.3, Mode.VERIFY_1TO1, 60), 3),
        "face-right": (pages.FacePage(Guidance.TURN_RIGHT, 0.6, Mode.VERIFY_1TO1, 60), 3),
        "confirm": (confirm, 4),
        "confirm-verify": (replace(confirm, mode=Mode.VERIFY_1TO1), 4),
        "arrived": (_arrived(is_receipt_shown=False), 0),
        "arrived-verify": (_arrived(is_receipt_shown=False, mode=Mode.VERIFY_1TO1), 0),
        "receipt": (_arrived(is_receipt_shown=True), 0),
        "trouble": (_trouble(Problem.BOOKING_NOT_FOUND), 0),
        "trouble-camera": (_trouble(Problem.CAMERA_LOST), 0),
        "trouble-face": (_trouble(Problem.FACE_INCONCLUSIVE), 0),
        "trouble-face-last": (_trouble(Problem.FACE_INCONCLUSIVE, can_try_again=False), 0),
        "trouble-portrait": (pages.TroublePage(Problem.NAME_DIFFERS, True, True, False), 0),
        "withdraw": (pages.WithdrawPage("K7", ""), 0),
        "withdrawable": (_withdrawable(), 0),
        "withdrawn": (pages.WithdrawnPage(NOON, "K7MD3QRX5", QR), 0),
        "staff-pin": (pages.StaffPinPage(None, 0), 0),
        "staff-desk": (pages.StaffDeskPage("Li Na", "choice", tuple(OverrideReason), None), 0),
        "staff-acting": (pages.StaffActingPage("Li Na", OverrideReason.GUEST_LEFT, ends_visit=True), 0),
        "help": (pages.ChoicePage(Side.LEFT, is_face_offered=True), 2),
        "idle": (pages.ChoicePage(Side.LEFT, is_face_offered=True), 2),
    }


def _document(
    *,
    way: Way = Way.DOCUMENT,
    is_passport_asked: bool = False,
    is_code_asked: bool = False,
    has_camera_failed: bool = False,
    guidance: PageGuidance = PageGuidance.NO_PAGE,
) -> pages.DocumentPage:
    """The document page; the camera is open once something is asked for, unless it has failed."""
    return pages.DocumentPage(
        way=way,
        is_unreadable=False,
        is_passport_asked=is_passport_asked,
        is_code_asked=is_code_asked,
        is_live=(is_passport_asked or is_code_asked) and not has_camera_failed,
        has_camera_failed=has_camera_failed,
        guidance=guidance,
        read_ratio=0.0 if guidance is PageGuidance.NO_PAGE else 0.6,
    )


def _trouble(problem: Problem, *, can_try_again: bool = True) -> pages.TroublePage:
    """A trouble page with the ways out that fit it."""
    is_face = problem in FACE_PROBLEMS
    return pages.TroublePage(problem, can_try_again, can_use_passport=is_face, can_type_code=not is_face)


def _arrived(*, is_receipt_shown: bool, mode: Mode = Mode.DETECTION_ONLY) -> pages.ArrivedPage:
    """The arrival, with or without the receipt on the screen."""
    return pages.ArrivedPage(
        way=Way.FACE,
        mode=mode,
        is_room_ready=True,
        decision=Decision.GIVEN,
        created_at=NOON,
        code="K7MD3QRX5",
        qr=QR,
        is_receipt_shown=is_receipt_shown,
        has_printer=True,
        paper=Paper.NOT_ASKED,
    )


def _withdrawable() -> pages.WithdrawablePage:
    """A receipt with a consent that stands."""
    return pages.WithdrawablePage(Decision.GIVEN, NOON, "K7MD3QRX5", can_withdraw=True, is_withdrawn=False)
