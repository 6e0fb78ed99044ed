"""QR codes and barcodes on frames."""

import cv2
import numpy as np
import pytest
import zxingcpp

from app.vision.codes import ALL_FORMATS_EVERY, CodeScanner
from app.wire.fields import TEXT_MAX
from tests.vision.symbols import held

TEXT = "HTL1:HV10001"


@pytest.mark.parametrize("turn_deg", [0.0, 17.0, 90.0, 180.0, 251.0])
def test_a_qr_code_is_read_however_it_is_turned(turn_deg: float) -> None:
    assert CodeScanner().scan(held(TEXT, turn_deg=turn_deg)) == TEXT


def test_a_dim_and_blurred_phone_is_read() -> None:
    dim = cv2.GaussianBlur(held(TEXT), (7, 7), 1.6) * 0.25
    grain = np.random.default_rng(3).normal(0, 4, dim.shape)

    assert CodeScanner().scan(np.clip(dim + grain, 0, 255).astype(np.uint8)) == TEXT


def test_a_code_with_a_torn_corner_is_read() -> None:
    torn = held(TEXT)
    torn[420:450, 700:730] = 120

    assert CodeScanner().scan(torn) == TEXT


@pytest.mark.parametrize(
    "kind",
    [
        zxingcpp.BarcodeFormat.Aztec,
        zxingcpp.BarcodeFormat.DataMatrix,
        zxingcpp.BarcodeFormat.PDF417,
        zxingcpp.BarcodeFormat.Code128,
    ],
    ids=str,
)
def test_other_symbols_are_read_within_five_frames(kind: zxingcpp.BarcodeFormat) -> None:
    scanner = CodeScanner()
    frame = held(TEXT, kind=kind)

    assert TEXT in [scanner.scan(frame) for _ in range(ALL_FORMATS_EVERY)]


def test_a_code_that_stays_is_said_once_and_again_to_the_next_guest() -> None:
    scanner = CodeScanner()
    frame = held(TEXT)
    assert [scanner.scan(frame) for _ in range(3)] == [TEXT, None, None]

    scanner.forget()

    assert scanner.scan(frame) == TEXT


def test_two_codes_at_once_are_none() -> None:
    both = held(TEXT)
    both[:, :480] = held("OTHER1234")[:, 400:880]
    both[:, 480:] = 120
    both[:, 800:] = held(TEXT)[:, 400:880]

    assert CodeScanner().scan(both) is None


@pytest.mark.parametrize("text", ["A" * (TEXT_MAX + 1), "订单一二三四", "A\tB\nC"], ids=["long", "chinese", "control"])
def test_a_text_that_no_booking_has_is_none(text: str) -> None:
    assert CodeScanner().scan(held(text)) is None


def test_an_empty_table_has_no_code() -> None:
    assert CodeScanner().scan(np.full((720, 1280, 3), 120, np.uint8)) is None
