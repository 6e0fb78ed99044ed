"""The sign at the face camera, as sentences in one language: what is not said of the drawing is said by the notice.

Source: the Measures Art. 13 (a prominent sign), Art. 5 and 10; rights.md R44.
"""

from dataclasses import dataclass

from app.domain.notice import Notice
from app.i18n import Words
from app.receipts.isolates import isolated_code, isolated_name
from app.receipts.zone_drawing import FOUND_M


@dataclass(frozen=True)
class Sign:
    """One language of a sign, in reading order."""

    language: str
    is_rtl: bool
    title: str
    off: str
    """When the camera is off."""
    choice: str
    """That nobody need use it."""
    other_way: str
    purpose: str
    kept: str
    looked: str
    """What the dark area of the drawing is."""
    seen: str
    """What the light area is."""
    drawing: str
    """The drawing in words, for those who do not see it."""
    responsible: str


@dataclass(frozen=True)
class SignHotel:
    """Whom the sign names, in their own words: the same in every language."""

    name: str
    address: str
    contact: str
    kiosk: str
    notice: str
    """The version of the notice whose words the sign uses."""


def compose_sign(words: Words, notice: Notice, legal_name: str) -> Sign:
    """Say what stands at the camera; purpose, time and other way are the notice's own words, in its language."""
    language = notice.language
    told = {item.field: item.text for item in notice.items}
    return Sign(
        language=language,
        is_rtl=words.is_rtl(language),
        title=words.text(language, "sign.title"),
        off=words.text(language, "sign.off"),
        choice=words.text(language, "sign.choice"),
        other_way=told["N10"],
        purpose=told["N3"],
        kept=told["N6"],
        looked=words.text(language, "sign.looked", centimetres=isolated_code(f"{FOUND_M * 100:.0f}")),
        seen=words.text(language, "sign.seen"),
        drawing=words.text(language, "sign.drawing"),
        responsible=words.text(language, "sign.responsible", name=isolated_name(legal_name)),
    )
