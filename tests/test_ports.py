"""Every adapter and every fake has the shape of its port: the same methods, the same names, the same types."""

import inspect
from collections.abc import Callable, Iterator
from typing import get_type_hints

import pytest

from app import ports
from app.checkup.day import DayReports
from app.checkup.rounds import Rounds
from app.devices.chime import EspeakChime, NoChime
from app.devices.clock import QtClock, QtTimer
from app.devices.headphones import Headphones
from app.devices.printer import CupsPrinter
from app.devices.supervisor import SystemdSupervisor
from app.devices.vision_process import VisionProcess
from app.devices.voice import EspeakVoice
from app.gates import FaceGates
from app.office.hotel_office import HotelOffice
from app.receipts.papers import PdfPapers
from app.storage.audit_log import SqliteAudit
from app.storage.booking_store import SqliteBookings
from app.storage.desk_tables import SqliteDeskTables
from app.storage.exports import FolderExports
from app.storage.personal import SqlitePersonal
from app.storage.receipt_store import SqliteReceipts
from app.storage.retention import SqliteRetention
from app.storage.staff_store import SqliteStaff
from tests import fakes
from tests.fake_chime import FakeChime
from tests.ui.kiosks import FakeHeadphones

SHAPES: list[tuple[type, type]] = [
    (ports.Receipts, SqliteReceipts),
    (ports.Receipts, fakes.FakeReceipts),
    (ports.Bookings, SqliteBookings),
    (ports.Bookings, fakes.FakeBookings),
    (ports.Papers, PdfPapers),
    (ports.Papers, fakes.FakePapers),
    (ports.Printer, CupsPrinter),
    (ports.Printer, fakes.FakePrinter),
    (ports.Gates, FaceGates),
    (ports.Gates, fakes.FakeGates),
    (ports.Desk, SqliteDeskTables),
    (ports.Desk, fakes.FakeDesk),
    (ports.Devices, Rounds),
    (ports.Devices, fakes.FakeDevices),
    (ports.Reports, DayReports),
    (ports.Reports, fakes.FakeReports),
    (ports.Exports, FolderExports),
    (ports.Exports, fakes.FakeExports),
    (ports.Staff, SqliteStaff),
    (ports.Staff, fakes.FakeStaff),
    (ports.Audit, SqliteAudit),
    (ports.Audit, fakes.FakeAudit),
    (ports.Upkeep, SqliteRetention),
    (ports.Upkeep, fakes.FakeUpkeep),
    (ports.Personal, SqlitePersonal),
    (ports.Personal, fakes.FakePersonal),
    (ports.Office, HotelOffice),
    (ports.Office, fakes.FakeOffice),
    (ports.Vision, VisionProcess),
    (ports.Vision, fakes.FakeVision),
    (ports.Timer, QtTimer),
    (ports.Timer, fakes.FakeTimer),
    (ports.Clock, QtClock),
    (ports.Clock, fakes.FakeClock),
    (ports.Supervisor, SystemdSupervisor),
    (ports.Supervisor, fakes.FakeSupervisor),
    (ports.Chime, EspeakChime),
    (ports.Chime, NoChime),
    (ports.Chime, FakeChime),
    (ports.Headphones, Headphones),
    (ports.Headphones, FakeHeadphones),
    (ports.Voice, EspeakVoice),
    (ports.Voice, fakes.FakeVoice),
]


def is_port(value: object) -> bool:
    """Whether something is a Protocol of `app.ports` itself."""
    return inspect.isclass(value) and value.__module__ == ports.__name__


def methods(port: type) -> Iterator[tuple[str, Callable[..., object]]]:
    """What a port can be asked."""
    return ((name, call) for name, call in vars(port).items() if inspect.isfunction(call) and name[0] != "_")


def shape(call: Callable[..., object]) -> list[tuple[str, object, object]]:
    """The names, kinds and defaults of a method's arguments, in order."""
    return [(each.name, each.kind, each.default) for each in inspect.signature(call).parameters.values()]


def is_answer_kept(given: object, promised: object) -> bool:
    """Whether an answer is what the port promises, or one of its kind."""
    return given == promised or (is_port(promised) and (promised, given) in SHAPES)


def test_every_port_is_tried_with_an_adapter_and_a_fake() -> None:
    known = [value for value in vars(ports).values() if is_port(value)]

    assert known
    for port in known:
        assert sum(tried is port for tried, _ in SHAPES) >= len(("adapter", "fake")), port


@pytest.mark.parametrize(("port", "adapter"), SHAPES, ids=[adapter.__name__ for _, adapter in SHAPES])
def test_an_adapter_takes_what_its_port_takes_and_answers_what_it_promises(port: type, adapter: type) -> None:
    asked = dict(methods(port))

    assert asked
    for name, promised in asked.items():
        given = getattr(adapter, name)
        assert shape(given) == shape(promised), name
        hints, wanted = get_type_hints(given), get_type_hints(promised)
        assert is_answer_kept(hints.pop("return"), wanted.pop("return")), name
        assert hints == wanted, name
