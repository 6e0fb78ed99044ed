import subprocess
import sys

import numpy as np
import zxingcpp

from app.domain.codes import ReceiptScan, mint_receipt_code, parse_scan
from app.receipts.qr import code_text, matrix

CODE = mint_receipt_code(97)


def test_the_code_says_the_short_code_and_nothing_else() -> None:
    assert code_text(CODE) == f"EVENKEY:R:{CODE}"


def test_what_is_drawn_is_what_a_reader_reads() -> None:
    rows = np.pad(np.array(matrix(code_text(CODE))), 4)
    picture = np.where(np.kron(rows, np.ones((6, 6), dtype=bool)), 0, 255).astype(np.uint8)
    (found,) = zxingcpp.read_barcodes(picture)
    assert found.ec_level == "M"
    assert parse_scan(found.text) == ReceiptScan(CODE)


def test_every_short_code_takes_the_smallest_version() -> None:
    assert {len(matrix(code_text(mint_receipt_code(number)))) for number in (0, 97, 2**40 - 1)} == {21}


def test_no_picture_library_and_nothing_that_draws_is_loaded_for_a_code() -> None:
    script = (
        "import sys; import app.receipts.papers; from app.receipts.qr import matrix; assert matrix('A')\n"
        "assert 'qrcode.image.styles.moduledrawers.pil' not in sys.modules\n"
        "print(sorted({name.split('.')[0] for name in sys.modules}"
        " & {'PIL', 'reportlab', 'uharfbuzz', 'pikepdf', 'bidi', 'babel'}))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
