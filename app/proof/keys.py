"""The kiosk's signing key: made on first start, readable by its owner alone, replaced without forgetting the old ones.

The folder holds `signing.pem` (PKCS 8, mode 0600) and in `public/` one small JSON file for every public key there ever
was. Each names the key before it, whose signature it carries; the first signs itself. Source: RFC 8032 (Ed25519).

Keeps: nothing of a guest.
"""

import fcntl
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key

from app.proof.canonical import Json, b64, canonical, digest, unb64

SIGNING = "signing.pem"
PUBLIC = "public"
ID_BYTES = 8
"""How much of the SHA-256 of a public key names it."""


class KeysBroken(Exception):
    """A file of the key folder is missing, damaged or of the wrong kind; the message names it and quotes nothing."""


@dataclass(frozen=True)
class PublicKey:
    """A public key that this kiosk signs with, or did; `until` is when a newer one took its place.

    `by` and `vouch` are the id and the signature of the key before it; the first key vouches for itself.
    """

    id: str
    raw: bytes
    since: datetime
    until: datetime | None
    by: str
    vouch: bytes

    def verify(self, data: bytes, signature: bytes) -> bool:
        """Whether this key signed these bytes."""
        return is_signed(self.raw, data, signature)

    def claim(self) -> bytes:
        """What the key before it signed: id, key, since when, and who vouches."""
        return canonical({"id": self.id, "raw": b64(self.raw), "since": self.since.isoformat(), "by": self.by})

    def plain(self) -> dict[str, Json]:
        """The key as an issued receipt names it."""
        until = self.until.isoformat() if self.until else None
        return {"id": self.id, "raw": b64(self.raw), "since": self.since.isoformat(), "until": until}


class Signer:
    """The key that signs now."""

    def __init__(self, private: Ed25519PrivateKey) -> None:
        self._private = private
        self.raw = private.public_key().public_bytes_raw()
        self.id = key_id(self.raw)

    def sign(self, data: bytes) -> bytes:
        """Sign some bytes (64 bytes; the same for the same bytes)."""
        return self._private.sign(data)


class KeyRing:
    """The keys in one folder. Another process may put a new key there: `signer` notices and uses it from then on."""

    def __init__(self, folder: Path, now: Callable[[], datetime]) -> None:
        """Read the folder; without a key in it, make one. Raises: KeysBroken, OSError."""
        self._folder = folder
        self._signing = str(folder / SIGNING)
        self._now = now
        (folder / PUBLIC).mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)
        with _alone(folder):
            if not (folder / SIGNING).exists():
                self._make()
        self._load()

    @property
    def folder(self) -> Path:
        """Where the keys are."""
        return self._folder

    @property
    def signer(self) -> Signer:
        """The key that signs now. Raises: KeysBroken, OSError."""
        self.follow()
        return self._signer

    def follow(self) -> None:
        """Notice a key that another process made. Raises: KeysBroken, OSError."""
        if self._stamp() != self._seen:
            self._load()

    @property
    def keys(self) -> tuple[PublicKey, ...]:
        """Every public key there ever was, oldest first."""
        return self._keys

    def key(self, key_id_untrusted: str) -> PublicKey | None:
        """The public key of this name; None if this kiosk never had it."""
        return next((key for key in self._keys if key.id == key_id_untrusted), None)

    def verify(self, key_id_untrusted: str, data: bytes, signature: bytes) -> bool:
        """Whether these bytes were signed by the key of this name, and this kiosk ever had such a key."""
        key = self.key(key_id_untrusted)
        return key is not None and key.verify(data, signature)

    def rotate(self) -> PublicKey:
        """Make a new key, have the old one vouch for it, and sign with it from now on. Raises: KeysBroken, OSError."""
        with _alone(self._folder):
            made = self._make()
        self._load()
        return made

    def _make(self) -> PublicKey:
        """Write a new key, vouched for by the one that is there; nobody else may write meanwhile."""
        old = self._private() if (self._folder / SIGNING).exists() else None
        new = Ed25519PrivateKey.generate()
        signer, voucher = Signer(new), Signer(old or new)
        made = PublicKey(signer.id, signer.raw, self._now(), None, voucher.id, b"")
        made = replace(made, vouch=voucher.sign(made.claim()))
        file = {**made.plain(), "by": made.by, "vouch": b64(made.vouch)}
        del file["until"]
        _write(self._folder / PUBLIC / f"{made.id}.json", canonical(file))
        _write(self._folder / SIGNING, new.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        return made

    def _load(self) -> None:
        """Read the signing key and every public one, and check that each was vouched for by the one before."""
        self._seen = self._stamp()
        self._signer = Signer(self._private())
        found = {key.id: key for key in map(_read, sorted((self._folder / PUBLIC).glob("*.json")))}
        self._keys = _with_former(_chained(found, self._signer.id), found)

    def _stamp(self) -> tuple[int, int]:
        """What tells one signing file from another."""
        status = os.stat(self._signing)  # noqa: PTH116 - asked before every record; a path costs five times as much
        return status.st_ino, status.st_mtime_ns

    def _private(self) -> Ed25519PrivateKey:
        """The private key as it stands in its file, which is made private again if it was not."""
        file = self._folder / SIGNING
        file.chmod(0o600)
        try:
            private = load_pem_private_key(file.read_bytes(), None)
        except (ValueError, TypeError):
            private = None
        if not isinstance(private, Ed25519PrivateKey):
            raise KeysBroken(f"{file.name} holds no Ed25519 key")
        return private


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Let one process at a time make keys here; the others wait, and find them made."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def key_id(raw: bytes) -> str:
    """The name of a public key: the first eight bytes of its SHA-256, in hexadecimal."""
    return digest(raw)[:ID_BYTES].hex()


def is_signed(raw: bytes, data: bytes, signature: bytes) -> bool:
    """Whether the owner of a raw public key signed these bytes."""
    try:
        Ed25519PublicKey.from_public_bytes(raw).verify(signature, data)
    except (InvalidSignature, ValueError):
        return False
    return True


def _chained(found: dict[str, PublicKey], newest: str) -> tuple[PublicKey, ...]:
    """The keys from the first to the newest, each with its end; a key that nobody vouched for breaks the ring."""
    keys: list[PublicKey] = []
    name, until = newest, None
    while True:
        key = found.pop(name, None)
        if key is None:
            raise KeysBroken(f"the public key {name} is missing")
        voucher = key if key.by == key.id else found.get(key.by)
        if voucher is None or not voucher.verify(key.claim(), key.vouch):
            raise KeysBroken(f"nobody vouches for the public key {name}")
        keys.insert(0, replace(key, until=until))
        if voucher is key:
            return tuple(keys)
        name, until = key.by, key.since


def _with_former(keys: tuple[PublicKey, ...], rest: dict[str, PublicKey]) -> tuple[PublicKey, ...]:
    """The ring behind those that a backup brought from other machines: whole rings of which no later key is here.

    A key that belongs to no whole ring, such as one whose making was cut short, is not taken.
    """
    vouchers = {key.by for key in rest.values() if key.by != key.id}
    for newest in sorted(rest.keys() - vouchers, key=lambda name: rest[name].since, reverse=True):
        try:
            former = _chained(dict(rest), newest)
        except KeysBroken:
            continue
        keys = (*former[:-1], replace(former[-1], until=keys[0].since), *keys)
    return keys


def _read(file: Path) -> PublicKey:
    """One public key out of its file."""
    return key_of_file(file.name, file.read_bytes())


def key_of_file(name: str, content_untrusted: bytes) -> PublicKey:
    """One public key as its file tells it. Raises: KeysBroken if it is damaged or has another key's name."""
    try:
        found = json.loads(content_untrusted)
        raw, vouch = unb64(found["raw"]), unb64(found["vouch"])
        key = PublicKey(found["id"], raw, datetime.fromisoformat(found["since"]), None, found["by"], vouch)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise KeysBroken(f"{name} is damaged") from None
    if key.id != key_id(raw) or name != f"{key.id}.json":
        raise KeysBroken(f"{name} is the file of another key")
    return key


def _write(file: Path, data: bytes) -> None:
    """Write a file for its owner alone, whole or not at all, and on disk before anything is signed."""
    beside = file.with_name(f".{file.name}.new")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
    try:
        os.fchmod(descriptor, 0o600)
        os.write(descriptor, data)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    beside.replace(file)
    folder = os.open(file.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
