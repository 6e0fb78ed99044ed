from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest

from app.receipts.attaching import FILE_NAME, attach, attached

NOON = datetime(2026, 11, 23, 12, 0, 0, tzinfo=UTC)


def test_the_attached_record_is_named_described_and_said_to_be_the_source() -> None:
    with pikepdf.new() as pdf:
        attach(pdf, b'{"a":1}', description="Consent receipt", made_at=NOON)
        (file,) = pdf.Root.AF
        assert (str(file.F), str(file.UF), str(file.Desc)) == (FILE_NAME, FILE_NAME, "Consent receipt")
        assert file.AFRelationship == "/Source"
        stream = file.EF.UF
        assert stream.read_bytes() == b'{"a":1}'
        assert stream.Subtype == "/application/json"
        assert (int(stream.Params.Size), str(stream.Params.ModDate)) == (7, "D:20261123120000Z")
        assert pdf.Root.Names.EmbeddedFiles.Names[1].objgen == file.objgen


def test_what_was_attached_is_read_back_and_nothing_else(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    attach(pdf, b"{}", description="Receipt", made_at=datetime(2026, 11, 23, tzinfo=UTC))
    pdf.save(tmp_path / "with.pdf")
    pikepdf.new().save(tmp_path / "without.pdf")

    assert attached((tmp_path / "with.pdf").read_bytes()) == b"{}"
    for wrong in (b"%PDF-1.7", (tmp_path / "without.pdf").read_bytes()):
        with pytest.raises(ValueError, match="no receipt is attached"):
            attached(wrong)
