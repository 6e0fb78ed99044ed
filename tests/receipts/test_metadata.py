from datetime import UTC, datetime, timedelta, timezone

import pikepdf

from app.receipts.metadata import stamp

AT_HOTEL = datetime(2026, 11, 24, 1, 5, 31, tzinfo=timezone(timedelta(hours=8)))


def stamped(title: str = "Receipt") -> pikepdf.Pdf:
    pdf = pikepdf.new()
    stamp(pdf, title=title, language="ar", is_rtl=True, made_at=AT_HOTEL)
    return pdf


def test_the_file_says_its_language_direction_and_title() -> None:
    with stamped("Receipt <&> Hotel") as pdf:
        assert str(pdf.Root.Lang) == "ar"
        assert pdf.Root.ViewerPreferences.Direction == "/R2L"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert str(pdf.docinfo.Title) == "Receipt <&> Hotel"
        assert pdf.open_metadata()["dc:title"] == "Receipt <&> Hotel"


def test_both_places_name_the_receipts_own_time() -> None:
    with stamped() as pdf:
        assert str(pdf.docinfo.CreationDate) == "D:20261123170531Z"
        assert pdf.open_metadata()["xmp:CreateDate"] == AT_HOTEL.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def test_the_standards_are_named() -> None:
    with stamped() as pdf:
        metadata = pdf.open_metadata()
        assert metadata["pdfuaid:part"] == "1"
        assert metadata.pdfa_status == "3A"


def test_colours_are_those_of_srgb_and_the_profile_has_no_clock() -> None:
    with stamped() as first, stamped() as second:
        profiles = [pdf.Root.OutputIntents[0].DestOutputProfile.read_bytes() for pdf in (first, second)]
    assert profiles[0] == profiles[1]
    assert profiles[0][16:20] == b"RGB "
    assert profiles[0][24:26] == (2026).to_bytes(2, "big")
