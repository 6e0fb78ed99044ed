"""One signature around a few bytes, as COSE_Sign1 with Ed25519, written in one way only.

Source: RFC 9052, 4.2 (COSE_Sign1) and 4.4 (what is signed); RFC 9864 (algorithm -19, Ed25519); RFC 8949, 4.2.1
(deterministic encoding).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import cbor2

from app.proof.keys import ID_BYTES, Signer

TAG: Final = 18
"""CBOR's tag for COSE_Sign1."""

ALGORITHM, KEY_ID = 1, 4
"""The header parameters that are used, both protected."""

ED25519: Final = -19
SIGNATURE_BYTES: Final = 64
BYTES_MAX: Final = 1024
"""More than any receipt takes; what is longer is not looked at."""


class NotCose(ValueError):
    """These bytes are not one signature in the one form that is written here; says nothing of what they are."""


@dataclass(frozen=True)
class Signed:
    """A signature as it was read, not yet checked: which key it names, what it is over, and the payload in that."""

    key_id: str
    payload: bytes = field(repr=False)
    covered: bytes = field(repr=False)
    signature: bytes = field(repr=False)


def sign1(payload: bytes, signer: Signer) -> bytes:
    """Sign a payload. Same payload and key, same bytes."""
    protected = encode({ALGORITHM: ED25519, KEY_ID: bytes.fromhex(signer.id)})
    return encode(cbor2.CBORTag(TAG, [protected, {}, payload, signer.sign(_covered(protected, payload))]))


def read1(data_untrusted: bytes) -> Signed:
    """Take a signature apart; whether it is right is for `Signed.covered` and the key to say.

    Raises: NotCose for anything that `sign1` would not have written, byte for byte.
    """
    match decode(data_untrusted):
        case cbor2.CBORTag(tag=18, value=[bytes() as protected, Mapping() as free, bytes() as payload, bytes() as by]):
            header = decode(protected)
        case _:
            raise NotCose("not a COSE_Sign1")
    if free or len(by) != SIGNATURE_BYTES or not isinstance(header, dict):
        raise NotCose("not this form of COSE_Sign1")
    key_id = header.get(KEY_ID)
    if header != {ALGORITHM: ED25519, KEY_ID: key_id} or not isinstance(key_id, bytes) or len(key_id) != ID_BYTES:
        raise NotCose("another algorithm, or no key of the right length")
    return Signed(key_id.hex(), payload, _covered(protected, payload), by)


def encode(value: object) -> bytes:
    """Write a value in CBOR, deterministically."""
    return cbor2.dumps(value, canonical=True)


def decode(data_untrusted: bytes) -> object:
    """Read a value in CBOR. Raises: NotCose for what `encode` would not have written, byte for byte."""
    if len(data_untrusted) > BYTES_MAX:
        raise NotCose("too long")
    try:
        value: object = cbor2.loads(data_untrusted)
        is_same = encode(value) == data_untrusted
    except (cbor2.CBORError, ValueError, TypeError, ArithmeticError, RecursionError):
        raise NotCose("not CBOR") from None
    if not is_same:
        raise NotCose("not in the one form")
    return value


def _covered(protected: bytes, payload: bytes) -> bytes:
    """What a signature is over. Source: RFC 9052, 4.4, without further data from outside."""
    return encode(["Signature1", protected, b"", payload])
