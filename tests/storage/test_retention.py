"""What is past its time is erased, to the day, and nothing else is; a look erases nothing."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlite_utils import Database

from app.domain.booking import ByCode
from app.domain.consent import Decision
from app.domain.help import HelpEnd
from app.domain.ids import StaffId
from app.domain.problems import KioskError
from app.domain.retention import ASIDE_DAYS, Schedule, Swept
from app.storage.audit_log import SqliteAudit
from app.storage.booking_store import SqliteBookings
from app.storage.database import Store
from app.storage.former import remember_erased
from app.storage.receipt_store import SqliteReceipts
from app.storage.restore import ASIDE
from app.storage.retention import UPGRADES, SqliteRetention
from tests.builders import NOW, TODAY, a_draft
from tests.storage.stores import NUMBER, REF, SURNAME, a_stay, copies_of, log_faults

DEPARTURE = date(2026, 11, 25)
SCHEDULE = Schedule(link_days=30, record_days=1096, audit_days=1200, attempts_days=5)
NOTHING = Swept(stays=0, names=0, records=0, acts=0, attempts=0, former_stores=0, is_gone=True)


class Keeper:
    """The schedule of one store, and a calendar to turn."""

    def __init__(self, database: Database, folder: Path) -> None:
        self.days = 0
        self.store = SqliteRetention(
            database,
            folder,
            SCHEDULE,
            today=lambda: TODAY + timedelta(days=self.days),
            now=lambda: NOW + timedelta(days=self.days),
        )

    def after(self, day: date, days: int) -> SqliteRetention:
        """The schedule, so many days after a day."""
        self.days = (day - TODAY).days + days
        return self.store


@pytest.fixture
def keeper(database: Database, store_path: Path) -> Keeper:
    return Keeper(database, store_path.parent)


def counts(database: Database) -> dict[str, int]:
    """How many rows the tables have."""
    names = ("receipts", "face_openings", "face_endings", "bookings", "guests", "checkins", "audit", "staff_acts")
    return {name: database.table(name).count for name in names}


def test_nothing_is_erased_before_its_time(database: Database, keeper: Keeper) -> None:
    a_stay(database)
    before = counts(database)

    assert keeper.after(DEPARTURE, 0).run() == NOTHING
    assert counts(database) == before


def test_names_go_after_departure_and_the_stay_with_its_tie_when_it_is_settled(
    database: Database, keeper: Keeper, store_path: Path
) -> None:
    receipt = a_stay(database)

    assert keeper.after(DEPARTURE, 1).run() == replace(NOTHING, names=2)
    assert copies_of(SURNAME, store_path.parent) == copies_of(NUMBER, store_path.parent) == {}
    assert keeper.after(DEPARTURE, 30).run() == NOTHING
    assert keeper.after(DEPARTURE, 31).run() == replace(NOTHING, stays=1)

    assert copies_of(REF, store_path.parent) == {}
    assert counts(database) == {**dict.fromkeys(("bookings", "guests", "checkins"), 0)} | {
        "receipts": 2,
        "face_openings": 1,
        "face_endings": 1,
        "audit": 1,
        "staff_acts": 1,
    }
    assert database.execute("SELECT receipt, what, count, why, staff FROM erasures").fetchall() == [
        (receipt.id, "link", 1, "retention", "[]")
    ]


def test_a_decision_goes_with_all_that_is_tied_to_it_and_not_before_the_last_of_them(
    database: Store, keeper: Keeper, store_path: Path
) -> None:
    receipt = a_stay(database)
    late = SqliteReceipts(database, now=lambda: NOW + timedelta(days=1))
    other = late.save(a_draft(decision=Decision.DECLINED))
    keeper.after(DEPARTURE, 31).run()

    assert keeper.after(TODAY, 1096).run() == NOTHING
    later_consent = late.save(a_draft(replaces=receipt.id))
    assert keeper.after(TODAY, 1097).run() == NOTHING
    assert keeper.after(TODAY, 1098).run() == replace(NOTHING, records=4)

    assert counts(database) == {**dict.fromkeys(counts(database), 0), "audit": 1, "staff_acts": 1}
    assert copies_of(receipt.code, store_path.parent).keys() <= {"evenkey.db"}  # in the acts of staff, by code
    noted = database.execute("SELECT receipt FROM erasures WHERE what = 'record'").fetchall()
    assert {row[0] for row in noted} >= {receipt.id, other.id, later_consent.id}
    assert log_faults(database) == ()


def test_acts_and_attempts_go_in_their_time(database: Database, keeper: Keeper) -> None:
    a_stay(database)
    with pytest.raises(KioskError):
        SqliteBookings(database, lambda: TODAY, now=lambda: NOW).find(ByCode("WRONG"))
    database.execute("INSERT INTO failures VALUES ('07', 2, ?, ?)", (NOW.timestamp(), NOW.timestamp()))

    assert keeper.after(TODAY, 0).run() == NOTHING
    assert keeper.after(TODAY, 1).run() == replace(NOTHING, attempts=1)
    assert keeper.after(TODAY, 6).run().attempts == 1
    keeper.after(TODAY, 1200).run()
    assert counts(database)["audit"] == 1
    assert keeper.after(TODAY, 1201).run() == replace(NOTHING, acts=2)

    last = database.execute("SELECT what, count FROM erasures ORDER BY number DESC LIMIT 2").fetchall()
    assert last == [("acts", 1), ("acts", 1)]


def test_how_a_call_for_help_ended_goes_with_the_call(database: Database, keeper: Keeper) -> None:
    audit = SqliteAudit(database, now=lambda: NOW)
    call = audit.record_help_call("Choice")
    audit.end_help_call(call.number, HelpEnd.ANSWERED, StaffId("07"))

    assert keeper.after(TODAY, 1201).run() == replace(NOTHING, acts=1)

    assert database["help_ends"].count == 0


def test_who_was_erased_and_is_back_from_a_backup_is_erased_again(
    database: Store, keeper: Keeper, store_path: Path
) -> None:
    receipt = a_stay(database)
    remember_erased(store_path.parent, [receipt.id])  # a restore that was killed before it erased them again

    assert keeper.after(TODAY, 0).look() == replace(NOTHING, names=1)
    assert keeper.after(TODAY, 0).run() == replace(NOTHING, names=1)

    assert [copies_of(needle, store_path.parent) for needle in (SURNAME, NUMBER)] == [{}, {}]
    assert keeper.after(TODAY, 0).run() == NOTHING
    assert log_faults(database) == ()


def test_a_former_store_is_kept_for_two_weeks(keeper: Keeper, store_path: Path) -> None:
    aside = store_path.parent / f"{ASIDE}{NOW:%Y%m%dT%H%M%SZ}"
    aside.mkdir()
    (aside / "evenkey.db").write_text(SURNAME)

    assert keeper.after(TODAY, ASIDE_DAYS).run() == NOTHING
    assert keeper.after(TODAY, ASIDE_DAYS + 1).look() == replace(NOTHING, former_stores=1)
    assert keeper.after(TODAY, ASIDE_DAYS + 1).run() == replace(NOTHING, former_stores=1)

    assert not aside.exists()


@pytest.mark.parametrize("place", [UPGRADES, f"{UPGRADES}/0.1.0"])
def test_a_copy_from_before_an_upgrade_is_kept_for_two_weeks(keeper: Keeper, store_path: Path, place: str) -> None:
    folder = store_path.parent / place
    folder.mkdir(parents=True)
    old, young = (folder / f"evenkey-kiosk-1-{moment:%Y%m%dT%H%M%SZ}.tar" for moment in (NOW, NOW + timedelta(days=9)))
    for file in (old, young):
        file.write_text(SURNAME)

    assert keeper.after(TODAY, ASIDE_DAYS).run() == NOTHING
    assert keeper.after(TODAY, ASIDE_DAYS + 1).look() == replace(NOTHING, former_stores=1)
    assert keeper.after(TODAY, ASIDE_DAYS + 1).run() == replace(NOTHING, former_stores=1)

    assert list(folder.iterdir()) == [young]


def test_a_look_tells_the_same_as_a_run_and_erases_nothing(database: Store, keeper: Keeper) -> None:
    a_stay(database)
    before = counts(database)
    store = keeper.after(TODAY, 1300)

    looked = store.look()

    assert counts(database) == before
    assert not looked.is_nothing
    assert store.run() == looked
    assert log_faults(database) == ()
    assert database["leaving"].count == 0


def test_a_day_is_tended_once_and_the_next_day_again(
    database: Database, keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs: list[date] = []
    run = keeper.store.run
    monkeypatch.setattr(keeper.store, "run", lambda: (runs.append(keeper.store.due().departed), run())[1])
    a_stay(database)

    for day in (0, 0, 1, 1, 2):
        keeper.after(DEPARTURE, day).tend()

    assert runs == [DEPARTURE, DEPARTURE + timedelta(days=1), DEPARTURE + timedelta(days=2)]


def test_what_a_reader_kept_from_being_gone_is_tried_again_the_same_day(
    keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [False, True]
    runs: list[bool] = []
    monkeypatch.setattr("app.storage.retention.forget_deleted", lambda _database: runs.append(True) or answers.pop(0))

    for _ in range(3):
        keeper.after(TODAY, 0).tend()

    assert len(runs) == 2
