"""A receipt in 200 bytes: what its QR code carries, signed, so that it can be checked without any network.

It names no guest, no booking and no room: which receipt, what was decided, which notice, and where in the log. In the
code the bytes are decimal digits, which a QR code packs as tightly as bytes and no phone, keyboard layout or address
spoils.
"""

import math
from dataclasses import dataclass
from enum import IntEnum
from typing import Final
from uuid import UUID

from app.domain.ids import ReceiptId
from app.proof.cose import NotCose, decode, encode, read1, sign1
from app.proof.keys import KeyRing, Signer

ISSUER: Final = "evenkey:"
"""What stands before the kiosk's own name."""

ID_BYTES, DIGEST_BYTES = 16, 32

_GROUP: Final = 7
_WIDTHS: Final = {math.ceil(count * 8 * math.log10(2)): count for count in range(1, _GROUP + 1)}
"""How many digits so many bytes take: seven bytes 17, and a shorter rest what it needs."""

_WIDTH: Final = max(_WIDTHS)

_ISSUER, _ISSUED, _RECEIPT = 1, 6, 7
_STATE, _DIGEST, _NOTICE, _INDEX = -65537, -65538, -65539, -65540
"""The claims. Source: RFC 8392 for issuer, time of issue and id; the private-use range for the rest."""


class State(IntEnum):
    """What the receipt is of."""

    GIVEN = 1
    DECLINED = 2
    WITHDRAWN = 3
    EXPIRED = 4


@dataclass(frozen=True)
class Claims:
    """What a token says."""

    kiosk_id: str
    issued_s: int
    """Seconds since 1970-01-01 in UTC."""
    receipt_id: ReceiptId
    state: State
    digest: bytes
    """SHA-256 of the decision's record in canonical form, 32 bytes."""
    notice_version: str
    notice_language: str
    log_index: int


class NotToken(ValueError):
    """This is not a receipt's token in the one form there is; says nothing of what it is."""


class ForgedToken(ValueError):
    """A token that names a key which is known here, and which that key did not sign."""


class ForeignToken(ValueError):
    """A token in the right form, signed by a key which is not known here; nothing it says can be checked."""


def token_of(claims: Claims, signer: Signer) -> bytes:
    """Write and sign a token. Same claims and key, same bytes."""
    return sign1(_payload(claims), signer)


def read_token(data_untrusted: bytes, keys: KeyRing) -> Claims:
    """Read a token and check who signed it. Raises: NotToken, ForeignToken, ForgedToken."""
    try:
        signed = read1(data_untrusted)
        claims = _claims(signed.payload)
    except NotCose:
        raise NotToken("not a token") from None
    if keys.key(signed.key_id) is None:
        raise ForeignToken("a key that is not known here")
    if not keys.verify(signed.key_id, signed.covered, signed.signature):
        raise ForgedToken("the signature is not this key's")
    return claims


def _payload(claims: Claims) -> bytes:
    """What is signed."""
    return encode(
        {
            _ISSUER: ISSUER + claims.kiosk_id,
            _ISSUED: claims.issued_s,
            _RECEIPT: UUID(claims.receipt_id).bytes,
            _STATE: int(claims.state),
            _DIGEST: claims.digest,
            _NOTICE: [claims.notice_version, claims.notice_language],
            _INDEX: claims.log_index,
        }
    )


def _claims(payload_untrusted: bytes) -> Claims:
    """What a payload says. Raises: NotCose or NotToken unless `_payload` would have written it, byte for byte."""
    match decode(payload_untrusted):
        case {
            1: str() as issuer, 6: int() as issued_s, 7: bytes() as receipt, -65537: int() as state,
            -65538: bytes() as digest, -65539: [str() as version, str() as language], -65540: int() as index,
        } if len(receipt) == ID_BYTES and len(digest) == DIGEST_BYTES and state in list(State):  # fmt: skip
            receipt_id, kiosk_id = ReceiptId(str(UUID(bytes=receipt))), issuer.removeprefix(ISSUER)
            claims = Claims(kiosk_id, int(issued_s), receipt_id, State(state), digest, version, language, int(index))
        case _:
            raise NotToken("other claims")
    if min(issued_s, index) < 0 or _payload(claims) != payload_untrusted:
        raise NotToken("a claim out of its range, or one too many")
    return claims


def digits_of(data: bytes) -> str:
    """Bytes as decimal digits: seven bytes become 17 digits."""
    groups = (data[start : start + _GROUP] for start in range(0, len(data), _GROUP))
    widths = {count: width for width, count in _WIDTHS.items()}
    return "".join(str(int.from_bytes(group)).zfill(widths[len(group)]) for group in groups)


def bytes_of(digits_untrusted: str) -> bytes:
    """Digits as the bytes they stand for. Raises: NotToken for what `digits_of` would not have written."""
    if not digits_untrusted.isascii() or not digits_untrusted.isdecimal():
        raise NotToken("not digits")
    found = b""
    for start in range(0, len(digits_untrusted), _WIDTH):
        group = digits_untrusted[start : start + _WIDTH]
        count, number = _WIDTHS.get(len(group), 0), int(group)
        if not count or number >= 256**count:
            raise NotToken("not digits of bytes")
        found += number.to_bytes(count)
    return found
