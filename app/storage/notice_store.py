"""Versions of the notice: drafts as they were imported, and approvals by two persons; append only."""

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path

from sqlite_utils import Database

from app.domain.ids import StaffId
from app.domain.notice import NoticeApproval, WrittenNotice, in_force
from app.domain.permissions import Act
from app.domain.problems import Problem
from app.storage.audit_log import NOBODY, SqliteAudit
from app.storage.database import reading, utc_now, writing
from app.storage.files import settle, staged
from app.storage.ledger import Ledger

_APPROVED = """
SELECT n.version, n.texts, a.effective, a.first, a.second
FROM notice_approvals a JOIN notices n ON n.version = a.version ORDER BY a.number
"""


class SqliteNotices:
    """Implements `gates.Notices`. Keeps: the hotel's own texts; nothing of any guest."""

    def __init__(
        self,
        database: Database,
        mirror: Path,
        *,
        now: Callable[[], datetime] = utc_now,
        ledger: Ledger | None = None,
    ) -> None:
        """Name the database, and the file that tells the start of the kiosk what is approved."""
        self._database = database
        self._mirror = mirror
        self._now = now
        self._audit = SqliteAudit(database, now=now, ledger=ledger)

    def keep(self, notice: WrittenNotice, staff: StaffId = NOBODY) -> bool:
        """Keep a version; False if another text is known by its number, since a version never changes.

        Raises: STORE_UNAVAILABLE.
        """
        with writing(self._database, Problem.STORE_UNAVAILABLE):
            if self._keep(notice):
                subject = f"{notice.version} {notice.sha256}"
                self._audit.note_act(Act.CHANGE_NOTICE, staff, subject=subject, reason="draft")
        return self.versions()[notice.version].sha256 == notice.sha256

    def approve(self, approval: NoticeApproval) -> None:
        """Keep, durably, that two persons approved a version. Raises: STORE_UNAVAILABLE."""
        notice = approval.notice
        row = {
            "at": self._now().isoformat(),
            "version": notice.version,
            "effective": approval.effective.isoformat(),
            "first": approval.first,
            "second": approval.second,
        }
        first, second = StaffId(approval.first), StaffId(approval.second)
        with writing(self._database, Problem.STORE_UNAVAILABLE):
            self._keep(notice)
            self._audit.note_line("notice_approvals", row)
            subject = f"{notice.version} {notice.sha256}"
            self._audit.note_act(Act.CHANGE_NOTICE, first, subject=subject, second=second)
        self.lay_out()

    def versions(self) -> dict[str, WrittenNotice]:
        """Every version that was kept, in the order they came. Raises: STORE_UNAVAILABLE."""
        with reading(Problem.STORE_UNAVAILABLE):
            rows = self._database.query("SELECT version, texts FROM notices ORDER BY number")
            return {row["version"]: _written(row) for row in rows}

    def approvals(self) -> tuple[NoticeApproval, ...]:
        """Every approval in its order. Raises: STORE_UNAVAILABLE."""
        with reading(Problem.STORE_UNAVAILABLE):
            rows = list(self._database.query(_APPROVED))
        return tuple(
            NoticeApproval(_written(row), date.fromisoformat(row["effective"]), row["first"], row["second"])
            for row in rows
        )

    def in_force(self, today: date) -> NoticeApproval | None:
        """The approved notice that holds on a day, if any. Raises: STORE_UNAVAILABLE."""
        return in_force(self.approvals(), today)

    def lay_out(self) -> None:
        """Write what is approved into the mirror, where it says something else; after a restore it is not there.

        Raises: STORE_UNAVAILABLE, OSError.
        """
        rows = [
            {
                "version": each.notice.version,
                "texts": each.notice.texts,
                "effective": each.effective.isoformat(),
                "first": each.first,
                "second": each.second,
            }
            for each in self.approvals()
        ]
        text = json.dumps(rows, ensure_ascii=False, indent=1)
        if rows and not (self._mirror.is_file() and self._mirror.read_text(encoding="utf-8") == text):
            with staged(self._mirror) as draft:
                draft.write_text(text, encoding="utf-8")
                settle(draft, self._mirror)

    def _keep(self, notice: WrittenNotice) -> bool:
        """Write a version within a transaction, if none has its number; says whether it did."""
        if self._database.execute("SELECT 1 FROM notices WHERE version = ?", (notice.version,)).fetchall():
            return False
        texts = json.dumps(dict(notice.texts), ensure_ascii=False)
        row = {"version": notice.version, "at": self._now().isoformat(), "sha256": notice.sha256, "texts": texts}
        self._audit.note_line("notices", row)
        return True


def _written(row: Mapping[str, str]) -> WrittenNotice:
    """A row as the notice it keeps."""
    return WrittenNotice(row["version"], json.loads(row["texts"]))
