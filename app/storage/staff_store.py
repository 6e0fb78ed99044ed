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
from app.proof.terms import Desk
from app.storage.audit_log import NOBODY, SqliteAudit
from app.storage.database import reading, utc_now, writing
from app.storage.ledger import Ledger, ledger_beside
from app.storage.pins import PinHasher, pepper_at
from app.storage.staff_states import StaffStates

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
    """Why a staff number cannot be used, or its member not be changed."""

    NOT_TWO_DIGITS = "not_two_digits"
    TAKEN = "taken"
    UNKNOWN = "unknown"
    ALTERED = "altered"
    LAST_OFFICER = "last_officer"


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
        ledger = ledger or ledger_beside(database, Desk(), now)
        self._audit = SqliteAudit(database, now=now, ledger=ledger)
        self._states = StaffStates(database, ledger, now)

    @cached_property
    def _hasher(self) -> PinHasher:
        """The hashing of PINs. A lost pepper keeps staff out, never guests. Raises: STORE_UNAVAILABLE."""
        with reading(Problem.STORE_UNAVAILABLE):
            has_staff = bool(self._database.execute("SELECT 1 FROM staff LIMIT 1").fetchall())
        return PinHasher(pepper_at(self._keys / "pin.pepper", may_create=not has_staff))

    def check_pin(self, pin_untrusted: str) -> StaffMember | int:
        """Check number and PIN: the member if right, else the seconds to wait (0: try again).

        An attempt is counted, on disk, before the PIN is looked at: pulling the plug gives no free try.
        Raises: STORE_UNAVAILABLE; STAFF_ALTERED if the PIN is right and the log does not bear the entry out.
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
        is_altered = is_right and not self._is_borne_out(rows[0])
        is_right = is_right and not is_altered
        with self._writing():
            if is_right:
                self._database.execute("DELETE FROM failures WHERE who IN (?, ?)", (number, DEVICE))
            self._audit.note_sign_in(StaffId(number) if rows else None, is_right=is_right, wait_s=wait_s)
        if is_altered:
            raise KioskError(Problem.STAFF_ALTERED)
        return _member(rows[0]) if is_right else wait_s

    def change_pin(self, staff: StaffId, pin_untrusted: str) -> PinFault | None:
        """Give a member, who has just signed in, the PIN of their own choice.

        Raises: STORE_UNAVAILABLE; STAFF_ALTERED if the entry was changed past this program since.
        """
        if fault := pin_fault(pin_untrusted):
            return fault
        with reading(Problem.STORE_UNAVAILABLE):
            rows = list(self._database.query("SELECT * FROM staff WHERE id = ? AND is_active = 1", (staff,)))
        if not rows:
            raise KioskError(Problem.STORE_UNAVAILABLE)
        if not self._is_borne_out(rows[0]):
            raise KioskError(Problem.STAFF_ALTERED)
        if self._hasher.is_right(pin_untrusted, rows[0]["pin_hash"]):
            return PinFault.AS_BEFORE
        pin_hash = self._hasher.hashed(pin_untrusted)
        with self._writing():
            self._database.execute("UPDATE staff SET pin_hash = ?, must_change_pin = 0 WHERE id = ?", (pin_hash, staff))
            self._audit.note_act(Act.CHANGE_OWN_PIN, staff, subject=staff)
            self._states.tell(staff)
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
            self._note(number, f"add {role.value}", signed, self._act(number, role))
        return StaffMember(StaffId(number), name, role, must_change_pin=not is_own)

    def set_role(self, number: str, role: Role, *, signed: Signed | None = None) -> None:
        """Make a member of staff another one's equal, from the next sign-in.

        The last privacy officer stays one. Raises: StaffError, also where the log does not bear the entry out, which a
        new PIN mends; STORE_UNAVAILABLE.
        """
        if number in self.altered():
            raise StaffError(NumberFault.ALTERED)
        if role is not Role.PRIVACY_OFFICER and self.is_last_officer(number):
            raise StaffError(NumberFault.LAST_OFFICER)
        self._change(number, {"role": role.value}, f"role {role.value}", signed, role)

    def set_pin(self, number: str, pin: str, *, is_own: bool = False, signed: Signed | None = None) -> None:
        """Give a member of staff another PIN, and let them in again. Raises: StaffError, STORE_UNAVAILABLE."""
        columns: dict[str, str | int] = {
            "pin_hash": self._hashed(pin),
            "must_change_pin": int(not is_own),
            "is_active": 1,
        }
        self._change(number, columns, "pin", signed)
        self.forget_failures()

    def disable(self, number: str, *, signed: Signed | None = None) -> None:
        """Let a member of staff sign in no more; the number stays theirs. The last privacy officer is let in.

        Raises: StaffError, STORE_UNAVAILABLE.
        """
        if self.is_last_officer(number):
            raise StaffError(NumberFault.LAST_OFFICER)
        self._change(number, {"is_active": 0}, "disable", signed)

    def everyone(self) -> list[tuple[StaffMember, bool]]:
        """All members by number, and whether they may sign in. Raises: STORE_UNAVAILABLE."""
        with reading(Problem.STORE_UNAVAILABLE):
            rows = list(self._database.query("SELECT * FROM staff ORDER BY id"))
        return [(_member(row), bool(row["is_active"])) for row in rows]

    def altered(self) -> frozenset[StaffId]:
        """The members whose entries were changed past this program. Raises: STORE_UNAVAILABLE."""
        with reading(Problem.STORE_UNAVAILABLE):
            return self._states.altered()

    def role_of(self, number: str) -> Role:
        """The role that the log tells of a member. Raises: STORE_UNAVAILABLE."""
        with reading(Problem.STORE_UNAVAILABLE):
            return self._states.role_of(number)

    def is_last_officer(self, number: str) -> bool:
        """Whether this is a privacy officer who may sign in, and there is no other. Raises: STORE_UNAVAILABLE."""
        active = {member.id for member, is_active in self.everyone() if is_active}
        officers = {each for each in active if self.role_of(each) is Role.PRIVACY_OFFICER}
        return number in officers and not officers - self.altered() - {number}

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

    def _is_borne_out(self, row: Mapping[str, str]) -> bool:
        """Whether the log tells of a member what the list says. Raises: STORE_UNAVAILABLE."""
        with reading(Problem.STORE_UNAVAILABLE):
            return self._states.bears_out(row)

    def _change(
        self,
        number: str,
        columns: Mapping[str, str | int],
        what: str,
        signed: Signed | None,
        role: Role | None = None,
    ) -> None:
        """Change a member who exists; what else may be done follows from the role that the log tells, not the list.

        Raises: StaffError, STORE_UNAVAILABLE.
        """
        with self._writing():
            if not self._is_known(number):
                raise StaffError(NumberFault.UNKNOWN)
            act = self._act(number, role)
            changed = {"role": self._states.role_of(number).value, **columns}
            where = ", ".join(f"{name} = ?" for name in changed)
            self._database.execute(f"UPDATE staff SET {where} WHERE id = ?", [*changed.values(), number])  # noqa: S608
            self._note(number, what, signed, act)

    def _act(self, number: str, role: Role | None) -> Act:
        """What it is to change a member, or to give them a role."""
        if role is Role.PRIVACY_OFFICER:
            return Act.MAKE_OFFICER
        return Act.CHANGE_OFFICER if self._states.role_of(number) is Role.PRIVACY_OFFICER else Act.MANAGE_STAFF

    def _note(self, number: str, what: str, signed: Signed | None, act: Act) -> None:
        """Write, within the transaction, what was done with whom, and how they stand now.

        Nobody signs at the machine's own shell.
        """
        first, second, reason = (signed.first, signed.second, signed.reason) if signed else (NOBODY, None, "")
        self._audit.note_act(act, first, subject=f"{number} {what}", reason=reason, second=second)
        self._states.tell(number)

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


def _member(row: Mapping[str, str]) -> StaffMember:
    """A row as a member of staff."""
    must_change_pin = bool(row["must_change_pin"])
    return StaffMember(StaffId(row["id"]), row["name"], Role(row["role"]), must_change_pin=must_change_pin)
