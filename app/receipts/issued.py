"""What stands on paper of a receipt's proofs: the key that signed it, its place in the kiosk's log, and the log's root.

It is read out of the issued receipt, the JSON document that goes with the paper. A guest who kept the paper can show
with these digits that the log was rewritten, without trusting the kiosk.
"""

import json
from dataclasses import dataclass
from datetime import datetime

from app.proof.canonical import digest, unb64
from app.proof.note import grouped, root_digits
from app.proof.terms import DECISIONS, Kind, urn

KEY_DIGITS = 24
"""How many hexadecimal digits stand on paper. The first sixteen of a key's are its id."""


@dataclass(frozen=True)
class Issued:
    """An issued receipt (JSON), and the digits of it that are printed.

    `at` is when the last thing that it tells of happened; `entry` is the place of the decision in the log, counted from
    0; `size` is how many entries the log had when the receipt was issued, and `root` begins the root over all of them.
    `withdrawn_at` is when the consent that the receipt is of was withdrawn, if it was.
    """

    document: bytes
    at: datetime
    key: str
    entry: int
    size: int
    root: str
    withdrawn_at: datetime | None = None


def read_issued(document: bytes) -> Issued:
    """Read an issued receipt of our own. Raises: ValueError or KeyError if it is none."""
    told = json.loads(document)
    key_id = told["signature"]["key"]
    (raw,) = [unb64(key["raw"]) for key in told["keys"] if key["id"] == key_id]
    checkpoint = str(told["checkpoint"])
    _, size, *_ = checkpoint.splitlines()
    own = urn(told["receipt"]["dct:identifier"])
    decisions = [proof for proof in told["proofs"] if Kind(proof["kind"]) in DECISIONS]
    (entry,) = [proof["seq"] for proof in decisions if proof["body"]["ek:receipt"] == own]
    ends = [proof["body"] for proof in decisions if proof["seq"] > entry and Kind(proof["kind"]) is Kind.WITHDRAWN]
    return Issued(
        document=document,
        at=datetime.fromisoformat(told["receipt"]["dct:created"]),
        key=grouped(digest(raw).hex()[:KEY_DIGITS]),
        entry=int(entry),
        size=int(size),
        root=root_digits(checkpoint),
        withdrawn_at=datetime.fromisoformat(ends[0]["dct:created"]) if ends else None,
    )
