"""How PINs are kept: hashed slowly, with a pepper that is not in the database.

Source: OWASP Password Storage Cheat Sheet (Argon2id, 19 MiB, two passes); NIST SP 800-63B, 5.2.2.
"""

import hashlib
import hmac
import os
import secrets
from pathlib import Path

from argon2 import PasswordHasher, Type
from argon2.exceptions import VerifyMismatchError

from app.domain.problems import KioskError, Problem
from app.storage.files import sync_folder

PEPPER_BYTES = 32


class PinHasher:
    """Hashes and checks PINs. Keeps: the pepper in memory; PINs never."""

    def __init__(self, pepper: bytes) -> None:
        self._pepper = pepper
        self._hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1, type=Type.ID)
        self._nobody = self.hashed(secrets.token_hex(8))

    def hashed(self, pin: str) -> str:
        """A PIN as it may be kept."""
        return self._hasher.hash(self._peppered(pin))

    def is_right(self, pin: str, pin_hash: str | None) -> bool:
        """Whether the PIN fits; without a hash it costs the same time and never fits."""
        try:
            self._hasher.verify(pin_hash or self._nobody, self._peppered(pin))
        except VerifyMismatchError:
            return False
        return pin_hash is not None

    def _peppered(self, pin: str) -> bytes:
        """The PIN mixed with the secret of this machine."""
        return hmac.digest(self._pepper, pin.encode(), hashlib.sha256)


def pepper_at(path: Path, *, may_create: bool) -> bytes:
    """Read the pepper of this machine, or make it, readable by its owner only.

    Raises: STORE_UNAVAILABLE if it is lost or damaged while PINs depend on it, or cannot be written.
    """
    try:
        pepper = path.read_bytes() if path.exists() or not may_create else _made(path)
    except OSError:
        raise KioskError(Problem.STORE_UNAVAILABLE) from None
    if len(pepper) != PEPPER_BYTES:
        raise KioskError(Problem.STORE_UNAVAILABLE)
    return pepper


def _made(path: Path) -> bytes:
    """Write a new pepper, on disk before it is used; under its name only once it is whole."""
    pepper = secrets.token_bytes(PEPPER_BYTES)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    try:
        os.write(descriptor, pepper)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    draft.rename(path)
    sync_folder(path.parent)  # a PIN stored under a pepper whose name a power cut takes is lost
    return pepper
