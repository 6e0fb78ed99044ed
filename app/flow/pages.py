"""What each state shows, as nouns: text keys and values, no widgets, no sentences. `page_for` is total over states."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import assert_never

from app.domain.booking import Booking
from app.domain.codes import suggested_code
from app.domain.comfort import Comfort
from app.domain.consent import Decision, Side, Way
from app.domain.face import Guidance
from app.domain.help import HelpCall
from app.domain.likeness import NameReason
from app.domain.mode import Mode
from app.domain.page import PageGuidance
from app.domain.printing import NOT_ASKED, PrintState
from app.domain.problems import Problem
from app.domain.release import ReleaseText
from app.domain.rules import IdentityCheck, Rules
from app.domain.staff import WithdrawalReason
from app.flow.calling import is_waiting
from app.flow.choosing import may_choose_face
from app.flow.entering import may_try_again
from app.flow.needs import Vision, needs
from app.flow.office_pages import OfficePage as OfficePage  # noqa: PLC0414 - one place for all pages
from app.flow.office_pages import QuestionPage as QuestionPage  # noqa: PLC0414 - one place for all pages
from app.flow.printing import may_print
from app.flow.staff_pages import ConsolePage as ConsolePage  # noqa: PLC0414 - one place for all pages
from app.flow.staff_pages import PinStage as PinStage  # noqa: PLC0414 - one place for all pages
from app.flow.staff_pages import StaffActingPage as StaffActingPage  # noqa: PLC0414 - one place for all pages
from app.flow.staff_pages import StaffDeskPage as StaffDeskPage  # noqa: PLC0414 - one place for all pages
from app.flow.staff_pages import StaffPinPage as StaffPinPage  # noqa: PLC0414 - one place for all pages
from app.flow.staff_pages import staff_body
from app.flow.states import (
    WAITING,
    Arrived,
    Asker,
    CheckingIn,
    Choice,
    Code,
    Confirm,
    Consent,
    Console,
    Document,
    EraseReasoning,
    EraseSigning,
    Erasing,
    Face,
    LookingUp,
    Notice,
    Office,
    OfficeAsking,
    OfficeDoing,
    OfficeSigning,
    PinChecking,
    PinRenewal,
    PinRenewing,
    Portrait,
    Recording,
    Searching,
    StaffActing,
    StaffDesk,
    StaffPin,
    StaffRecording,
    State,
    Trouble,
    Visit,
    Welcome,
    Withdraw,
    Withdrawable,
    Withdrawing,
    Withdrawn,
    staff_over,
)

QrRows = tuple[tuple[bool, ...], ...]
STEPS = {"notice": 1, "choice": 2, "identify": 3, "confirm": 4}
"""Four steps for the guest, the same count on both ways (G17): read, choose, show, confirm."""


@dataclass(frozen=True)
class WelcomePage:
    """Nobody is here: one sentence, Start, the languages by their own names, and that the camera is closed.

    `is_after_crash` when whoever stands here may have been left in the middle, and is to be told what is true.
    """

    is_after_crash: bool = False


@dataclass(frozen=True)
class NoticePage:
    """The notice in the visit's language; the screen asks i18n for its items."""

    is_reopened: bool


@dataclass(frozen=True)
class ChoicePage:
    """Two identical cards; `face_side` is where the face card stands on the glass.

    Where the law of the place lets no face way be, one card and no word of another.
    """

    face_side: Side
    is_face_offered: bool
    is_face_allowed: bool = True


@dataclass(frozen=True)
class ConsentPage:
    """Consent in the first person, two equal buttons; `agree_side` is drawn with the card order.

    `release` is what is signed in its place, where the law of the place asks for a written release.
    """

    mode: Mode
    agree_side: Side
    face_s: int
    release: ReleaseText | None = None


@dataclass(frozen=True)
class WaitingPage:
    """One short wait; `key` says for what."""

    key: str


@dataclass(frozen=True)
class DocumentPage:
    """Three equal means; a scan is taken at any time. `way` decides whether `usePassportButton` is shown.

    While the document camera is open (`is_live`) its picture and one hint stand in the place of the drawing.
    """

    way: Way
    is_unreadable: bool
    is_passport_asked: bool
    is_code_asked: bool
    is_live: bool
    has_camera_failed: bool
    guidance: PageGuidance
    read_ratio: float


@dataclass(frozen=True)
class PortraitPage:
    """The booking is found; a document is wanted too, with the document camera's picture and one hint while `is_live`.

    On the face way it is the passport's photo page; without a face, any document of the guest.
    """

    way: Way
    is_live: bool
    has_camera_failed: bool
    is_unreadable: bool
    guidance: PageGuidance
    read_ratio: float


@dataclass(frozen=True)
class CodePage:
    """The code field and the keypad. `fault` is a text key's last part, empty while nothing is wrong."""

    way: Way
    typed: str = field(repr=False)
    fault: str
    meant: str = field(default="", repr=False)
    """The code that may have been meant, to ask about; empty if none."""


@dataclass(frozen=True)
class FacePage:
    """The live preview, one hint, and how far the hold is (0 to 1)."""

    guidance: Guidance
    hold_ratio: float
    mode: Mode
    face_s: int


@dataclass(frozen=True)
class ConfirmPage:
    """Who is expected, from when to when, how many; what happens next."""

    way: Way
    mode: Mode
    guest_name: str = field(repr=False)
    arrival: date
    departure: date
    nights: int
    guests: int


@dataclass(frozen=True)
class ArrivedPage:
    """What to do next, and the receipt."""

    way: Way
    mode: Mode
    is_room_ready: bool
    decision: Decision
    created_at: datetime
    code: str
    qr: QrRows
    is_receipt_shown: bool
    has_printer: bool
    paper: PrintState
    is_document_shown_at_desk: bool = False
    """Whether a member of staff looks at the guest's document when giving the key."""
    still_to_come: int = 0
    """How many other guests of the booking have not checked in yet."""
    can_print: bool = True
    """Whether the receipt may be sent to the printer now."""


@dataclass(frozen=True)
class TroublePage:
    """What went wrong, in words without blame, and the ways out that are open.

    `wait` tells one wait from another, if it is as long: the visit's number, and which wait it is in that visit.
    """

    problem: Problem
    can_try_again: bool
    can_use_passport: bool
    can_type_code: bool
    wait_s: int = 0
    reason: NameReason | None = None
    wait: tuple[int, int] = (0, 0)


@dataclass(frozen=True)
class WithdrawPage:
    """Show or type a receipt's code; while the document camera is open (`is_live`), its picture stands there too."""

    typed: str = field(repr=False)
    fault: str
    is_live: bool = False
    is_for_guest: bool = False
    """Whether a member of staff asks, for a guest."""


@dataclass(frozen=True)
class WithdrawablePage:
    """What the receipt says; the button to withdraw only where a consent stands, and for staff a reason each."""

    decision: Decision
    created_at: datetime
    code: str
    can_withdraw: bool
    is_withdrawn: bool
    has_expired: bool = False
    reasons: tuple[WithdrawalReason, ...] = ()
    goes_on: bool = False
    """Whether something waits that the guest goes on with."""


@dataclass(frozen=True)
class WithdrawnPage:
    """The withdrawal is stored, with its own receipt."""

    created_at: datetime
    code: str
    qr: QrRows
    has_printer: bool = False
    paper: PrintState = NOT_ASKED
    can_print: bool = True
    goes_on: bool = False


Body = (
    WelcomePage
    | NoticePage
    | ChoicePage
    | ConsentPage
    | WaitingPage
    | DocumentPage
    | CodePage
    | PortraitPage
    | FacePage
    | ConfirmPage
    | ArrivedPage
    | TroublePage
    | WithdrawPage
    | WithdrawablePage
    | WithdrawnPage
    | StaffPinPage
    | OfficePage
    | QuestionPage
    | StaffDeskPage
    | ConsolePage
    | StaffActingPage
)


@dataclass(frozen=True)
class Page:
    """A whole screen: the body, and the frame that stands in the same place on every screen.

    `step` is 1 to 4, or 0 where no step is counted. `visit_number` tells the shell when another guest begins.
    """

    body: Body
    visit_number: int
    language: str
    languages: tuple[str, ...]
    comfort: Comfort
    step: int
    can_go_back: bool
    can_open_notice: bool
    has_voice: bool
    is_help_open: bool
    is_time_low: bool
    help: HelpCall | None = None
    """This guest's call for help, once the queue has it."""
    help_repeats: int = 0
    """How often the bell rang for it again, since nobody came."""
    is_calling: bool = False
    """Whether a call stands that nobody has answered."""


def page_for(visit: Visit, rules: Rules) -> Page:
    """Say what to show for a visit."""
    state = visit.state
    is_busy = isinstance(state, WAITING)
    is_staff = staff_over(state) is not None
    has_paper = isinstance(state, Arrived) and not state.is_receipt_shown
    return Page(
        body=_body(visit, state, rules),
        visit_number=visit.number,
        language=visit.language,
        languages=rules.languages,
        comfort=visit.comfort,
        step=_step_of(state),
        can_go_back=not (is_busy or has_paper or isinstance(state, Welcome)),
        can_open_notice=not (is_busy or is_staff or isinstance(state, Notice | Welcome)),
        has_voice=rules.has_voice,
        is_help_open=visit.is_help_open,
        is_time_low=visit.is_time_low,
        help=visit.help,
        help_repeats=visit.help_repeats,
        is_calling=is_waiting(visit),
    )


def _step_of(state: State) -> int:
    """Which of the four steps a state belongs to; 0 for none."""
    match state:
        case Notice():
            return STEPS["notice"]
        case Choice() | Consent() | Recording():
            return STEPS["choice"]
        case Document() | Code() | Searching() | Portrait() | Face():
            return STEPS["identify"]
        case Confirm() | CheckingIn():
            return STEPS["confirm"]
        case _:
            return 0


def _body(visit: Visit, state: State, rules: Rules) -> Body:  # noqa: C901, PLR0912 - one line a state
    """The part of the page that a state decides."""
    match state:
        case Welcome():
            return WelcomePage(visit.is_after_crash)
        case Notice(is_reopened=is_reopened):
            return NoticePage(is_reopened)
        case Choice():
            return ChoicePage(visit.face_side, may_choose_face(visit, rules), rules.is_face_allowed)
        case Consent():
            return ConsentPage(rules.mode, visit.face_side, int(rules.face_s), rules.releases.get(visit.language))
        case Recording() | Withdrawing() | PinRenewing() | OfficeDoing() | StaffRecording():
            return WaitingPage("saving")
        case Searching():
            return WaitingPage("searching")
        case CheckingIn():
            return WaitingPage("checking_in")
        case LookingUp():
            return WaitingPage("looking_up")
        case PinChecking() | Erasing():
            return WaitingPage("checking_pin")
        case Document():
            return _document_page(visit, state, rules)
        case Portrait():
            return _portrait_page(visit, state, rules)
        case Code():
            meant = suggested_code(state.typed) if state.fault else None
            return CodePage(state.way, state.typed, state.fault, meant or "")
        case Face():
            return FacePage(state.guidance, state.hold_ratio, rules.mode, int(rules.face_s))
        case Confirm():
            return _confirm_page(state.way, state.booking, rules)
        case Arrived():
            return _arrived_page(state, rules)
        case Trouble():
            return _trouble_page(visit, state)
        case Withdraw():
            is_live = needs(visit, rules).vision is Vision.PAGE
            return WithdrawPage(state.typed, state.fault, is_live, state.asker.member is not None)
        case Withdrawable():
            return _withdrawable_page(state, rules)
        case Withdrawn():
            return _withdrawn_page(state, rules)
        case StaffPin() | PinRenewal() | StaffDesk() | Console() | EraseReasoning() | EraseSigning() | StaffActing():
            return staff_body(state, rules)
        case Office() | OfficeAsking() | OfficeSigning():
            return staff_body(state, rules)
        case _:
            assert_never(state)


def _confirm_page(way: Way, booking: Booking, rules: Rules) -> ConfirmPage:
    """The booking as the guest may see it."""
    return ConfirmPage(
        way=way,
        mode=rules.mode,
        guest_name=booking.guest_name,
        arrival=booking.arrival,
        departure=booking.departure,
        nights=booking.nights,
        guests=booking.guests,
    )


def _arrived_page(state: Arrived, rules: Rules) -> ArrivedPage:
    """The arrival, the receipt, and what is known of its paper."""
    return ArrivedPage(
        way=state.way,
        mode=rules.mode,
        is_room_ready=state.booking.is_room_ready,
        decision=state.receipt.draft.decision,
        created_at=state.receipt.created_at.astimezone(rules.zone),
        code=state.receipt.code,
        qr=state.qr,
        is_receipt_shown=state.is_receipt_shown,
        has_printer=rules.has_printer,
        paper=state.paper.said,
        can_print=may_print(state.paper),
        is_document_shown_at_desk=rules.identity_check is IdentityCheck.STAFF_GLANCE,
        still_to_come=state.booking.still_to_come,
    )


def _portrait_page(visit: Visit, state: Portrait, rules: Rules) -> PortraitPage:
    """The document that is wanted besides the booking."""
    return PortraitPage(
        way=state.way,
        is_live=needs(visit, rules).vision is Vision.PAGE,
        has_camera_failed=state.has_camera_failed,
        is_unreadable=state.is_unreadable,
        guidance=state.guidance,
        read_ratio=state.read_ratio,
    )


def _document_page(visit: Visit, state: Document, rules: Rules) -> DocumentPage:
    """The means, and what the document camera needs."""
    return DocumentPage(
        way=state.way,
        is_unreadable=state.is_unreadable,
        is_passport_asked=state.is_passport_asked,
        is_code_asked=state.is_code_asked,
        is_live=needs(visit, rules).vision is Vision.PAGE,
        has_camera_failed=state.has_camera_failed,
        guidance=state.guidance,
        read_ratio=state.read_ratio,
    )


def _trouble_page(visit: Visit, state: Trouble) -> TroublePage:
    """A problem and the ways out that fit it; the face way is never offered from another way's trouble."""
    return TroublePage(
        problem=state.problem,
        can_try_again=may_try_again(visit, state),
        can_use_passport=isinstance(state.again, Face | Portrait),
        can_type_code=isinstance(state.again, Document | Code),
        wait_s=state.wait_s,
        reason=state.reason,
        wait=(visit.number, visit.waits),
    )


def _withdrawable_page(state: Withdrawable, rules: Rules) -> WithdrawablePage:
    """What a receipt says to the guest who holds it."""
    return WithdrawablePage(
        decision=state.receipt.draft.decision,
        created_at=state.receipt.created_at.astimezone(rules.zone),
        code=state.receipt.code,
        can_withdraw=state.can_withdraw,
        is_withdrawn=state.is_withdrawn or state.receipt.draft.decision is Decision.WITHDRAWN,
        has_expired=state.receipt.has_expired,
        reasons=tuple(WithdrawalReason) if state.asker.member else (),
        goes_on=_goes_on(state.asker),
    )


def _withdrawn_page(state: Withdrawn, rules: Rules) -> WithdrawnPage:
    """The new receipt, and what is known of its paper."""
    return WithdrawnPage(
        created_at=state.receipt.created_at.astimezone(rules.zone),
        code=state.receipt.code,
        qr=state.qr,
        has_printer=rules.has_printer,
        paper=state.paper.said,
        can_print=may_print(state.paper),
        goes_on=_goes_on(state.asker),
    )


def _goes_on(asker: Asker) -> bool:
    """Whether a visit or the desk of staff waits beneath a receipt that is looked at."""
    return asker.member is not None or not isinstance(asker.beneath, Welcome)
