"""The log of everything that is decided, opened, erased or run out: each record signed, and one leaf of one tree.

A record is appended within the transaction of the row that it tells of, so one flush to the disk makes both last, or
neither. Reading a million back is `ledger_check`.

Keeps: what `app.proof` writes down, which names nobody.
"""

import secrets
from collections.abc import Callable, Iterable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlite_utils import Database
from uuid6 import uuid7

from app.domain.problems import KioskError, Problem
from app.proof import merkle
from app.proof.canonical import canonical
from app.proof.entry import SALT_BYTES, Entry, leaf_of
from app.proof.happenings import key_body, tombstone_body
from app.proof.keys import KeyRing, KeysBroken, Signer
from app.proof.note import Checkpoint, NoteBroken, opened_note, origin_of, signed_note
from app.proof.schema import schema, varying
from app.proof.terms import DECISIONS, Body, Desk, Kind, Place
from app.storage.database import Store, writing
from app.storage.files import settle, staged

if TYPE_CHECKING:
    from collections.abc import Iterator

KEYS = "keys"
"""The folder of the keys, beside the database."""

CHECKPOINT = "checkpoint"
"""The file beside the keys that keeps a head of the log outside the database."""

_RECORD = "INSERT INTO records VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
_NODE = "INSERT INTO log_nodes VALUES (?, ?, ?)"
_HEAD = """
INSERT INTO log_head VALUES (1, ?, ?) ON CONFLICT (number) DO UPDATE SET size = excluded.size, note = excluded.note
"""
_SEAL = _HEAD.rstrip() + " WHERE excluded.size > size"
_EMPTY = (
    "UPDATE records SET id = '', receipt = NULL, body = NULL, salt = NULL, signature = NULL, key = NULL WHERE seq = ?"
)
_ENTRIES = "SELECT seq, kind, body, salt, signature, key FROM records WHERE body IS NOT NULL AND {} ORDER BY seq"
_END = "SELECT place + 1, hash FROM log_nodes WHERE level = 0 ORDER BY place DESC LIMIT 1"


@dataclass(frozen=True)
class _End:
    """Where the log ends: how many records there are, and the last one's leaf, which no other end has."""

    size: int
    leaf: bytes


@dataclass(frozen=True)
class _Tip:
    """What is remembered for the next record: of which end, the nodes that it joins, and the key that is known."""

    end: _End
    edge: dict[tuple[int, int], bytes]
    key: str


class Ledger:
    """The log of one database, signed by the keys of one ring on behalf of one desk."""

    def __init__(self, database: Database, keys: KeyRing, desk: Desk, now: Callable[[], datetime]) -> None:
        self._database = database
        self.keys = keys
        self.desk = desk
        self._now = now
        self._tip = _Tip(_End(0, b""), {}, "")

    @property
    def size(self) -> int:
        """How many records there are."""
        return self._end().size

    @property
    def note(self) -> str:
        """The signed head; empty before the first record. The same log and key, the same text.

        It is stored with every record but a decision, for which a guest waits; behind one it is made here.
        Raises: KeysBroken, OSError.
        """
        size = self.size
        row = self._database.execute("SELECT note FROM log_head WHERE size = ?", (size,)).fetchone()
        if row or not size:
            return str(row[0]) if row else ""
        return self._signed(self._node, size, self.keys.signer)

    def begin(self) -> bool:
        """Within a transaction: write the key down that signs, if it is a new one; says whether the log was empty."""
        is_empty = self.size == 0
        with _keys_there(Problem.STORE_UNAVAILABLE):
            self._introduced(self.keys.signer)
        return is_empty

    def append(
        self,
        kind: Kind,
        receipt_id: str | None,
        at: datetime,
        make: Callable[[Place], Body],
        *,
        is_late: bool = False,
    ) -> int:
        """Append a record within the caller's transaction; says its index. `is_late` is for what happened long before.

        Raises: RECEIPT_NOT_SAVED, or for an act STORE_UNAVAILABLE, if the key cannot be had.
        """
        with _keys_there(Problem.STORE_UNAVAILABLE if kind is Kind.ACT else Problem.RECEIPT_NOT_SAVED):
            signer = self.keys.signer
            end = self._introduced(signer)
        place = Place(str(uuid7()), end.size, at, self._now() if is_late else None)
        return self._write(kind, receipt_id, place, make(place), signer, end)

    def proved(self, seqs: Iterable[int]) -> list[tuple[Entry, list[bytes]]]:
        """Records that still have their bodies, oldest first, each with its path to the root of the present head."""
        size, where = self.size, ", ".join(str(int(seq)) for seq in seqs)
        rows = self._database.execute(_ENTRIES.format(f"seq IN ({where})")).fetchall()
        return [(_entry(row), merkle.inclusion(self._node, row[0], size)) for row in rows]

    def about(self, receipt_ids: Sequence[str]) -> list[int]:
        """The indexes of all records under these receipts, oldest first."""
        marks = ", ".join("?" for _ in receipt_ids)
        sql = f"SELECT seq FROM records WHERE receipt IN ({marks}) ORDER BY seq"  # noqa: S608 - only marks
        return [row[0] for row in self._database.execute(sql, list(receipt_ids)).fetchall()]

    def consistency(self, old: int) -> list[bytes]:
        """What proves that the first `old` records are the beginning of the log. Raises: ValueError beyond its end."""
        return merkle.consistency(self._node, old, self.size)

    def root_at(self, size: int) -> bytes:
        """The root over the first `size` records."""
        return merkle.root(self._node, size)

    def erase(self, seqs: Sequence[int], why: str) -> int:
        """Within a transaction: empty these records for good and say so in a new one; the tree stays as it was.

        `why` is a code. The rows that the records told of are the caller's to delete. Says the new record's index.
        """
        marks = ", ".join(str(int(seq)) for seq in seqs)
        rows = self._database.execute(
            f"SELECT seq, kind, created_at FROM records WHERE seq IN ({marks}) ORDER BY seq"  # noqa: S608 - numbers
        ).fetchall()
        gone = [(seq, Kind(kind), at, self._node(0, seq)) for seq, kind, at in rows]
        for seq, *_ in gone:
            self._database.execute(_EMPTY, (seq,))
        return self.append(Kind.ERASED, None, self._now(), lambda place: tombstone_body(gone, why, self.desk, place))

    def seal(self) -> None:
        """Sign the head over everything that stands there now, and store it.

        Raises: STORE_UNAVAILABLE.
        """
        with writing(self._database, Problem.STORE_UNAVAILABLE), _keys_there(Problem.STORE_UNAVAILABLE):
            size, note = self.size, self.note
            if size:
                self._database.execute(_SEAL, (size, note))

    def keep_checkpoint(self, folder: Path) -> None:
        """Keep the present head outside the database, where what is kept there is the log's own beginning.

        One that is not is left as it is: it is the proof that the log was cut or rewritten.
        """
        kept, note = kept_note(folder), self.note
        if not note or (kept and not self._continues(kept)):
            return
        with staged(folder / CHECKPOINT) as draft:
            draft.write_text(note, encoding="utf-8")
            settle(draft, folder / CHECKPOINT)

    def continues(self, old: Checkpoint) -> bool:
        """Whether the log begins with what an older head says."""
        return old.size <= self.size and self.root_at(old.size) == old.root

    def is_signed(self, body: bytes, signature: bytes, key: str) -> bool:
        """Whether a key of the ring signed this, be it one of another process. Raises: STORE_UNAVAILABLE."""
        with _keys_there(Problem.STORE_UNAVAILABLE):
            self.keys.follow()
        return self.keys.verify(key, body, signature)

    def _continues(self, note: str) -> bool:
        """Whether the log begins with what a note says."""
        try:
            return self.continues(opened_note(note, self.keys.keys))
        except NoteBroken:
            return False

    def _introduced(self, signer: Signer) -> _End:
        """Write a key down before the first record that it signs; says where the log ends after that."""
        end = self._end()
        if self._tip.key == signer.id and self._tip.end == end:
            return end
        sql = "SELECT 1 FROM records WHERE kind = 'key' AND key = ?"
        key = self.keys.key(signer.id)
        if key and not self._database.execute(sql, (signer.id,)).fetchall():
            place = Place(str(uuid7()), end.size, self._now())
            self._write(Kind.KEY, None, place, key_body(key, self.desk, place), signer, end)
            return self._end()
        return end

    def _write(self, kind: Kind, receipt_id: str | None, place: Place, told: Body, signer: Signer, end: _End) -> int:
        """Write a record and its nodes behind `end`, and the signed head with it unless a guest waits."""
        body, salt = canonical(told), secrets.token_bytes(SALT_BYTES)
        if not schema().is_record(kind, body, varying(told)):
            raise ValueError(f"a record of the kind {kind.value} is not as the schema says")
        seq, at, size, leaf = place.seq, place.at.isoformat(), place.seq + 1, leaf_of(salt, body)
        signature = signer.sign(body)
        self._database.execute(
            _RECORD, (seq, place.record_id, receipt_id, kind.value, at, body, salt, signature, signer.id)
        )
        edge = self._edge(end)
        for level, index, made in merkle.appended(self._within(edge), seq, leaf):
            self._database.execute(_NODE, (level, index, made))
            edge[level, index] = made
        if kind not in DECISIONS:
            self._database.execute(_HEAD, (size, self._signed(self._within(edge), size, signer)))
        self._tip = _Tip(_End(size, leaf), {spot: edge[spot] for spot in merkle.peaks(size)}, signer.id)
        return seq

    def _signed(self, nodes: merkle.Nodes, size: int, signer: Signer) -> str:
        """The head over the first `size` records, signed."""
        return signed_note(Checkpoint(origin_of(self.desk.kiosk_id), size, merkle.root(nodes, size)), signer)

    def _end(self) -> _End:
        """Where the log ends."""
        row = self._database.execute(_END).fetchone()
        return _End(int(row[0]), bytes(row[1])) if row else _End(0, b"")

    def _edge(self, end: _End) -> dict[tuple[int, int], bytes]:
        """The nodes that the next one joins: remembered while the log ends where they were remembered for."""
        is_known = self._tip.end == end
        return dict(self._tip.edge) if is_known else {spot: self._node(*spot) for spot in merkle.peaks(end.size)}

    def _node(self, level: int, index: int) -> bytes:
        """A kept node."""
        row = self._database.execute(
            "SELECT hash FROM log_nodes WHERE level = ? AND place = ?", (level, index)
        ).fetchone()
        return bytes(row[0])

    @staticmethod
    def _within(nodes: dict[tuple[int, int], bytes]) -> merkle.Nodes:
        """These nodes, as the tree asks for them."""
        return lambda level, index: nodes[level, index]


def ledger_beside(database: Database, desk: Desk, now: Callable[[], datetime]) -> Ledger:
    """The log of a database whose keys are in the folder beside it. Raises: STORE_UNAVAILABLE."""
    folder = database.path.parent / KEYS if isinstance(database, Store) else None
    if folder is None:
        raise KioskError(Problem.STORE_UNAVAILABLE)
    with _keys_there(Problem.STORE_UNAVAILABLE):
        return Ledger(database, KeyRing(folder, now), desk, now)


def kept_note(folder: Path) -> str:
    """The head that is kept outside the database; empty if none is."""
    try:
        return (folder / CHECKPOINT).read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""


@contextmanager
def _keys_there(problem: Problem) -> "Iterator[None]":
    """Keys that are missing or damaged are a problem that may be expected."""
    try:
        yield
    except (KeysBroken, OSError):
        raise KioskError(problem) from None


def _entry(row: Sequence[object]) -> Entry:
    """A row as an entry."""
    seq, kind, body, salt, signature, key = row
    assert isinstance(seq, int)
    assert isinstance(body, bytes)
    assert isinstance(salt, bytes)
    assert isinstance(signature, bytes)
    return Entry(seq, Kind(kind), body, salt, signature, str(key))
