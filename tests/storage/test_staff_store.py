"""Staff sign in with number and PIN; guessing is made slow, whatever is done to the machine."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

import pytest
from argon2 import PasswordHasher
from sqlite_utils import Database

from app.domain.pins import PinFault
from app.domain.problems import KioskError, Problem
from app.domain.staff import Role
from app.ports import Staff
from app.storage import pins
from app.storage.audit_log import SqliteAudit
from app.storage.database import open_database
from app.storage.pins import PinHasher
from app.storage.staff_store import LADDER_S, NumberFault, SqliteStaff, StaffError
from tests.builders import NOW, a_member
from tests.fakes import FakeStaff

PIN = "482913"
RIGHT, WRONG = f"07{PIN}", "07482914"


@dataclass
class WallClock:
    """A clock on the wall that anybody may set."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def move(self, seconds: float) -> None:
        """Let time pass, or set the clock back."""
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> WallClock:
    """A clock that stands still."""
    return WallClock()


@pytest.fixture
def staff(database: Database, tmp_path: Path, clock: WallClock) -> SqliteStaff:
    """A staff store with Lin of the desk, number 07."""
    store = SqliteStaff(database, tmp_path / "keys", now=clock)
    store.add("07", "Lin", Role.DESK, PIN, is_own=True)
    return store


@pytest.fixture(params=["fake", "real"])
def either(request: pytest.FixtureRequest, staff: SqliteStaff) -> Staff:
    """Lin's staff store, once as the fake and once as the real one."""
    return FakeStaff(members={RIGHT: a_member()}) if request.param == "fake" else staff


def wrong(staff: Staff, times: int, typed: str = WRONG) -> list[object]:
    """What a wrong PIN is answered with, so many times."""
    return [staff.check_pin(typed) for _ in range(times)]


def fault_of(call: Callable[[], object]) -> NumberFault | PinFault:
    """The fault a change ends in."""
    with pytest.raises(StaffError) as caught:
        call()
    return caught.value.fault


def test_the_right_number_and_pin_give_the_member(either: Staff) -> None:
    assert either.check_pin(RIGHT) == a_member()


@pytest.mark.parametrize(
    "typed", [WRONG, f"08{PIN}", PIN, "", "07", f"07{PIN}0", f"07{PIN} ", "07" + "9" * 500, "\u0660"]
)
def test_anything_else_may_be_tried_again(either: Staff, typed: str) -> None:
    assert either.check_pin(typed) == 0
    assert either.check_pin(RIGHT) == a_member()


def test_waiting_grows_with_every_wrong_pin_and_stays_at_an_hour(staff: SqliteStaff, clock: WallClock) -> None:
    waits = []
    for _ in range(9):
        wait_s = staff.check_pin(WRONG)
        assert isinstance(wait_s, int)
        waits.append(wait_s)
        clock.move(wait_s)

    assert waits == [*LADDER_S[1:], 3600, 3600]


def test_while_waiting_even_the_right_pin_does_not_help(staff: SqliteStaff, clock: WallClock) -> None:
    wrong(staff, 3)

    assert staff.check_pin(RIGHT) == 30
    clock.move(29.5)
    assert staff.check_pin(RIGHT) == 1
    clock.move(0.5)
    assert staff.check_pin(RIGHT) == a_member()


def test_attempts_while_waiting_do_not_lengthen_it(staff: SqliteStaff) -> None:
    wrong(staff, 3)

    assert wrong(staff, 5) == [30] * 5


def test_the_right_pin_ends_the_counting(staff: SqliteStaff) -> None:
    wrong(staff, 2)
    staff.check_pin(RIGHT)

    assert wrong(staff, 3) == [0, 0, 30]


def test_waiting_survives_a_restart(
    staff: SqliteStaff, database: Database, store_path: Path, tmp_path: Path, clock: WallClock
) -> None:
    wrong(staff, 3)
    database.close()

    again = open_database(store_path)

    assert SqliteStaff(again, tmp_path / "keys", now=clock).check_pin(RIGHT) == 30
    again.close()


def test_setting_the_clock_back_shortens_nothing_and_locks_nobody_out(staff: SqliteStaff, clock: WallClock) -> None:
    wrong(staff, 3)
    clock.move(10)
    assert staff.check_pin(RIGHT) == 20

    clock.move(-86_400)

    assert staff.check_pin(RIGHT) == 20
    clock.move(20)
    assert staff.check_pin(RIGHT) == a_member()


def test_an_attempt_is_counted_on_disk_before_the_pin_is_looked_at(
    staff: SqliteStaff, store_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class PowerCutError(Exception):
        """The power is gone."""

    counted: list[int] = []

    def look(_hasher: PinHasher, _pin: str, _hash: str | None) -> bool:
        other = open_database(store_path)
        counted.extend(row[0] for row in other.execute("SELECT attempts FROM failures WHERE who = '07'").fetchall())
        other.close()
        raise PowerCutError

    monkeypatch.setattr(PinHasher, "is_right", look)
    for _ in range(3):
        with pytest.raises(PowerCutError):
            staff.check_pin(RIGHT)

    assert counted == [1, 2, 3]
    assert staff.check_pin(RIGHT) == 30


def test_a_stranger_waits_like_a_member(staff: SqliteStaff) -> None:
    assert wrong(staff, 4, f"42{PIN}") == [0, 0, 30, 30]


def test_a_stranger_costs_as_much_work_as_a_member(
    staff: SqliteStaff, database: Database, tmp_path: Path, clock: WallClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []

    class CountingHasher(PasswordHasher):
        def verify(self, hash: str | bytes, password: str | bytes) -> Literal[True]:  # noqa: A002 - the library's
            looked.append(str(hash)[:31])
            return super().verify(hash, password)

    monkeypatch.setattr(pins, "PasswordHasher", CountingHasher)
    staff = SqliteStaff(database, tmp_path / "keys", now=clock)

    staff.check_pin(WRONG)
    staff.check_pin(f"42{PIN}")

    assert looked == ["$argon2id$v=19$m=19456,t=2,p=1$"] * 2


def test_going_through_the_numbers_is_slowed_down_for_the_whole_kiosk(staff: SqliteStaff) -> None:
    tried = [staff.check_pin(f"{number}555123") for number in range(10, 23)]

    assert tried[:11] == [0] * 11
    assert tried[11:] == [30, 30]
    assert staff.check_pin(RIGHT) == 30


def test_whoever_has_the_machine_can_end_the_waiting(staff: SqliteStaff) -> None:
    wrong(staff, 4)

    staff.forget_failures()

    assert staff.check_pin(RIGHT) == a_member()


def test_sign_ins_are_in_the_audit_log_without_the_digits_of_a_stranger(staff: SqliteStaff, database: Database) -> None:
    staff.check_pin(f"42{PIN}")
    staff.check_pin(WRONG)
    staff.check_pin(RIGHT)

    acts = [(act.act, act.staff) for act in SqliteAudit(database).latest()]

    assert acts == [("sign_in", "07"), ("sign_in_refused", "07"), ("sign_in_refused", "")]


def test_everyone_is_listed_by_number(staff: SqliteStaff) -> None:
    mina = staff.add("03", "Mina", Role.MANAGER, "907153")

    assert staff.everyone() == [(mina, True), (a_member(), True)]


@pytest.mark.parametrize("number", ["", "7", "007", "ab", "\u0660\u0667"])
def test_a_number_has_two_digits(staff: SqliteStaff, number: str) -> None:
    assert fault_of(lambda: staff.add(number, "Mina", Role.DESK, PIN)) is NumberFault.NOT_TWO_DIGITS


def test_a_number_is_given_once_even_after_it_was_disabled(staff: SqliteStaff) -> None:
    staff.disable("07")

    assert fault_of(lambda: staff.add("07", "Mina", Role.DESK, PIN)) is NumberFault.TAKEN


def test_a_weak_pin_is_refused_and_nobody_is_added(staff: SqliteStaff) -> None:
    assert fault_of(lambda: staff.add("08", "Mina", Role.DESK, "123456")) is PinFault.IN_A_ROW
    assert fault_of(lambda: staff.set_pin("07", "777777")) is PinFault.ALL_SAME
    assert staff.everyone() == [(a_member(), True)]


def test_who_is_disabled_is_answered_like_a_stranger(staff: SqliteStaff) -> None:
    staff.disable("07")

    assert staff.check_pin(RIGHT) == 0
    assert staff.everyone() == [(a_member(), False)]


def test_another_pin_lets_a_member_in_again(staff: SqliteStaff) -> None:
    staff.disable("07")
    wrong(staff, 4)

    staff.set_pin("07", "907153", is_own=True)

    assert staff.check_pin("07907153") == a_member()
    assert staff.check_pin(RIGHT) == 0


def test_nobody_can_be_changed_who_is_not_there(staff: SqliteStaff) -> None:
    assert fault_of(lambda: staff.disable("42")) is NumberFault.UNKNOWN
    assert fault_of(lambda: staff.set_pin("42", "907153")) is NumberFault.UNKNOWN


def test_no_pin_stands_in_any_file(staff: SqliteStaff, tmp_path: Path) -> None:
    staff.check_pin(RIGHT)
    staff.check_pin("07907153")
    staff.set_pin("07", "660281")

    content = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())

    assert not any(pin in content for pin in (PIN.encode(), b"907153", b"660281"))
    assert b"argon2id" in content


def test_a_lost_pepper_is_said_and_not_replaced(staff: SqliteStaff, database: Database, tmp_path: Path) -> None:
    (tmp_path / "keys" / "pin.pepper").unlink()

    with pytest.raises(KioskError) as caught:
        SqliteStaff(database, tmp_path / "keys").check_pin(RIGHT)

    assert caught.value.problem is Problem.STORE_UNAVAILABLE
    assert staff.check_pin(RIGHT) == a_member()
