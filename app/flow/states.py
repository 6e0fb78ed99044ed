"""Where a guest can be. Each state holds only what is lawful there; a visit is one value.

Ending a visit replaces the value, so nothing of a guest has to be remembered to be cleared.
"""

from dataclasses import dataclass, field

from app.domain.ages import AgeBand
from app.domain.booking import Booking, Query
from app.domain.comfort import Comfort
from app.domain.consent import Receipt, ReceiptDraft, Side, Way
from app.domain.day_report import DayReport
from app.domain.desk_table import DeskQuery, DeskTable
from app.domain.device import DeviceState
from app.domain.face import Guidance
from app.domain.help import HelpCall
from app.domain.likeness import NameReason
from app.domain.notice import NoticeRef
from app.domain.office import Draft, OfficeQuery, Sheet, Task, TaskFault
from app.domain.page import PageGuidance
from app.domain.pins import PinFault
from app.domain.printing import NOT_ASKED, PrinterCondition, PrintJob, PrintState
from app.domain.problems import Problem
from app.domain.retention import EraseReason, Erasure
from app.domain.staff import Override, StaffMember


@dataclass(frozen=True)
class Welcome:
    """Nobody is here. It has no fields: there is nothing to know."""


@dataclass(frozen=True)
class Notice:
    """The guest reads the notice. Reading is not consent.

    `onward` is where reading leads, if not to a first choice; `is_reopened` when the guest came back to read it again.
    """

    onward: "State | None" = None
    is_reopened: bool = False


@dataclass(frozen=True)
class Choice:
    """The guest chooses one of the two ways, having read `notice`. What was typed and stored before is kept."""

    notice: NoticeRef
    typed: str = field(default="", repr=False)
    receipt: Receipt | None = None


@dataclass(frozen=True)
class Consent:
    """The guest is asked for consent to the face way."""

    notice: NoticeRef
    typed: str = field(default="", repr=False)
    receipt: Receipt | None = None


@dataclass(frozen=True)
class Recording:
    """The decision is being stored; the camera is closed. `earlier` is the receipt it follows, `booking` one found."""

    draft: ReceiptDraft
    way: Way
    typed: str = field(default="", repr=False)
    booking: Booking | None = None
    earlier: Receipt | None = None


@dataclass(frozen=True)
class Document:
    """The guest shows a passport or a booking code, by any of three equal means.

    The document camera, where there is one, is open while a passport or a code is asked for and `has_camera_failed` is
    not so.
    """

    way: Way
    receipt: Receipt
    typed: str = field(default="", repr=False)
    is_unreadable: bool = False
    is_passport_asked: bool = False
    is_code_asked: bool = False
    has_camera_failed: bool = False
    guidance: PageGuidance = PageGuidance.NO_PAGE
    read_ratio: float = 0.0


@dataclass(frozen=True)
class Code:
    """The guest types the booking code. `fault` says what is wrong with it in words' keys; empty while nothing is."""

    way: Way
    receipt: Receipt
    typed: str = field(default="", repr=False)
    fault: str = ""


@dataclass(frozen=True)
class Searching:
    """The hotel's list is being read.

    `is_shown` when it is asked for a document just shown; `has_portrait` when the vision process holds the photo of its
    page; `booking` is one found before, whose guest the document must be of.
    """

    way: Way
    receipt: Receipt
    query: Query
    typed: str = field(default="", repr=False)
    is_shown: bool = False
    has_portrait: bool = False
    booking: Booking | None = None


@dataclass(frozen=True)
class Portrait:
    """The booking is found, and the guest's document is wanted as well.

    On the face way it is the passport's photo page, whose photo the face will be compared with; without a face it is
    any document of the guest who has the booking, where the hotel has it read at the kiosk. `is_name_accepted` once
    staff said that the name on it may differ from the booking's.
    """

    receipt: Receipt
    booking: Booking
    typed: str = field(default="", repr=False)
    is_unreadable: bool = False
    is_name_accepted: bool = False
    way: Way = Way.FACE
    has_camera_failed: bool = False
    guidance: PageGuidance = PageGuidance.NO_PAGE
    read_ratio: float = 0.0


@dataclass(frozen=True)
class Face:
    """The face camera may be open: only here, and only with a stored consent in `receipt`. `is_open` once it is."""

    receipt: Receipt
    booking: Booking
    typed: str = field(default="", repr=False)
    guidance: Guidance = Guidance.NO_FACE
    hold_ratio: float = 0.0
    is_open: bool = False


@dataclass(frozen=True)
class Confirm:
    """The guest sees who is expected, and says yes."""

    way: Way
    receipt: Receipt
    booking: Booking
    typed: str = field(default="", repr=False)


@dataclass(frozen=True)
class CheckingIn:
    """The booking is being changed to checked in."""

    way: Way
    receipt: Receipt
    booking: Booking
    typed: str = field(default="", repr=False)


@dataclass(frozen=True)
class Paper:
    """What is known of the printed receipt: only what the printer's queue said.

    `job` is there while more is to be heard of it; `looks` counts how often it was asked after, and `is_looking` while
    an answer is awaited.
    """

    said: PrintState = NOT_ASKED
    job: PrintJob | None = None
    looks: int = 0
    is_looking: bool = False


NO_PAPER_ASKED = Paper()


@dataclass(frozen=True)
class Arrived:
    """The guest is checked in; what to do next, and the receipt."""

    way: Way
    receipt: Receipt
    booking: Booking
    qr: tuple[tuple[bool, ...], ...] = ()
    is_receipt_shown: bool = False
    paper: Paper = NO_PAPER_ASKED


@dataclass(frozen=True)
class Trouble:
    """Something went wrong. `again` is the state that "Try again" leads to; nothing typed or stored is lost.

    `wait_s` is how long another code must wait. `reason` says how a name differs, and `held` is the booking that staff
    may go on with; the guest sees nothing of it before.
    """

    problem: Problem
    again: "State"
    wait_s: int = 0
    reason: NameReason | None = None
    held: Booking | None = None


@dataclass(frozen=True)
class Asker:
    """Who looks at a receipt, the guest or `member` for one, and what waits `beneath` to be gone on with."""

    beneath: "State" = field(default_factory=Welcome)
    member: StaffMember | None = None


@dataclass(frozen=True)
class Withdraw:
    """The guest shows or types the code of a receipt, to see what is held and to withdraw.

    The document camera, where there is one, is open meanwhile, unless `has_camera_failed`.
    """

    typed: str = field(default="", repr=False)
    fault: str = ""
    asker: Asker = field(default_factory=Asker)
    has_camera_failed: bool = False


@dataclass(frozen=True)
class LookingUp:
    """A receipt is being looked for: the one with this short code, or, if that is empty, the one a token names."""

    code: str = field(repr=False)
    asker: Asker = field(default_factory=Asker)


@dataclass(frozen=True)
class Withdrawable:
    """The guest sees what the receipt says, and whether it was withdrawn before."""

    receipt: Receipt
    is_withdrawn: bool
    asker: Asker = field(default_factory=Asker)

    @property
    def can_withdraw(self) -> bool:
        """Whether a consent stands."""
        return self.receipt.allows_face and not self.is_withdrawn and not self.receipt.has_expired


@dataclass(frozen=True)
class Withdrawing:
    """The withdrawal is being stored."""

    receipt: Receipt
    asker: Asker = field(default_factory=Asker)


@dataclass(frozen=True)
class Withdrawn:
    """The withdrawal is stored; `receipt` is the new one that says so."""

    receipt: Receipt
    qr: tuple[tuple[bool, ...], ...] = ()
    paper: Paper = NO_PAPER_ASKED
    asker: Asker = field(default_factory=Asker)


@dataclass(frozen=True)
class StaffPin:
    """A member of staff types number and PIN. The guest's state waits beneath."""

    beneath: "State"
    problem: Problem | None = None
    wait_s: int = 0


@dataclass(frozen=True)
class PinChecking:
    """The PIN is being checked. It is not kept here."""

    beneath: "State"


@dataclass(frozen=True)
class PinRenewal:
    """A member of staff whose PIN somebody else chose types one of their own, and then once more.

    `chosen` is what was typed first, kept until it is typed again. They have no other way on, but back to the guest.
    """

    member: StaffMember
    beneath: "State"
    chosen: str = field(default="", repr=False)
    fault: PinFault | None = None
    problem: Problem | None = None


@dataclass(frozen=True)
class PinRenewing:
    """The new PIN is being kept. It is not here."""

    member: StaffMember
    beneath: "State"


@dataclass(frozen=True)
class StaffDesk:
    """A member of staff is signed in over a guest's visit. They can never choose or consent for the guest.

    `printer` is what is known of the printer, once it was asked after; `is_asking` while an answer is awaited.
    """

    member: StaffMember
    beneath: "State"
    problem: Problem | None = None
    printer: PrinterCondition | None = None
    is_asking: bool = False


@dataclass(frozen=True)
class Console:
    """A member of staff looks at the desk's tables; nobody is at the kiosk.

    `table` is what was read last, perhaps for another query; `receipt` is one that is shown, `paper` what is known of
    it on paper, `files` what it was written to in the folder of exports, and `erasure` what was erased under it.
    `devices` are the parts of the kiosk as they were found last, and `report` that of a shift, None while it is read;
    on the page of the report `paper` is what is known of that on paper.
    """

    member: StaffMember
    query: DeskQuery
    table: DeskTable | None = None
    receipt: Receipt | None = None
    is_withdrawn: bool = False
    problem: Problem | None = None
    paper: Paper = NO_PAPER_ASKED
    files: tuple[str, ...] = ()
    erasure: Erasure | None = None
    devices: tuple[DeviceState, ...] | None = None
    report: DayReport | None = None
    beneath: Welcome = field(default_factory=Welcome)


@dataclass(frozen=True)
class EraseReasoning:
    """A member of staff says why the guest behind the receipt at `console` is erased."""

    console: Console
    beneath: Welcome = field(default_factory=Welcome)


@dataclass(frozen=True)
class EraseSigning:
    """A second person types number and PIN to have it erased. `is_refused` after one who may not sign."""

    console: Console
    reason: EraseReason
    problem: Problem | None = None
    wait_s: int = 0
    is_refused: bool = False
    beneath: Welcome = field(default_factory=Welcome)


@dataclass(frozen=True)
class Erasing:
    """The second PIN is being checked, and if it is right the guest erased. The PIN is not kept here."""

    console: Console
    reason: EraseReason
    beneath: Welcome = field(default_factory=Welcome)


@dataclass(frozen=True)
class Office:
    """A manager or a privacy officer is in the office; nobody is at the kiosk.

    `sheet` is what was read last, perhaps for another query; `done` the task done last, `fault` why one was not.
    """

    member: StaffMember
    query: OfficeQuery
    sheet: Sheet | None = None
    done: Task | None = None
    fault: TaskFault | None = None
    problem: Problem | None = None
    beneath: Welcome = field(default_factory=Welcome)


@dataclass(frozen=True)
class OfficeAsking:
    """A task of the office asks its next question; `fault` is why the last answer was not taken."""

    office: Office
    sheet: Sheet
    draft: Draft
    fault: TaskFault | None = None
    beneath: Welcome = field(default_factory=Welcome)


@dataclass(frozen=True)
class OfficeSigning:
    """A second person types number and PIN for a task of the office. `is_refused` after one who may not sign."""

    office: Office
    draft: Draft
    problem: Problem | None = None
    wait_s: int = 0
    is_refused: bool = False
    beneath: Welcome = field(default_factory=Welcome)


@dataclass(frozen=True)
class OfficeDoing:
    """A task of the office is being done. No second PIN is kept here."""

    office: Office
    draft: Draft
    beneath: Welcome = field(default_factory=Welcome)


@dataclass(frozen=True)
class StaffActing:
    """The guest's screen shows what staff is about to record, before it happens."""

    member: StaffMember
    override: Override
    beneath: "State"


@dataclass(frozen=True)
class StaffRecording:
    """The act of staff is being written to the audit log."""

    member: StaffMember
    override: Override
    beneath: "State"


State = (
    Welcome
    | Notice
    | Choice
    | Consent
    | Recording
    | Document
    | Code
    | Searching
    | Portrait
    | Face
    | Confirm
    | CheckingIn
    | Arrived
    | Trouble
    | Withdraw
    | LookingUp
    | Withdrawable
    | Withdrawing
    | Withdrawn
    | StaffPin
    | PinChecking
    | PinRenewal
    | PinRenewing
    | StaffDesk
    | Console
    | EraseReasoning
    | EraseSigning
    | Erasing
    | Office
    | OfficeAsking
    | OfficeSigning
    | OfficeDoing
    | StaffActing
    | StaffRecording
)

STAFF = (
    StaffPin,
    PinChecking,
    PinRenewal,
    PinRenewing,
    StaffDesk,
    Console,
    EraseReasoning,
    EraseSigning,
    Erasing,
    Office,
    OfficeAsking,
    OfficeSigning,
    OfficeDoing,
    StaffActing,
    StaffRecording,
)
"""States in which a member of staff has the screen, over a guest's own state beneath."""

WAITING = (
    Recording,
    Searching,
    CheckingIn,
    LookingUp,
    Withdrawing,
    PinChecking,
    PinRenewing,
    Erasing,
    OfficeDoing,
    StaffRecording,
)
"""States that wait for one answer of one errand; nothing but that answer, the clock or the end leads out."""

AT_RECEIPT = (Withdraw, LookingUp, Withdrawable, Withdrawing, Withdrawn)
"""States in which a receipt is looked at, by a guest or by staff for one."""


def staff_over(state: State) -> "State | None":
    """What waits beneath while a member of staff has the screen; None while the guest has it."""
    if isinstance(state, STAFF):
        return state.beneath
    return state.asker.beneath if isinstance(state, AT_RECEIPT) and state.asker.member else None


@dataclass(frozen=True)
class Visit:
    """Everything the program knows of the person at the desk.

    `number` grows with every visit; answers asked for under an earlier number are dropped. `is_help_open` and
    `is_time_low` are panels over the state beneath. `face_attempts` counts how often a face step ended inconclusive.
    `has_shown_document` once a document led to this guest's booking, `age` is the band by the last one read, and
    `is_minor_assisted` once staff stands by a guest under age. `scanned_code` is a booking code that came before a way
    was chosen, to be looked up once one is.
    `waits` counts how often the next code had to wait.
    `is_after_crash` only in the first visit of a kiosk whose run before was cut short.
    `help` is this guest's call for help, once the queue has it; `help_repeats` counts its rings after the first.
    """

    number: int
    face_side: Side
    language: str
    state: State = field(default_factory=Welcome)
    comfort: Comfort = field(default_factory=Comfort)
    is_help_open: bool = False
    is_time_low: bool = False
    face_attempts: int = 0
    has_shown_document: bool = False
    age: AgeBand = AgeBand.UNKNOWN
    is_minor_assisted: bool = False
    scanned_code: str = field(default="", repr=False)
    waits: int = 0
    is_after_crash: bool = False
    help: HelpCall | None = None
    help_repeats: int = 0
