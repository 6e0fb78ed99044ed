"""The wiring: live settings reach rules, notice and ports, and one call builds a kiosk that stands."""

import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TypeVar, get_args
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app import bootstrap, paths
from app.bookings.demo import DEMO_CODE, DEMO_MRZ_BOOKING
from app.bootstrap import (
    draw_side,
    means_of,
    open_ports,
    open_stores,
    rules_of,
    today_of,
)
from app.config import Config, Hotel
from app.demo.hotel import import_demo_arrivals
from app.devices.ipp import Operation
from app.domain.booking import ByCode, Stage
from app.domain.consent import Decision, Side, Way
from app.domain.day_report import ReportKind
from app.domain.desk_table import DeskQuery, Tab
from app.domain.face_life import FaceEnd
from app.domain.gates import Lock
from app.domain.help import HelpEnd
from app.domain.office import Draft, OfficeQuery, Shelf, Task
from app.domain.retention import EraseReason
from app.domain.rules import RANGES
from app.domain.staff import Override, OverrideReason, Role
from app.errands import Ports, perform
from app.flow import commands as cmd
from app.flow import events as ev
from app.i18n import Words, load_words
from app.notices import notices_of
from app.ui.kiosk import Kiosk
from tests.builders import a_booking, a_draft
from tests.print_system import PrintSystem
from tests.scanned import token_in

DEMO = Config().for_demo()
Answer = TypeVar("Answer")
DRAWS = 4000
CHI_SQUARE_MAX = 10.828
"""The 99.9th percentile of chi-square with one degree of freedom."""


@pytest.fixture(scope="module")
def words() -> Words:
    """All catalogues, read once."""
    return load_words(paths.resources())


# --- notice and rules ---------------------------------------------------------------------------------------------


def test_a_hotel_that_told_everything_offers_the_face_way(words: Words) -> None:
    rules = rules_of(DEMO, notices_of(DEMO, words), words)

    assert rules.is_face_offered
    assert rules.languages == DEMO.hotel.languages
    assert rules.faults() == ()


@pytest.mark.parametrize(
    "hotel",
    [
        replace(DEMO.hotel, legal_name=""),
        replace(DEMO.hotel, contact=""),
        replace(DEMO.hotel, complaint_authority=""),
    ],
    ids=["legal_name", "contact", "complaint_authority"],
)
def test_a_notice_with_an_empty_field_keeps_the_face_way_shut(words: Words, hotel: Hotel) -> None:
    silent = replace(DEMO, hotel=hotel)

    assert not rules_of(silent, notices_of(silent, words), words).is_face_offered


def test_a_hotel_that_does_not_offer_the_face_way_keeps_it_shut(words: Words) -> None:
    config = replace(DEMO, face=replace(DEMO.face, offered=False))

    assert not rules_of(config, notices_of(config, words), words).is_face_offered


@pytest.mark.parametrize(("places", "is_allowed"), [(("CN",), True), (("US-OR-PDX",), False), (("CN", "EU"), False)])
def test_where_the_law_lets_no_face_way_be_it_is_shut_and_the_notice_tells_of_none(
    words: Words, places: tuple[str, ...], is_allowed: bool
) -> None:
    config = replace(DEMO, hotel=replace(DEMO.hotel, profiles=places))
    notices = notices_of(config, words)
    rules = rules_of(config, notices, words)

    assert (rules.is_face_allowed, rules.is_face_offered) == (is_allowed, is_allowed)
    assert notices["en"].missing_fields() == ()
    assert ("uses no face" in notices["en"].items[2].text) is not is_allowed


def test_every_time_of_the_settings_reaches_the_rules(words: Words) -> None:
    lowest = {name: low for name, (low, _) in RANGES.items()}
    face = replace(DEMO.face, face_s=lowest["face_s"], hold_s=lowest["hold_s"])
    times = replace(DEMO.times, **{name: low for name, low in lowest.items() if hasattr(DEMO.times, name)})
    config = replace(DEMO, face=face, times=times)

    rules = rules_of(config, notices_of(config, words), words)

    assert {name: getattr(rules, name) for name in RANGES} == lowest
    assert rules.faults() == ()


def test_printer_zone_and_language_of_the_settings_reach_the_rules(words: Words) -> None:
    hotel = replace(DEMO.hotel, language="ar", time_zone="Europe/Vienna")
    config = replace(DEMO, hotel=hotel, printer=replace(DEMO.printer, queue="receipts"))

    rules = rules_of(config, notices_of(config, words), words)

    assert (rules.default_language, rules.zone, rules.has_printer) == ("ar", ZoneInfo("Europe/Vienna"), True)
    without = replace(DEMO, printer=replace(DEMO.printer, queue=""))
    assert not rules_of(without, notices_of(without, words), words).has_printer


def test_a_setting_that_changes_changes_the_notice_and_its_digest(words: Words) -> None:
    longer = replace(DEMO, face=replace(DEMO.face, face_s=77.0))

    before, after = notices_of(DEMO, words), notices_of(longer, words)

    for language in DEMO.hotel.languages:
        told = "\n".join(item.text for item in after[language].items)
        assert "77" in told
        assert "77" not in "\n".join(item.text for item in before[language].items)
        assert before[language].ref.sha256 != after[language].ref.sha256


def test_today_is_the_hotels() -> None:
    east, west = (
        today_of(replace(DEMO, hotel=replace(DEMO.hotel, time_zone=zone)))
        for zone in ("Pacific/Kiritimati", "Etc/GMT+12")
    )

    assert 1 <= (east - west).days <= 2


@pytest.mark.parametrize(("begins_hour", "day"), [(4, 24), (0, 25)])
def test_after_midnight_it_is_the_day_that_the_hotel_says(begins_hour: int, day: int) -> None:
    hotel = replace(DEMO.hotel, time_zone="Asia/Shanghai", day_begins_hour=begins_hour)
    half_past_midnight = datetime(2026, 11, 24, 16, 30, tzinfo=UTC)

    assert today_of(replace(DEMO, hotel=hotel), half_past_midnight.astimezone) == date(2026, 11, day)


def test_the_face_card_stands_left_as_often_as_right() -> None:
    drawn = Counter(draw_side() for _ in range(DRAWS))

    expected = DRAWS / len(Side)
    assert sum((drawn[side] - expected) ** 2 / expected for side in Side) < CHI_SQUARE_MAX


@pytest.fixture
def ports(tmp_path: Path, words: Words, print_system: PrintSystem) -> Ports:
    """The real ports of a demo hotel, and a print system that keeps what it is asked."""
    assert print_system.asked == []
    state = tmp_path / "state"
    config = replace(DEMO, printer=replace(DEMO.printer, queue="receipts"))
    import_demo_arrivals(config, state)
    open_stores(config, state).staff.add("07", "Lin", Role.DESK, "482913")
    return open_ports(config, state, words)


def test_every_errand_is_done_by_the_real_ports(ports: Ports, print_system: PrintSystem) -> None:
    done: list[type] = []

    def ask(command: cmd.Command, kind: type[Answer]) -> Answer:
        done.append(type(command))
        answer = perform(command, ports)
        assert isinstance(answer, kind)
        return answer

    receipt = ask(cmd.StoreReceipt(a_draft()), ev.ReceiptStored).receipt
    ask(cmd.RecordFaceOpened(receipt.id, means_of(DEMO)), ev.FaceLifeRecorded)
    ask(cmd.RecordFaceErased(receipt.id, FaceEnd.DONE), ev.FaceLifeRecorded)
    booking = ask(cmd.FindBooking(ByCode(DEMO_CODE)), ev.BookingFound).booking
    arrived = ask(cmd.CheckIn(booking, receipt, Way.FACE), ev.CheckedIn)
    job = ask(cmd.PrintReceipt(receipt, "ar"), ev.PrintTaken).job
    ask(cmd.WatchPrint(job), ev.PrintTold)
    ask(cmd.LeavePrint(job), ev.PrintLeft)
    ask(cmd.AskPrinter(), ev.PrinterTold)
    found = ask(cmd.FindReceipt(receipt.code), ev.ReceiptFound)
    assert ask(cmd.ReadToken(token_in(arrived.qr)), ev.ReceiptFound).receipt == found.receipt
    ask(cmd.CheckConsent(receipt.id), ev.ConsentStands)
    ask(cmd.WithdrawConsent(a_draft(decision=Decision.WITHDRAWN, replaces=receipt.id)), ev.ConsentWithdrawn)
    member = ask(cmd.CheckPin("07482913"), ev.PinAccepted).member
    ask(cmd.ChangePin(member.id, "907153"), ev.PinChanged)
    ask(cmd.RecordOverride(Override(member.id, OverrideReason.GUEST_LEFT, "Choice", None, None)), ev.OverrideRecorded)
    call = ask(cmd.RecordHelpCall("Choice"), ev.HelpRecorded).call
    assert ask(cmd.LookAtHelpCall(call.number), ev.HelpRecorded).call == call
    ask(cmd.EndHelpCall(call.number, HelpEnd.ANSWERED, member.id), ev.HelpEnded)
    assert Lock.ASSESSMENT_MISSING in ask(cmd.ReadGates(), ev.GatesRead).locks
    assert ask(cmd.ReadDesk(DeskQuery(Tab.ARRIVALS)), ev.DeskRead).table.rows
    assert len(ask(cmd.LookAtDevices(), ev.DevicesSeen).states) > 10
    ask(cmd.PrintReport(ask(cmd.ReadReport(ReportKind.OPENING), ev.ReportRead).report.kind, member.id), ev.PrintTaken)
    assert ask(cmd.ShowReceipt(receipt.code, member.id), ev.ReceiptShown).is_withdrawn
    ask(cmd.ExportReceipt(receipt.code, member.id), ev.ReceiptExported)
    ask(cmd.EraseRecord(receipt.code, EraseReason.ASKED, member, "0"), ev.PinRefused)
    assert ask(cmd.ReadOffice(OfficeQuery(Shelf.STAFF)), ev.OfficeRead).sheet.rows
    ask(cmd.DoTask(Draft(Task.DISABLE_STAFF, "07", answers=("left",)), member), ev.TaskRefused)
    assert set(done) == set(get_args(cmd.Command))
    assert (arrived.booking.stage, arrived.booking.still_to_come) == (Stage.EXPECTED, 1)
    assert replace(found.receipt, face=()) == receipt
    assert [life.end for life in found.receipt.face] == [FaceEnd.DONE]
    printed = next(raw for _, operation, raw in print_system.asked if operation is Operation.PRINT_JOB)
    assert b"%PDF-" in printed


def test_a_kiosk_that_starts_forgets_the_guests_who_have_left(words: Words, tmp_path: Path) -> None:
    today = today_of(DEMO)
    arrival = today - timedelta(days=3)
    gone = a_booking(ref="GONE1", arrival=arrival, departure=today - timedelta(days=1))
    staying = a_booking(ref="STAYS1", arrival=arrival, departure=today)
    open_stores(DEMO, tmp_path).bookings.import_arrivals([gone, staying])

    open_ports(DEMO, tmp_path, words)

    known = {each.ref: each.guest_name for each in open_stores(DEMO, tmp_path).bookings.list_arrivals(gone.arrival)}
    assert known == {"GONE1": "", "STAYS1": staying.guest_name}


def test_demo_arrivals_are_todays_and_can_be_imported_again(tmp_path: Path) -> None:
    count = import_demo_arrivals(DEMO, tmp_path)
    again = import_demo_arrivals(DEMO, tmp_path)

    listed = open_stores(DEMO, tmp_path).bookings.list_arrivals(today_of(DEMO))
    assert count == again > len(listed) > 1
    assert {DEMO_CODE, DEMO_MRZ_BOOKING} <= {booking.ref for booking in listed}


# --- the kiosk ----------------------------------------------------------------------------------------------------


@pytest.fixture
def build(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Config], Kiosk]]:
    """Build a kiosk in the application that the tests already have."""
    monkeypatch.setattr(bootstrap, "make_application", lambda argv: qapp)
    built: list[Kiosk] = []

    def make(config: Config) -> Kiosk:
        built.append(bootstrap.build_kiosk(config, tmp_path, argv=["evenkey"], draw=lambda: Side.RIGHT))
        return built[-1]

    yield make
    for kiosk in built:
        kiosk.close()
        kiosk.shell.close()
        kiosk.shell.deleteLater()


def test_a_built_kiosk_opens_nothing_until_it_runs(build: Callable[[Config], Kiosk], tmp_path: Path) -> None:
    kiosk = build(DEMO)

    assert not kiosk.shell.isVisible()
    assert list(tmp_path.iterdir()) == []
    assert kiosk.vision.processes_started == 0
    assert kiosk.conductor.visit.face_side is Side.RIGHT


def test_a_started_kiosk_shows_the_welcome_screen(qtbot: QtBot, build: Callable[[Config], Kiosk]) -> None:
    kiosk = build(DEMO)

    kiosk.conductor.start()
    kiosk.shell.show()
    qtbot.waitExposed(kiosk.shell)

    welcome = kiosk.shell.findChild(QWidget, "welcomeScreen")
    assert welcome is not None
    assert welcome.isVisible()


def test_building_a_kiosk_loads_no_examiner_of_pictures_and_nothing_that_can_wait(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom pathlib import Path\nfrom app.bootstrap import build_kiosk\nfrom app.config import Config\n"
        "kiosk = build_kiosk(Config(), Path(sys.argv[1]), argv=['evenkey'])\nkiosk.close()\n"
        "print(*{name.partition('.')[0] for name in sys.modules})"
    )

    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], cwd=paths.APP.parent, capture_output=True, text=True, check=True
    )

    loaded = set(done.stdout.split())
    assert "PySide6" in loaded
    assert not loaded & {"cv2", "mediapipe", "numpy", "cryptography", "argon2", "sqlite_utils", "reportlab", "pydantic"}
