"""Consent to the face way: its own screen, in the first person, with two equal buttons."""

import math

from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.domain.mode import Mode
from app.flow import events as ev
from app.flow.pages import ConsentPage, Page
from app.i18n import Words
from app.ui.screen import Screen, rule, text_label
from app.ui.theme import Look
from app.ui.widgets.equal_pair import EqualPair
from app.ui.widgets.icon_line import IconLine
from app.ui.widgets.method_card import MethodCard
from app.ui.widgets.room import is_roomy, is_tall
from app.ui.widgets.two_parts import TwoParts

POINTS = (("camera", "camera-on"), ("leaves", "lock"), ("erased", "time"), ("undo", "undo"))
"""What is consented to, line by line: part of the text key, icon."""

RELEASE_ICONS = ("camera-on", "passport-page", "lock", "time", "undo", "check")
"""The icons beside the points of a written release, in order: what, why, where, how long, the end, the signing."""

KEYS = {
    Mode.DETECTION_ONLY: {"camera": "consent.camera_detection", "erased": "consent.erased"},
    Mode.VERIFY_1TO1: {"camera": "consent.camera_verify", "erased": "consent.erased_verify"},
}
"""The lines that say something else in each mode."""

BUTTON_MM = {True: 48.0, False: 36.0}
"""The least height of the two equal buttons, on an upright glass and on a wide one; large text leaves less of it."""


class ConsentScreen(Screen):
    """The guest agrees, or uses passport or code instead; where the law asks for it, agreeing is signing a release.

    Source: rights.md P39, PIPL Art. 29, 740 ILCS 14/15(b).
    """

    object_name = "consentScreen"

    def __init__(self, words: Words) -> None:
        super().__init__(words)
        self._parts = TwoParts(is_wide=True, fills_words=True)
        self._title = text_label("title", name="consentTitle")
        self._points = [IconLine("point") for _ in RELEASE_ICONS]
        self._agreeing: ev.Event = ev.ConsentAgreed()
        self._agree = MethodCard("consentAgreeButton")
        self._agree.clicked.connect(lambda: self.say(self._agreeing))
        self._decline = MethodCard("consentDeclineButton")
        self._decline.clicked.connect(lambda: self.say(ev.PassportPreferred()))
        self._pair = EqualPair(self._agree, self._decline)
        self._parts.fill(self)
        self._parts.words.addWidget(self._title)
        self._card = QFrame()
        self._card.setProperty("kind", "card")
        self._lines = QVBoxLayout(self._card)
        self._rules = [rule() for _ in RELEASE_ICONS]
        for between, line in zip(self._rules, self._points, strict=True):
            self._lines.addWidget(between)
            self._lines.addWidget(line, 1)
        self._parts.words.addWidget(self._card, 1)
        self._parts.controls.addWidget(self._pair)

    def show_page(self, page: Page, look: Look) -> None:
        """Show what is asked, in the words of the hotel's mode."""
        body = page.body
        assert isinstance(body, ConsentPage)
        text = self.words.text
        language = look.language
        release = body.release
        self._agreeing = ev.ReleaseSigned() if release else ev.ConsentAgreed()
        self._title.setText(release.title if release else text(language, "consent.title"))
        self._show_points(body, look)
        self._agree.show_words(release.act if release else text(language, "consent.agree"), look)
        self._decline.show_words(text(language, "consent.decline"), look)
        self._pair.show_sides(body.agree_side, look)
        pad_px = 2 * look.air_px
        self._lines.setContentsMargins(pad_px, pad_px, pad_px, pad_px)
        self._lines.setSpacing(look.air_px)
        self._pair.setMinimumHeight(round(look.px(BUTTON_MM[look.is_portrait]) / math.sqrt(look.text_ratio)))
        self._parts.turn(look)
        self._parts.words.setSpacing(2 * look.air_px)

    def _show_points(self, body: ConsentPage, look: Look) -> None:
        """Show, line by line, what is agreed to; of a release, the very text that is signed."""
        if body.release:
            told = list(zip(body.release.points, RELEASE_ICONS, strict=True))
        else:
            keys = ((KEYS[body.mode].get(part, f"consent.{part}"), icon) for part, icon in POINTS)
            told = [(self.words.text(look.language, key, seconds=body.face_s), icon) for key, icon in keys]
        role = "point" if not body.release or is_tall(look) else "detail"
        for number, (between, line) in enumerate(zip(self._rules, self._points, strict=True)):
            between.setVisible(0 < number < len(told) and is_roomy(look))
            line.setVisible(number < len(told))
        for line, (words, icon) in zip(self._points, told, strict=False):
            line.show_line(words, look, icon, role=role)
