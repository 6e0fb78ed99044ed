"""The register of decisions. Only this module makes a `Receipt`, and only once its row is on disk."""

import secrets
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from sqlite_utils import Database
from uuid6 import uuid7

from app.domain.codes import mint_receipt_code, receipt_code
from app.domain.consent import Decision, Receipt, ReceiptDraft
from app.domain.face_life import FaceEnd, FaceLife, FaceMeans
from app.domain.ids import ReceiptId
from app.domain.permissions import Act
from app.domain.problems import KioskError, Problem
from app.domain.staff import ForGuest
from app.proof.canonical import canonical
from app.proof.issue import issued
from app.proof.keys import KeysBroken, PublicKey
from app.proof.terms import Desk
from app.storage.audit_log import NOBODY, SqliteAudit
from app.storage.database import reading, snapshot, utc_now, writing
from app.storage.entering import enter_old, enter_old_acts, enter_old_staff, expire, record_decision
from app.storage.face_lives import FaceLives
from app.storage.ledger import Ledger, ledger_beside
from app.storage.receipt_rows import receipt_of, row_of
from app.storage.tokens import receipt_named, token_for

CODE_BITS = 40

_INSERT = """
INSERT INTO receipts VALUES (:id, :code, :created_at, :decision, :notice_version, :notice_language, :notice_sha256,
    :face_side, :mode, :comfort, :replaces, :valid_until, :release, :face_offered)
"""
_ALL = "SELECT receipts.*, expired_at FROM receipts LEFT JOIN expiries ON expiries.receipt = receipts.id {}"
_BY_CODE = _ALL.format("WHERE code = ?")
_BY_ID = _ALL.format("WHERE id = ?")
_LATEST = _ALL.format("ORDER BY id DESC LIMIT ?")
_OF_A_DAY = _ALL.format("WHERE created_at >= ? AND created_at < ? ORDER BY created_at DESC LIMIT ?")
_OF_A_NAME = _ALL.format(
    "WHERE id IN (SELECT receipt FROM guests WHERE surname = ? COLLATE NOCASE) ORDER BY id DESC LIMIT ?"
)
_WITHDRAWALS = "SELECT id FROM receipts WHERE replaces = ? AND decision = 'withdrawn'"
_IS_WITHDRAWN = "SELECT 1 FROM receipts WHERE replaces = ? AND decision = 'withdrawn'"


def _draw() -> int:
    """A number for a short code, by the system's own chance."""
    return secrets.randbits(CODE_BITS)


class SqliteReceipts:
    """Implements `ports.Receipts`: append only, which triggers in the file enforce against everybody.

    Keeps: decisions, which name no guest, until the hotel's retention date.
    """

    def __init__(
        self,
        database: Database,
        *,
        now: Callable[[], datetime] = utc_now,
        draw: Callable[[], int] = _draw,
        ledger: Ledger | None = None,
    ) -> None:
        """Take a database and its log; without one, the log is signed by the keys beside the database.

        Raises: STORE_UNAVAILABLE if there are no keys, and none can be made.
        """
        self._database = database
        self._now = now
        self._draw = draw
        self.ledger = ledger or ledger_beside(database, Desk(), now)
        self._faces = FaceLives(database, now, self.ledger)
        self._audit = SqliteAudit(database, now=now, ledger=self.ledger)
        enter_old(database, self.ledger)
        enter_old_acts(database, self.ledger)
        enter_old_staff(database, self.ledger, now)

    def save(self, draft: ReceiptDraft, by: ForGuest | None = None) -> Receipt:
        """Store a decision durably before returning; one that replaces another needs that other to be here.

        Who withdraws for a guest is written to the log of acts at once with it. A consent is withdrawn once: where the
        kiosk and the command line do so at the same moment, both get the receipt of the first. Raises:
        RECEIPT_NOT_SAVED.
        """
        with writing(self._database, Problem.RECEIPT_NOT_SAVED):
            if draft.decision is Decision.WITHDRAWN and draft.replaces and (ended := self._ended(draft.replaces)):
                return ended
            at = self._now()
            until = at + self.ledger.desk.valid_for if draft.decision is Decision.GIVEN else None
            receipt = Receipt(ReceiptId(str(uuid7())), self._free_code(), at, draft, valid_until=until)
            self._database.execute(_INSERT, row_of(receipt))
            record_decision(self._database, self.ledger, receipt, by)
            if by:
                self._audit.note_act(
                    Act.WITHDRAW_CONSENT, by.staff or NOBODY, subject=receipt.id, reason=by.reason.value
                )
        return receipt

    def find(self, code: str) -> tuple[Receipt, bool]:
        """Find a receipt by its short code, as typed or scanned; the flag says whether it was withdrawn.

        Raises: RECEIPT_NOT_FOUND.
        """
        return self._one(_BY_CODE, receipt_code(code) or "")

    def get(self, receipt_id: ReceiptId) -> tuple[Receipt, bool]:
        """Find a receipt by its id; the flag says whether it was withdrawn. Raises: RECEIPT_NOT_FOUND."""
        return self._one(_BY_ID, receipt_id)

    def find_token(self, digits_untrusted: str) -> tuple[Receipt, bool]:
        """Find the receipt that a signed token names, as `find` does.

        Raises: RECEIPT_UNREADABLE, RECEIPT_FORGED, RECEIPT_ELSEWHERE, RECEIPT_NOT_FOUND, STORE_UNAVAILABLE.
        """
        return self.get(receipt_named(digits_untrusted, self.ledger))

    def token(self, receipt: Receipt) -> bytes | None:
        """The signed token of a receipt, for its QR code; None where its record was erased.

        Raises: STORE_UNAVAILABLE.
        """
        with reading(Problem.STORE_UNAVAILABLE):
            return token_for(receipt, self.ledger)

    def withdrawal_of(self, receipt_id: ReceiptId) -> Receipt | None:
        """The receipt by which a consent was withdrawn; None while it stands. Raises: STORE_UNAVAILABLE."""
        with reading(Problem.STORE_UNAVAILABLE):
            return self._ended(receipt_id)

    def latest(self, limit: int = 50) -> list[Receipt]:
        """The receipts stored last, newest first. Raises: STORE_UNAVAILABLE."""
        with reading(Problem.STORE_UNAVAILABLE):
            return self._receipts(self._database.query(_LATEST, (max(0, limit),)))

    def of_day(self, day: date, zone: tzinfo, limit: int = 50) -> list[Receipt]:
        """The receipts of one day by the clock of `zone`, newest first. Raises: STORE_UNAVAILABLE."""
        begin = datetime.combine(day, time(), zone).astimezone(UTC)
        end = datetime.combine(day + timedelta(days=1), time(), zone).astimezone(UTC)
        with reading(Problem.STORE_UNAVAILABLE):
            rows = self._database.query(_OF_A_DAY, (begin.isoformat(), end.isoformat(), max(0, limit)))
            return self._receipts(rows)

    def of_name(self, surname: str, limit: int = 50) -> list[Receipt]:
        """The receipts of guests of this surname who are still known by name, newest first.

        Raises: STORE_UNAVAILABLE.
        """
        with reading(Problem.STORE_UNAVAILABLE):
            return self._receipts(self._database.query(_OF_A_NAME, (surname, max(0, limit))))

    def issued(self, receipt_id: ReceiptId) -> bytes:
        """The receipt as it is handed out (JSON): signed, with its records and proof of each; same state, same bytes.

        Raises: RECEIPT_NOT_FOUND, also where its records were erased; STORE_UNAVAILABLE without keys.
        """
        receipt, _ = self.get(receipt_id)
        consent = receipt.draft.replaces if receipt.draft.decision is Decision.WITHDRAWN else receipt_id
        try:
            with snapshot(self._database, Problem.RECEIPT_NOT_FOUND):
                ends = [row[0] for row in self._database.execute(_WITHDRAWALS, (consent,)).fetchall()]
                found = self.ledger.proved(self.ledger.about([consent or receipt_id, *ends]))
                note = self.ledger.note
            return canonical(issued(receipt_id, found, note, self.ledger.keys.signer, self.ledger.keys.keys))
        except ValueError:
            raise KioskError(Problem.RECEIPT_NOT_FOUND) from None
        except (KeysBroken, OSError):
            raise KioskError(Problem.STORE_UNAVAILABLE) from None

    def expire_due(self) -> int:
        """Write down which consents have run out without a withdrawal; says how many. Raises: STORE_UNAVAILABLE.

        The log's head is then signed, and kept outside the database too, as far as that can be: no guest waits now.
        """
        count = expire(self._database, self.ledger, self._now())
        self.ledger.seal()
        with suppress(OSError):
            self.ledger.keep_checkpoint(self.ledger.keys.folder)
        return count

    def rotate_key(self) -> PublicKey:
        """Make a new key that signs from now on, and write it into the log. Raises: STORE_UNAVAILABLE."""
        try:
            made = self.ledger.keys.rotate()
        except (KeysBroken, OSError):
            raise KioskError(Problem.STORE_UNAVAILABLE) from None
        with writing(self._database, Problem.STORE_UNAVAILABLE):
            self.ledger.begin()
            self._audit.note_act(Act.ROTATE_KEYS, NOBODY, subject=made.id)
        return made

    def last_face(self) -> FaceLife | None:
        """The newest opening of the face camera; None before the first. Raises: STORE_UNAVAILABLE."""
        with reading(Problem.STORE_UNAVAILABLE):
            return self._faces.newest()

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

    def _ended(self, receipt_id: ReceiptId) -> Receipt | None:
        """The receipt by which a consent was withdrawn; None while it stands."""
        found = self._database.execute(_WITHDRAWALS, (receipt_id,)).fetchall()
        return self.get(ReceiptId(found[0][0]))[0] if found else None

    def _one(self, sql: str, value: str) -> tuple[Receipt, bool]:
        """The one receipt with this id or code. Raises: RECEIPT_NOT_FOUND."""
        with reading(Problem.RECEIPT_NOT_FOUND):
            rows = list(self._database.query(sql, (value,)))
            if not rows:
                raise KioskError(Problem.RECEIPT_NOT_FOUND)
            withdrawn = self._database.execute(_IS_WITHDRAWN, (rows[0]["id"],)).fetchall()
            (receipt,) = self._receipts(rows)
        is_over = receipt.valid_until is not None and receipt.valid_until <= self._now() and not withdrawn
        return (replace(receipt, expired_at=receipt.valid_until) if is_over else receipt), bool(withdrawn)

    def _receipts(self, rows: Iterable[Mapping[str, str]]) -> list[Receipt]:
        """Rows as receipts, each with what became of the face; a withdrawal tells it of the consent that it ends."""
        found = {row["id"]: row for row in rows}
        consents = {id_: row["replaces"] if row["decision"] == "withdrawn" else id_ for id_, row in found.items()}
        lives = self._faces.of(list(consents.values()))
        return [receipt_of(row, lives.get(consents[id_], ())) for id_, row in found.items()]

    def _free_code(self) -> str:
        """A short code no receipt has; drawn again on a clash. The transaction keeps others from taking it."""
        while True:
            code = mint_receipt_code(self._draw())
            if not self._database.execute("SELECT 1 FROM receipts WHERE code = ?", (code,)).fetchall():
                return code
