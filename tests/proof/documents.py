"""Issued receipts of one guest: while the consent stands, and after it was withdrawn."""

from datetime import timedelta
from typing import Any

from app.domain.face_life import FaceEnd
from app.proof.entry import Entry
from app.proof.happenings import erased_body, opened_body
from app.proof.keys import KeyRing
from app.proof.terms import Kind
from tests.builders import NOW, some_means
from tests.proof.written import DECLINED, DESK, GIVEN, WITHDRAWN, Written


def issued_by(ring: KeyRing) -> tuple[dict[str, Any], dict[str, Any], Entry]:
    """The receipt of a consent, that of its withdrawal, and the consent's entry, among a record of somebody else."""
    log = Written(ring)
    given = log.decide(GIVEN)
    log.decide(DECLINED)
    opened, erased = NOW + timedelta(seconds=9), NOW + timedelta(seconds=28)
    log.write(Kind.FACE_OPENED, lambda place: opened_body(GIVEN.id, 1, some_means(), DESK, place), opened)
    log.write(Kind.FACE_ERASED, lambda place: erased_body(GIVEN.id, 1, FaceEnd.DONE, DESK, place), erased)
    receipt = log.issue(GIVEN, 0, 2, 3)
    log.decide(WITHDRAWN, GIVEN)
    return receipt, log.issue(WITHDRAWN, 0, 2, 3, 4), given
