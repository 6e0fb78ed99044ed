"""The hotel's schedule of keeping, carried out: at start and once a day, or looked at without erasing anything."""

import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, timedelta
from pathlib import Path

from sqlite_utils import Database

from app.domain.problems import Problem
from app.domain.retention import ASIDE_DAYS, Due, Schedule, Swept
from app.storage.attempts import HOUR_S
from app.storage.booking_store import forget_names
from app.storage.database import forget_deleted, utc_now, writing
from app.storage.erasing import ACTS, Erasing
from app.storage.files import sweep
from app.storage.former import remembered_erased
from app.storage.ledger import Ledger
from app.storage.personal import RESTORED
from app.storage.restore import ASIDE

_OLD_STAYS = "SELECT ref FROM bookings WHERE departure < ? ORDER BY ref"
_OLDEST = "SELECT min(created_at) FROM receipts WHERE id = (SELECT min(id) FROM receipts)"
_OLD_RECORDS = """
WITH RECURSIVE family (id, root) AS (
    SELECT id, id FROM receipts WHERE replaces IS NULL
    UNION ALL SELECT r.id, f.root FROM receipts r JOIN family f ON r.replaces = f.id
)
SELECT id FROM family WHERE root IN (
    SELECT root FROM family JOIN receipts USING (id) GROUP BY root HAVING max(created_at) < ?
) ORDER BY id
"""
_OLD_CODES = "DELETE FROM code_attempts WHERE at_s <= ?"
_OLD_PINS = "DELETE FROM failures WHERE max(seen_s, until_s) < ?"

UPGRADES = "before-upgrade"
"""The folder of the state folder in which the Debian package leaves a backup before another version begins."""


class Undone(Exception):
    """A run that was only looked at; its transaction is undone."""


class SqliteRetention:
    """Implements `ports.Upkeep`: erases what is past its time. `today` is the hotel's own day."""

    def __init__(
        self,
        database: Database,
        folder: Path,
        schedule: Schedule,
        *,
        today: Callable[[], date],
        now: Callable[[], datetime] = utc_now,
        ledger: Ledger | None = None,
    ) -> None:
        """Name the database, the state folder in which former stores lie, and the log that says what was emptied."""
        self._ledger = ledger
        self._database = database
        self._folder = folder
        self.schedule = schedule
        self._today = today
        self._now = now
        self._tended: date | None = None

    def tend(self) -> None:
        """Run the schedule unless that was done today and left nothing. Raises: STORE_UNAVAILABLE."""
        today = self._today()
        if self._tended != today and self.run().is_gone:
            self._tended = today

    def due(self) -> Due:
        """The days before which things are past their time now."""
        now, schedule = self._now(), self.schedule
        return Due(
            departed=self._today(),
            stays=self._today() - timedelta(days=schedule.link_days),
            records=now - timedelta(days=schedule.record_days),
            audit=now - timedelta(days=schedule.audit_days),
            attempts=now - timedelta(days=schedule.attempts_days),
        )

    def run(self) -> Swept:
        """Erase everything that is past its time, and empty the pages it stood on. Raises: STORE_UNAVAILABLE."""
        with writing(self._database, Problem.STORE_UNAVAILABLE):
            swept = self._swept()
        asides = self._asides()
        for aside in asides:
            shutil.rmtree(aside) if aside.is_dir() else aside.unlink()
        sweep(self._folder)
        return self._told(swept, asides, is_gone=forget_deleted(self._database))

    def look(self) -> Swept:
        """What `run` would erase now; nothing is. Raises: STORE_UNAVAILABLE."""
        swept: dict[str, int] = {}
        with suppress(Undone), writing(self._database, Problem.STORE_UNAVAILABLE):
            swept = self._swept()
            raise Undone
        return self._told(swept, self._asides(), is_gone=True)

    def _swept(self) -> dict[str, int]:
        """Erase rows, within a transaction; says how many of which kind.

        Who was erased on request and is back, because a restore was cut short before it erased them again, goes too.
        """
        due, erasing = self.due(), Erasing(self._database, self._now, ledger=self._ledger)
        again = Erasing(self._database, self._now, why=RESTORED, ledger=self._ledger)
        names, _ = again.forget_person(sorted(remembered_erased(self._folder)))
        names += forget_names(self._database, due.departed)
        stays = [row[0] for row in self._database.execute(_OLD_STAYS, (due.stays.isoformat(),)).fetchall()]
        erasing.drop_stays(stays)
        records = self._old_records(due.records.isoformat())
        erasing.drop_records(records)
        acts = sum(erasing.drop_acts(log, due.audit) for log in ACTS)
        codes = self._database.execute(_OLD_CODES, (self._now().timestamp() - HOUR_S,)).rowcount
        pins = self._database.execute(_OLD_PINS, (due.attempts.timestamp(),)).rowcount
        return {"names": names, "stays": len(stays), "records": len(records), "acts": acts, "attempts": codes + pins}

    def _old_records(self, before: str) -> list[str]:
        """The decisions that are old enough together with all that are tied to them."""
        oldest = self._database.execute(_OLDEST).fetchone()[0]
        if oldest is None or oldest >= before:
            return []
        return [row[0] for row in self._database.execute(_OLD_RECORDS, (before,)).fetchall()]

    def _asides(self) -> list[Path]:
        """The former stores, and the copies from before an upgrade, that have been kept long enough."""
        last = f"{self._now() - timedelta(days=ASIDE_DAYS):%Y%m%dT%H%M%SZ}"
        kept = (*self._folder.glob(f"{ASIDE}*"), *self._folder.glob(f"{UPGRADES}/**/*.tar"))
        return sorted(aside for aside in kept if aside.name.removesuffix(".tar")[-len(last) :] < last)

    def _told(self, swept: dict[str, int], asides: list[Path], *, is_gone: bool) -> Swept:
        """The counts as one value."""
        return Swept(**swept, former_stores=len(asides), is_gone=is_gone)
