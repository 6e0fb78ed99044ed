"""A log in memory: records written, signed and proved as the store does it, for tests of what is made from them."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from app.domain.consent import Decision, Receipt
from app.domain.face_life import FaceEnd
from app.proof import merkle
from app.proof.canonical import canonical
from app.proof.entry import Entry
from app.proof.happenings import act_body, erased_body, expired_body, key_body, opened_body
from app.proof.issue import issued
from app.proof.keys import KeyRing
from app.proof.note import Checkpoint, origin_of, signed_note
from app.proof.record import decision_body
from app.proof.terms import Body, Desk, Kind, Place
from tests.builders import NOW, a_draft, a_receipt, some_means

DESK = Desk(
    controller="Evening Star Hospitality Demo Ltd",
    contact="Front desk, extension 0",
    address="12 Lantern Street",
    software="0.1.0",
    configuration="ab" * 32,
    profile="CN",
)
GIVEN = a_receipt(valid_until=NOW + timedelta(hours=24))
DECLINED = a_receipt(decision=Decision.DECLINED, number=2)
WITHDRAWN = a_receipt(
    draft=a_draft(decision=Decision.WITHDRAWN, replaces=GIVEN.id), number=3, created_at=NOW + timedelta(hours=2)
)


@dataclass
class Written:
    """The records, and the tree over them."""

    ring: KeyRing
    entries: list[Entry] = field(default_factory=list)
    nodes: dict[tuple[int, int], bytes] = field(default_factory=dict)

    def write(self, kind: Kind, make: Callable[[Place], Body], at: datetime = NOW) -> Entry:
        seq = len(self.entries)
        body = canonical(make(Place(f"019aaf00-0000-7000-9000-{seq:012x}", seq, at)))
        signer = self.ring.signer
        salt = hashlib.sha256(b"salt%d" % seq).digest()
        entry = Entry(seq, kind, body, salt, signer.sign(body), signer.id)
        for level, index, made in merkle.appended(self.node, seq, entry.leaf):
            self.nodes[level, index] = made
        self.entries.append(entry)
        return entry

    def decide(self, receipt: Receipt, consent: Receipt | None = None) -> Entry:
        kind = Kind(receipt.draft.decision.value)
        return self.write(kind, lambda place: decision_body(receipt, consent, DESK, place), receipt.created_at)

    def node(self, level: int, index: int) -> bytes:
        return self.nodes[level, index]

    @property
    def checkpoint(self) -> Checkpoint:
        size = len(self.entries)
        return Checkpoint(origin_of(DESK.kiosk_id), size, merkle.root(self.node, size))

    def issue(self, receipt: Receipt, *seqs: int) -> dict[str, Any]:
        size = len(self.entries)
        proved = [(self.entries[seq], merkle.inclusion(self.node, seq, size)) for seq in seqs]
        note = signed_note(self.checkpoint, self.ring.signer)
        made = issued(receipt.id, proved, note, self.ring.signer, self.ring.keys)
        return json.loads(canonical(made))  # type: ignore[no-any-return]


def a_log(folder: Path) -> Written:
    """A key, a refusal, a consent, a face that came and went, and the withdrawal: six records, from 0 to 5."""
    log = Written(KeyRing(folder, lambda: NOW))
    log.write(Kind.KEY, lambda place: key_body(log.ring.keys[0], DESK, place))
    log.decide(DECLINED)
    log.decide(GIVEN)
    opened, erased = NOW + timedelta(seconds=9), NOW + timedelta(seconds=28)
    log.write(Kind.FACE_OPENED, lambda place: opened_body(GIVEN.id, 1, some_means(), DESK, place), opened)
    log.write(Kind.FACE_ERASED, lambda place: erased_body(GIVEN.id, 1, FaceEnd.DONE, DESK, place), erased)
    log.decide(WITHDRAWN, GIVEN)
    return log


def an_act(log: Written) -> Entry:
    """A member of staff answered a call for help."""
    row = {"how": "answered", "staff": "07"}
    return log.write(Kind.ACT, lambda place: act_body("help_ends", 3, row, DESK, place))


def an_expiry(log: Written) -> Entry:
    """The consent ran out."""
    at = NOW + timedelta(hours=24)
    return log.write(Kind.EXPIRED, lambda place: expired_body(GIVEN, DESK, place), at)
