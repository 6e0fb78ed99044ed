import subprocess
import sys

import numpy as np
import pytest
import zxingcpp

from app.domain.codes import ReceiptScan, TokenScan, mint_receipt_code, parse_scan
from app.proof.token import digits_of
from app.receipts.qr import Matrix, code_text, matrix, receipt_text, token_text
from tests.builders import a_receipt

CODE = mint_receipt_code(97)
DIGITS = "90210" * 97


def read(rows: Matrix) -> zxingcpp.Barcode:
    """The one code in a clean picture."""
    padded = np.pad(np.array(rows), 4)
    picture = np.where(np.kron(padded, np.ones((6, 6), dtype=bool)), 0, 255).astype(np.uint8)
    (found,) = zxingcpp.read_barcodes(picture)
    return found


def test_the_code_says_the_short_code_and_nothing_else() -> None:
    assert code_text(CODE) == f"EVENKEY:R:{CODE}"


def test_what_is_drawn_is_what_a_reader_reads() -> None:
    found = read(matrix(code_text(CODE)))
    assert found.ec_level == "M"
    assert parse_scan(found.text) == ReceiptScan(CODE)


@pytest.mark.parametrize("url", ["", "https://hotel.example/r", "https://hotel.example/r?v=2024"])
def test_a_token_is_read_with_and_without_the_hotels_address(url: str) -> None:
    found = read(matrix(token_text(DIGITS, url)))
    assert (found.ec_level, found.text) == ("M", token_text(DIGITS, url))
    assert parse_scan(found.text) == TokenScan(DIGITS)


def test_a_token_takes_no_more_than_fits_on_narrow_paper() -> None:
    """At four dots of 203 dpi each, with the quiet zone of four modules on each side."""
    sides = {url: len(matrix(token_text(DIGITS, url))) for url in ("", "https://hotel.example/r")}
    assert sides == {"": 57, "https://hotel.example/r": 61}
    assert (max(sides.values()) + 8) * 4 * 25.4 / 203 < 35


def test_a_receipt_says_its_token_and_its_short_code_only_where_it_has_none() -> None:
    receipt = a_receipt()
    assert receipt_text(receipt, None, "https://hotel.example/r") == code_text(receipt.code)
    assert receipt_text(receipt, b"\x01" * 7, "https://h.example/r") == "https://h.example/r#" + digits_of(b"\x01" * 7)


def test_every_short_code_takes_the_smallest_version() -> None:
    assert {len(matrix(code_text(mint_receipt_code(number)))) for number in (0, 97, 2**40 - 1)} == {21}


def test_a_text_of_digits_alone_is_one_segment() -> None:
    assert read(matrix("7" * 300)).text == "7" * 300


def test_no_picture_library_and_nothing_that_draws_is_loaded_for_a_code() -> None:
    script = (
        "import sys; import app.receipts.papers; from app.receipts.qr import matrix; assert matrix('A')\n"
        "assert 'qrcode.image.styles.moduledrawers.pil' not in sys.modules\n"
        "print(sorted({name.split('.')[0] for name in sys.modules}"
        " & {'PIL', 'reportlab', 'uharfbuzz', 'pikepdf', 'bidi', 'babel'}))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
