"""The head of the log as a short signed text that any copy of it can be held against.

Source: C2SP signed-note and tlog-checkpoint: origin, size and root on a line each, then a blank line and signatures.
"""

import base64
import binascii
import re
from collections.abc import Iterable
from dataclasses import dataclass

from app.proof.canonical import digest
from app.proof.keys import PublicKey, Signer

_ED25519 = b"\x01"
_KEY_HASH_BYTES = 4
_SHAPE = re.compile(
    r"(?P<text>(?P<origin>[^\n]+)\n(?P<size>0|[1-9][0-9]{0,18})\n(?P<root>[^\n]+)\n)\n(?P<lines>(— .+\n)+)"
)
_LINE = re.compile(r"— (?P<name>[^ ]+) (?P<signed>[^ ]+)")


class NoteBroken(ValueError):
    """A text is no checkpoint, or none of the keys signed it."""


ROOT_DIGITS = 16
"""How many digits of a root stand on paper."""


@dataclass(frozen=True)
class Checkpoint:
    """Which log, how many entries, and the root over them (32 bytes)."""

    origin: str
    size: int
    root: bytes

    def text(self) -> str:
        """What is signed."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"


def origin_of(kiosk_id: str) -> str:
    """The name of a kiosk's log, and of its key in notes."""
    return f"evenkey/{kiosk_id}"


def signed_note(checkpoint: Checkpoint, signer: Signer) -> str:
    """A checkpoint with the kiosk's signature; the same checkpoint and key, the same text."""
    text = checkpoint.text()
    signed = _key_hash(checkpoint.origin, signer.raw) + signer.sign(text.encode())
    return f"{text}\n— {checkpoint.origin} {base64.b64encode(signed).decode()}\n"


def root_digits(note: str) -> str:
    """The first digits of a note's root, in hexadecimal and in groups, as paper shows them."""
    _, _, root, *_ = note.splitlines()
    return grouped(base64.b64decode(root).hex()[:ROOT_DIGITS])


def grouped(digits: str) -> str:
    """Digits in groups of four, as people compare them."""
    return " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))


def opened_note(note_untrusted: str, keys: Iterable[PublicKey]) -> Checkpoint:
    """The checkpoint within a note that one of these keys signed. Raises: NoteBroken."""
    found = _SHAPE.fullmatch(note_untrusted)
    if not found:
        raise NoteBroken("this is no checkpoint")
    checkpoint = Checkpoint(found["origin"], int(found["size"]), _bytes(found["root"]))
    signatures = [line for line in map(_LINE.fullmatch, found["lines"].splitlines()) if line]
    for key in keys:
        wanted = _key_hash(checkpoint.origin, key.raw)
        for line in signatures:
            signed = _bytes(line["signed"])
            is_ours = line["name"] == checkpoint.origin and signed[:_KEY_HASH_BYTES] == wanted
            if is_ours and key.verify(found["text"].encode(), signed[_KEY_HASH_BYTES:]):
                return checkpoint
    raise NoteBroken("none of the keys signed this checkpoint")


def _key_hash(name: str, raw: bytes) -> bytes:
    """What names a key within a note."""
    return digest(name.encode() + b"\n" + _ED25519 + raw)[:_KEY_HASH_BYTES]


def _bytes(text: str) -> bytes:
    """Bytes out of plain base64. Raises: NoteBroken."""
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise NoteBroken("this is no checkpoint") from None
