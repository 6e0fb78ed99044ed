"""Every page of the kiosk with values as a guest meets them, for pictures of the screens."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache

from app import paths
from app.domain.consent import Decision, Receipt, ReceiptDraft, Side, Way
from app.domain.desk_table import Coded, Days, DeskQuery, DeskRow, DeskTable, Tab
from app.domain.device import CODES, Device, DeviceState, worst_first
from app.domain.face import Guidance
from app.domain.gates import Lock
from app.domain.ids import ReceiptId
from app.domain.likeness import NameReason
from app.domain.mode import Mode
from app.domain.notice import NoticeRef
from app.domain.permissions import Act
from app.domain.pins import PinFault
from app.domain.printing import NOT_ASKED
from app.domain.problems import Problem
from app.domain.release import ReleaseText
from app.domain.retention import EraseReason
from app.domain.staff import OverrideReason, WithdrawalReason
from app.flow import pages
from app.flow.overriding import SPECIAL
from app.i18n import load_words
from app.releases import release_text

NOON = datetime(2026, 11, 22, 12, 5, tzinfo=UTC)
QR = tuple(tuple((row * 7 + column * 3 + row * column) % 5 < 2 for column in range(57)) for row in range(57))
"""A pattern of the size of a real QR code; it says nothing."""

_ANYWHERE = tuple(reason for reason in OverrideReason if reason not in SPECIAL)
_WORN = {Device.PRINTER: "low_paper", Device.BACKUP: "old"}
_CODES = {each: _WORN.get(each, next(iter(CODES[each]))) for each in Device}
_DEVICES = tuple(DeviceState(each, _CODES[each], {"at": NOON, "count": 2, "free_gb": 84}) for each in Device)
_SIGNED = ("GH5T-123V-3", Coded("desk.erase.reason.consent_withdrawn"))
_REASONS = (*_ANYWHERE, OverrideReason.COMPARED_BY_EYE)
_TYPING = (*_ANYWHERE, OverrideReason.TYPED_FOR_GUEST, OverrideReason.NAME_ACCEPTED)
_NAME_REASONS = (*_ANYWHERE, OverrideReason.NAME_ACCEPTED)
"""What staff may record over a booking, and over a name that differs."""


def sample_bodies() -> Mapping[str, tuple[pages.Body, int]]:
    """Every page, with values as a guest meets them, and its step."""
    return {**_bodies_before(), **_bodies_after(), **_bodies_of_receipts()}


@cache
def release_in(language: str, mode: Mode) -> ReleaseText:
    """What is signed in a place that asks for it, in one language."""
    return release_text(load_words(paths.resources()), language, mode, "Harbour Hotel Ltd", 60)


def in_language(body: pages.Body, language: str) -> pages.Body:
    """A page whose words are those of the page itself, in another language; every other page as it is."""
    if isinstance(body, pages.ConsentPage) and body.release:
        return replace(body, release=release_in(language, body.mode))
    return body


def _bodies_before() -> Mapping[str, tuple[pages.Body, int]]:
    """The pages up to the face."""
    return {
        "welcome": (pages.WelcomePage(), 0),
        "welcome-again": (pages.WelcomePage(is_after_crash=True), 0),
        "notice": (pages.NoticePage(is_reopened=False), 1),
        "choice": (pages.ChoicePage(Side.LEFT, is_face_offered=True), 2),
        "choice-right": (pages.ChoicePage(Side.RIGHT, is_face_offered=True), 2),
        "choice-closed": (pages.ChoicePage(Side.LEFT, is_face_offered=False), 2),
        "choice-one": (pages.ChoicePage(Side.LEFT, is_face_offered=False, is_face_allowed=False), 2),
        "consent": (pages.ConsentPage(Mode.DETECTION_ONLY, Side.LEFT, 60), 2),
        "consent-verify": (pages.ConsentPage(Mode.VERIFY_1TO1, Side.RIGHT, 60), 2),
        "release": (pages.ConsentPage(Mode.DETECTION_ONLY, Side.LEFT, 60, release_in("en", Mode.DETECTION_ONLY)), 2),
        "release-verify": (pages.ConsentPage(Mode.VERIFY_1TO1, Side.RIGHT, 60, release_in("en", Mode.VERIFY_1TO1)), 2),
        "waiting": (pages.WaitingPage("searching"), 3),
        "code": (pages.CodePage(Way.DOCUMENT, "HB4", ""), 3),
        "code-fault": (pages.CodePage(Way.DOCUMENT, "HB4", "too_short"), 3),
        "code-meant": (pages.CodePage(Way.FACE, "EK7K3M9QXVD", "wrong_check_symbol", meant="EK7K3M9QXDV"), 3),
        "face": (pages.FacePage(Guidance.CLOSER, 0.0, Mode.DETECTION_ONLY, 60), 3),
        "face-left": (pages.FacePage(Guidance.TURN_LEFT, 0.3, Mode.VERIFY_1TO1, 60), 3),
        "face-right": (pages.FacePage(Guidance.TURN_RIGHT, 0.6, Mode.VERIFY_1TO1, 60), 3),
    }


def _bodies_after() -> Mapping[str, tuple[pages.Body, int]]:
    """The pages from the confirmation on, in trouble, and of the staff."""
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
        "confirm": (confirm, 4),
        "confirm-verify": (replace(confirm, mode=Mode.VERIFY_1TO1), 4),
        "arrived": (_arrived(is_receipt_shown=False), 0),
        "arrived-verify": (_arrived(is_receipt_shown=False, mode=Mode.VERIFY_1TO1), 0),
        "arrived-next": (_arrived(is_receipt_shown=False, still_to_come=2), 0),
        "receipt": (_arrived(is_receipt_shown=True), 0),
        "receipt-next": (_arrived(is_receipt_shown=True, still_to_come=1), 0),
        "trouble": (_trouble(Problem.BOOKING_NOT_FOUND), 0),
        "trouble-camera": (_trouble(Problem.CAMERA_LOST, is_face=True), 0),
        "trouble-face": (_trouble(Problem.FACE_INCONCLUSIVE, is_face=True), 0),
        "trouble-face-last": (_trouble(Problem.FACE_INCONCLUSIVE, is_face=True, can_try_again=False), 0),
        "trouble-young": (_trouble(Problem.FACE_TOO_YOUNG, is_face=True, can_try_again=False), 0),
        "trouble-portrait": (_trouble(Problem.NAME_DIFFERS, is_face=True, reason=NameReason.OTHER_NAME), 0),
        "trouble-name": (_trouble(Problem.NAME_UNSURE, reason=NameReason.OTHER_SCRIPT), 0),
        "trouble-minor": (pages.TroublePage(Problem.MINOR_NEEDS_STAFF, True, False, False), 0),
        "trouble-wait": (_trouble(Problem.CODE_WAIT, wait_s=52), 0),
        "trouble-locked": (_trouble(Problem.CODE_LOCKED, wait_s=1900), 0),
        "staff-pin": (pages.StaffPinPage(None, 0), 0),
        "staff-pin-wait": (pages.StaffPinPage(Problem.PIN_WAIT, 47), 0),
        "staff-pin-own": (pages.StaffPinPage(None, 0, pages.PinStage.CHOOSE, PinFault.IN_A_ROW), 0),
        "trouble-paused": (_trouble(Problem.CAMERA_PAUSED, is_face=True), 0),
        "staff-desk-nobody": (
            pages.StaffDeskPage("Li Na", "welcome", (), None, can_withdraw=True, has_console=True, has_office=True),
            0,
        ),
        "staff-desk": (pages.StaffDeskPage("Li Na", "confirm", _REASONS, None), 0),
        "console": (_console(Tab.ARRIVALS), 0),
        "console-receipts": (_console(Tab.RECEIPTS), 0),
        "console-devices": (replace(_console(Tab.DEVICES), devices=worst_first(_DEVICES)), 0),
        "staff-desk-locked": (
            pages.StaffDeskPage(
                "Li Na",
                "code",
                _TYPING,
                None,
                (Lock.ASSESSMENT_EXPIRED,),
                name_reason=NameReason.OTHER_NAME,
            ),
            0,
        ),
        "staff-desk-name": (pages.StaffDeskPage("Li Na", "trouble", _NAME_REASONS, None), 0),
        "staff-acting-name": (pages.StaffActingPage("Li Na", OverrideReason.NAME_ACCEPTED, ends_visit=False), 0),
        "staff-acting-minor": (pages.StaffActingPage("Li Na", OverrideReason.MINOR_ASSISTED, ends_visit=False), 0),
        "staff-acting": (pages.StaffActingPage("Li Na", OverrideReason.GUEST_LEFT, ends_visit=True), 0),
        "help": (pages.ChoicePage(Side.LEFT, is_face_offered=True), 2),
        "idle": (pages.ChoicePage(Side.LEFT, is_face_offered=True), 2),
    }


def _bodies_of_receipts() -> Mapping[str, tuple[pages.Body, int]]:
    """The pages of somebody who comes back with a receipt."""
    return {
        "console-receipt": (_console_receipt(), 0),
        "console-erase": (replace(_console_receipt(), acts=(), offered=(), files=(), reasons=tuple(EraseReason)), 0),
        "staff-pin-second": (pages.StaffPinPage(None, 0, pages.PinStage.SECOND, is_refused=True, signs=_SIGNED), 0),
        "withdraw": (pages.WithdrawPage("K7", ""), 0),
        "withdraw-live": (pages.WithdrawPage("", "", is_live=True), 0),
        "withdraw-staff": (pages.WithdrawPage("K7MD3QRX4", "not_a_receipt", is_for_guest=True), 0),
        "withdrawable": (_withdrawable(), 0),
        "withdrawable-staff": (_withdrawable(reasons=tuple(WithdrawalReason), goes_on=True), 0),
        "withdrawable-expired": (_withdrawable(can_withdraw=False, has_expired=True), 0),
        "withdrawn": (pages.WithdrawnPage(NOON, "K7MD3QRX5", QR, has_printer=True), 0),
        "withdrawn-on": (pages.WithdrawnPage(NOON, "K7MD3QRX5", QR, has_printer=True, goes_on=True), 0),
        "trouble-forged": (pages.TroublePage(Problem.RECEIPT_FORGED, True, False, False), 0),
        "trouble-elsewhere": (pages.TroublePage(Problem.RECEIPT_ELSEWHERE, True, False, False), 0),
    }


def _trouble(
    problem: Problem,
    *,
    is_face: bool = False,
    can_try_again: bool = True,
    wait_s: int = 0,
    reason: NameReason | None = None,
) -> pages.TroublePage:
    """A trouble page with the ways out of the face way, or of the other one."""
    return pages.TroublePage(problem, can_try_again, is_face, not is_face, wait_s, reason)


def _arrived(*, is_receipt_shown: bool, mode: Mode = Mode.DETECTION_ONLY, still_to_come: int = 0) -> pages.ArrivedPage:
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
        paper=NOT_ASKED,
        still_to_come=still_to_come,
    )


def _withdrawable(
    *,
    can_withdraw: bool = True,
    has_expired: bool = False,
    reasons: tuple[WithdrawalReason, ...] = (),
    goes_on: bool = False,
) -> pages.WithdrawablePage:
    """A receipt of a consent that stands, unless it ran out."""
    return pages.WithdrawablePage(
        decision=Decision.GIVEN,
        created_at=NOON,
        code="K7MD3QRX5",
        can_withdraw=can_withdraw,
        is_withdrawn=False,
        has_expired=has_expired,
        reasons=reasons,
        goes_on=goes_on,
    )


def _console_receipt() -> pages.ConsolePage:
    """A receipt that staff found, and saved as files."""
    acts = (Act.PRINT_RECEIPT, Act.EXPORT_RECEIPT, Act.WITHDRAW_CONSENT, Act.ERASE_RECORD)
    return replace(
        _console(Tab.RECEIPTS),
        receipt=Receipt(
            id=ReceiptId("019aaf00-0000-7000-8000-000000000001"),
            code="K7MD3QRX4",
            created_at=NOON,
            draft=ReceiptDraft(
                decision=Decision.GIVEN,
                notice=NoticeRef("2026-11", "zh-CN", "0" * 64),
                face_side=Side.LEFT,
                mode=Mode.VERIFY_1TO1,
            ),
        ),
        acts=acts,
        offered=acts,
        files=("receipt-K7MD3QRX4.pdf", "receipt-K7MD3QRX4.json"),
    )


def _console(tab: Tab) -> pages.ConsolePage:
    """A page of arrivals or of receipts, of people who do not exist."""
    names = ("Fernandez, Maria", "Li, Wei", "Eriksson, Anna Maria", "Nakamura, Aoi", "Okafor, Chidi", "Silva, Ana")
    days = Days(date(2026, 11, 22), date(2026, 11, 25))
    arrivals = tuple(
        DeskRow(f"HB4{number}", (name, f"HB4{number}", days, f"{number % 2}/2", Coded("stage.expected")))
        for number, name in enumerate(names)
    )
    receipts = tuple(
        DeskRow(f"K7MD3QRX{number}", (f"K7MD3QRX{number}", NOON, Coded("decision.declined"), "zh-CN"))
        for number in range(9)
    )
    query = DeskQuery(tab)
    rows = arrivals if tab is Tab.ARRIVALS else receipts
    return pages.ConsolePage("Li Na", tuple(Tab), query, DeskTable(query, rows, 10_001 if rows is receipts else 42))
