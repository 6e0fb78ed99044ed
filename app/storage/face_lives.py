"""What was done with faces: each opening of the face camera under a receipt, and its end. Append only."""

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial

from sqlite_utils import Database

from app.domain.face_life import FaceEnd, FaceLife, FaceMeans, ModelUsed
from app.domain.ids import ReceiptId
from app.domain.mode import Mode
from app.domain.problems import KioskError, Problem
from app.proof.happenings import erased_body, opened_body
from app.proof.terms import Kind
from app.storage.database import writing
from app.storage.ledger import Ledger

_OPEN = """
INSERT INTO face_openings (receipt, opened_at, mode, models, protections, threshold, turns)
VALUES (:receipt, :opened_at, :mode, :models, :protections, :threshold, :turns)
"""
_UNENDED = """
SELECT number, receipt FROM face_openings
WHERE number NOT IN (SELECT opening FROM face_endings) AND (receipt = :receipt OR :receipt IS NULL)
"""
_END = "INSERT INTO face_endings (opening, erased_at, why) VALUES (?, ?, ?)"
_SELECT = """
SELECT receipt, opened_at, mode, models, protections, threshold, turns, erased_at, why
FROM face_openings LEFT JOIN face_endings ON opening = number
"""
_LIVES = _SELECT + "WHERE receipt IN (SELECT value FROM json_each(?)) ORDER BY number"  # noqa: S608 - fixed
_NEWEST = _SELECT + "ORDER BY number DESC LIMIT 1"


class FaceLives:
    """The openings and endings of one database; the triggers in the file hold the rules against everybody.

    Keeps: times, causes and means, none of which tells anything of a guest, until the hotel's retention date.
    """

    def __init__(self, database: Database, now: Callable[[], datetime], ledger: Ledger) -> None:
        self._database = database
        self._now = now
        self._ledger = ledger

    def begin(self, receipt_id: ReceiptId, means: FaceMeans) -> None:
        """Write an opening durably: one at a time, and only under a consent that stands. Raises: RECEIPT_NOT_SAVED."""
        at = self._now()
        row = {
            "receipt": receipt_id,
            "opened_at": at.isoformat(),
            "mode": means.mode.value,
            "models": json.dumps([[model.name, model.sha256] for model in means.models]),
            "protections": json.dumps(means.protections),
            "threshold": means.threshold,
            "turns": means.turns,
        }
        with writing(self._database, Problem.RECEIPT_NOT_SAVED):
            number = self._database.execute(_OPEN, row).lastrowid
            assert number is not None
            self._ledger.append(
                Kind.FACE_OPENED,
                receipt_id,
                at,
                lambda place: opened_body(receipt_id, number, means, self._ledger.desk, place),
            )

    def end(self, receipt_id: ReceiptId, end: FaceEnd) -> None:
        """Write the end of the opening under a receipt durably. Raises: RECEIPT_NOT_SAVED if there is none."""
        with writing(self._database, Problem.RECEIPT_NOT_SAVED):
            if not self._end(receipt_id, end):
                raise KioskError(Problem.RECEIPT_NOT_SAVED)

    def end_all(self, end: FaceEnd) -> int:
        """Write the end of every opening without one; says how many. Raises: STORE_UNAVAILABLE."""
        with writing(self._database, Problem.STORE_UNAVAILABLE):
            return self._end(None, end)

    def of(self, receipt_ids: list[str]) -> dict[str, tuple[FaceLife, ...]]:
        """The lives under these receipts, oldest first, by receipt; to be read within `database.reading`."""
        found: dict[str, tuple[FaceLife, ...]] = {}
        for row in self._database.query(_LIVES, (json.dumps(receipt_ids),)):
            found[row["receipt"]] = (*found.get(row["receipt"], ()), life_of(row))
        return found

    def newest(self) -> FaceLife | None:
        """The newest opening; None before the first. To be read within `database.reading`."""
        row = next(iter(self._database.query(_NEWEST)), None)
        return life_of(row) if row else None

    def _end(self, receipt_id: ReceiptId | None, end: FaceEnd) -> int:
        """End what is open under a receipt, or everything, within a transaction; says how many it was."""
        at = self._now()
        rows = self._database.execute(_UNENDED, {"receipt": receipt_id}).fetchall()
        for number, receipt in rows:
            self._database.execute(_END, (number, at.isoformat(), end.value))
            make = partial(erased_body, ReceiptId(receipt), number, end, self._ledger.desk)
            self._ledger.append(Kind.FACE_ERASED, receipt, at, make)
        return len(rows)


def life_of(row: Mapping[str, str]) -> FaceLife:
    """A row as a life."""
    means = FaceMeans(
        mode=Mode(row["mode"]),
        models=tuple(ModelUsed(name, sha256) for name, sha256 in json.loads(row["models"])),
        protections=tuple(json.loads(row["protections"])),
        threshold=float(row["threshold"]),
        turns=int(row["turns"]),
    )
    return FaceLife(
        means=means,
        opened_at=datetime.fromisoformat(row["opened_at"]),
        erased_at=datetime.fromisoformat(row["erased_at"]) if row["erased_at"] else None,
        end=FaceEnd(row["why"]) if row["why"] else None,
    )
