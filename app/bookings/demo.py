"""The demo hotel's arrivals: a template filled for the day, and what its guests carry. Every person is invented."""

import re
from datetime import date, timedelta

from app.domain.codes import own_code
from app.domain.mrz import td3_lines

DEMO_CODE = own_code(0x5EED_2026_11)
"""The code of the guest who types it or has it as a QR code: one of Evenkey's own."""

DEMO_MRZ_BOOKING = "UTO740812"
"""The confirmation number of the guest with the passport."""

DEMO_MRZ = td3_lines(
    surname="ERIKSSON",
    given_names="ANNA MARIA",
    document_number="L898902C3",
    birth_date=date(1974, 8, 12),
    sex="F",
    expiry_date=date(2012, 4, 15),
    optional="ZE184226B",
)
"""The passport's machine-readable zone: the specimen of ICAO Doc 9303-4, appendix B."""

_TOKEN = re.compile(r"\{(today|code)(?:([+-])([0-9]{1,3}))?\}")


def demo_arrivals(template: str, today: date) -> str:
    """Fill a template: `{today}`, `{today+1}`, `{today-1}` become dates, `{code}` becomes the demo guest's code."""

    def filled(token: re.Match[str]) -> str:
        word, sign, days = token.groups()
        if word == "code":
            return DEMO_CODE
        return (today + timedelta(days=int(f"{sign or ''}{days or 0}"))).isoformat()

    return _TOKEN.sub(filled, template)
