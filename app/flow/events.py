"""What may happen to a visit: from fingers, from devices, from errands and from the clock. Past tense, frozen."""

from dataclasses import dataclass, field
from datetime import date

from app.domain.booking import Booking
from app.domain.consent import Receipt, Way
from app.domain.day_report import DayReport
from app.domain.desk_table import DeskTable, Tab
from app.domain.device import DeviceState
from app.domain.face import Guidance
from app.domain.gates import Lock
from app.domain.help import HelpCall
from app.domain.likeness import NameReason
from app.domain.matching import MatchOutcome
from app.domain.office import Sheet, Shelf, Task, TaskFault
from app.domain.page import PageGuidance
from app.domain.pins import PinFault
from app.domain.printing import PrinterCondition, PrinterFault, PrintJob, PrintState
from app.domain.problems import Problem
from app.domain.retention import EraseReason, Erasure
from app.domain.rules import HouseRules
from app.domain.staff import OverrideReason, StaffMember, WithdrawalReason

# --- fingers ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Touched:
    """Base of everything a person did at the screen; each one shows that somebody is still there."""


@dataclass(frozen=True)
class Started(Touched):
    """The guest began."""


@dataclass(frozen=True)
class LanguageChosen(Touched):
    """The guest chose a language (BCP 47)."""

    language: str


@dataclass(frozen=True)
class TextSizeTouched(Touched):
    """The guest asked for the next text size."""


@dataclass(frozen=True)
class ContrastTouched(Touched):
    """The guest asked for the next set of colours."""


@dataclass(frozen=True)
class VoiceTouched(Touched):
    """The guest switched the voice on or off."""


@dataclass(frozen=True)
class ReachTouched(Touched):
    """The guest switched low reach on or off."""


@dataclass(frozen=True)
class SlowTouched(Touched):
    """The guest asked for more time, or no longer."""


@dataclass(frozen=True)
class VoiceStarted(Touched):
    """The guest put headphones in or pressed the key that only switches the voice on."""


@dataclass(frozen=True)
class VoiceStopped(Touched):
    """The guest took the headphones out."""


@dataclass(frozen=True)
class VoicePaused(Touched):
    """The guest had the voice wait, or go on."""


@dataclass(frozen=True)
class VoiceRepeated(Touched):
    """The guest wants the screen read again."""


@dataclass(frozen=True)
class VoiceSlowed(Touched):
    """The guest asked for the next slower pace of the voice."""


@dataclass(frozen=True)
class VoiceRaised(Touched):
    """The guest asked for the next louder voice."""


@dataclass(frozen=True)
class DarkTouched(Touched):
    """The guest who listens had the glass go dark, or light again."""


@dataclass(frozen=True)
class NoticeOpened(Touched):
    """The guest asked to read the notice again."""


@dataclass(frozen=True)
class NoticeRead(Touched):
    """The guest went on from the notice. This is not consent."""


@dataclass(frozen=True)
class WayChosen(Touched):
    """The guest chose one of the two ways."""

    way: Way


@dataclass(frozen=True)
class ConsentAgreed(Touched):
    """The guest agreed to the face way."""


@dataclass(frozen=True)
class ReleaseSigned(Touched):
    """The guest signed the written release that stood on the glass, and agreed with it to the face way."""


@dataclass(frozen=True)
class PassportPreferred(Touched):
    """The guest asked for passport or code instead of the face way (also: declined consent)."""


@dataclass(frozen=True)
class PassportAsked(Touched):
    """The guest wants to be shown how to scan a passport."""


@dataclass(frozen=True)
class CodeScanAsked(Touched):
    """The guest wants to be shown how to scan the booking's QR code."""


@dataclass(frozen=True)
class CodeTypingAsked(Touched):
    """The guest wants to type the booking code."""


@dataclass(frozen=True)
class CodeEdited(Touched):
    """The text in the code field changed."""

    text_untrusted: str = field(repr=False)


@dataclass(frozen=True)
class CodeSubmitted(Touched):
    """The guest sent the code in the field, on this business day of the hotel."""

    day: date | None = None


@dataclass(frozen=True)
class MeantCodeTaken(Touched):
    """The guest said that the code which was asked about is the one meant."""


@dataclass(frozen=True)
class Confirmed(Touched):
    """The guest said the booking is right."""


@dataclass(frozen=True)
class PrintAsked(Touched):
    """The guest wants the receipt on paper."""


@dataclass(frozen=True)
class ReceiptAsked(Touched):
    """The guest wants the receipt large on the screen, or no longer."""


@dataclass(frozen=True)
class NextGuestCalled(Touched):
    """Another guest of the same booking checks in now."""


@dataclass(frozen=True)
class Finished(Touched):
    """The guest is done."""


@dataclass(frozen=True)
class WentBack(Touched):
    """The guest went back one step."""


@dataclass(frozen=True)
class TriedAgain(Touched):
    """The guest wants to try again after trouble."""


@dataclass(frozen=True)
class HelpAsked(Touched):
    """The guest asked for help."""


@dataclass(frozen=True)
class HelpClosed(Touched):
    """The guest closed the help panel."""


@dataclass(frozen=True)
class Stayed(Touched):
    """The guest said "I am still here"."""


@dataclass(frozen=True)
class WithdrawAsked(Touched):
    """The guest wants to look at a receipt, and perhaps to withdraw."""


@dataclass(frozen=True)
class WithdrawConfirmed(Touched):
    """The guest confirmed the withdrawal."""


@dataclass(frozen=True)
class StaffWithdrawAsked(Touched):
    """A member of staff wants to withdraw for a guest who asked for it."""


@dataclass(frozen=True)
class StaffWithdrew(Touched):
    """A member of staff confirmed the withdrawal, for this reason."""

    reason: WithdrawalReason


@dataclass(frozen=True)
class StaffCalled(Touched):
    """The hotel's mark was pressed for long."""


@dataclass(frozen=True)
class PinSubmitted(Touched):
    """Number and PIN were typed."""

    pin_untrusted: str = field(repr=False)


@dataclass(frozen=True)
class StaffActed(Touched):
    """A member of staff chose a reason."""

    reason: OverrideReason


@dataclass(frozen=True)
class StaffActConfirmed(Touched):
    """The act was shown on the screen and carried on with."""


@dataclass(frozen=True)
class StaffLeft(Touched):
    """The member of staff left the staff screen."""


@dataclass(frozen=True)
class ConsoleOpened(Touched):
    """A member of staff wants the desk's tables."""


@dataclass(frozen=True)
class TabChosen(Touched):
    """A member of staff wants another table."""

    tab: Tab


@dataclass(frozen=True)
class OfficeOpened(Touched):
    """A manager or a privacy officer opened the office, while nobody is at the kiosk."""


@dataclass(frozen=True)
class ShelfChosen(Touched):
    """A member of staff turned to another shelf of the office."""

    shelf: Shelf


@dataclass(frozen=True)
class TaskChosen(Touched):
    """A member of staff began a task of the office."""

    task: Task


@dataclass(frozen=True)
class Answered(Touched):
    """A member of staff chose or typed what a task asks."""

    text_untrusted: str = field(repr=False)


@dataclass(frozen=True)
class DeskSearched(Touched):
    """A member of staff typed what rows begin with."""

    text_untrusted: str = field(repr=False)


@dataclass(frozen=True)
class DeskSorted(Touched):
    """A member of staff wants the rows in the order of a column, or the other way round."""

    column: str


@dataclass(frozen=True)
class DeskFiltered(Touched):
    """A member of staff wants the next kind of rows alone, or everything again."""


@dataclass(frozen=True)
class PageTurned(Touched):
    """A member of staff turned pages, onwards or back."""

    pages: int


@dataclass(frozen=True)
class RowChosen(Touched):
    """A member of staff chose a row by its id."""

    row: str = field(repr=False)


@dataclass(frozen=True)
class PageRefreshed(Touched):
    """A member of staff wants what the page of devices, or of the report, shows looked at again."""


@dataclass(frozen=True)
class EraseAsked(Touched):
    """A member of staff wants to erase who the guest behind the receipt is; nothing is erased by this."""


@dataclass(frozen=True)
class EraseReasonChosen(Touched):
    """A member of staff said why it is erased."""

    reason: EraseReason


@dataclass(frozen=True)
class ExportAsked(Touched):
    """A member of staff wants the receipt that is shown as files."""


# --- devices ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class TextScanned(Touched):
    """A reader or the document camera read characters: a machine-readable zone, a booking code or a receipt code.

    `has_portrait` when the vision process took the photo of that page along, to compare a face with; `day` is the
    hotel's business day; `is_page` when the document camera read it off a page, and not out of a code. Where the print
    of a page leaves letters of the name open, `names_untrusted` are the other ways to read that line.
    """

    text_untrusted: str = field(repr=False)
    has_portrait: bool = False
    day: date | None = None
    is_page: bool = False
    names_untrusted: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True)
class PageGuidanceChanged:
    """The document camera has another hint, or has read more of the page."""

    guidance: PageGuidance
    read_ratio: float


@dataclass(frozen=True)
class FaceCameraOpened:
    """The face camera is open; these protections hold in the process that opened it."""

    protections: tuple[str, ...]


@dataclass(frozen=True)
class GuidanceChanged:
    """The vision process has another hint, or the face was held still for longer."""

    guidance: Guidance
    hold_ratio: float


@dataclass(frozen=True)
class FaceHeld:
    """A face was found and held still for the set time. Nothing was compared."""


@dataclass(frozen=True)
class FaceCompared:
    """The live face was compared with the photo just shown; whether a living person was seen is part of the outcome."""

    outcome: MatchOutcome


@dataclass(frozen=True)
class CameraFailed:
    """The camera or the vision process is gone."""

    problem: Problem


# --- errands ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class ReceiptStored:
    """The decision is on disk."""

    receipt: Receipt


@dataclass(frozen=True)
class BookingFound:
    """Exactly one booking fits and may check in today."""

    booking: Booking


@dataclass(frozen=True)
class CheckedIn:
    """The booking was changed, and `qr` is the receipt's QR code, row by row, true for dark."""

    booking: Booking
    qr: tuple[tuple[bool, ...], ...]


@dataclass(frozen=True)
class ReceiptFound:
    """The receipt with the asked code exists."""

    receipt: Receipt
    is_withdrawn: bool


@dataclass(frozen=True)
class ConsentWithdrawn:
    """The withdrawal is on disk, with its own receipt and QR code."""

    receipt: Receipt
    qr: tuple[tuple[bool, ...], ...]


@dataclass(frozen=True)
class PrintTaken:
    """The printer's queue took the receipt. That is all that is known yet."""

    job: PrintJob


@dataclass(frozen=True)
class PrintTold:
    """The queue said how far a receipt is."""

    job: PrintJob
    said: PrintState


@dataclass(frozen=True)
class PrintLeft:
    """A receipt was left to itself, or cancelled."""


@dataclass(frozen=True)
class PrinterTold:
    """The queue said what is known of the printer."""

    condition: PrinterCondition


@dataclass(frozen=True)
class ConsentStands:
    """Nobody has withdrawn the consent that the face camera is open under."""


@dataclass(frozen=True)
class ConsentEnded:
    """The consent that the face camera is open under was withdrawn elsewhere: this is the receipt of it."""

    receipt: Receipt
    qr: tuple[tuple[bool, ...], ...]


@dataclass(frozen=True)
class PinAccepted:
    """Number and PIN are right."""

    member: StaffMember


@dataclass(frozen=True)
class PinRefused:
    """Number or PIN are wrong, or one must wait."""

    wait_s: int


@dataclass(frozen=True)
class PinChanged:
    """The member of staff signs in with the PIN of their own choice from now on."""


@dataclass(frozen=True)
class PinNotChanged:
    """The PIN chosen cannot be used."""

    fault: PinFault


@dataclass(frozen=True)
class OverrideRecorded:
    """The act of staff is in the audit log."""


@dataclass(frozen=True)
class HelpRecorded:
    """The call for help is in the log; this is its place in the queue, or who comes."""

    call: HelpCall = field(default_factory=HelpCall)


@dataclass(frozen=True)
class HelpEnded:
    """How the call for help ended is written."""


@dataclass(frozen=True)
class GatesRead:
    """Why the face way is locked; nothing if it is open. It is of the kiosk, and of no visit."""

    locks: tuple[Lock, ...]
    house: HouseRules | None = None
    """What a manager may have changed; None where it could not be read."""


@dataclass(frozen=True)
class DeskRead:
    """One page of a table of the desk."""

    table: DeskTable


@dataclass(frozen=True)
class ReportRead:
    """The report of a shift, as it stands now."""

    report: DayReport


@dataclass(frozen=True)
class DevicesSeen:
    """Every part of the kiosk, as it was found."""

    states: tuple[DeviceState, ...]


@dataclass(frozen=True)
class ReceiptShown:
    """A receipt that a member of staff asked for; that they did stands in the log."""

    receipt: Receipt
    is_withdrawn: bool


@dataclass(frozen=True)
class Failed:
    """Base of what failed in an expected way."""

    problem: Problem


@dataclass(frozen=True)
class ErrandFailed(Failed):
    """The one errand that the guest waits for failed."""


@dataclass(frozen=True)
class ErrandMustWait(ErrandFailed):
    """Too many codes were wrong; the next may be tried in `wait_s` seconds."""

    wait_s: int


@dataclass(frozen=True)
class NameDoubted(ErrandFailed):
    """The document may not be of the guest who is expected; staff may go on with `booking`, if there is one."""

    reason: NameReason
    booking: Booking | None


@dataclass(frozen=True)
class PrintFailed(Failed):
    """The printer did not take the receipt; nobody waits for it, and the guest may be anywhere by now."""

    fault: PrinterFault | None = None


@dataclass(frozen=True)
class PrinterNotAsked(Failed):
    """The printer could not be asked, or a receipt not be parted with; nobody waits for it."""


@dataclass(frozen=True)
class HelpCallFailed(Failed):
    """The call for help is not in the log; nobody waits for it."""


@dataclass(frozen=True)
class ReceiptExported:
    """A receipt is in the folder of exports, as paper and as it is issued, in these files."""

    code: str = field(repr=False)
    files: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True)
class RecordErased:
    """Who the guest is, and the tie to the booking, are erased."""

    erasure: Erasure


@dataclass(frozen=True)
class SecondRefused:
    """Number and PIN are right, but this person may not sign as the second one."""


@dataclass(frozen=True)
class OfficeRead:
    """One sheet of the office."""

    sheet: Sheet


@dataclass(frozen=True)
class TaskDone:
    """A task of the office is done, and stands in the log of acts."""

    task: Task


@dataclass(frozen=True)
class TaskRefused:
    """A task of the office was not done."""

    fault: TaskFault


@dataclass(frozen=True)
class DeskFailed(Failed):
    """A table, or a receipt in it, cannot be read, or not be handed out."""


@dataclass(frozen=True)
class FaceLifeRecorded:
    """What was done with a face is in the register."""


@dataclass(frozen=True)
class FaceLifeNotRecorded(Failed):
    """What is done with a face cannot be written down, so it must not be done."""


# --- clock --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class TimeRanLow:
    """Nobody touched the screen for long; the visit ends soon."""


@dataclass(frozen=True)
class TimeRanOut:
    """Nobody answered."""


@dataclass(frozen=True)
class PrinterLookDue:
    """It is time to ask after the printer again."""


@dataclass(frozen=True)
class HelpRang:
    """The bell rang again for a guest whom nobody has answered."""


@dataclass(frozen=True)
class FaceTimeRanOut:
    """The camera was open for as long as it may be. Source: rights.md R36."""


Answer = (
    ReceiptStored
    | BookingFound
    | CheckedIn
    | ReceiptFound
    | ConsentWithdrawn
    | ConsentStands
    | ConsentEnded
    | PrintTaken
    | PrintTold
    | PrintLeft
    | PrinterTold
    | PinAccepted
    | PinRefused
    | PinChanged
    | PinNotChanged
    | OverrideRecorded
    | HelpRecorded
    | HelpEnded
    | GatesRead
    | DeskRead
    | DevicesSeen
    | ReportRead
    | ReceiptShown
    | ReceiptExported
    | RecordErased
    | SecondRefused
    | OfficeRead
    | TaskDone
    | TaskRefused
    | DeskFailed
    | ErrandFailed
    | PrintFailed
    | PrinterNotAsked
    | HelpCallFailed
    | FaceLifeRecorded
    | FaceLifeNotRecorded
)

Device = PageGuidanceChanged | FaceCameraOpened | GuidanceChanged | FaceHeld | FaceCompared | CameraFailed

Event = Touched | Device | Answer | TimeRanLow | TimeRanOut | FaceTimeRanOut | PrinterLookDue | HelpRang
