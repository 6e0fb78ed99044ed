"""Wrong codes: three and a pause, ten and the desk, over restarts and clocks that are set back."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlite_utils import Database

from app.domain.booking import ByCode, ByDocument, ByNumber, OfGuest, Query, Stage
from app.domain.ids import BookingRef
from app.domain.problems import KioskError, MustWait, Problem
from app.storage.attempts import HOUR_S, PAUSE_S, CodeAttempts
from app.storage.booking_store import SqliteBookings
from app.storage.database import open_database
from tests.builders import NOW, TODAY, TOMORROW, a_booking


class Wall:
    """A clock on the wall, which anybody may set."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now

    def advance(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
def attempts(database: Database, wall: Wall) -> CodeAttempts:
    return CodeAttempts(database, now=wall)


def waiting(attempt: Callable[[], object]) -> tuple[Problem, int]:
    """What somebody is told who may not try."""
    with pytest.raises(MustWait) as caught:
        attempt()
    return caught.value.problem, caught.value.wait_s


def count(attempts: CodeAttempts, times: int) -> None:
    for _ in range(times):
        attempts.count()


def test_after_three_in_a_row_the_next_waits_a_minute(attempts: CodeAttempts, wall: Wall) -> None:
    count(attempts, 3)

    assert waiting(attempts.count) == (Problem.CODE_WAIT, PAUSE_S)
    wall.advance(PAUSE_S - 0.5)
    assert waiting(attempts.count) == (Problem.CODE_WAIT, 1)
    wall.advance(0.5)
    count(attempts, 3)
    assert waiting(attempts.count) == (Problem.CODE_WAIT, PAUSE_S)


def test_after_ten_within_an_hour_guests_go_to_the_desk_until_the_first_is_an_hour_past(
    attempts: CodeAttempts, wall: Wall
) -> None:
    for _ in range(3):
        count(attempts, 3)
        wall.advance(PAUSE_S)
    attempts.count()

    assert waiting(attempts.count) == (Problem.CODE_LOCKED, HOUR_S - 3 * PAUSE_S)
    wall.advance(HOUR_S - 3 * PAUSE_S)
    count(attempts, 1)


def test_an_attempt_that_had_to_wait_is_not_counted(attempts: CodeAttempts, wall: Wall) -> None:
    count(attempts, 3)
    for _ in range(20):
        waiting(attempts.count)

    wall.advance(PAUSE_S)

    count(attempts, 1)


def test_a_right_code_clears_the_count(attempts: CodeAttempts) -> None:
    count(attempts, 2)

    attempts.clear()

    count(attempts, 3)
    assert waiting(attempts.count)[0] is Problem.CODE_WAIT


def test_the_wait_outlives_the_program(
    attempts: CodeAttempts, database: Database, store_path: Path, wall: Wall
) -> None:
    count(attempts, 3)
    database.close()
    wall.advance(10)

    again = open_database(store_path)

    assert waiting(CodeAttempts(again, now=wall).count) == (Problem.CODE_WAIT, PAUSE_S - 10)
    again.close()


@pytest.mark.parametrize("back_s", [1, 3600, 86_400 * 365])
def test_a_clock_set_back_makes_the_wait_begin_anew_and_no_longer(
    attempts: CodeAttempts, wall: Wall, back_s: float
) -> None:
    count(attempts, 3)

    wall.advance(-back_s)

    assert waiting(attempts.count) == (Problem.CODE_WAIT, PAUSE_S)
    wall.advance(PAUSE_S)
    count(attempts, 1)


def test_times_are_all_that_is_kept(attempts: CodeAttempts, database: Database, wall: Wall) -> None:
    count(attempts, 2)

    assert database.execute("SELECT * FROM code_attempts").fetchall() == [
        (1, NOW.timestamp(), 1),
        (2, NOW.timestamp(), 2),
    ]
    wall.advance(HOUR_S)
    attempts.count()
    assert database.table("code_attempts").count == 1


def test_a_store_that_cannot_be_written_gives_no_free_try(attempts: CodeAttempts, database: Database) -> None:
    database.execute("ALTER TABLE code_attempts RENAME TO elsewhere")

    with pytest.raises(KioskError) as caught:
        attempts.count()

    assert caught.value.problem is Problem.STORE_UNAVAILABLE


# --- in the list of arrivals ------------------------------------------------------------------------------------------


@pytest.fixture
def bookings(database: Database, wall: Wall) -> SqliteBookings:
    store = SqliteBookings(database, lambda: TODAY, now=wall)
    number = "11010519491231002X"
    store.import_arrivals([a_booking(document_number=number), a_booking(ref="LATER1", arrival=TOMORROW)])
    return store


def problem_of(bookings: SqliteBookings, query: Query) -> Problem:
    with pytest.raises(KioskError) as caught:
        bookings.find(query)
    return caught.value.problem


STRANGER = ByDocument("X1", "DOE", "JANE", is_counted=True)


@pytest.mark.parametrize(
    "wrong",
    [
        ByCode("AB12"),
        ByCode("------"),
        ByNumber("1"),
        ByNumber(""),
        STRANGER,
    ],
)
def test_wrong_codes_and_numbers_are_counted_alike_and_then_even_the_right_one_waits(
    bookings: SqliteBookings, wall: Wall, wrong: Query
) -> None:
    told = [problem_of(bookings, wrong) for _ in range(4)]

    assert told == [Problem.BOOKING_NOT_FOUND] * 3 + [Problem.CODE_WAIT]
    assert problem_of(bookings, ByCode("HTL20261123")) is Problem.CODE_WAIT
    wall.advance(PAUSE_S)
    assert bookings.find(ByCode("HTL20261123")).ref == "HTL20261123"
    assert problem_of(bookings, wrong) is Problem.BOOKING_NOT_FOUND


def test_a_zone_that_no_camera_saw_waits_as_codes_do_and_a_right_one_ends_the_counting(
    bookings: SqliteBookings, wall: Wall
) -> None:
    guest = ByDocument("L898902C3", "ERIKSSON", "ANNA MARIA", is_counted=True)
    lists = OfGuest(BookingRef("LATER1"), STRANGER)
    assert [problem_of(bookings, query) for query in (STRANGER, lists)] == [
        Problem.BOOKING_NOT_FOUND,
        Problem.NAME_DIFFERS,
    ]
    assert problem_of(bookings, STRANGER) is Problem.BOOKING_NOT_FOUND

    assert problem_of(bookings, STRANGER) is Problem.CODE_WAIT
    assert problem_of(bookings, lists) is Problem.CODE_WAIT

    wall.advance(PAUSE_S)
    bookings.import_arrivals([a_booking(document_number="L898902C3")])
    assert bookings.find(guest).ref == "HTL20261123"
    assert problem_of(bookings, STRANGER) is Problem.BOOKING_NOT_FOUND


def test_a_page_that_a_camera_saw_is_neither_counted_nor_kept_waiting(bookings: SqliteBookings) -> None:
    seen = ByDocument("X1", "DOE", "JANE")

    assert [problem_of(bookings, seen) for _ in range(12)] == [Problem.BOOKING_NOT_FOUND] * 12
    assert [problem_of(bookings, STRANGER) for _ in range(4)][-1] is Problem.CODE_WAIT
    assert problem_of(bookings, seen) is Problem.BOOKING_NOT_FOUND


def test_a_code_of_another_day_is_named_and_counted_all_the_same(bookings: SqliteBookings) -> None:
    told = [problem_of(bookings, ByCode("LATER1")) for _ in range(4)]

    assert told == [Problem.BOOKING_OTHER_DAY] * 3 + [Problem.CODE_WAIT]


def test_every_wrong_code_takes_the_same_steps(bookings: SqliteBookings, database: Database) -> None:
    bookings.import_arrivals([a_booking(ref="GONE01", stage=Stage.CANCELLED), a_booking(ref="IN0001", guests=2)])
    steps: list[list[str]] = []
    for code in ("AB12", "LATER1", "GONE01", "HTL20261124", "------"):
        database.execute("DELETE FROM code_attempts")
        database.conn.commit()
        seen: list[str] = []

        def note(sql: str, _: object, seen: list[str] = seen) -> None:
            seen.append(sql)

        with database.tracer(note):
            problem_of(bookings, ByCode(code))
        steps.append(seen)

    assert len(steps[0]) > 4
    assert all(each == steps[0] for each in steps)


@pytest.mark.parametrize("right", [ByCode("HTL20261123"), ByNumber("110105 19491231 002x")])
def test_the_right_one_clears_the_count(bookings: SqliteBookings, right: Query) -> None:
    for _ in range(4):
        problem_of(bookings, ByCode("AB12"))
        problem_of(bookings, ByNumber("110105194912310021"))
        assert bookings.find(right).ref == "HTL20261123"


def test_a_passport_never_waits(bookings: SqliteBookings) -> None:
    for _ in range(3):
        problem_of(bookings, ByCode("AB12"))

    assert problem_of(bookings, ByCode("AB12")) is Problem.CODE_WAIT
    assert bookings.find(ByDocument("11010519491231002X", "ERIKSSON", "ANNA MARIA")).ref == "HTL20261123"


def test_the_attempt_is_on_disk_before_the_list_is_looked_at(bookings: SqliteBookings, database: Database) -> None:
    database.execute("ALTER TABLE bookings RENAME TO elsewhere")

    assert problem_of(bookings, ByCode("HTL20261123")) is Problem.STORE_UNAVAILABLE

    assert database.table("code_attempts").count == 1
    assert not database.conn.in_transaction
