"""The one configured printer, through the system's print queue (CUPS), asked in its own language (IPP).

`lp` and `lpstat` cannot tell enough: how a job ended is forgotten with the job where the queue keeps no history, and
their answers are sentences. A subscription to the queue's events remembers the end.
"""

import getpass
from collections.abc import Iterable, Mapping
from urllib.parse import quote

from app.devices.ipp import (
    NOT_FOUND,
    Answer,
    Attribute,
    Group,
    IppError,
    Kind,
    Operation,
    Values,
    request,
)
from app.devices.ipp_line import ask
from app.domain.paper import PaperForm
from app.domain.printing import (
    NotPrinted,
    PrinterCondition,
    PrinterFault,
    PrintJob,
    PrintStage,
    PrintState,
    fault_of,
    ink_left,
    low_of,
)

TITLE = "Evenkey receipt"
"""The job's title: nothing of a guest. With the kiosk's id behind it, a kiosk knows its own jobs again."""

JOB_S = 90
"""How long the queue itself lets one of our jobs print, in seconds; then it cancels it, even if no kiosk runs."""

TICKET_S = 600
"""How long the queue remembers events for us, in seconds."""

NAMES_MAX = 40
"""How many characters of the user's name the queue is told."""

PENDING, HELD, PROCESSING, STOPPED, CANCELED, ABORTED, COMPLETED = range(3, 10)
"""The states of a job. Source: RFC 8011 section 5.3.7."""

QUEUE_STOPPED = 5
"""The state of a queue that prints nothing. Source: RFC 8011 section 5.4.11."""

UNREACHABLE = (
    "The printer may not exist or is unavailable at this time.",
    "The printer is unreachable at this time.",
    "The printer is not responding.",
    "Waiting for printer to become available.",
    "Unable to locate printer.",
)
"""What CUPS' own backends say of a printer that does not answer; there is no reason for it. They say it in the
language that the job came in, which is English. Source: CUPS 2.4, backend/ipp.c, socket.c, usb-libusb.c."""


class CupsPrinter:
    """Sends finished PDFs to one queue in memory, and tells what the queue and its printer say of them.

    Each call is a few short questions over the local socket, never a wait for paper. The PDF is in no file of ours;
    what the queue keeps of it is its own setting.
    """

    def __init__(self, queue: str, kiosk_id: str = "", form: PaperForm = PaperForm.A4) -> None:
        self._queue = queue
        self._form = form
        self._title = f"{TITLE} {kiosk_id}".strip()
        self._path = f"/printers/{quote(queue)}"
        self._to = Attribute(Kind.URI, "printer-uri", (f"ipp://localhost{self._path}",))
        self._user = Attribute(Kind.NAME, "requesting-user-name", (getpass.getuser()[:NAMES_MAX],))

    def send(self, pdf: bytes) -> PrintJob:
        """Hand a PDF to the queue; what an earlier guest left there without its paper is cancelled first.

        Raises: NotPrinted.
        """
        try:
            said_before = self._look()
            self._cancel_own()
            ticket = self._subscribe()
            taken = ask(self._path, self._job_of(pdf))
        except (OSError, IppError):
            raise NotPrinted(PrinterFault.NO_SERVICE) from None
        if taken.status == NOT_FOUND:
            raise NotPrinted(PrinterFault.NO_QUEUE)
        number = _number(taken.of(Group.JOB), "job-id")
        if not taken.is_done or number is None:
            raise NotPrinted(PrinterFault.REFUSING)
        return PrintJob(number, ticket, _words(said_before.of(Group.PRINTER), "printer-state-reasons"))

    def watch(self, job: PrintJob) -> PrintState:
        """Say how far a job is. A queue that does not answer now may answer later."""
        try:
            found = self._ask(Operation.GET_JOB, _number_of(job), _wanted("job-state", "job-printer-state-message"))
            printer = self._look()
            if found.status == NOT_FOUND and printer.is_done:
                return self._end_of(job)
        except (OSError, IppError):
            return PrintState(PrintStage.UNKNOWN, PrinterFault.NO_SERVICE)
        if printer.status == NOT_FOUND:
            return PrintState(PrintStage.UNKNOWN, PrinterFault.NO_QUEUE, is_over=True)
        return _state_of(job, found.of(Group.JOB), printer.of(Group.PRINTER))

    def leave(self, job: PrintJob) -> None:
        """Part with a job whose guest has gone: one that nothing keeps may come out, any other is cancelled.

        What may come out has the time that the queue gives each of our jobs.
        """
        said = self.watch(job)
        if said.is_over or said.fault is None:
            return
        try:
            self._cancel(job.number)
        except (OSError, IppError):
            return  # nothing can be cancelled where nobody answers; the next receipt or start cancels it

    def condition(self) -> PrinterCondition:
        """Say what the queue knows of its printer; one that stands idle tells what was true when it last printed."""
        try:
            answer = self._look()
        except (OSError, IppError):
            return PrinterCondition(PrinterFault.NO_SERVICE)
        if not answer.is_done:
            return PrinterCondition(PrinterFault.NO_QUEUE)
        printer = answer.of(Group.PRINTER)
        if not _number(printer, "printer-is-accepting-jobs"):
            return PrinterCondition(PrinterFault.REFUSING)
        ink = ink_left(_words(printer, "marker-types"), _numbers(printer, "marker-levels"))
        low = low_of(_words(printer, "printer-state-reasons"))
        return PrinterCondition(_fault_now(printer, ()), low, ink)

    def tidy(self) -> None:
        """Cancel what this kiosk left in the queue before it was started; nothing is said if there is no queue."""
        try:
            if self._queue:
                self._cancel_own()
        except (OSError, IppError):
            return  # the kiosk starts without a printer, and says so where somebody wants to print

    def _look(self) -> Answer:
        """Ask after the queue."""
        names = ("printer-state", "printer-state-reasons", "printer-state-message", "printer-is-accepting-jobs")
        return self._ask(Operation.GET_PRINTER, _wanted(*names, "marker-types", "marker-levels"))

    def _subscribe(self) -> int:
        """Have the queue remember what happens to its jobs; 0 where it does not."""
        wants = (
            Attribute(Kind.KEYWORD, "notify-pull-method", ("ippget",)),
            Attribute(Kind.KEYWORD, "notify-events", ("job-created", "job-state-changed", "job-completed")),
            Attribute(Kind.INTEGER, "notify-lease-duration", (TICKET_S,)),
        )
        parts = ((Group.OPERATION, (self._to, self._user)), (Group.SUBSCRIPTION, wants))
        answer = ask("/", request(Operation.SUBSCRIBE, parts))
        return _number(answer.of(Group.SUBSCRIPTION), "notify-subscription-id") or 0

    def _job_of(self, pdf: bytes) -> bytes:
        """The request that prints a PDF."""
        about = (
            self._to,
            self._user,
            Attribute(Kind.NAME, "job-name", (self._title,)),
            Attribute(Kind.MEDIA_TYPE, "document-format", ("application/pdf",)),
        )
        wishes = (Attribute(Kind.INTEGER, "job-cancel-after", (JOB_S,)), *self._scaling())
        return request(Operation.PRINT_JOB, ((Group.OPERATION, about), (Group.JOB, wishes)), pdf)

    def _scaling(self) -> tuple[Attribute, ...]:
        """On a roll nothing is scaled: a code's modules are whole dots of the printer.

        How long the page is, the queue reads in it. A printer that knows no sizes but its own cancels a job that names
        another as its media (CUPS 2.4, ippeveprinter).
        """
        return () if self._form is PaperForm.A4 else (Attribute(Kind.KEYWORD, "print-scaling", ("none",)),)

    def _end_of(self, job: PrintJob) -> PrintState:
        """How a job ended that the queue has forgotten, by the events that it remembers; unknown if they do not say.

        CUPS tells of no end where a job is cancelled before its turn. One that was seen to come and never to begin
        was therefore cancelled.
        """
        ticket = Attribute(Kind.INTEGER, "notify-subscription-ids", (job.ticket,))
        events = self._ask(Operation.GET_NOTIFICATIONS, ticket).all_of(Group.EVENT) if job.ticket else ()
        own = [event for event in events if _number(event, "notify-job-id") == job.number]
        states = [_number(event, "job-state") or 0 for event in own]
        if any(state >= CANCELED for state in states):
            return _state_of(job, own[-1], own[-1])
        if own and all(state in (PENDING, HELD) for state in states):
            return PrintState(PrintStage.FAILED, PrinterFault.CANCELLED, is_over=True)
        return PrintState(PrintStage.UNKNOWN, is_over=True)

    def _cancel_own(self) -> None:
        """Cancel what this kiosk has in the queue."""
        mine = Attribute(Kind.KEYWORD, "which-jobs", ("not-completed",))
        jobs = self._ask(Operation.GET_JOBS, mine, _wanted("job-id", "job-name")).all_of(Group.JOB)
        for number in [_number(job, "job-id") for job in jobs if _words(job, "job-name") == (self._title,)]:
            if number is not None:
                self._cancel(number)

    def _cancel(self, number: int) -> None:
        """Cancel one job."""
        self._ask(Operation.CANCEL_JOB, Attribute(Kind.INTEGER, "job-id", (number,)))

    def _ask(self, operation: Operation, *more: Attribute) -> Answer:
        """Ask one question about the queue."""
        wanted = [attribute for attribute in more if attribute.name != "requested-attributes"]
        last = [attribute for attribute in more if attribute.name == "requested-attributes"]
        return ask("/", request(operation, ((Group.OPERATION, (self._to, *wanted, self._user, *last)),)))


def _state_of(job: PrintJob, found: Mapping[str, Values], printer: Mapping[str, Values]) -> PrintState:
    """How far a job is, by its own state and by what its printer says meanwhile."""
    match _number(found, "job-state"):
        case state if state == PENDING:
            return PrintState(PrintStage.QUEUED, PrinterFault.PAUSED if _is_stopped(printer) else None)
        case state if state == HELD:
            return PrintState(PrintStage.QUEUED, PrinterFault.HELD)
        case state if state in (PROCESSING, STOPPED):
            said = (*_words(found, "job-printer-state-message"), *_words(printer, "printer-state-message"))
            is_lost = any(words in UNREACHABLE for words in said)
            return PrintState(
                PrintStage.PRINTING, PrinterFault.OFFLINE if is_lost else _fault_now(printer, job.said_before)
            )
        case state if state == COMPLETED:
            fault = fault_of(_words(printer, "printer-state-reasons"))
            return PrintState(PrintStage.UNKNOWN if fault else PrintStage.PRINTED, fault, is_over=True)
        case state if state in (CANCELED, ABORTED):
            fault = fault_of(_words(printer, "printer-state-reasons")) or (
                PrinterFault.CANCELLED if state == CANCELED else PrinterFault.REFUSING
            )
            return PrintState(PrintStage.FAILED, fault, is_over=True)
        case _:
            return PrintState(PrintStage.UNKNOWN)


def _fault_now(printer: Mapping[str, Values], said_before: Iterable[str]) -> PrinterFault | None:
    """The fault that a printer tells of, leaving out what was said before; a stopped queue is one too."""
    told = set(_words(printer, "printer-state-reasons")) - set(said_before)
    return fault_of(told) or (PrinterFault.PAUSED if _is_stopped(printer) else None)


def _is_stopped(printer: Mapping[str, Values]) -> bool:
    """Whether the queue prints nothing now."""
    return _number(printer, "printer-state") == QUEUE_STOPPED


def _number_of(job: PrintJob) -> Attribute:
    """Which job is meant."""
    return Attribute(Kind.INTEGER, "job-id", (job.number,))


def _wanted(*names: str) -> Attribute:
    """Which attributes are asked for; no others are answered."""
    return Attribute(Kind.KEYWORD, "requested-attributes", names)


def _number(attributes: Mapping[str, Values], name: str) -> int | None:
    """The one whole number of an attribute, or None."""
    return next((value for value in attributes.get(name, ()) if isinstance(value, int)), None)


def _numbers(attributes: Mapping[str, Values], name: str) -> tuple[int, ...]:
    """The whole numbers of an attribute."""
    return tuple(value for value in attributes.get(name, ()) if isinstance(value, int))


def _words(attributes: Mapping[str, Values], name: str) -> tuple[str, ...]:
    """The words of an attribute."""
    return tuple(value for value in attributes.get(name, ()) if isinstance(value, str))
