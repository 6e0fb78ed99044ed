"""Who works here, their PINs, and the waiting after wrong ones, which survives a restart and a clock set back."""

import math
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from enum import Enum
from functools import cached_property
from pathlib import Path

from sqlite_utils import Database

from app.domain.ids import StaffId
from app.domain.permissions import Act
from app.domain.pins import PIN_MAX, PIN_MIN, PinFault, pin_fault
from app.domain.problems import KioskError, Problem
from app.domain.staff import Role, Signed, StaffMember
from app.storage.audit_log import NOBODY, SqliteAudit
from app.storage.database import reading, utc_now, writing
from app.storage.ledger import Ledger
from app.storage.pins import PinHasher, pepper_at

LADDER_S = (0, 0, 0, 30, 60, 300, 900, 3600)
"""How long to wait after so many wrong PINs in a row, in seconds; the last step stays."""

DEVICE = "device"
DEVICE_WEIGHT = 4
"""Wrong PINs of all numbers together count a quarter, so that nobody can try every number three times."""

NUMBER_DIGITS = 2
_COUNT = """
INSERT INTO failures (who, attempts, seen_s, until_s) VALUES (:who, :attempts, :seen_s, :until_s)
ON CONFLICT (who) DO UPDATE SET attempts = excluded.attempts, seen_s = excluded.seen_s, until_s = excluded.until_s
"""


class NumberFault(Enum):
    """Why a staff number cannot be used."""

    NOT_TWO_DIGITS = "not_two_digits"
    TAKEN = "taken"
    UNKNOWN = "unknown"


class StaffError(Exception):
    """A member of staff cannot be added or changed; the fault says why, the PIN is not in it."""

    def __init__(self, fault: NumberFault | PinFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


class SqliteStaff:
    """Implements `ports.Staff`. Numbers have two digits and are typed before the PIN, as one row of digits.

    Keeps: names of staff and slow hashes of their PINs; never a PIN.
    """

    def __init__(
        self,
        database: Database,
        keys: Path,
        *,
        now: Callable[[], datetime] = utc_now,
        ledger: Ledger | None = None,
    ) -> None:
        """Name the database, and the folder `keys` in which the pepper lies; it is read when first needed."""
        self._database = database
        self._keys = keys
        self._now = now
        self._audit = SqliteAudit(database, now=now, ledger=ledger)

    @cached_property
    def _hasher(self) -> PinHasher:
        """The hashing of PINs. A lost pepper keeps staff out, never guests. Raises: STORE_UNAVAILABLE."""
        with reading(Problem.STORE_UNAVAILABLE):
            has_staff = bool(self._database.execute("SELECT 1 FROM staff LIMIT 1").fetchall())
        return PinHasher(pepper_at(self._keys / "pin.pepper", may_create=not has_staff))

    def check_pin(self, pin_untrusted: str) -> StaffMember | int:
        """Check number and PIN: the member if right, else the seconds to wait (0: try again).

        An attempt is counted, on disk, before the PIN is looked at: pulling the plug gives no free try.
        Raises: STORE_UNAVAILABLE.
        """
        number, pin = pin_untrusted[:NUMBER_DIGITS], pin_untrusted[NUMBER_DIGITS:]
        is_typed = pin_untrusted.isascii() and pin_untrusted.isdigit() and PIN_MIN <= len(pin) <= PIN_MAX
        with self._writing():
            wait_s = max(self._wait_s(number if is_typed else DEVICE), self._wait_s(DEVICE))
            if wait_s or not is_typed:
                return wait_s
            wait_s = max(self._count(number, weight=1), self._count(DEVICE, weight=DEVICE_WEIGHT))
        with reading(Problem.STORE_UNAVAILABLE):
            rows = list(self._database.query("SELECT * FROM staff WHERE id = ?", (number,)))
        is_active = bool(rows and rows[0]["is_active"])
        is_right = self._hasher.is_right(pin, rows[0]["pin_hash"] if is_active else None)
        with self._writing():
            if is_right:
                self._database.execute("DELETE FROM failures WHERE who IN (?, ?)", (number, DEVICE))
            self._audit.note_sign_in(StaffId(number) if rows else None, is_right=is_right, wait_s=wait_s)
        return _member(rows[0]) if is_right else wait_s

    def change_pin(self, staff: StaffId, pin_untrusted: str) -> PinFault | None:
        """Give a member, who has just signed in, the PIN of their own choice. Raises: STORE_UNAVAILABLE."""
        if fault := pin_fault(pin_untrusted):
            return fault
        with reading(Problem.STORE_UNAVAILABLE):
            rows = list(self._database.query("SELECT pin_hash FROM staff WHERE id = ? AND is_active = 1", (staff,)))
        if not rows:
            raise KioskError(Problem.STORE_UNAVAILABLE)
        if self._hasher.is_right(pin_untrusted, rows[0]["pin_hash"]):
            return PinFault.AS_BEFORE
        pin_hash = self._hasher.hashed(pin_untrusted)
        with self._writing():
            self._database.execute("UPDATE staff SET pin_hash = ?, must_change_pin = 0 WHERE id = ?", (pin_hash, staff))
            self._audit.note_act(Act.CHANGE_OWN_PIN, staff, subject=staff)
        return None

    def add(
        self, number: str, name: str, role: Role, pin: str, *, is_own: bool = False, signed: Signed | None = None
    ) -> StaffMember:
        """Add a member of staff, whose PIN is their own or must be changed at once.

        `signed` says who does it at the kiosk; without it, it is whoever has the machine's own shell.
        Raises: StaffError, STORE_UNAVAILABLE.
        """
        if not (len(number) == NUMBER_DIGITS and number.isascii() and number.isdigit()):
            raise StaffError(NumberFault.NOT_TWO_DIGITS)
        pin_hash = self._hashed(pin)
        with self._writing():
            if self._is_known(number):
                raise StaffError(NumberFault.TAKEN)
            row = (number, name, role.value, pin_hash, 1, int(not is_own))
            self._database.execute("INSERT INTO staff VALUES (?, ?, ?, ?, ?, ?)", row)
            self._note(f"{number} add {role.value}", signed, _act_for(role))
        return StaffMember(StaffId(number), name, role, must_change_pin=not is_own)

    def set_role(self, number: str, role: Role, *, signed: Signed | None = None) -> None:
        """Make a member of staff another one's equal, from the next sign-in. Raises: StaffError, STORE_UNAVAILABLE."""
        sql = "UPDATE staff SET role = ? WHERE id = ?"
        self._change(number, sql, (role.value, number), f"role {role.value}", signed, _act_for(role))

    def set_pin(self, number: str, pin: str, *, is_own: bool = False, signed: Signed | None = None) -> None:
        """Give a member of staff another PIN, and let them in again. Raises: StaffError, STORE_UNAVAILABLE."""
        pin_hash = self._hashed(pin)
        sql = "UPDATE staff SET pin_hash = ?, must_change_pin = ?, is_active = 1 WHERE id = ?"
        self._change(number, sql, (pin_hash, int(not is_own), number), "pin", signed)
        self.forget_failures()

    def disable(self, number: str, *, signed: Signed | None = None) -> None:
        """Let a member of staff sign in no more; the number stays theirs. Raises: StaffError, STORE_UNAVAILABLE."""
        self._change(number, "UPDATE staff SET is_active = 0 WHERE id = ?", (number,), "disable", signed)

    def everyone(self) -> list[tuple[StaffMember, bool]]:
        """All members by number, and whether they may sign in. Raises: STORE_UNAVAILABLE."""
        with reading(Problem.STORE_UNAVAILABLE):
            rows = list(self._database.query("SELECT * FROM staff ORDER BY id"))
        return [(_member(row), bool(row["is_active"])) for row in rows]

    def forget_failures(self) -> None:
        """End all waiting: the way in for whoever has the machine's own shell. Raises: STORE_UNAVAILABLE."""
        with self._writing():
            self._database.execute("DELETE FROM failures")

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """One transaction. Raises: STORE_UNAVAILABLE."""
        with writing(self._database, Problem.STORE_UNAVAILABLE):
            yield

    def _hashed(self, pin: str) -> str:
        """A PIN as it may be kept. Raises: StaffError."""
        fault = pin_fault(pin)
        if fault:
            raise StaffError(fault)
        return self._hasher.hashed(pin)

    def _is_known(self, number: str) -> bool:
        """Whether somebody has this number."""
        return bool(self._database.execute("SELECT 1 FROM staff WHERE id = ?", (number,)).fetchall())

    def _change(
        self,
        number: str,
        sql: str,
        values: tuple[str | int, ...],
        what: str,
        signed: Signed | None,
        act: Act = Act.MANAGE_STAFF,
    ) -> None:
        """Change a member who exists. Raises: StaffError, STORE_UNAVAILABLE."""
        with self._writing():
            if not self._is_known(number):
                raise StaffError(NumberFault.UNKNOWN)
            self._database.execute(sql, values)
            self._note(f"{number} {what}", signed, act)

    def _note(self, subject: str, signed: Signed | None, act: Act) -> None:
        """Write, within the transaction, what was done with whom; nobody signs at the machine's own shell."""
        first, second, reason = (signed.first, signed.second, signed.reason) if signed else (NOBODY, None, "")
        self._audit.note_act(act, first, subject=subject, reason=reason, second=second)

    def _wait_s(self, who: str) -> int:
        """How many seconds are left to wait. A clock set back makes the rest of the waiting begin anew."""
        rows = list(self._database.query("SELECT * FROM failures WHERE who = ?", (who,)))
        if not rows:
            return 0
        now_s = self._now().timestamp()
        left_s: float = max(0.0, rows[0]["until_s"] - max(now_s, rows[0]["seen_s"]))
        self._write(who, rows[0]["attempts"], now_s, now_s + left_s)
        return math.ceil(left_s)

    def _count(self, who: str, *, weight: int) -> int:
        """Count an attempt; returns the seconds to wait if it is wrong."""
        rows = self._database.execute("SELECT attempts FROM failures WHERE who = ?", (who,)).fetchall()
        attempts: int = (rows[0][0] if rows else 0) + 1
        wait_s = LADDER_S[min(attempts // weight, len(LADDER_S) - 1)]
        now_s = self._now().timestamp()
        self._write(who, attempts, now_s, now_s + wait_s)
        return wait_s

    def _write(self, who: str, attempts: int, seen_s: float, until_s: float) -> None:
        """Write one count."""
        row = {"who": who, "attempts": attempts, "seen_s": seen_s, "until_s": until_s}
        self._database.execute(_COUNT, row)


def _act_for(role: Role) -> Act:
    """What it is to give somebody a role."""
    return Act.MAKE_OFFICER if role is Role.PRIVACY_OFFICER else Act.MANAGE_STAFF


def _member(row: Mapping[str, str]) -> StaffMember:
    """A row as a member of staff."""
    must_change_pin = bool(row["must_change_pin"])
    return StaffMember(StaffId(row["id"]), row["name"], Role(row["role"]), must_change_pin=must_change_pin)
