"""A printer that is not there, for the demo: it takes receipts, says it prints them, and keeps nothing of them."""

from dataclasses import dataclass, field

from app.domain.printing import (
    NotPrinted,
    PrinterCondition,
    PrinterFault,
    PrintJob,
    PrintStage,
    PrintState,
)

TAKES_NOTHING = frozenset({PrinterFault.NO_SERVICE, PrinterFault.NO_QUEUE, PrinterFault.REFUSING})
"""Faults with which a queue does not even take a receipt."""

WAITS = frozenset({PrinterFault.PAUSED, PrinterFault.HELD})
"""Faults with which a receipt waits before the printer hears of it."""

LOOKS_TO_PRINT = 3
"""How many looks a receipt takes: once it waits, once it is printed, then it is there."""


@dataclass
class SimulatedPrinter:
    """Prints one receipt after another, a step at each look, unless it is told to have a fault."""

    fault: PrinterFault | None = None
    looks: dict[int, int] = field(default_factory=dict)
    """How often each receipt that is not over was looked after."""
    ended: dict[int, PrintState] = field(default_factory=dict)
    """How each receipt ended."""

    def send(self, pdf: bytes) -> PrintJob:  # noqa: ARG002 - nothing is kept of it
        """Take a receipt; what waits from before is cancelled. Raises: NotPrinted."""
        if self.fault in TAKES_NOTHING:
            raise NotPrinted(self.fault)
        self.tidy()
        job = PrintJob(len(self.ended) + 1)
        self.looks[job.number] = 0
        return job

    def watch(self, job: PrintJob) -> PrintState:
        """Say how far a receipt is, which is one step further than when it was last looked after."""
        if self.fault is PrinterFault.NO_SERVICE:
            return PrintState(PrintStage.UNKNOWN, self.fault)
        if self.fault is PrinterFault.NO_QUEUE:
            return PrintState(PrintStage.UNKNOWN, self.fault, is_over=True)
        if job.number not in self.looks:
            return self.ended.get(job.number, PrintState(PrintStage.UNKNOWN, is_over=True))
        if self.fault in WAITS:
            return PrintState(PrintStage.QUEUED, self.fault)
        if self.fault is not None:
            return PrintState(PrintStage.PRINTING, self.fault)
        self.looks[job.number] += 1
        if self.looks[job.number] >= LOOKS_TO_PRINT:
            return self._end(job.number, PrintState(PrintStage.PRINTED, is_over=True))
        return PrintState(PrintStage.QUEUED if self.looks[job.number] == 1 else PrintStage.PRINTING)

    def leave(self, job: PrintJob) -> None:
        """Part with a receipt whose guest has gone: one that nothing keeps is printed, any other cancelled."""
        if job.number in self.looks and self.fault not in {None, PrinterFault.NO_SERVICE}:
            self._end(job.number, PrintState(PrintStage.FAILED, PrinterFault.CANCELLED, is_over=True))

    def condition(self) -> PrinterCondition:
        """Say what the printer is told to have."""
        return PrinterCondition(self.fault if self.fault is not PrinterFault.HELD else None)

    def tidy(self) -> None:
        """Cancel what waits."""
        for number in list(self.looks):
            self._end(number, PrintState(PrintStage.FAILED, PrinterFault.CANCELLED, is_over=True))

    def _end(self, number: int, state: PrintState) -> PrintState:
        """Have a receipt end so."""
        self.looks.pop(number)
        self.ended[number] = state
        return state
