"""Passport or code: three equal means on one screen; a scan is taken at any time."""

from app.domain.consent import Way
from app.flow import events as ev
from app.flow.pages import DocumentPage, Page
from app.i18n import Words
from app.ui.screen import Screen, text_label
from app.ui.theme import Look
from app.ui.widgets.big_button import BigButton
from app.ui.widgets.equal_stack import CHOICE_HIGH_MM, MUCH, EqualStack
from app.ui.widgets.how_picture import HowPicture
from app.ui.widgets.note_row import NoteRow
from app.ui.widgets.two_parts import TwoParts

PICTURE_MM = 110.0
PICTURE_TO_RATIO = 1.5
"""How high the drawing is at most, and the largest text size that leaves room for it; the sentence says the same."""

WIDE_HIGH_MM = 60.0
"""How high a means grows on a wide glass, where they have a side to themselves."""

ICON_RATIO = 2.0
"""The icon of a means in font sizes."""


class DocumentScreen(Screen):
    """The guest shows a passport or a booking's QR code, or goes on to type the code."""

    object_name = "documentScreen"

    def __init__(self, words: Words) -> None:
        super().__init__(words)
        self._parts = TwoParts()
        self._title = text_label("title", name="documentTitle")
        self._lead = text_label("lead", name="documentLead")
        self._unreadable = NoteRow("unreadableLabel")
        self._picture = HowPicture()
        self._passport = _means("scanPassportButton")
        self._passport.clicked.connect(lambda: self.say(ev.PassportAsked()))
        self._code = _means("scanCodeButton")
        self._code.clicked.connect(lambda: self.say(ev.CodeScanAsked()))
        self._type = _means("typeCodeButton")
        self._type.clicked.connect(lambda: self.say(ev.CodeTypingAsked()))
        self._leave = BigButton("usePassportButton", "choice", size="choice")
        self._leave.clicked.connect(lambda: self.say(ev.PassportPreferred()))
        self._stack = EqualStack(self._passport, self._code, self._type, self._leave)
        self._parts.fill(self)
        for widget in (self._title, self._lead, self._unreadable):
            self._parts.words.addWidget(widget)
        self._parts.controls.addStretch(1)
        self._parts.controls.addWidget(self._stack, MUCH)

    def show_page(self, page: Page, look: Look) -> None:
        """Show the means, how the one asked for works, and whether the last scan could be read."""
        body = page.body
        assert isinstance(body, DocumentPage)
        text = self.words.text
        language = look.language
        self._title.setText(text(language, "document.title"))
        self._lead.setText(text(language, _lead_key(body)))
        unreadable = text(language, "document.unreadable") if body.is_unreadable else ""
        self._unreadable.show_note(unreadable, look, icon="caution", tone="caution")
        self._picture.show_icons(_icons(body), look, high_px=look.px(PICTURE_MM))
        self._picture.setVisible(look.text_ratio <= PICTURE_TO_RATIO)
        self._passport.show_words(text(language, "document.scan_passport"), look, icon="passport")
        self._code.show_words(text(language, "document.scan_code"), look, icon="booking-qr")
        self._type.show_words(text(language, "document.type_code"), look, icon="keypad")
        self._leave.show_words(text(language, "use_passport.without_face"), look, icon="undo")
        self._leave.setVisible(body.way is Way.FACE)
        self._place_picture(is_beside=not look.is_portrait)
        self._parts.turn(look, fills_words=not look.is_portrait and look.text_ratio <= PICTURE_TO_RATIO)
        high_mm = CHOICE_HIGH_MM if look.is_portrait else WIDE_HIGH_MM
        self._stack.arrange(look, high_mm=high_mm, is_last_apart=body.way is Way.FACE)

    def _place_picture(self, *, is_beside: bool) -> None:
        """The drawing stands above the means, or on a wide glass below the words beside them."""
        for layout in (self._parts.words, self._parts.controls):
            layout.removeWidget(self._picture)
        if is_beside:
            self._parts.words.addWidget(self._picture, MUCH)
        else:
            self._parts.controls.insertWidget(1, self._picture, MUCH)


def _means(name: str) -> BigButton:
    """One of the equal means: its icon large, where the line begins."""
    return BigButton(name, "choice", size="choice", is_listed=True, icon_ratio=ICON_RATIO)


def _lead_key(body: DocumentPage) -> str:
    """The sentence that helps now."""
    if body.is_passport_asked:
        return "document.how_passport"
    return "document.how_code" if body.is_code_asked else "document.lead"


def _icons(body: DocumentPage) -> tuple[str, ...]:
    """What is drawn above the reader."""
    if body.is_passport_asked:
        return ("passport-page",)
    return ("phone",) if body.is_code_asked else ("passport-page", "phone")
