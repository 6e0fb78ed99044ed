"""A desk with the real stores behind it, and one guest whose name, numbers, code and address stand nowhere else."""

from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from pytestqt.qtbot import QtBot

from app.bootstrap import open_ports, open_stores, today_of
from app.config import Config
from app.demo.hotel import demo_config
from app.domain.booking import Booking
from app.domain.mrz import check_digit
from app.domain.problems import KioskError, Problem
from app.domain.staff import Role
from app.errands import Ports
from app.i18n import Words
from app.logs import close_log, open_log
from tests.builders import a_booking
from tests.fakes import FakeGates
from tests.guest import Desk

DESK, MANAGER = "07482913", "12730164"
"""Numbers and PINs of who works here."""


@dataclass(frozen=True)
class Canary:
    """A guest made up for one visit; `number` keeps visits apart."""

    number: int

    @property
    def surname(self) -> str:
        return f"ZYXWVUT{chr(ord('A') + self.number % 26)}Q"

    @property
    def given(self) -> str:
        return f"QUORTEZ{chr(ord('A') + self.number // 26 % 26)}W"

    @property
    def document(self) -> str:
        return f"QX77{self.number:05}"

    @property
    def code(self) -> str:
        return f"WQ7{self.number:04}Z"

    @property
    def mail(self) -> str:
        return f"canary{self.number}@zyxwvut.example"

    @property
    def lines(self) -> tuple[str, str]:
        """The two lines of the guest's passport, every check digit right."""
        name = f"P<UTO{self.surname}<<{self.given}".ljust(44, "<")
        number, birth, expiry, more = self.document, "900101", "350101", "<" * 14
        head, dates = number + check_digit(number), (birth + check_digit(birth), expiry + check_digit(expiry))
        tail = more + "0"
        return name, f"{head}UTO{dates[0]}F{dates[1]}{tail}{check_digit(head + dates[0] + dates[1] + tail)}"

    def booking(self, config: Config) -> Booking:
        """The guest's booking for today."""
        today = today_of(config)
        return a_booking(
            ref=self.code,
            guest_name=f"{self.given} {self.surname}",
            surname=self.surname,
            given_names=self.given,
            document_number=self.document,
            arrival=today,
            departure=today + timedelta(days=2),
        )

    @property
    def needles(self) -> tuple[str, ...]:
        """What may stand nowhere but in the store."""
        return (self.surname, self.given, self.document, self.code, self.mail, self.lines[1])


class Hotel:
    """A state folder with staff and arrivals, in which a kiosk is started as often as need be."""

    def __init__(self, qtbot: QtBot, words: Words, state: Path, guests: list[Canary]) -> None:
        self.config, self.state, self._qtbot, self._words = demo_config(Config()), state, qtbot, words
        stores = open_stores(self.config, state)
        for typed, role in ((DESK, Role.DESK), (MANAGER, Role.MANAGER)):
            stores.staff.add(typed[:2], "Lin", role, typed[2:], is_own=True)
        stores.bookings.import_arrivals([guest.booking(self.config) for guest in guests])
        self.desks: list[Desk] = []

    def started(self) -> Desk:
        """A kiosk on this folder, which logs there; the one before it is ended."""
        self.ended()
        assert open_log(self.state / "logs")
        self.desks.append(RealDesk(self._qtbot, self._words, self))
        return self.desks[-1]

    def ended(self) -> None:
        """End the kiosk that runs."""
        for desk in self.desks:
            desk.worker.close()
            desk.shell.hide()
        self.desks.clear()
        close_log()

    def receipts(self) -> list[str]:
        """The codes of all decisions, newest first."""
        return [receipt.code for receipt in open_stores(self.config, self.state).receipts.latest()]

    def ports(self) -> Ports:
        """What errands need, from the real stores; the face way is open."""
        return replace(open_ports(self.config, self.state, self._words), gates=FakeGates())


class RealDesk(Desk):
    """A kiosk whose errands are done by the real stores."""

    def __init__(self, qtbot: QtBot, words: Words, hotel: Hotel) -> None:
        self._hotel = hotel
        super().__init__(qtbot, words)

    def _ports(self) -> Ports:
        if self.is_store_gone:
            raise KioskError(Problem.STORE_UNAVAILABLE)
        return self._hotel.ports()
