"""Reports of invented days: a full one, and one on which nothing was."""

from datetime import timedelta

from app.domain.day_report import Arrivals, Calls, Choices, DayReport, Figures, ReportKind, Span, Trouble
from app.domain.device import CODES, Device, DeviceState
from app.domain.gates import Lock
from app.domain.help import OpenCall
from app.domain.ids import StaffId
from tests.builders import NOW, TODAY

DEVICES = tuple(DeviceState(device, next(iter(CODES[device]))) for device in Device)
SPAN = Span(NOW - timedelta(hours=10), NOW)
QUIET = DayReport(ReportKind.OPENING, TODAY, SPAN, NOW, Figures(), {}, (), DEVICES)
FULL = DayReport(
    ReportKind.CLOSING,
    TODAY,
    SPAN,
    NOW,
    Figures(
        Arrivals(31, 11, 2, 3, 12, 19),
        Choices(112, 109, 110, 111),
        Calls(tuple(OpenCall(n, NOW - timedelta(minutes=90), "Withdrawable") for n in range(1, 9)), (40, 75, 610), 1),
        withdrawn=2,
        expired=5,
        erased=1,
        cut_short=1,
        receipts=44,
        records=1203,
        head="3fa4 00b1 9c77 12de",
    ),
    dict.fromkeys(Trouble, 12),
    tuple(Lock)[:10],
    DEVICES,
    StaffId("07"),
)
"""As much as a page must hold."""
