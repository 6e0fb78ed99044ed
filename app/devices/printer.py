"""The one configured printer, through the system's print queue (CUPS)."""

import shutil
import subprocess

from app.domain.problems import KioskError, Problem

SEND_S = 20.0
"""How long handing a page to the queue may take, in seconds; a queue that is slower is treated as failed."""


class CupsPrinter:
    """Sends finished PDFs to one queue with `lp`, over standard input: no file with a receipt is left behind.

    The job has a neutral title. That the queue took it is all that is claimed: a taken job may still jam.
    """

    def __init__(self, queue: str) -> None:
        self._queue = queue

    def send(self, pdf: bytes) -> None:
        """Hand a PDF to the queue. Raises: PRINTER_FAILED."""
        program = shutil.which("lp")
        if not self._queue or program is None:
            raise KioskError(Problem.PRINTER_FAILED)
        command = [program, "-d", self._queue, "-t", "Evenkey receipt", "-"]
        try:
            subprocess.run(command, input=pdf, capture_output=True, timeout=SEND_S, check=True)
        except (subprocess.SubprocessError, OSError):
            raise KioskError(Problem.PRINTER_FAILED) from None


def queue_fault(queue: str) -> str | None:
    """Say why a queue cannot be used (`no_program`, `no_queue`), or None if it answers."""
    program = shutil.which("lpstat")
    if program is None:
        return "no_program"
    try:
        subprocess.run([program, "-p", queue], capture_output=True, timeout=SEND_S, check=True)
    except (subprocess.SubprocessError, OSError):
        return "no_queue"
    return None
