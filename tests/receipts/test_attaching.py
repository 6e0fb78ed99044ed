from datetime import UTC, datetime

import pikepdf

from app.receipts.attaching import FILE_NAME, attach

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
