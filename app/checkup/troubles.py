"""What the log of the program counts that staff should know of; ids and codes alone stand in it."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from app.domain.day_report import Span, Trouble
from app.domain.printing import PrintStage
from app.logs import FILE, LogEvent
from app.wire.protocol import Fault

_WITHOUT_PAPER = frozenset({PrintStage.FAILED.value, PrintStage.UNKNOWN.value, "not_taken"})
_FAULTS = frozenset(fault.value for fault in Fault)


def troubles_in(folder: Path, span: Span) -> Mapping[Trouble, int]:
    """How often each trouble stands in the log files within a span; a line that is torn or of no use is left out."""
    counts: Counter[Trouble] = Counter()
    for file in sorted(folder.glob(f"{FILE}*")):
        with suppress(FileNotFoundError), file.open(encoding="utf-8") as lines:  # the oldest goes when one is begun
            counts.update(_troubles(lines, span))
    return counts


def _troubles(lines: Iterator[str], span: Span) -> Iterator[Trouble]:
    """The troubles that some lines tell of."""
    for line in lines:
        if '"state_entered"' in line or '"errand_done"' in line:
            continue  # nearly every line, and never one of these
        try:
            told = json.loads(line)
            at, found = datetime.fromisoformat(told["at"]), _trouble(told)
        except (ValueError, KeyError, TypeError):
            continue
        if found is not None and span.begins <= at < span.ends:
            yield found


def _trouble(told: Mapping[str, object]) -> Trouble | None:
    """What one line tells of."""
    match told["event"]:
        case LogEvent.PAPER.value if told.get("state") in _WITHOUT_PAPER:
            return Trouble.PAPER
        case LogEvent.VISION.value if told.get("code") in _FAULTS:
            return Trouble.CAMERA
        case LogEvent.ERRAND_FAILED.value:
            return Trouble.ERRAND
        case LogEvent.UNEXPECTED.value:
            return Trouble.BUG
        case LogEvent.STARTED.value:
            return Trouble.START
        case _:
            return None
