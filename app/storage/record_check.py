"""Is each record of a part of the log what was signed, and do the tables say what it says? Every column is looked at.

A record is canonical JSON, in which a quotation mark within a text is always escaped. So `"name":"value"` found in its
bytes is a member of that name and value, and a million records need not be parsed. Runs in a process of its own.
"""

import json
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from json.encoder import encode_basestring
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from app.domain.release import Release, SigningMethod
from app.proof.canonical import b64, canonical
from app.proof.entry import leaf_of
from app.proof.record import release_body
from app.storage.act_log import NUMBERS
from app.storage.act_log import told as line_told
from app.storage.staff_states import LOG as STAFF_STATES

if TYPE_CHECKING:
    import sqlite3
else:
    from sqlite_utils.utils import sqlite3

FAULTS_MAX = 20
"""After how many faults a part is not looked at further."""

_ROWS = """
SELECT r.seq, r.id, r.receipt, r.kind, r.created_at, r.body, r.salt, r.signature, r.key,
    d.id, d.code, d.created_at, d.decision, d.notice_version, d.notice_language, d.notice_sha256, d.face_side, d.mode,
    d.comfort, d.replaces, d.valid_until, d.release, d.face_offered
FROM records r LEFT JOIN receipts d ON d.id = r.receipt AND r.kind IN ('given', 'declined', 'withdrawn')
WHERE r.seq >= ? AND r.seq < ? ORDER BY r.seq
"""
_OPENING = "SELECT receipt, opened_at, mode, models, protections, threshold, turns FROM face_openings WHERE number = ?"
_ENDING = """
SELECT receipt, erased_at, why FROM face_endings JOIN face_openings ON number = opening WHERE opening = ?
"""
_EXPIRY = "SELECT expired_at FROM expiries WHERE receipt = ?"
_CARDS = {
    "left": b'"ek:cards":{"ek:left":"face","ek:right":"document"}',
    "right": b'"ek:cards":{"ek:left":"document","ek:right":"face"}',
}

_NOT_OFFERED = b'"ek:FaceNotOffered"'

Erased = tuple[str, str, str]
"""What was erased beside the log: of which kind, why, and who answers for it (a list in JSON)."""


@dataclass
class Part:
    """What came of a part of the log.

    `leaves` are the leaf hashes in a row (32 bytes each), zeros where a record was emptied; `erased` counts what was
    erased beside the log; `signed_from` is the first record of each key; `openings` and `endings` are the numbers of
    face openings that were told, `acts` the lines of the logs of acts, of which `acts_late` were entered afterwards.
    The acts `tied` forgot of which booking they were, and those `untied` may have. Of the members `staff_before` no act
    tells how they came.
    """

    first: int
    leaves: bytes = b""
    faults: list[str] = field(default_factory=list)
    emptied: dict[int, tuple[str, str]] = field(default_factory=dict)
    tombstones: list[dict[str, Any]] = field(default_factory=list)
    erased: Counter[Erased] = field(default_factory=Counter)
    signed_from: dict[str, int] = field(default_factory=dict)
    introduced: dict[str, int] = field(default_factory=dict)
    openings: set[int] = field(default_factory=set)
    acts: set[tuple[str, int]] = field(default_factory=set)
    acts_late: int = 0
    staff_before: set[str] = field(default_factory=set)
    tied: set[int] = field(default_factory=set)
    untied: set[int] = field(default_factory=set)
    endings: set[int] = field(default_factory=set)


def check_part(path: Path, first: int, end: int, keys: Mapping[str, bytes]) -> Part:
    """Look at the records from `first` to before `end`, by these public keys."""
    database = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    try:
        return _Look(database, first, keys).over(end)
    finally:
        database.close()


class _Look:
    """One pass over a part."""

    def __init__(self, database: "sqlite3.Connection", first: int, keys: Mapping[str, bytes]) -> None:
        self._database = database
        self._keys = {name: Ed25519PublicKey.from_public_bytes(raw) for name, raw in keys.items()}
        self._raw = keys
        self._part = Part(first)
        self._others: dict[str, Callable[[Any, bytes], bool]] = {
            "expired": self._is_expiry,
            "face_opened": self._is_opening,
            "face_erased": self._is_ending,
            "key": self._is_key,
            "erased": self._is_tombstone,
            "act": self._is_act,
        }

    def over(self, end: int) -> Part:
        """Look at every record; stops early where little is right."""
        part, leaves = self._part, []
        for wanted, row in zip(range(part.first, end), self._database.execute(_ROWS, (part.first, end)), strict=False):
            if row[0] != wanted or len(part.faults) >= FAULTS_MAX:
                break
            leaves.append(self._leaf(row))
        part.leaves = b"".join(leaves)
        if len(leaves) != end - part.first and len(part.faults) < FAULTS_MAX:
            part.faults.append(f"Record {part.first + len(leaves)} is missing.")
        return part

    def _leaf(self, row: Any) -> bytes:
        """Look at one record; says its leaf."""
        seq, kind, (body, salt, signature, key) = row[0], row[3], row[5:9]
        if body is None:
            self._part.emptied[seq] = (kind, row[4])
            if any(row[place] for place in (1, 2, 6, 7, 8)):
                self._say(seq, "was emptied, but not of all")
            return bytes(32)
        if not self._is_signed(seq, key, signature, body) or salt is None:
            self._say(seq, "is not what was signed")
            return bytes(32)
        if not _is_in_place(row, body):
            self._say(seq, "was written for another place, time or receipt")
        elif not (self._others[kind](row, body) if kind in self._others else _is_decision(row, body)):
            self._say(seq, "is told in another way by the tables")
        return leaf_of(salt, body)

    def _is_signed(self, seq: int, key: str, signature: bytes | None, body: bytes) -> bool:
        """Whether a key of the ring signed this, as the record says."""
        signer = self._keys.get(key)
        if signer is None or signature is None:
            return False
        self._part.signed_from.setdefault(key, seq)
        try:
            signer.verify(signature, body)
        except InvalidSignature:
            return False
        return True

    def _say(self, seq: int, what: str) -> None:
        """Note a fault."""
        self._part.faults.append(f"Record {seq} {what}.")

    def _is_expiry(self, row: Any, _body: bytes) -> bool:
        """Whether the table of consents that ran out says the same."""
        return bool(self._database.execute(_EXPIRY, (row[2],)).fetchall() == [(row[4],)])

    def _is_opening(self, row: Any, body: bytes) -> bool:
        """Whether the table of openings says the same, in every column."""
        told = json.loads(body)
        self._part.openings.add(told["ek:opening"])
        models = json.dumps([[model["ek:name"], model["ek:sha256"]] for model in told["ek:models"]])
        protections, means = json.dumps(told["ek:protections"]), (told["ek:threshold"], told["ek:turns"])
        wanted = (row[2], row[4], told["ek:mode"], models, protections, *means)
        found = self._database.execute(_OPENING, (told["ek:opening"],)).fetchall()
        return bool(found == [wanted] and told["ek:opened"] == row[4])

    def _is_ending(self, row: Any, body: bytes) -> bool:
        """Whether the table of endings says the same, in every column."""
        told = json.loads(body)
        self._part.endings.add(told["ek:opening"])
        found = self._database.execute(_ENDING, (told["ek:opening"],)).fetchall()
        return bool(found == [(row[2], row[4], told["ek:why"])] and told["ek:erased"] == row[4])

    def _is_key(self, row: Any, body: bytes) -> bool:
        """Whether the ring has this very key, and the record is signed with it."""
        told = json.loads(body)
        self._part.introduced[row[8]] = row[0]
        return bool(told["ek:keyId"] == row[8] and told["ek:raw"] == b64(self._raw.get(row[8], b"")) and row[2] is None)

    def _is_tombstone(self, row: Any, body: bytes) -> bool:
        """Keep what it says was emptied or erased, to be held against what is."""
        told = json.loads(body)
        self._part.tombstones += told["ek:records"]
        staff = json.dumps(told.get("ek:staff", []))
        counts = told.get("ek:counts", {}).items()
        self._part.erased.update({(what, told["ek:why"], staff): count for what, count in counts if what != "tie"})
        self._part.untied.update(told.get("ek:untied", []))
        return row[2] is None or not told["ek:records"]

    def _is_act(self, row: Any, body: bytes) -> bool:
        """Whether the line of a log of acts says the same, in every column; a booking may be forgotten by the rules."""
        record = json.loads(body)
        log, number, told = record["ek:log"], record["ek:number"], record["ek:row"]
        self._part.acts.add((log, number))
        self._part.acts_late += "ek:entered" in record
        if log == STAFF_STATES and "ek:entered" in record:
            self._part.staff_before.add(told["staff"])
        cursor = self._database.execute(f"SELECT * FROM {log} WHERE {NUMBERS[log]} = ?", (number,))  # noqa: S608 - ours
        found = [dict(zip([name for name, *_ in cursor.description], line, strict=True)) for line in cursor]
        if len(found) != 1 or found[0]["at"] != row[4] or row[2] is not None:
            return False
        line = found[0]
        if told.get("booking") and line["booking"] is None and line["salt"] is None:
            self._part.tied.add(number)
            told = {**told, "booking": None}
        return line_told(line, log) == told and bool(line.get("booking")) == bool(line.get("salt"))


def _is_in_place(row: Any, body: bytes) -> bool:
    """Whether a record's own columns say what its body says."""
    seq, record_id, receipt, kind, at = row[:5]
    is_there = b'"ek:seq":%d,' % seq in body or b'"ek:seq":%d}' % seq in body
    is_under = _has(body, "ek:receipt", f"urn:uuid:{receipt}") if receipt else b'"ek:receipt":' not in body
    is_same = _has(body, "dct:identifier", record_id) and _has(body, "ek:kind", kind) and _has(body, "dct:created", at)
    return is_there and is_under and is_same


def _is_decision(row: Any, body: bytes) -> bool:
    """Whether the row of a receipt says what the record says, in every column."""
    _, code, at, decision, version, language, sha256, side, mode, comfort, replaces, until, release, offered = row[9:]
    if code is None or (decision, at) != (row[3], row[4]):
        return False
    is_shown = _has(body, "dct:hasVersion", version) and _has(body, "dct:language", language)
    is_meant = _has(body, "ek:code", code) and _has(body, "ek:mode", mode) and _has(body, "ek:sha256", sha256)
    is_replacing = _has(body, "dct:replaces", f"urn:uuid:{replaces}") if replaces else b'"dct:replaces":' not in body
    is_lasting = _has(body, "ek:validUntil", until) if until else b'"ek:validUntil":null' in body
    is_placed = side in _CARDS and _CARDS[side] in body
    is_asked = offered == (_NOT_OFFERED not in body)
    is_whole = is_asked and is_placed and _is_comfort(comfort, body) and _is_release(release, decision, body)
    return is_shown and is_meant and is_replacing and is_lasting and is_whole


def _is_release(column: str | None, decision: str, body: bytes) -> bool:
    """Whether a column of what was signed says what the record says; a withdrawal only tells the consent's."""
    if column is None:
        return decision == "withdrawn" or b'"ek:release":' not in body
    try:
        told = json.loads(column)
        release = Release(told["language"], told["text"], SigningMethod(told["method"]))
    except (ValueError, KeyError, TypeError):
        return False
    return json.dumps(told) == column and b'"ek:release":' + canonical(release_body(release)) in body


def _is_comfort(column: str, body: bytes) -> bool:
    """Whether a column of comfort settings is written as it is stored, and says what the record says."""
    if column == "[]":
        return b'"ek:comfort":[]' in body
    try:
        codes = json.loads(column)
    except ValueError:
        return False
    text = json.dumps(codes, separators=(",", ":"), ensure_ascii=False).encode()
    return json.dumps(codes) == column and b'"ek:comfort":' + text + b"," in body


def _has(body: bytes, name: str, value: str) -> bool:
    """Whether a canonical record has a member of this name and text."""
    return f'"{name}":{encode_basestring(value)}'.encode() in body
