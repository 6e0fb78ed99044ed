"""One fake for each port: simple, honest, and held to the same expectations as the real thing by contract tests.

`fails_with` makes every call of a fake fail in an expected way, until it is set to None again.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from app.domain.booking import Booking, ByCode, Query, Stage
from app.domain.consent import Decision, Receipt, ReceiptDraft, Way
from app.domain.ids import BookingRef, ReceiptId
from app.domain.mrz import plain_document_number
from app.domain.names import same_person
from app.domain.problems import KioskError, Problem
from app.domain.staff import Override, StaffMember
from tests.builders import NOW, TODAY, a_receipt


@dataclass
class FakeReceipts:
    """Keeps receipts in a list."""

    saved: list[Receipt] = field(default_factory=list)
    fails_with: Problem | None = None

    def save(self, draft: ReceiptDraft) -> Receipt:
        _fail(self.fails_with)
        must_exist = draft.replaces is not None or draft.decision is Decision.WITHDRAWN
        if must_exist and draft.replaces not in {receipt.id for receipt in self.saved}:
            raise KioskError(Problem.RECEIPT_NOT_SAVED)
        self.saved.append(a_receipt(draft=draft, number=len(self.saved) + 1, created_at=NOW))
        return self.saved[-1]

    def find(self, code: str) -> tuple[Receipt, bool]:
        _fail(self.fails_with)
        for receipt in self.saved:
            if receipt.code == code:
                return receipt, any(_withdraws(other, receipt) for other in self.saved)
        raise KioskError(Problem.RECEIPT_NOT_FOUND)


class FakeBookings:
    """Keeps bookings in a dictionary; `arrivals` are those of the hotel, `checked_in` what guests did."""

    def __init__(self, arrivals: Sequence[Booking] = (), today: Callable[[], date] = lambda: TODAY) -> None:
        self.arrivals: dict[BookingRef, Booking] = {booking.ref: booking for booking in arrivals}
        self.checked_in: list[tuple[BookingRef, ReceiptId, Way]] = []
        self.fails_with: Problem | None = None
        self._today = today

    def find(self, query: Query) -> Booking:
        _fail(self.fails_with)
        if isinstance(query, ByCode):
            booking = self.arrivals.get(BookingRef(query.code))
            return self._only([booking] if booking else [], Problem.BOOKING_NOT_FOUND)
        current = [booking for booking in self.arrivals.values() if booking.departure >= self._today()]
        numbered = [
            b for b in current if b.document_number and b.document_number == plain_document_number(query.number)
        ]
        named = [
            booking
            for booking in [*numbered, *(b for b in current if not b.document_number)]
            if same_person(query.surname, query.given_names, booking.surname, booking.given_names)
        ]
        return self._only(named, Problem.NAME_DIFFERS if numbered else Problem.BOOKING_NOT_FOUND)

    def check_in(self, booking: Booking, receipt_id: ReceiptId, way: Way) -> Booking:
        _fail(self.fails_with)
        known = self.arrivals.get(booking.ref)
        if known and known.stage is Stage.CHECKED_IN:
            raise KioskError(Problem.BOOKING_ALREADY_IN)
        if known is None or known.stage is Stage.CANCELLED:
            raise KioskError(Problem.CHECK_IN_NOT_SAVED)
        self.arrivals[booking.ref] = replace(known, stage=Stage.CHECKED_IN)
        self.checked_in.append((booking.ref, receipt_id, way))
        return self.arrivals[booking.ref]

    def _only(self, found: list[Booking], absent: Problem) -> Booking:
        current = [booking for booking in found if booking.arrival <= self._today() <= booking.departure] or found
        judged = [(booking, self._obstacle(booking)) for booking in current]
        free = [booking for booking, obstacle in judged if obstacle is None]
        if len(free) == 1:
            return free[0]
        obstacles = {obstacle for _, obstacle in judged}
        order = (Problem.BOOKING_ALREADY_IN, Problem.BOOKING_OTHER_DAY, Problem.BOOKING_CANCELLED)
        first = next((problem for problem in order if problem in obstacles), absent)
        raise KioskError(Problem.BOOKINGS_SEVERAL if free else first)

    def _obstacle(self, booking: Booking) -> Problem | None:
        if booking.stage is Stage.CANCELLED:
            return Problem.BOOKING_CANCELLED
        if booking.stage is Stage.CHECKED_IN:
            return Problem.BOOKING_ALREADY_IN
        is_today = booking.arrival <= self._today() < booking.departure
        return None if is_today else Problem.BOOKING_OTHER_DAY


@dataclass
class FakePapers:
    """Makes a paper that names its receipt, and a small QR code."""

    def pdf(self, receipt: Receipt, language: str) -> bytes:
        return f"%PDF-fake {receipt.id} {language}".encode()

    def qr(self, receipt: Receipt) -> tuple[tuple[bool, ...], ...]:
        return tuple(tuple((ord(char) >> bit) & 1 == 1 for bit in range(7)) for char in receipt.code)


@dataclass
class FakePrinter:
    """Keeps what was sent."""

    sent: list[bytes] = field(default_factory=list)
    fails_with: Problem | None = None

    def send(self, pdf: bytes) -> None:
        _fail(self.fails_with)
        self.sent.append(pdf)


@dataclass
class FakeStaff:
    """Knows members by number and PIN typed as one; a wrong one waits for `wait_s` seconds."""

    members: dict[str, StaffMember] = field(default_factory=dict)
    wait_s: int = 0
    fails_with: Problem | None = None

    def check_pin(self, pin_untrusted: str) -> StaffMember | int:
        _fail(self.fails_with)
        return self.wait_s or self.members.get(pin_untrusted, 0)


@dataclass
class FakeAudit:
    """Keeps acts and calls in lists."""

    overrides: list[Override] = field(default_factory=list)
    help_calls: list[str] = field(default_factory=list)
    fails_with: Problem | None = None

    def record_override(self, override: Override) -> None:
        _fail(self.fails_with)
        self.overrides.append(override)

    def record_help_call(self, state: str) -> None:
        _fail(self.fails_with)
        self.help_calls.append(state)


@dataclass
class FakeVision:
    """Remembers each level it was told: "off", "warm" or "live"."""

    levels: list[str] = field(default_factory=list)

    @property
    def level(self) -> str:
        return self.levels[-1] if self.levels else "off"

    def off(self) -> None:
        self.levels.append("off")

    def warm(self) -> None:
        self.levels.append("warm")

    def live(self) -> None:
        self.levels.append("live")


@dataclass
class FakeTimer:
    """One timer of a FakeClock, due at `due_s` on it."""

    due_s: float
    call: Callable[[], None]
    is_over: bool = False

    def cancel(self) -> None:
        self.is_over = True


@dataclass
class FakeClock:
    """Stands still until `advance`; then calls what is due, in order, each at its own time."""

    now_s: float = 0.0
    timers: list[FakeTimer] = field(default_factory=list)

    def call_after(self, delay_s: float, call: Callable[[], None]) -> FakeTimer:
        self.timers.append(FakeTimer(self.now_s + delay_s, call))
        return self.timers[-1]

    @property
    def running(self) -> list[FakeTimer]:
        return [timer for timer in self.timers if not timer.is_over]

    def advance(self, seconds: float) -> None:
        end_s = self.now_s + seconds
        while due := [timer for timer in self.running if timer.due_s <= end_s]:
            timer = min(due, key=lambda timer: timer.due_s)
            timer.is_over = True
            self.now_s = timer.due_s
            timer.call()
        self.now_s = end_s


@dataclass
class FakeVoice:
    """Remembers what it said, and whether it still speaks."""

    said: list[tuple[str, str]] = field(default_factory=list)
    is_speaking: bool = False

    def say(self, text: str, language: str) -> None:
        self.said.append((text, language))
        self.is_speaking = True

    def hush(self) -> None:
        self.is_speaking = False


def _withdraws(receipt: Receipt, earlier: Receipt) -> bool:
    """Whether a receipt is the withdrawal of an earlier one."""
    return receipt.draft.decision is Decision.WITHDRAWN and receipt.draft.replaces == earlier.id


def _fail(problem: Problem | None) -> None:
    """Fail as told."""
    if problem:
        raise KioskError(problem)
