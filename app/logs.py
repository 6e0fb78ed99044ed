"""What happened at the desk, one line of JSON each, in which no person can be found: events and fields are listed.

Before `open_log` nothing is written anywhere. structlog takes 0.05 s to load, so it is imported there and not by the
rooms that log.
"""

import logging
import os
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
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


class Holds(Enum):
    """What a field may hold, and its unit. Nothing else is ever logged, so that no line can tell of a guest."""

    CODE = "a code of a closed list"
    PART = "the name of a part of the program"
    COUNT = "a count"
    DURATION = "milliseconds"
    VERSION = "a version of the program"


NUMBERS = frozenset({Holds.COUNT, Holds.DURATION})
"""What is a number; everything else is a code without a space in it."""


@dataclass(frozen=True)
class Line:
    """When an event is logged, and what each of its fields says: what it holds, and of what."""

    when: str
    fields: Mapping[str, tuple[Holds, str]] = field(default_factory=dict)


CATALOGUE: Mapping[LogEvent, Line] = {
    LogEvent.STARTED: Line(
        "the kiosk has painted its first screen", {"version": (Holds.VERSION, "the program that runs")}
    ),
    LogEvent.STATE_ENTERED: Line(
        "the visit comes into another state",
        {
            "state": (Holds.PART, "the state, as flow/states.py names it"),
            "visit": (Holds.COUNT, "how many visits there were since the start"),
        },
    ),
    LogEvent.ERRAND_DONE: Line(
        "the worker has done what the visit needs",
        {
            "command": (Holds.PART, "what was to be done, as flow/commands.py names it"),
            "ms": (Holds.DURATION, "how long it took"),
        },
    ),
    LogEvent.ERRAND_FAILED: Line(
        "the worker could not do it",
        {
            "command": (Holds.PART, "what was to be done, as flow/commands.py names it"),
            "problem": (Holds.CODE, "why not, as domain/problems.py lists it"),
        },
    ),
    LogEvent.GATES: Line(
        "what must be in order before the face way opens is found to be another than before",
        {
            "locks": (Holds.COUNT, "how many locks are shut"),
            "code": (Holds.CODE, "the first of them, or open"),
        },
    ),
    LogEvent.PAPER: Line(
        "a receipt on paper is over: it came out, or it will not",
        {
            "state": (Holds.CODE, "how far it came, or not_taken"),
            "code": (Holds.CODE, "what kept it, or none"),
        },
    ),
    LogEvent.VISION: Line(
        "the vision program is ready, opens or closes a camera, has compared, or fails",
        {"code": (Holds.CODE, "which of these: the camera, the outcome or the fault")},
    ),
    LogEvent.UNEXPECTED: Line(
        "a bug: the visit ends, and its message is thrown away",
        {
            "exception": (Holds.PART, "the class of the exception"),
            "where": (Holds.PART, "module and line of ours where it was raised"),
        },
    ),
    LogEvent.STOPPED: Line("the kiosk ends as it was asked to"),
}
"""Every event: when it happens, and which fields it may carry. `packaging/log_catalogue.py` writes it out."""

FIELDS: Mapping[LogEvent, frozenset[str]] = {event: frozenset(line.fields) for event, line in CATALOGUE.items()}
"""Which fields an event may carry."""


class LogRefused(ValueError):
    """A bug: a field that is not on the event's list, or free text in a field. Names the field, never the value."""


def log(event: LogEvent, **fields: int | str) -> None:
    """Write one event. Raises: LogRefused for a field or a value that has no business in a log."""
    for name, value in fields.items():
        if name not in FIELDS[event]:
            raise LogRefused(f"{event.value} may not carry {name}")
        if isinstance(value, str) and not is_code(value):
            raise LogRefused(f"{event.value}: {name} is free text")
        if isinstance(value, str) == (CATALOGUE[event].fields[name][0] in NUMBERS):
            raise LogRefused(f"{event.value}: {name} holds something else")
    _LOGGER.info(event.value, extra=fields)


def is_code(text: str) -> bool:
    """Whether a text has the shape of a code, and not of a sentence or a name of two words."""
    return bool(_CODE.fullmatch(text))


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
