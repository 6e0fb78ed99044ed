"""What an installer is told of the printer: the fault that its queue tells of, and how it is mended."""

from app.domain.printing import PrinterFault

MENDS = {
    PrinterFault.NO_SERVICE: (
        "The print system does not answer.",
        "Install cups-daemon, then start it: systemctl enable --now cups",
    ),
    PrinterFault.NO_QUEUE: ("There is no queue {queue}.", "Add it with lpadmin, or correct [printer] queue: lpstat -e"),
    PrinterFault.REFUSING: ("The queue {queue} takes no jobs.", "Let it: cupsaccept {queue}"),
    PrinterFault.OFFLINE: ("The printer of {queue} does not answer.", "Check its power, its cable and its address."),
    PrinterFault.JAM: ("The printer of {queue} says that paper is stuck.", "Open it and take the paper out."),
    PrinterFault.COVER_OPEN: ("The printer of {queue} says that a cover is open.", "Close it."),
    PrinterFault.NO_PAPER: ("The printer of {queue} says that it is out of paper.", "Put paper in."),
    PrinterFault.NO_INK: ("The printer of {queue} says that it is out of ink or toner.", "Change the cartridge."),
    PrinterFault.ATTENTION: ("The printer of {queue} wants attention.", "Read what its display says."),
    PrinterFault.PAUSED: ("The queue {queue} is stopped.", "Start it: cupsenable {queue}"),
}
"""What is wrong, and how it is mended. A held or cancelled job is none of the printer's own."""

IDLE = " A queue tells what its printer said when it last printed."
"""What every sentence about the printer itself is to be read with."""

OF_QUEUE = frozenset({PrinterFault.NO_SERVICE, PrinterFault.NO_QUEUE, PrinterFault.REFUSING, PrinterFault.PAUSED})
"""Faults that are true now, whatever the printer last said."""


def sentence_and_mend(queue: str, fault: PrinterFault | None) -> tuple[str, str]:
    """What is known of a queue's printer, and what to do; an empty text where there is nothing to do."""
    if fault is None:
        return f"The queue {queue} takes receipts, and its printer reports no fault.{IDLE}", ""
    sentence, mend = MENDS[fault]
    return sentence.format(queue=queue) + ("" if fault in OF_QUEUE else IDLE), mend.format(queue=queue)
