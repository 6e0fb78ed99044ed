"""What happened at the desk, one line of JSON each, in which no person can be found: events and fields are listed.

Before `open_log` nothing is written anywhere. structlog takes 0.05 s to load, so it is imported there and not by the
rooms that log.
"""

import logging
import os
import re
import sys
from collections.abc import Mapping
from enum import Enum
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

FILE = "evenkey.jsonl"
FILE_BYTES = 2_000_000
FILES_KEPT = 5
"""Beside the file being written; together they take 12 MB at most."""

_LOGGER = logging.getLogger("evenkey")
_CODE = re.compile(r"[A-Za-z0-9_.:<>-]{1,80}")


class LogEvent(Enum):
    """The closed list of what is logged."""

    STARTED = "started"
    STATE_ENTERED = "state_entered"
    ERRAND_DONE = "errand_done"
    ERRAND_FAILED = "errand_failed"
    GATES = "gates"
    PAPER = "paper"
    VISION = "vision"
    UNEXPECTED = "unexpected"
    STOPPED = "stopped"


FIELDS: Mapping[LogEvent, frozenset[str]] = {
    LogEvent.STARTED: frozenset({"version"}),
    LogEvent.STATE_ENTERED: frozenset({"state", "visit"}),
    LogEvent.ERRAND_DONE: frozenset({"command", "ms"}),
    LogEvent.ERRAND_FAILED: frozenset({"command", "problem"}),
    LogEvent.GATES: frozenset({"locks", "code"}),
    LogEvent.PAPER: frozenset({"state", "code"}),
    LogEvent.VISION: frozenset({"state", "code"}),
    LogEvent.UNEXPECTED: frozenset({"exception", "where"}),
    LogEvent.STOPPED: frozenset(),
}
"""Which fields an event may carry: ids, codes, counts and durations."""


class LogRefused(ValueError):
    """A bug: a field that is not on the event's list, or free text in a field. Names the field, never the value."""


def log(event: LogEvent, **fields: int | str) -> None:
    """Write one event. Raises: LogRefused for a field or a value that has no business in a log."""
    for name, value in fields.items():
        if name not in FIELDS[event]:
            raise LogRefused(f"{event.value} may not carry {name}")
        if isinstance(value, str) and not _CODE.fullmatch(value):
            raise LogRefused(f"{event.value}: {name} is free text")
    _LOGGER.info(event.value, extra=fields)


def open_log(folder: Path, *, is_shown: bool = False) -> bool:
    """Write events to `evenkey.jsonl` in the folder from now on, and to the terminal where `is_shown`.

    Says whether the file could be opened: a kiosk serves guests without a log rather than not at all.
    """
    close_log()
    handlers: list[logging.Handler] = [logging.StreamHandler(sys.stderr)] if is_shown else []
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        handlers.append(PrivateFile(folder / FILE, maxBytes=FILE_BYTES, backupCount=FILES_KEPT, encoding="utf-8"))
        is_kept = True
    except OSError:
        is_kept = False
    formatter = _json_lines()
    for handler in handlers:
        handler.setFormatter(formatter)
        _LOGGER.addHandler(handler)
    _LOGGER.propagate = False
    _LOGGER.setLevel(logging.INFO)
    return is_kept


def close_log() -> None:
    """Write nothing any more, and close the file."""
    _LOGGER.setLevel(logging.CRITICAL)
    for handler in tuple(_LOGGER.handlers):
        _LOGGER.removeHandler(handler)
        handler.close()


class PrivateFile(RotatingFileHandler):
    """A log file that only its owner can read, of bounded size. A full disk costs lines, never a visit."""

    def _open(self) -> TextIOWrapper:
        """Open the file for this user alone, whatever the umask is."""
        descriptor = os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)
        os.fchmod(descriptor, 0o600)
        return open(descriptor, "a", encoding=self.encoding)  # noqa: PTH123 - a descriptor, closed by the base

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the base's name
        """Drop the line. The base would print it, with everything around it, on the terminal."""


def _json_lines() -> logging.Formatter:
    """One line of JSON an event: its name, its fields, and when it was, in UTC."""
    import structlog  # noqa: PLC0415 - see the top of this file

    allowed = sorted(frozenset[str]().union(*FIELDS.values()))
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[
            structlog.stdlib.ExtraAdder(allow=allowed),
            structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
        ],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.JSONRenderer(),
        ],
    )
