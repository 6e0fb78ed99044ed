"""The register of decisions as a fake: a list, with the expectations of the real one."""

from dataclasses import dataclass, field, replace

from app.domain.consent import Decision, Receipt, ReceiptDraft
from app.domain.face_life import FaceEnd, FaceLife, FaceMeans
from app.domain.ids import ReceiptId
from app.domain.problems import KioskError, Problem
from app.domain.staff import ForGuest
from tests.builders import NOW, a_receipt


@dataclass
class FakeReceipts:
    """Keeps receipts in a list, as they were saved, and the lives of faces by the receipt they were opened under.

    `acts` are those of staff who withdrew for a guest; `tokens` say which short code a token's digits mean, or what is
    wrong with it.
    """

    saved: list[Receipt] = field(default_factory=list)
    acts: list[ForGuest] = field(default_factory=list)
    tokens: dict[str, str | Problem] = field(default_factory=dict)
    lives: dict[ReceiptId, list[FaceLife]] = field(default_factory=dict)
    expiries_asked: int = 0
    fails_with: Problem | None = None

    def save(self, draft: ReceiptDraft, by: ForGuest | None = None) -> Receipt:
        _fail(self.fails_with)
        must_exist = draft.replaces is not None or draft.decision is Decision.WITHDRAWN
        if must_exist and draft.replaces not in {receipt.id for receipt in self.saved}:
            raise KioskError(Problem.RECEIPT_NOT_SAVED)
        if draft.decision is Decision.WITHDRAWN and draft.replaces and (ended := self.withdrawal_of(draft.replaces)):
            return ended
        self.saved.append(a_receipt(draft=draft, number=len(self.saved) + 1, created_at=NOW))
        self.acts += [by] if by else []
        return self.saved[-1]

    def find(self, code: str) -> tuple[Receipt, bool]:
        _fail(self.fails_with)
        for receipt in self.saved:
            if receipt.code == code:
                draft = receipt.draft
                consent = draft.replaces if draft.decision is Decision.WITHDRAWN and draft.replaces else receipt.id
                face = tuple(self.lives.get(consent, ()))
                return replace(receipt, face=face), any(_withdraws(other, receipt) for other in self.saved)
        raise KioskError(Problem.RECEIPT_NOT_FOUND)

    def expire_due(self) -> int:
        _fail(self.fails_with)
        self.expiries_asked += 1
        return 0

    def find_token(self, digits_untrusted: str) -> tuple[Receipt, bool]:
        meant = self.tokens.get(digits_untrusted, Problem.RECEIPT_UNREADABLE)
        if isinstance(meant, Problem):
            raise KioskError(meant)
        return self.find(meant)

    def withdrawal_of(self, receipt_id: ReceiptId) -> Receipt | None:
        _fail(self.fails_with)
        ended = (other for other in self.saved if other.draft.decision is Decision.WITHDRAWN)
        return next((other for other in ended if other.draft.replaces == receipt_id), None)

    def face_opened(self, receipt_id: ReceiptId, means: FaceMeans) -> None:
        _fail(self.fails_with)
        given = {receipt.id for receipt in self.saved if receipt.allows_face}
        ended = {receipt.draft.replaces for receipt in self.saved if receipt.draft.decision is Decision.WITHDRAWN}
        if receipt_id not in given - ended or self._is_open(receipt_id):
            raise KioskError(Problem.RECEIPT_NOT_SAVED)
        self.lives.setdefault(receipt_id, []).append(FaceLife(means, NOW))

    def face_erased(self, receipt_id: ReceiptId, end: FaceEnd) -> None:
        _fail(self.fails_with)
        if not self._is_open(receipt_id):
            raise KioskError(Problem.RECEIPT_NOT_SAVED)
        self.lives[receipt_id][-1] = replace(self.lives[receipt_id][-1], erased_at=NOW, end=end)

    def _is_open(self, receipt_id: ReceiptId) -> bool:
        lives = self.lives.get(receipt_id, [])
        return bool(lives) and lives[-1].end is None


def _withdraws(receipt: Receipt, earlier: Receipt) -> bool:
    """Whether a receipt is the withdrawal of an earlier one."""
    return receipt.draft.decision is Decision.WITHDRAWN and receipt.draft.replaces == earlier.id


def _fail(problem: Problem | None) -> None:
    """Fail as told."""
    if problem:
        raise KioskError(problem)
