"""The register of decisions. Only this module makes a `Receipt`, and only once its row is on disk."""

import json
import secrets
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from sqlite_utils import Database
from uuid6 import uuid7

from app.domain.codes import mint_receipt_code, receipt_code
from app.domain.consent import Decision, Receipt, ReceiptDraft, Side
from app.domain.face_life import FaceEnd, FaceLife, FaceMeans
from app.domain.ids import ReceiptId
from app.domain.mode import Mode
from app.domain.notice import NoticeRef
from app.domain.problems import KioskError, Problem
from app.storage.database import reading, utc_now, writing
from app.storage.face_lives import FaceLives

CODE_BITS = 40

_INSERT = """
INSERT INTO receipts VALUES (:id, :code, :created_at, :decision, :notice_version, :notice_language, :notice_sha256,
    :face_side, :mode, :comfort, :replaces)
"""
_BY_CODE = "SELECT * FROM receipts WHERE code = ?"
_BY_ID = "SELECT * FROM receipts WHERE id = ?"
_LATEST = "SELECT * FROM receipts ORDER BY id DESC LIMIT ?"
_IS_WITHDRAWN = "SELECT 1 FROM receipts WHERE replaces = ? AND decision = 'withdrawn'"


def _draw() -> int:
    """A number for a short code, by the system's own chance."""
    return secrets.randbits(CODE_BITS)


class SqliteReceipts:
    """Implements `ports.Receipts`: append only, which triggers in the file enforce against everybody.

    Keeps: decisions, which name no guest, until the hotel's retention date.
    """

    def __init__(
        self, database: Database, *, now: Callable[[], datetime] = utc_now, draw: Callable[[], int] = _draw
    ) -> None:
        self._database = database
        self._now = now
        self._draw = draw
        self._faces = FaceLives(database, now)

    def save(self, draft: ReceiptDraft) -> Receipt:
        """Store a decision durably before returning; one that replaces another needs that other to be here.

        Raises: RECEIPT_NOT_SAVED.
        """
        with writing(self._database, Problem.RECEIPT_NOT_SAVED):
            receipt = Receipt(ReceiptId(str(uuid7())), self._free_code(), self._now(), draft)
            self._database.execute(_INSERT, _row(receipt))
        return receipt

    def find(self, code: str) -> tuple[Receipt, bool]:
        """Find a receipt by its short code, as typed or scanned; the flag says whether it was withdrawn.

        Raises: RECEIPT_NOT_FOUND.
        """
        return self._one(_BY_CODE, receipt_code(code) or "")

    def get(self, receipt_id: ReceiptId) -> tuple[Receipt, bool]:
        """Find a receipt by its id; the flag says whether it was withdrawn. Raises: RECEIPT_NOT_FOUND."""
        return self._one(_BY_ID, receipt_id)

    def latest(self, limit: int = 50) -> list[Receipt]:
        """The receipts stored last, newest first. Raises: STORE_UNAVAILABLE."""
        with reading(Problem.STORE_UNAVAILABLE):
            return self._receipts(self._database.query(_LATEST, (max(0, limit),)))

    def face_opened(self, receipt_id: ReceiptId, means: FaceMeans) -> None:
        """Write durably that the face camera is open under this receipt. Raises: RECEIPT_NOT_SAVED."""
        self._faces.begin(receipt_id, means)

    def face_erased(self, receipt_id: ReceiptId, end: FaceEnd) -> None:
        """Write durably that the camera is closed and the face erased, and why. Raises: RECEIPT_NOT_SAVED."""
        self._faces.end(receipt_id, end)

    def close_crashed(self) -> int:
        """Write an end to every face step that a crash cut short; says how many.

        For the start of the kiosk alone: of the program that opened the camera nothing can then be left. Raises:
        STORE_UNAVAILABLE.
        """
        return self._faces.end_all(FaceEnd.CRASHED)

    def _one(self, sql: str, value: str) -> tuple[Receipt, bool]:
        """The one receipt with this id or code. Raises: RECEIPT_NOT_FOUND."""
        with reading(Problem.RECEIPT_NOT_FOUND):
            rows = list(self._database.query(sql, (value,)))
            if not rows:
                raise KioskError(Problem.RECEIPT_NOT_FOUND)
            withdrawn = self._database.execute(_IS_WITHDRAWN, (rows[0]["id"],)).fetchall()
            (receipt,) = self._receipts(rows)
        return receipt, bool(withdrawn)

    def _receipts(self, rows: Iterable[Mapping[str, str]]) -> list[Receipt]:
        """Rows as receipts, each with what became of the face; a withdrawal tells it of the consent that it ends."""
        found = {row["id"]: row for row in rows}
        consents = {id_: row["replaces"] if row["decision"] == "withdrawn" else id_ for id_, row in found.items()}
        lives = self._faces.of(list(consents.values()))
        return [_receipt(row, lives.get(consents[id_], ())) for id_, row in found.items()]

    def _free_code(self) -> str:
        """A short code no receipt has; drawn again on a clash. The transaction keeps others from taking it."""
        while True:
            code = mint_receipt_code(self._draw())
            if not self._database.execute("SELECT 1 FROM receipts WHERE code = ?", (code,)).fetchall():
                return code


def _row(receipt: Receipt) -> dict[str, str | None]:
    """A receipt as a row."""
    draft = receipt.draft
    return {
        "id": receipt.id,
        "code": receipt.code,
        "created_at": receipt.created_at.isoformat(),
        "decision": draft.decision.value,
        "notice_version": draft.notice.version,
        "notice_language": draft.notice.language,
        "notice_sha256": draft.notice.sha256,
        "face_side": draft.face_side.value,
        "mode": draft.mode.value,
        "comfort": json.dumps(draft.comfort),
        "replaces": draft.replaces,
    }


def _receipt(row: Mapping[str, str], face: tuple[FaceLife, ...]) -> Receipt:
    """A row, and the lives that belong to it, as a receipt."""
    notice = NoticeRef(row["notice_version"], row["notice_language"], row["notice_sha256"])
    draft = ReceiptDraft(
        decision=Decision(row["decision"]),
        notice=notice,
        face_side=Side(row["face_side"]),
        mode=Mode(row["mode"]),
        comfort=tuple(json.loads(row["comfort"])),
        replaces=ReceiptId(row["replaces"]) if row["replaces"] else None,
    )
    return Receipt(ReceiptId(row["id"]), row["code"], datetime.fromisoformat(row["created_at"]), draft, face)
