"""Every outside thing as a Protocol, on one page. Calls block; only `ui/worker.py` knows of threads.

Implementations raise `KioskError(Problem.X)` for what may be expected to fail, and nothing of a guest in any message.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Protocol

from app.domain.booking import Booking, Query
from app.domain.consent import Receipt, ReceiptDraft, Way
from app.domain.day_report import DayReport, ReportKind
from app.domain.desk_table import DeskQuery, DeskTable
from app.domain.device import DeviceState
from app.domain.face_life import FaceEnd, FaceMeans
from app.domain.gates import Lock
from app.domain.help import HelpCall, HelpEnd
from app.domain.ids import ReceiptId, StaffId
from app.domain.office import Draft, OfficeQuery, Sheet, TaskFault
from app.domain.permissions import Act, OwnerAct
from app.domain.picture import Picture
from app.domain.pins import PinFault
from app.domain.printing import PrinterCondition, PrintJob, PrintState
from app.domain.retention import EraseReason, Erasure
from app.domain.rules import HouseRules
from app.domain.staff import ForGuest, Override, Signed, StaffMember


class Receipts(Protocol):
    """The hotel's register of decisions: append only."""

    def save(self, draft: ReceiptDraft, by: ForGuest | None = None) -> Receipt:
        """Store a decision durably before returning, and in the log of acts who acted for the guest, if anybody did.

        A consent is withdrawn once: asked again, the receipt of the first time is the answer.
        Raises: RECEIPT_NOT_SAVED.
        """

    def find(self, code: str) -> tuple[Receipt, bool]:
        """Find a receipt by its short code; the flag says whether it was withdrawn. Raises: RECEIPT_NOT_FOUND."""

    def expire_due(self) -> int:
        """Write down which consents have run out without a withdrawal; says how many. Raises: STORE_UNAVAILABLE."""

    def find_token(self, digits_untrusted: str) -> tuple[Receipt, bool]:
        """Find the receipt that a signed token names, as `find` does.

        Raises: RECEIPT_UNREADABLE, RECEIPT_FORGED, RECEIPT_ELSEWHERE, RECEIPT_NOT_FOUND.
        """

    def withdrawal_of(self, receipt_id: ReceiptId) -> Receipt | None:
        """The receipt by which a consent was withdrawn; None while it stands. Raises: STORE_UNAVAILABLE."""

    def face_opened(self, receipt_id: ReceiptId, means: FaceMeans) -> None:
        """Write durably that the face camera is open under this receipt. Raises: RECEIPT_NOT_SAVED."""

    def face_erased(self, receipt_id: ReceiptId, end: FaceEnd) -> None:
        """Write durably that the camera is closed and the face erased, and why. Raises: RECEIPT_NOT_SAVED."""


class Bookings(Protocol):
    """The hotel's list of arrivals."""

    def find(self, query: Query) -> Booking:
        """Find the one booking that fits and may check in today, in the name of its guest who is next to do so.

        Raises: BOOKING_NOT_FOUND, BOOKINGS_SEVERAL, BOOKING_OTHER_DAY, BOOKING_CANCELLED, BOOKING_ALREADY_IN,
        NAME_DIFFERS and NAME_UNSURE (as `NameDoubt`, for staff to settle), CODE_WAIT and CODE_LOCKED (as `MustWait`,
        with the seconds left), STORE_UNAVAILABLE.
        """

    def check_in(self, booking: Booking, receipt_id: ReceiptId, way: Way) -> Booking:
        """Check the booking's guest in, once, atomically; the booking is checked in with its last guest.

        Raises: BOOKING_ALREADY_IN, CHECK_IN_NOT_SAVED.
        """


class Papers(Protocol):
    """The receipt as a guest takes it home."""

    def pdf(self, receipt: Receipt, language: str) -> bytes:
        """Lay a receipt out as a PDF of one page, in the form of paper the hotel prints on; same receipt, same bytes.

        It speaks `language` (BCP 47) and the hotel's.
        """

    def report(self, report: DayReport) -> bytes:
        """Lay the report of a shift out as a PDF of one page, in the hotel's language and on the paper it prints on."""

    def qr(self, receipt: Receipt) -> tuple[tuple[bool, ...], ...]:
        """The receipt's QR code, row by row, true for dark, without quiet zone. It holds nothing personal."""


class Printer(Protocol):
    """The one configured printer. No call waits for paper: how far a receipt is, is asked again and again."""

    def send(self, pdf: bytes) -> PrintJob:
        """Hand a PDF to the queue; receipts of this kiosk that still wait there are cancelled first.

        Raises: PRINTER_FAILED (as `NotPrinted`, with the reason).
        """

    def watch(self, job: PrintJob) -> PrintState:
        """Say how far a receipt is, by what the queue and the printer say now."""

    def leave(self, job: PrintJob) -> None:
        """Part with a receipt whose guest has gone: one that nothing keeps may come out, any other is cancelled."""

    def condition(self) -> PrinterCondition:
        """Say what is known of the printer now."""

    def tidy(self) -> None:
        """Cancel what this kiosk left in the queue when it last ended."""


class Staff(Protocol):
    """Who works here, and their PINs."""

    def check_pin(self, pin_untrusted: str) -> StaffMember | int:
        """Check number and PIN: the member if right, else seconds to wait (0: try again). Raises: STORE_UNAVAILABLE."""

    def change_pin(self, staff: StaffId, pin_untrusted: str) -> PinFault | None:
        """Give a member who has just signed in a PIN of their own, or say what is wrong with it.

        Raises: STORE_UNAVAILABLE.
        """


class Audit(Protocol):
    """The log of acts, append only."""

    def record_override(self, override: Override) -> None:
        """Write an act of staff durably. Raises: STORE_UNAVAILABLE."""

    def record_help_call(self, state: str) -> HelpCall:
        """Write that a guest asked for help in `state`; says the place in the queue. Raises: STORE_UNAVAILABLE."""

    def look_at_help_call(self, number: int) -> HelpCall:
        """One call as its guest may see it: its place now, or who comes. Raises: STORE_UNAVAILABLE."""

    def record_act(
        self, act: Act | OwnerAct, staff: StaffId, *, subject: str, reason: str = "", second: StaffId | None = None
    ) -> None:
        """Write an act at the desk durably, and who signed it as well. Raises: STORE_UNAVAILABLE."""

    def end_help_call(self, number: int, end: HelpEnd, staff: StaffId | None = None) -> None:
        """Write how a call ended, durably. Raises: STORE_UNAVAILABLE."""


class Upkeep(Protocol):
    """What has to be done once a day, whether guests come or not."""

    def tend(self) -> None:
        """Erase what is past its time, unless that was done today. Raises: STORE_UNAVAILABLE."""


class Personal(Protocol):
    """What is held about a decision and the guest behind it, for those whom a guest asks for it."""

    def access(self, code: str) -> Mapping[str, Sequence[Mapping[str, object]]]:
        """Everything held, table by table. Raises: RECEIPT_NOT_FOUND, STORE_UNAVAILABLE."""

    def erase(self, code: str, reason: EraseReason, staff: Sequence[StaffId]) -> Erasure:
        """Erase who the guest is, and the tie to the booking. Raises: RECEIPT_NOT_FOUND, STORE_UNAVAILABLE."""


class Desk(Protocol):
    """The tables that staff look at."""

    def table(self, query: DeskQuery) -> DeskTable:
        """One page of a table. Raises: STORE_UNAVAILABLE."""


class Devices(Protocol):
    """The parts of this kiosk."""

    def look(self) -> tuple[DeviceState, ...]:
        """Every part as it is now; what fails is an answer too, and no camera is opened."""


class Reports(Protocol):
    """The report of a shift."""

    def report(self, kind: ReportKind, day: date | None = None, staff: StaffId | None = None) -> DayReport:
        """The report of a business day, else of today; `staff` is whoever has it printed. Raises: STORE_UNAVAILABLE."""


class Office(Protocol):
    """What managers and privacy officers look at and do at the kiosk."""

    def house(self) -> HouseRules:
        """What a manager may change, as it is now. Raises: STORE_UNAVAILABLE."""

    def sheet(self, query: OfficeQuery) -> Sheet:
        """One sheet. Raises: STORE_UNAVAILABLE."""

    def do(self, draft: Draft, signed: Signed) -> TaskFault | None:
        """Do a task durably, with the act in the log; or say why it is not done. Raises: STORE_UNAVAILABLE."""


class Exports(Protocol):
    """The folder of what staff hand out as files."""

    def write(self, receipt: Receipt, pdf: bytes) -> tuple[str, ...]:
        """Write a receipt as paper (PDF) and as it is issued (JSON); says the files' names.

        Raises: STORE_UNAVAILABLE.
        """


class Gates(Protocol):
    """What must be in order before the face way opens."""

    def locks(self) -> tuple[Lock, ...]:
        """Why the face way is locked now; nothing if it is open. Raises: STORE_UNAVAILABLE."""


class Vision(Protocol):
    """The program that opens the camera. Each call makes the world so, and may be repeated."""

    def off(self) -> None:
        """End the process; its memory is wiped by the kernel."""

    def warm(self, *, has_face_models: bool) -> None:
        """Have a process ready, cameras closed; it may examine faces, or pages alone."""

    def page(self, *, has_face_models: bool) -> None:
        """Have the document camera open; only a process that may examine faces takes a page's photo along."""

    def live(self) -> None:
        """Have the face camera open."""


class Timer(Protocol):
    """One running timer."""

    def cancel(self) -> None:
        """Stop it; harmless if it has run out."""


class Clock(Protocol):
    """The only clock of the conductor."""

    def call_after(self, delay_s: float, call: Callable[[], None]) -> Timer:
        """Call once after `delay_s` seconds on the UI thread."""


class Chime(Protocol):
    """A bell for the desk."""

    def ring(self) -> None:
        """Ring once, without waiting; silent where there is no sound."""

    def hush(self) -> None:
        """End the sound at once."""


class Voice(Protocol):
    """Speech, in the language of the screen."""

    def say(self, text: str, language: str) -> None:
        """Speak a text, ending any speech before it, a paused one too."""

    def set_manner(self, *, pace_ratio: float, volume_ratio: float) -> None:
        """How fast and how loud whatever is said next is, as ratios of the normal pace and the loudest."""

    def pause(self, *, is_paused: bool) -> None:
        """Wait in the middle of a sentence, or go on."""

    def hush(self) -> None:
        """Be silent."""


class Supervisor(Protocol):
    """What starts the kiosk anew when it hangs or ends."""

    def ready(self) -> None:
        """Guests are served from now on; from now on it is told that the event loop turns."""

    def stopping(self) -> None:
        """The kiosk is closing down."""


class Headphones(Protocol):
    """The socket that guests put headphones into; what happens there is told to whoever made it."""

    def listen(self) -> None:
        """Tell from now on when headphones go in or out."""

    def close(self) -> None:
        """Tell nothing any more."""


PictureSink = Callable[[Picture], None]
