"""COSE_Sign1: read by a library that others wrote, and refused in every other form."""

import cbor2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pycose.algorithms import CoseAlgorithm, EdDSA
from pycose.keys import OKPKey
from pycose.messages import Sign1Message

from app.proof.cose import BYTES_MAX, ED25519, NotCose, decode, encode, read1, sign1
from tests.proof.rings import a_kiosks_ring

RING = a_kiosks_ring()
KEY = RING.signer
KID = bytes.fromhex(KEY.id)
PAYLOAD = b"\xa1\x01\x02"
RIGHT = {1: ED25519, 4: KID}


@CoseAlgorithm.register_attribute()
class Ed25519(EdDSA):  # type: ignore[misc]
    """pycose 1.1 knows the algorithm by its older number only. Source: RFC 9864, 4.1."""

    identifier = ED25519
    fullname = "ED25519"


def cose(
    protected: object = RIGHT,
    *,
    tag: int = 18,
    unprotected: object = None,
    payload: object = PAYLOAD,
    signature: object = bytes(64),
) -> bytes:
    """A COSE_Sign1 with these parts, whatever they are."""
    header = protected if isinstance(protected, bytes) else encode(protected)
    return encode(cbor2.CBORTag(tag, [header, unprotected or {}, payload, signature]))


def test_a_library_of_others_reads_and_verifies_what_was_signed() -> None:
    read = cbor2.loads(sign1(PAYLOAD, KEY))
    # WORKAROUND(pycose 1.1): it wants the lists and dicts of an older cbor2, and finds its class by the tag only then.
    message = Sign1Message.from_cose_obj([dict(part) if part == {} else part for part in read.value], True)
    assert read.tag == Sign1Message.cbor_tag
    message.key = OKPKey(crv="ED25519", x=KEY.raw)
    assert message.payload == PAYLOAD

    assert message.verify_signature()
    message.payload = b"\xa1\x01\x03"
    assert not message.verify_signature()


def test_what_was_signed_is_read_and_its_signature_is_over_it() -> None:
    data = sign1(PAYLOAD, KEY)

    signed = read1(data)

    assert (signed.key_id, signed.payload) == (KEY.id, PAYLOAD)
    assert RING.verify(KEY.id, signed.covered, signed.signature)
    assert data == sign1(PAYLOAD, KEY)
    assert PAYLOAD.hex() not in repr(signed)
    assert repr(PAYLOAD) not in repr(signed)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff",
        encode([1, 2]),
        encode(cbor2.CBORTag(18, 7)),
        cose(tag=17),
        cose({1: -8, 4: KID}),
        cose({1: ED25519}),
        cose({4: KID}),
        cose({1: ED25519, 4: KID[:7]}),
        cose({1: ED25519, 4: "12345678"}),
        cose({1: ED25519, 4: KID, 3: 0}),
        cose([1, 2]),
        cose(b""),
        cose(unprotected={4: KID}),
        cose(payload=None),
        cose(signature=bytes(63)),
        cose(signature="7"),
        cose() + b"\x00",
        b"\xd8\x12" + cose()[1:],
        cose(payload=bytes(BYTES_MAX)),
        b"\x9f" * 900,
        b"\xc4\x82\x1b\xff\xff\xff\xff\xff\xff\xff\xff\x01",
    ],
)
def test_any_other_form_is_refused(data: bytes) -> None:
    with pytest.raises(NotCose):
        read1(data)


def test_the_one_form_with_these_parts_is_taken() -> None:
    """What the refusals above are measured against."""
    assert read1(cose()).payload == PAYLOAD


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    try:
        value = decode(data)
    except NotCose:
        return
    assert encode(value) == data
