"""The fake of the hotel's list: the rules of the real one over a list in memory, held to it by the contract tests."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import assert_never

from app.domain.booking import Booking, ByCode, ByDocument, ByNumber, NameDoubt, OfGuest, Query, Stage
from app.domain.consent import Way
from app.domain.ids import BookingRef, ReceiptId
from app.domain.likeness import NameReason
from app.domain.mrz import plain_document_number
from app.domain.names import NameMatch, compare_open_name
from app.domain.problems import KioskError, MustWait, Problem
from tests.builders import TODAY


class FakeBookings:
    """Keeps one booking for each guest; entries with one ref are a party. `checked_in` is what guests did.

    `wait_s` makes codes wait, as after wrong ones.
    """

    def __init__(self, arrivals: Sequence[Booking] = (), today: Callable[[], date] = lambda: TODAY) -> None:
        self.checked_in: list[tuple[BookingRef, ReceiptId, Way]] = []
        self.fails_with: Problem | None = None
        self.wait_s = 0
        self._guests: list[Booking] = []
        self._in: set[tuple[BookingRef, int]] = set()
        self._today = today
        for ref in dict.fromkeys(booking.ref for booking in arrivals):
            self.expect(*(booking for booking in arrivals if booking.ref == ref))

    def expect(self, *guests: Booking) -> None:
        """Expect the guests of one more booking."""
        entries = list(guests)
        places = max(len(entries), *(entry.guests for entry in entries))
        entries += [replace(entries[0], surname="", given_names="", document_number="")] * (places - len(entries))
        self._guests += [replace(each, guests=places, guest=number) for number, each in enumerate(entries, 1)]

    def find(self, query: Query) -> Booking:
        if self.fails_with:
            raise KioskError(self.fails_with)
        match query:
            case ByCode(code=code):
                same = [guest for guest in self._guests if guest.ref == code and code]
                return self._by_secret(same, is_told=True)
            case ByNumber(number=number):
                plain = plain_document_number(number)
                return self._by_secret([g for g in self._guests if plain and g.document_number == plain], is_told=False)
            case OfGuest(ref=ref, document=document):
                party = [guest for guest in self._guests if guest.ref == ref]
                return self._by_zone(document, party, suspects=party)
            case ByDocument(number=number):
                current = [guest for guest in self._guests if guest.departure >= self._today()]
                numbered = [
                    g for g in current if g.document_number and g.document_number == plain_document_number(number)
                ]
                return self._by_zone(query, numbered + [g for g in current if not g.document_number], suspects=numbered)
            case _:
                assert_never(query)

    def check_in(self, booking: Booking, receipt_id: ReceiptId, way: Way) -> Booking:
        if self.fails_with:
            raise KioskError(self.fails_with)
        known = next((g for g in self._guests if (g.ref, g.guest) == (booking.ref, booking.guest)), None)
        if known and self._obstacle(known) is Problem.BOOKING_ALREADY_IN:
            raise KioskError(Problem.BOOKING_ALREADY_IN)
        if known is None or known.stage is Stage.CANCELLED:
            raise KioskError(Problem.CHECK_IN_NOT_SAVED)
        arrived = known.arrived + 1
        stage = Stage.CHECKED_IN if arrived == known.guests else known.stage
        self._in.add((known.ref, known.guest))
        self._guests = [replace(g, arrived=arrived, stage=stage) if g.ref == known.ref else g for g in self._guests]
        self.checked_in.append((booking.ref, receipt_id, way))
        return replace(known, arrived=arrived, stage=stage)

    def _by_secret(self, found: list[Booking], *, is_told: bool) -> Booking:
        if self.wait_s:
            raise MustWait(Problem.CODE_WAIT, self.wait_s)
        try:
            return self._only(found)
        except KioskError as error:
            is_same_for_all = not is_told and error.problem is not Problem.BOOKINGS_SEVERAL
            raise KioskError(Problem.BOOKING_NOT_FOUND if is_same_for_all else error.problem) from None

    def _by_zone(self, document: ByDocument, among: list[Booking], *, suspects: list[Booking]) -> Booking:
        if self.wait_s and document.is_counted:
            raise MustWait(Problem.CODE_WAIT, self.wait_s)
        return self._by_name(document, among, suspects=suspects)

    def _by_name(self, document: ByDocument, among: list[Booking], *, suspects: list[Booking]) -> Booking:
        verdicts = [(g, compare_open_name(document.names, g.surname, g.given_names)) for g in among]
        same = [guest for guest, verdict in verdicts if verdict.match is NameMatch.SAME]
        if same:
            return self._only(same)
        doubts = [(g, v) for g, v in verdicts if not suspects or g in suspects]
        unsure = [(g, v) for g, v in doubts if v.match is NameMatch.UNSURE or (suspects and not g.surname)]
        if not suspects:
            unsure = doubts = [(g, v) for g, v in unsure if v.reason is not NameReason.OTHER_SCRIPT]
        if not doubts:
            raise KioskError(Problem.BOOKING_NOT_FOUND)
        found = unsure or doubts
        free = [guest for guest, _ in found if self._obstacle(guest) is None]
        problem = Problem.NAME_UNSURE if unsure else Problem.NAME_DIFFERS
        raise NameDoubt(problem, found[0][1].reason, free[0] if len(free) == 1 else None)

    def _only(self, found: list[Booking]) -> Booking:
        current = [booking for booking in found if booking.arrival <= self._today() <= booking.departure] or found
        judged = [(booking, self._obstacle(booking)) for booking in current]
        free = [booking for booking, obstacle in judged if obstacle is None]
        if len({booking.ref for booking in free}) == 1:
            return free[0]
        obstacles = {obstacle for _, obstacle in judged}
        order = (Problem.BOOKING_ALREADY_IN, Problem.BOOKING_OTHER_DAY, Problem.BOOKING_CANCELLED)
        first = next((problem for problem in order if problem in obstacles), Problem.BOOKING_NOT_FOUND)
        raise KioskError(Problem.BOOKINGS_SEVERAL if free else first)

    def _obstacle(self, booking: Booking) -> Problem | None:
        if booking.stage is Stage.CANCELLED:
            return Problem.BOOKING_CANCELLED
        if booking.stage is Stage.CHECKED_IN or (booking.ref, booking.guest) in self._in:
            return Problem.BOOKING_ALREADY_IN
        is_today = booking.arrival <= self._today() < booking.departure
        return None if is_today else Problem.BOOKING_OTHER_DAY
