"""What is known of a printed receipt and of the printer: only what the printer and its queue said."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from app.domain.problems import KioskError, Problem


class PrintStage(Enum):
    """How far a receipt on paper has come."""

    NOT_ASKED = "not_asked"
    QUEUED = "queued"
    PRINTING = "printing"
    PRINTED = "printed"
    FAILED = "failed"
    UNKNOWN = "unknown"


class PrinterFault(Enum):
    """Why a printer does not print; the value is the last part of the words' keys. What stands first is told first."""

    NO_SERVICE = "no_service"
    """The print system of this machine does not answer."""
    NO_QUEUE = "no_queue"
    """There is no queue of the name that the hotel set."""
    REFUSING = "refusing"
    """The queue takes no jobs, or would not take this one."""
    OFFLINE = "offline"
    """The printer does not answer."""
    JAM = "jam"
    COVER_OPEN = "cover_open"
    NO_PAPER = "no_paper"
    NO_INK = "no_ink"
    ATTENTION = "attention"
    """The printer wants something else of a person."""
    HELD = "held"
    """The job is held in the queue."""
    PAUSED = "paused"
    """The queue is stopped."""
    CANCELLED = "cancelled"
    """Somebody, or the printer, cancelled the job."""


class PrinterSupply(Enum):
    """What a printer says will soon be used up; it prints meanwhile."""

    LOW_PAPER = "low_paper"
    LOW_INK = "low_ink"


LOW = {
    "media-low": PrinterSupply.LOW_PAPER,
    "marker-supply-low": PrinterSupply.LOW_INK,
    "toner-low": PrinterSupply.LOW_INK,
    "developer-low": PrinterSupply.LOW_INK,
}
"""Words of printers that mean paper comes still. Source: RFC 8011 section 5.4.12, `printer-state-reasons`."""

REASONS = {
    "offline": PrinterFault.OFFLINE,
    "shutdown": PrinterFault.OFFLINE,
    "timed-out": PrinterFault.OFFLINE,
    "media-jam": PrinterFault.JAM,
    "cover-open": PrinterFault.COVER_OPEN,
    "door-open": PrinterFault.COVER_OPEN,
    "interlock-open": PrinterFault.COVER_OPEN,
    "media-empty": PrinterFault.NO_PAPER,
    "media-needed": PrinterFault.NO_PAPER,
    "marker-supply-empty": PrinterFault.NO_INK,
    "toner-empty": PrinterFault.NO_INK,
    "developer-empty": PrinterFault.NO_INK,
    "input-tray-missing": PrinterFault.ATTENTION,
    "output-tray-missing": PrinterFault.ATTENTION,
    "output-area-full": PrinterFault.ATTENTION,
    "marker-waste-full": PrinterFault.ATTENTION,
    "fuser-over-temp": PrinterFault.ATTENTION,
    "opc-life-over": PrinterFault.ATTENTION,
    "spool-area-full": PrinterFault.ATTENTION,
    "other": PrinterFault.ATTENTION,
    "paused": PrinterFault.PAUSED,
    "moving-to-paused": PrinterFault.PAUSED,
}
"""Words of printers that mean no paper will come. Source: RFC 8011 section 5.4.12, `printer-state-reasons`."""

ENDINGS = ("-error", "-warning", "-report")
"""How grave a printer calls its reason. It is not asked: one printer calls an empty tray an error, CUPS a warning."""


@dataclass(frozen=True)
class PrintState:
    """How far one receipt is, and what keeps it. Once `is_over`, nothing more will be heard of it."""

    stage: PrintStage = PrintStage.NOT_ASKED
    fault: PrinterFault | None = None
    is_over: bool = False


@dataclass(frozen=True)
class PrintJob:
    """One receipt in the queue: its number there, and the number under which the queue remembers how it ended.

    `said_before` is what the queue said of its printer before this job: it may be long over.
    """

    number: int
    ticket: int = 0
    said_before: tuple[str, ...] = ()


@dataclass(frozen=True)
class PrinterCondition:
    """What the queue now says of the printer, for staff and installers: a fault, or none that is known.

    `low` is what will soon be used up, and `ink_percent` how much the emptiest cartridge still holds, where it says so.
    """

    fault: PrinterFault | None = None
    low: PrinterSupply | None = None
    ink_percent: int | None = None


NOT_ASKED = PrintState()
"""Nobody asked for paper."""


class NotPrinted(KioskError):
    """The queue did not take a receipt, for this reason."""

    def __init__(self, fault: PrinterFault) -> None:
        super().__init__(Problem.PRINTER_FAILED)
        self.fault = fault


def fault_of(reasons_untrusted: Iterable[str]) -> PrinterFault | None:
    """The first fault among a printer's reasons; None if it names none that keeps paper from coming."""
    faults = {REASONS.get(_bare(reason)) for reason in reasons_untrusted}
    return next((fault for fault in PrinterFault if fault in faults), None)


def low_of(reasons_untrusted: Iterable[str]) -> PrinterSupply | None:
    """The first supply that a printer's reasons call low."""
    found = {LOW.get(_bare(reason)) for reason in reasons_untrusted}
    return next((supply for supply in PrinterSupply if supply in found), None)


def ink_left(kinds_untrusted: Sequence[str], levels_untrusted: Sequence[int]) -> int | None:
    """How many percent the emptiest cartridge holds; what collects waste fills up, and a negative level says nothing.

    Source: PWG 5100.13 and CUPS, `marker-types` and `marker-levels` (-1 to -3: unknown).
    """
    kinds = [*kinds_untrusted, *[""] * (len(levels_untrusted) - len(kinds_untrusted))]
    pairs = zip(kinds, levels_untrusted, strict=False)
    held = [level for kind, level in pairs if 0 <= level <= 100 and "waste" not in kind.lower()]
    return min(held, default=None)


def _bare(reason: str) -> str:
    """A reason without its ending."""
    return next((reason.removesuffix(ending) for ending in ENDINGS if reason.endswith(ending)), reason)
