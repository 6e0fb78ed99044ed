"""Says reports to the desk, one line each, from whichever thread has one."""

import os
import threading

from app.wire.protocol import Report, encode_report


class Speaker:
    """Writes lines to a descriptor; lines of two threads never mix."""

    def __init__(self, fd: int) -> None:
        self._fd = fd
        self._lock = threading.Lock()

    def say(self, report: Report) -> None:
        """Write one report. A desk that no longer listens is no error: the end of its orders ends this program."""
        line = encode_report(report)
        with self._lock:
            try:
                os.write(self._fd, line)  # a line is shorter than PIPE_BUF, so it is written whole
            except BrokenPipeError:
                return


def taken_stdout() -> int:
    """A descriptor of standard output for reports alone; whatever libraries print goes to standard error instead."""
    reports_fd = os.dup(1)
    os.dup2(2, 1)
    return reports_fd
