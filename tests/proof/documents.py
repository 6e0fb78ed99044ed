"""Issued receipts, made as the kiosk makes them, from a log that is kept in memory."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from app.domain.consent import Decision, Receipt
from app.domain.face_life import FaceEnd
from app.proof import merkle
from app.proof.canonical import canonical
from app.proof.entry import Entry
from app.proof.happenings import erased_body, opened_body
from app.proof.issue import issued
from app.proof.keys import KeyRing
from app.proof.note import Checkpoint, origin_of, signed_note
from app.proof.record import decision_body
from app.proof.terms import Body, Desk, Kind, Place
from tests.builders import NOW, a_draft, a_receipt, some_means

DESK = Desk(controller="Evening Star Ltd", contact="Front desk", address="12 Lantern Street", software="0.1")


@dataclass
class Log:
    """A kiosk's log; each record lies a minute after the one before."""

    ring: KeyRing
    entries: list[Entry] = field(default_factory=list)
    _nodes: dict[tuple[int, int], bytes] = field(default_factory=dict)

    @property
    def place(self) -> Place:
        """Where the next record will stand."""
        number = len(self.entries)
        return Place(
            str(UUID(int=0x0193A5B0_7C1E_7000_8000_000000001000 + number)), number, NOW + timedelta(minutes=number)
        )

    def add(self, kind: Kind, body: Body) -> Entry:
        """Put a record into the log."""
        seq, text = len(self.entries), canonical(body)
        entry = Entry(seq, kind, text, bytes([seq]) * 32, self.ring.signer.sign(text), self.ring.signer.id)
        for level, index, made in merkle.appended(self._node, seq, entry.leaf):
            self._nodes[level, index] = made
        self.entries.append(entry)
        return entry

    def issue(self, receipt: Receipt, entries: Sequence[Entry]) -> Body:
        """A receipt with proofs of these entries."""
        size = len(self.entries)
        checkpoint = Checkpoint(origin_of(DESK.kiosk_id), size, merkle.root(self._node, size))
        proved = [(entry, merkle.inclusion(self._node, entry.seq, size)) for entry in entries]
        note = signed_note(checkpoint, self.ring.signer)
        return issued(receipt.id, proved, note, self.ring.signer, self.ring.keys)

    def _node(self, level: int, index: int) -> bytes:
        return self._nodes[level, index]


def a_life(log: Log) -> tuple[Receipt, list[Entry]]:
    """A consent, an opening of the camera and its end, among records of others; with the receipt of it."""
    given = a_receipt(number=1)
    other = a_receipt(decision=Decision.DECLINED, number=2)
    entries = [log.add(Kind.GIVEN, decision_body(given, None, DESK, log.place))]
    log.add(Kind.DECLINED, decision_body(other, None, DESK, log.place))
    entries.append(log.add(Kind.FACE_OPENED, opened_body(given.id, 1, some_means(), DESK, log.place)))
    entries.append(log.add(Kind.FACE_ERASED, erased_body(given.id, 1, FaceEnd.DONE, DESK, log.place)))
    return given, entries


def a_withdrawal(log: Log, given: Receipt, entries: list[Entry]) -> Body:
    """The receipt of the withdrawal that follows such a life."""
    withdrawn = a_receipt(draft=a_draft(decision=Decision.WITHDRAWN, replaces=given.id), number=3)
    entry = log.add(Kind.WITHDRAWN, decision_body(withdrawn, given, DESK, log.place))
    return log.issue(withdrawn, [*entries, entry])
