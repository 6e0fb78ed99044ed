"""The demo's hotel needs no camera and no settings, and its guest's papers fit its list of arrivals."""

from dataclasses import replace
from datetime import date

from app import paths
from app.bookings.arrivals import parse_arrivals
from app.bookings.demo import demo_arrivals
from app.config import VIRTUAL_PRINTER, Config, Hotel
from app.demo.hotel import demo_config, demo_pocket
from app.domain.booking import Booking
from app.domain.codes import MrzScan, code_fault, parse_scan
from app.domain.mrz import Mrz
from app.domain.names import NameMatch, compare_names
from tests.builders import TODAY


def todays_arrivals(today: date) -> str:
    """The demo hotel's list, filled for a day."""
    return demo_arrivals((paths.resources() / "demo" / "arrivals.csv").read_text(encoding="utf-8"), today)


def is_of(mrz: Mrz, booking: Booking) -> bool:
    """Whether a passport is surely that of a booking's guest."""
    verdict = compare_names(mrz.surname, mrz.given_names, booking.surname, booking.given_names)
    return verdict.match is NameMatch.SAME


def test_the_demo_runs_in_a_window_with_a_virtual_guest_and_a_simulated_printer() -> None:
    config = demo_config(replace(Config(), hotel=Hotel(name="A real hotel", language="ar")))

    assert not config.kiosk.is_full_screen
    assert config.camera.source == "virtual"
    assert config.printer.queue == VIRTUAL_PRINTER
    assert config.hotel.name != "A real hotel"
    assert config.hotel.language == "ar"


def test_the_glass_of_the_settings_stays() -> None:
    config = Config()
    kiosk = replace(config.kiosk, id="lobby-2", pixel_pitch_mm=0.3)

    shown = demo_config(replace(config, kiosk=kiosk)).kiosk

    assert (shown.id, shown.pixel_pitch_mm) == ("lobby-2", 0.3)


def test_the_demo_guests_code_and_passport_each_fit_one_booking() -> None:
    pocket = demo_pocket()
    bookings = parse_arrivals(todays_arrivals(TODAY)).bookings

    scan = parse_scan("\n".join(pocket.mrz_lines))
    assert isinstance(scan, MrzScan)
    named = [b for b in bookings if is_of(scan.mrz, b)]
    assert len(named) == 1
    assert code_fault(pocket.code) is None
    assert [booking.ref for booking in bookings].count(named[0].ref) == 1
    assert pocket.code in {booking.ref for booking in bookings} - {named[0].ref}
