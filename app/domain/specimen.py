"""A passport that nobody has, for guests who are played."""

from datetime import date

from app.domain.mrz import td3_lines

SPECIMEN_LINES = td3_lines(
    surname="ERIKSSON",
    given_names="ANNA MARIA",
    document_number="L898902C3",
    birth_date=date(1974, 8, 12),
    sex="F",
    expiry_date=date(2012, 4, 15),
    optional="ZE184226B",
)
"""Its machine-readable zone. Source: ICAO Doc 9303-4, appendix B."""
