"""Shows a look on the real window, and hands out the two buttons that stand for the two ways."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NoReturn

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from app.domain.comfort import GLASSES, TEXT_SIZES, Comfort
from app.domain.face import Guidance
from app.domain.mode import Mode
from app.flow import pages
from app.i18n import Words
from app.parity.variants import Pairing, Variant
from app.releases import release_text
from app.ui.shell import Shell
from app.ui.widgets.big_button import BigButton
from app.ui.widgets.method_card import MethodCard

SETTLING = 4
"""Rounds of layout until nothing moves any more."""

FACE_S = 60
CONTROLLER = "Evening Star Hospitality Demo Ltd"
"""Who collects, in a written release; invented, and as long as real ones."""

NAMES = {
    Pairing.CHOICE: ("chooseFaceButton", "choosePassportButton"),
    Pairing.CONSENT: ("consentAgreeButton", "consentDeclineButton"),
    Pairing.RELEASE: ("consentAgreeButton", "consentDeclineButton"),
}


@dataclass(frozen=True)
class Pair:
    """The two ways on the glass: the window, the button of the face way, the other one."""

    window: Shell
    face: MethodCard
    other: MethodCard
    variant: Variant
    pitch_mm: float


class Stage:
    """One window for all looks. Needs a QApplication."""

    def __init__(self, words: Words, languages: Sequence[str], *, pitch_mm: float = 0.248) -> None:
        self._words = words
        self._languages = tuple(languages)
        self._pitch_mm = pitch_mm
        self._visits = 0
        self.window = Shell(words, notice_for=_no_notice, hotel_name="Evenkey", pitch_mm=pitch_mm)

    def show(self, variant: Variant) -> Pair:
        """Show a look as a new guest meets it."""
        self._show(_body(variant, self._words), variant)
        face, other = (self._card(name) for name in NAMES[variant.pairing])
        return Pair(self.window, face, other, variant, self._pitch_mm)

    def _card(self, name: str) -> MethodCard:
        """The one of this name that is seen."""
        (card,) = (card for card in self.window.findChildren(MethodCard, name) if card.isVisible())
        return card

    def show_face(self, variant: Variant) -> tuple[BigButton, list[BigButton]]:
        """Show the open camera's screen in a look; the way out of it, and every other button on the glass."""
        self._show(pages.FacePage(Guidance.CLOSER, 0.0, Mode.VERIFY_1TO1, FACE_S), variant)
        buttons = [button for button in self.window.findChildren(BigButton) if button.isVisible()]
        (leave,) = (button for button in buttons if button.objectName() == "usePassportButton")
        return leave, [button for button in buttons if button is not leave]

    def _show(self, body: pages.Body, variant: Variant) -> None:
        """Show one page in a look, and let it come to rest."""
        self._visits += 1
        comfort = Comfort(
            text_step=TEXT_SIZES.index(variant.text_ratio), theme=variant.theme, has_low_reach=variant.has_low_reach
        )
        self.window.resize(*GLASSES[variant.glass])
        self.window.show()
        self.window.show_page(
            pages.Page(
                body=body,
                visit_number=self._visits,
                language=variant.language,
                languages=self._languages,
                comfort=comfort,
                step=2,
                can_go_back=True,
                can_open_notice=True,
                has_voice=True,
                is_help_open=False,
                is_time_low=False,
            )
        )
        for _ in range(SETTLING):
            QApplication.sendPostedEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # no event loop runs that would


def _body(variant: Variant, words: Words) -> pages.Body:
    """The page of a look. The sides of the consent, and of the release in its place, follow the cards'."""
    mode = Mode.VERIFY_1TO1
    match variant.pairing:
        case Pairing.CHOICE:
            return pages.ChoicePage(variant.face_side, is_face_offered=True)
        case Pairing.CONSENT:
            return pages.ConsentPage(mode, variant.face_side, FACE_S)
        case Pairing.RELEASE:
            release = release_text(words, variant.language, mode, CONTROLLER, FACE_S)
            return pages.ConsentPage(mode, variant.face_side, FACE_S, release)


def _no_notice(language: str) -> NoReturn:
    """No look of these screens shows a notice."""
    raise AssertionError(language)
