"""Receipts as files: both forms, nobody else's to read, whole or not there."""

from pathlib import Path

import pytest

from app.domain.problems import KioskError, Problem
from app.storage.exports import FolderExports
from tests.builders import a_receipt


def test_a_receipt_is_written_as_paper_and_as_it_is_issued_for_its_owner_alone(tmp_path: Path) -> None:
    receipt = a_receipt()
    exports = FolderExports(tmp_path / "exports", issued=lambda of: f"issued {of}".encode())

    exports.write(receipt, b"%PDF older")
    names = exports.write(receipt, b"%PDF")
    paper, issued = (tmp_path / "exports" / name for name in names)

    assert paper.read_bytes() == b"%PDF"
    assert issued.read_bytes() == f"issued {receipt.id}".encode()
    assert names == (f"receipt-{receipt.code}.pdf", f"receipt-{receipt.code}.json")
    assert {path.stat().st_mode & 0o777 for path in (paper, issued)} == {0o600}
    assert (tmp_path / "exports").stat().st_mode & 0o777 == 0o700
    assert len(list((tmp_path / "exports").iterdir())) == 2


def test_a_folder_that_cannot_be_written_is_a_problem_of_the_store(tmp_path: Path) -> None:
    (tmp_path / "exports").write_text("a file")

    with pytest.raises(KioskError) as failed:
        FolderExports(tmp_path / "exports", issued=lambda _: b"").write(a_receipt(), b"%PDF")

    assert failed.value.problem is Problem.STORE_UNAVAILABLE
