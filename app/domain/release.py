"""A written release: the text that a guest signs before a face is looked at, and the signature under it.

Source: BIPA, 740 ILCS 14/10: a written release is informed written consent, and an electronic signature is a sound,
symbol or process that is attached to a record and carried out with the intent to sign it.
"""

import hashlib
from dataclasses import dataclass
from enum import Enum


class SigningMethod(Enum):
    """How a release was signed; the value is its code on record.

    There is one: pressing a button that says it signs. By touch, key or switch it is the same act, so nobody is left
    out and nothing is told of a guest's body. A drawn signature would be a measurement of the body itself.
    """

    SIGN_BUTTON = "sign_button"


@dataclass(frozen=True)
class ReleaseText:
    """What stands on the glass to be signed, in one language (BCP 47); `act` is what the button that signs says."""

    language: str
    title: str
    points: tuple[str, ...]
    act: str

    @property
    def whole(self) -> str:
        """All of it, line by line, as it is kept and as the digest is of."""
        return "\n".join((self.title, *self.points, self.act))


@dataclass(frozen=True)
class Release:
    """A signed release: the whole text, in which language (BCP 47), and how it was signed.

    When it was signed is when the decision was stored. Keeps: the text, which names the hotel and no guest.
    """

    language: str
    text: str
    method: SigningMethod

    @property
    def sha256(self) -> str:
        """The digest of the text, in hexadecimal."""
        return hashlib.sha256(self.text.encode()).hexdigest()


def signed(text: ReleaseText, method: SigningMethod) -> Release:
    """The release that somebody signed."""
    return Release(text.language, text.whole, method)
