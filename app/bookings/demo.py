"""The demo hotel's arrivals: a template filled for the day, and what its guests carry. Every person is invented."""

import re
from datetime import date, timedelta

from app.domain.codes import own_code

DEMO_CODE = own_code(0x5EED_2026_11)
"""The code of the guest who types it or has it as a QR code: one of Evenkey's own."""

DEMO_MRZ_BOOKING = "UTO740812"
"""The confirmation number of the guest with the passport."""

_TOKEN = re.compile(r"\{(today|code)(?:([+-])([0-9]{1,3}))?\}")


def demo_arrivals(template: str, today: date) -> str:
    """Fill a template: `{today}`, `{today+1}`, `{today-1}` become dates, `{code}` becomes the demo guest's code."""

    def filled(token: re.Match[str]) -> str:
        word, sign, days = token.groups()
        if word == "code":
            return DEMO_CODE
        return (today + timedelta(days=int(f"{sign or ''}{days or 0}"))).isoformat()

    return _TOKEN.sub(filled, template)
