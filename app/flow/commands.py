"""What the flow may ask of the world, once each. Imperative, frozen; carried out by `errands.perform`."""

from dataclasses import dataclass, field

from app.domain.booking import Booking, Query
from app.domain.consent import Receipt, ReceiptDraft, Way
from app.domain.day_report import ReportKind
from app.domain.desk_table import DeskQuery
from app.domain.face_life import FaceEnd, FaceMeans
from app.domain.help import HelpEnd
from app.domain.ids import ReceiptId, StaffId
from app.domain.office import Draft, OfficeQuery
from app.domain.printing import PrintJob
from app.domain.retention import EraseReason
from app.domain.staff import ForGuest, Override, StaffMember


@dataclass(frozen=True)
class StoreReceipt:
    """Store a decision; answered by ReceiptStored."""

    draft: ReceiptDraft


@dataclass(frozen=True)
class FindBooking:
    """Look a booking up; answered by BookingFound."""

    query: Query


@dataclass(frozen=True)
class CheckIn:
    """Change the booking to checked in, once; answered by CheckedIn."""

    booking: Booking
    receipt: Receipt
    way: Way


@dataclass(frozen=True)
class PrintReceipt:
    """Print a receipt in the guest's language (BCP 47) beside the hotel's; answered by PrintTaken.

    Where it is `staff` who print it, that is written down first.
    """

    receipt: Receipt
    language: str
    staff: StaffId | None = None


@dataclass(frozen=True)
class WatchPrint:
    """Ask how far a receipt is on its way to paper; answered by PrintTold."""

    job: PrintJob


@dataclass(frozen=True)
class LeavePrint:
    """Part with a receipt whose guest does not wait for it any more; answered by PrintLeft."""

    job: PrintJob


@dataclass(frozen=True)
class AskPrinter:
    """Ask what is known of the printer, for staff; answered by PrinterTold."""


@dataclass(frozen=True)
class FindReceipt:
    """Look a receipt up by its short code; answered by ReceiptFound."""

    code: str = field(repr=False)


@dataclass(frozen=True)
class ReadToken:
    """Check the signed token of a receipt and look that up; answered by ReceiptFound."""

    digits_untrusted: str = field(repr=False)


@dataclass(frozen=True)
class WithdrawConsent:
    """Store a withdrawal that replaces a receipt; `by` is who acts for the guest. Answered by ConsentWithdrawn."""

    draft: ReceiptDraft
    by: ForGuest | None = None


@dataclass(frozen=True)
class CheckConsent:
    """Say whether a consent still stands while the face camera is open; answered by ConsentStands or ConsentEnded."""

    receipt_id: ReceiptId


@dataclass(frozen=True)
class CheckPin:
    """Check a staff number and PIN; answered by PinAccepted or PinRefused."""

    pin_untrusted: str = field(repr=False)


@dataclass(frozen=True)
class ChangePin:
    """Give a member of staff the PIN of their own choice; answered by PinChanged or PinNotChanged."""

    staff: StaffId
    pin_untrusted: str = field(repr=False)


@dataclass(frozen=True)
class RecordOverride:
    """Write an act of staff to the audit log; answered by OverrideRecorded."""

    override: Override


@dataclass(frozen=True)
class RecordHelpCall:
    """Write that a guest asked for help, and where; answered by HelpRecorded."""

    state: str


@dataclass(frozen=True)
class LookAtHelpCall:
    """See how far a call for help has come in the queue; answered by HelpRecorded."""

    number: int


@dataclass(frozen=True)
class EndHelpCall:
    """Write how a call for help ended, and whose it is to come; answered by HelpEnded."""

    number: int
    end: HelpEnd
    staff: StaffId | None = None


@dataclass(frozen=True)
class ReadDesk:
    """Read one page of a table of the desk; answered by DeskRead."""

    query: DeskQuery


@dataclass(frozen=True)
class LookAtDevices:
    """Look at every part of the kiosk; answered by DevicesSeen."""


@dataclass(frozen=True)
class ReadReport:
    """Put the report of a shift together, for the screen; answered by ReportRead."""

    kind: ReportKind


@dataclass(frozen=True)
class PrintReport:
    """Print the report of a shift, and before it write down who asked; answered by PrintTaken."""

    kind: ReportKind
    staff: StaffId


@dataclass(frozen=True)
class ShowReceipt:
    """Read a receipt for a member of staff, and write down that they asked; answered by ReceiptShown."""

    code: str = field(repr=False)
    staff: StaffId


@dataclass(frozen=True)
class ExportReceipt:
    """Write a receipt to the folder of exports, and before it who asked; answered by ReceiptExported."""

    code: str = field(repr=False)
    staff: StaffId


@dataclass(frozen=True)
class EraseRecord:
    """Erase who the guest behind a receipt is, if `pin_untrusted` is of a second person who may sign it with the first.

    Answered by RecordErased, SecondRefused or PinRefused.
    """

    code: str = field(repr=False)
    reason: EraseReason
    first: StaffMember
    pin_untrusted: str = field(repr=False)


@dataclass(frozen=True)
class ReadOffice:
    """Read one sheet of the office; answered by OfficeRead."""

    query: OfficeQuery


@dataclass(frozen=True)
class DoTask:
    """Do a task of the office, if `first` may, with `pin_untrusted` of a second person where two must sign.

    Answered by TaskDone, TaskRefused, SecondRefused or PinRefused.
    """

    draft: Draft
    first: StaffMember
    pin_untrusted: str = field(default="", repr=False)


@dataclass(frozen=True)
class ReadGates:
    """Look whether the face way may open for the next guest; answered by GatesRead."""


@dataclass(frozen=True)
class RecordFaceOpened:
    """Write to a receipt that the face camera is open, and by what means; answered by FaceLifeRecorded."""

    receipt_id: ReceiptId
    means: FaceMeans


@dataclass(frozen=True)
class RecordFaceErased:
    """Write to a receipt that the camera is closed and the face erased, and why; answered by FaceLifeRecorded."""

    receipt_id: ReceiptId
    end: FaceEnd


Command = (
    StoreReceipt
    | FindBooking
    | CheckIn
    | PrintReceipt
    | WatchPrint
    | LeavePrint
    | AskPrinter
    | FindReceipt
    | ReadToken
    | WithdrawConsent
    | CheckConsent
    | CheckPin
    | ChangePin
    | RecordOverride
    | RecordHelpCall
    | LookAtHelpCall
    | EndHelpCall
    | ReadDesk
    | LookAtDevices
    | ReadReport
    | PrintReport
    | ShowReceipt
    | ExportReceipt
    | EraseRecord
    | ReadOffice
    | DoTask
    | ReadGates
    | RecordFaceOpened
    | RecordFaceErased
)
