"""The written release that guests sign where the law of the place asks for one, in the hotel's languages.

It says what is collected, why, where that stays, for how long, and that it can end; then, what counts as the signature.
Source: BIPA, 740 ILCS 14/15(b)(1) to (3).
"""

from collections.abc import Mapping

from app.config import Config
from app.domain.mode import Mode
from app.domain.release import ReleaseText
from app.i18n import Words
from app.profiles import profile_of


def releases_of(config: Config, words: Words) -> Mapping[str, ReleaseText]:
    """What is signed with a consent, by language (BCP 47); nothing where no law asks for it."""
    if not profile_of(config.hotel.profiles).needs_release:
        return {}
    hotel, face = config.hotel, config.face
    controller = hotel.legal_name or hotel.name
    texts = (release_text(words, tag, face.mode, controller, int(face.face_s)) for tag in hotel.languages)
    return {text.language: text for text in texts}


def release_text(words: Words, language: str, mode: Mode, controller: str, seconds: int) -> ReleaseText:
    """The text in one language: who collects, and for how many seconds at most."""
    act = words.text(language, "release.act")
    points = (
        words.text(language, f"release.collected_{mode.value}", controller=controller),
        words.text(language, f"release.purpose_{mode.value}"),
        words.text(language, "consent.leaves"),
        words.text(language, f"release.term_{mode.value}", seconds=seconds),
        words.text(language, "consent.undo"),
        words.text(language, "release.signature", act=act),
    )
    return ReleaseText(language, words.text(language, "release.title"), points, act)
