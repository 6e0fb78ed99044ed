"""The token of a receipt: small, signed, strict, and nobody's but this kiosk's."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.codes import RECEIPT_PREFIX, TOKEN_DIGITS_MIN, TokenScan, parse_scan
from app.domain.ids import ReceiptId
from app.proof.cose import encode, sign1
from app.proof.keys import Signer
from app.proof.token import (
    Claims,
    ForeignToken,
    ForgedToken,
    NotToken,
    State,
    bytes_of,
    digits_of,
    read_token,
    token_of,
)
from tests.proof.rings import a_kiosks_ring

RING, OTHER = a_kiosks_ring(), a_kiosks_ring()
KEY = RING.signer
CLAIMS = Claims(
    kiosk_id="kiosk-1",
    issued_s=1_795_359_872,
    receipt_id=ReceiptId("0193a5b0-7c1e-7000-8000-00000000002a"),
    state=State.GIVEN,
    digest=bytes(range(32)),
    notice_version="face-2",
    notice_language="zh-CN",
    log_index=12_345,
)
PAYLOAD: dict[int, object] = {
    1: "evenkey:kiosk-1",
    6: 1_795_359_872,
    7: bytes(16),
    -65537: 1,
    -65538: bytes(32),
    -65539: ["face-2", "en"],
    -65540: 5,
}


def token(claims: Claims = CLAIMS, key: Signer = KEY) -> bytes:
    return token_of(claims, key)


@pytest.mark.parametrize("state", State)
def test_a_token_says_what_was_written_into_it(state: State) -> None:
    claims = replace(CLAIMS, state=state)

    assert read_token(token(claims), RING) == claims


def test_the_same_claims_give_the_same_bytes_and_few_of_them() -> None:
    data = token()

    assert data == token()
    assert len(data) <= 220
    assert TOKEN_DIGITS_MIN < len(digits_of(data)) < 540


@pytest.mark.parametrize("at", range(len(token())))
def test_no_byte_of_a_token_can_be_changed(at: int) -> None:
    data = bytearray(token())
    data[at] ^= 0x01

    with pytest.raises((NotToken, ForeignToken, ForgedToken)):
        read_token(bytes(data), RING)


@pytest.mark.parametrize("length", range(0, len(token()), 7))
def test_a_token_cut_short_is_none(length: int) -> None:
    with pytest.raises(NotToken):
        read_token(token()[:length], RING)


def test_a_strangers_token_and_one_in_our_name_are_told_apart() -> None:
    with pytest.raises(ForeignToken):
        read_token(token(key=OTHER.signer), RING)
    with pytest.raises(ForgedToken):
        read_token(token()[:-64] + token(key=OTHER.signer)[-64:], RING)


@pytest.mark.parametrize(
    "changed",
    [
        {1: "hotel"},
        {1: 7},
        {6: -1},
        {6: True},
        {6: 1.5},
        {7: bytes(15)},
        {-65537: 5},
        {-65537: True},
        {-65538: bytes(31)},
        {-65539: ["face-2"]},
        {-65540: -1},
        {-65541: "room 7"},
    ],
)
def test_other_claims_are_refused_though_they_were_signed(changed: dict[int, object]) -> None:
    assert read_token(sign1(encode(PAYLOAD), KEY), RING).log_index == PAYLOAD[-65540]

    with pytest.raises(NotToken):
        read_token(sign1(encode(PAYLOAD | changed), KEY), RING)


@given(st.binary(min_size=1, max_size=300))
def test_bytes_survive_as_digits(data: bytes) -> None:
    digits = digits_of(data)

    assert bytes_of(digits) == data
    assert len(digits) <= len(data) * 17 / 7 + 3


@pytest.mark.parametrize("digits", ["", "12a", "٣٣٣", "1", "12", "999", "9" * 17, "256", "0" * 17 + "0000"])
def test_other_digits_are_refused(digits: str) -> None:
    with pytest.raises(NotToken):
        bytes_of(digits)


@given(st.text(alphabet="0123456789", max_size=600))
def test_digits_are_read_in_one_way_only(digits: str) -> None:
    try:
        data = bytes_of(digits)
    except NotToken:
        return
    assert digits_of(data) == digits


def test_a_reader_at_the_desk_takes_the_text_for_a_token() -> None:
    digits = digits_of(token(replace(CLAIMS, kiosk_id="K" * 20, notice_language="zh-Hant-TW", log_index=2**40)))

    assert parse_scan(RECEIPT_PREFIX + digits) == TokenScan(digits)
