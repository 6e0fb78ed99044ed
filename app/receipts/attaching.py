"""The issued receipt inside the file it was printed as, so that a machine can check what a person reads.

Source: ISO 19005-3, 6.8 and Annex E (associated files of PDF/A-3).
"""

import io
from datetime import UTC, datetime

from pikepdf import Array, Dictionary, Name, Pdf, PdfError, String

FILE_NAME = "consent-receipt.json"


def attach(pdf: Pdf, issued: bytes, *, description: str, made_at: datetime) -> None:
    """Put the issued receipt (JSON) into the file, as the source of what stands on its page."""
    moment = String(made_at.astimezone(UTC).strftime("D:%Y%m%d%H%M%SZ"))
    stream = pdf.make_stream(
        issued,
        Dictionary(
            Type=Name.EmbeddedFile,
            Subtype=Name("/application/json"),
            Params=Dictionary(Size=len(issued), ModDate=moment),
        ),
    )
    file = pdf.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F=String(FILE_NAME),
            UF=String(FILE_NAME),
            Desc=String(description),
            AFRelationship=Name.Source,
            EF=Dictionary(F=stream, UF=stream),
        )
    )
    pdf.Root.AF = Array([file])
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array([String(FILE_NAME), file])))


def attached(pdf: bytes) -> bytes:
    """The issued receipt within a PDF. Raises: ValueError if there is none."""
    try:
        with Pdf.open(io.BytesIO(pdf)) as opened:
            return bytes(opened.attachments[FILE_NAME].get_file().read_bytes())
    except (PdfError, KeyError):
        raise ValueError("no receipt is attached") from None
