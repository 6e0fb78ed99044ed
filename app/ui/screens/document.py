"""Passport or code: three equal means on one screen; or the photo page; with the document camera's picture."""

from PySide6.QtWidgets import QVBoxLayout

from app.domain.consent import Way
from app.domain.page import PageGuidance
from app.domain.picture import Picture
from app.flow import events as ev
from app.flow.pages import DocumentPage, Page, PortraitPage
from app.i18n import Words
from app.ui.screen import Screen, text_label
from app.ui.theme import Look
from app.ui.widgets.big_button import BigButton
from app.ui.widgets.equal_stack import ACTION_HIGH_MM, CHOICE_HIGH_MM, MUCH, EqualStack
from app.ui.widgets.how_picture import HowPicture
from app.ui.widgets.live_page import LivePage
from app.ui.widgets.means_button import MeansButton
from app.ui.widgets.note_row import NoteRow
from app.ui.widgets.page_canvas import Wanted
from app.ui.widgets.room import is_roomy, roomy_mm
from app.ui.widgets.two_parts import TwoParts

PICTURE_MM = 110.0
"""How high the drawing is, at most; the sentence says the same."""

WIDE_HIGH_MM = 60.0
"""How high a means grows on a wide glass, where they have a side to themselves."""

ICONS = {
    PageGuidance.NO_PAGE: "passport-page",
    PageGuidance.CLOSER: "page-closer",
    PageGuidance.BACK: "page-farther",
    PageGuidance.WHOLE_PAGE: "page-whole",
    PageGuidance.TURN_ROUND: "page-turn",
    PageGuidance.MORE_LIGHT: "light",
    PageGuidance.GLARE: "page-glare",
    PageGuidance.HOLD_STILL: "hold-still",
    PageGuidance.READING: "hold-still",
    PageGuidance.READ: "check",
    PageGuidance.UNREADABLE: "caution",
}
"""The icon of each hint."""

OF_PAGES_ONLY = frozenset(
    {PageGuidance.NO_PAGE, PageGuidance.WHOLE_PAGE, PageGuidance.TURN_ROUND, PageGuidance.READING}
)
"""Hints that mean nothing to somebody who holds a QR code; they are told where it goes instead."""


class DocumentScreen(Screen):
    """The guest shows a passport or a booking's QR code, or goes on to type the code.

    It also asks for a document where the booking is found already: on the face way for its photo page.
    Keeps: one picture of the document camera, scaled, while it is visible.
    """

    object_name = "documentScreen"

    def __init__(self, words: Words) -> None:
        super().__init__(words)
        self._page: Page | None = None
        self._look: Look | None = None
        self._parts = TwoParts()
        self._title = text_label("title", name="documentTitle")
        self._lead = text_label("lead", name="documentLead")
        self._unreadable = NoteRow("unreadableLabel")
        self._failed = NoteRow("cameraFailedLabel")
        self._picture = HowPicture()
        self._live = LivePage()
        self._passport = MeansButton("scanPassportButton")
        self._passport.clicked.connect(lambda: self.say(ev.PassportAsked()))
        self._code = MeansButton("scanCodeButton")
        self._code.clicked.connect(lambda: self.say(ev.CodeScanAsked()))
        self._type = MeansButton("typeCodeButton")
        self._type.clicked.connect(lambda: self.say(ev.CodeTypingAsked()))
        self._leave = BigButton("usePassportButton", "choice", size="choice")
        self._leave.clicked.connect(lambda: self.say(ev.PassportPreferred()))
        self._help = BigButton("askStaffButton", "choice", size="choice")
        self._help.clicked.connect(lambda: self.say(ev.HelpAsked()))
        self._stack = EqualStack(self._passport, self._code, self._type, self._leave, self._help)
        self._placed: tuple[QVBoxLayout, ...] = ()
        self._parts.fill(self)
        for widget in (self._title, self._lead, self._failed, self._unreadable):
            self._parts.words.addWidget(widget)
        self._parts.words.addStretch(1)
        self._parts.controls.addStretch(1)

    def show_page(self, page: Page, look: Look) -> None:
        """Show the means or the photo page, and the camera's picture or how it works without one."""
        self._page, self._look = page, look
        self._show(page, look)

    def set_picture(self, picture: Picture) -> None:
        """Paint a picture, within this call; with the first one the hints begin."""
        if self._live.take(picture) and self._page and self._look:
            self._show(self._page, self._look)

    def _show(self, page: Page, look: Look) -> None:
        """Show the page of the two that it is."""
        body = page.body
        self._leave.show_words(self.words.text(look.language, "use_passport.without_face"), look, icon="undo")
        match body:
            case DocumentPage():
                self._show_means(body, look)
            case PortraitPage():
                self._show_portrait(body, look)
            case _:
                raise TypeError(type(body).__name__)

    def _show_means(self, body: DocumentPage, look: Look) -> None:
        """Show the means, and the camera's picture, or else how the one asked for works."""
        self._say_what_to_do(body, look)
        self._name_means(body, look)
        self._live.setVisible(body.is_live)
        if body.is_live:
            self._show_live_means(body, look)
        has_picture = not body.is_live and not look.is_tight
        self._picture.show_icons(_icons(body), look, high_px=look.px(PICTURE_MM))
        self._picture.setVisible(has_picture)
        words, controls = self._parts.words, self._parts.controls
        self._place(picture=controls if look.is_portrait else words, live=words, stack=controls)
        fills_words = body.is_live or (has_picture and not look.is_portrait)
        self._parts.turn(look, fills_words=fills_words, is_turned_about=body.is_live and is_roomy(look))
        is_face_way = body.way is Way.FACE
        high_mm = CHOICE_HIGH_MM if look.is_portrait else WIDE_HIGH_MM
        least_mm = 0.0 if is_face_way else roomy_mm(look, ACTION_HIGH_MM)
        self._stack.arrange(look, high_mm=high_mm, least_mm=least_mm, is_last_apart=is_face_way)

    def _say_what_to_do(self, body: DocumentPage, look: Look) -> None:
        """Say how it works and what did not, in as many notes as there is room for; a live picture has its own hint."""
        text, language = self.words.text, look.language
        self._title.setText(text(language, "document.title"))
        self._title.setVisible(not body.is_live)
        self._lead.setText(text(language, _lead_key(body)))
        self._lead.setVisible(not body.is_live and (is_roomy(look) or not body.has_camera_failed))
        has_failed = body.has_camera_failed and (is_roomy(look) or not body.is_unreadable)
        failed = text(language, "document.camera_failed") if has_failed else ""
        self._failed.show_note(failed, look, icon="caution")
        unreadable = text(language, "document.unreadable") if body.is_unreadable and not body.is_live else ""
        self._unreadable.show_note(unreadable, look, icon="caution", tone="caution")

    def _name_means(self, body: DocumentPage, look: Look) -> None:
        """Name the means, mark the one asked for, and offer the way out of the face way."""
        text, language = self.words.text, look.language
        chosen = text(language, "document.chosen")
        for button, key, icon, is_chosen in (
            (self._passport, "document.scan_passport", "passport", body.is_passport_asked),
            (self._code, "document.scan_code", "booking-qr", body.is_code_asked),
            (self._type, "document.type_code", "keypad", False),
        ):
            button.show_means(text(language, key), look, icon=icon, chosen=chosen if is_chosen else "")
            button.show()
        self._leave.setVisible(body.way is Way.FACE)
        self._help.hide()

    def _show_live_means(self, body: DocumentPage, look: Look) -> None:
        """Show the picture; while nothing lies in its frame, the last scan that could not be read is the hint."""
        wanted = Wanted.CODE if body.is_code_asked else Wanted.PAGE
        self._show_live(wanted, body.guidance, body.read_ratio, look)
        if body.is_unreadable and self._live.canvas.is_empty:
            self._live.hint.show_hint(self.words.text(look.language, "document.unreadable"), look, icon="caution")

    def _show_portrait(self, body: PortraitPage, look: Look) -> None:
        """Ask for the document and say why; on the face way with the way on without a face, else with help."""
        text, language = self.words.text, look.language
        is_face_way = body.way is Way.FACE
        self._title.setText(text(language, "portrait.title" if is_face_way else "portrait.document_title"))
        self._lead.setText(text(language, _portrait_lead_key(body)))
        has_failed = body.has_camera_failed and (is_roomy(look) or not body.is_unreadable)
        failed = text(language, "portrait.camera_failed") if has_failed else ""
        self._failed.show_note(failed, look, icon="caution")
        key = "portrait.unreadable" if is_face_way else "document.unreadable"
        unreadable = text(language, key) if body.is_unreadable else ""
        self._unreadable.show_note(unreadable, look, icon="caution", tone="caution")
        self._help.show_words(text(language, "frame.help"), look, icon="help")
        has_picture = not body.is_live and not look.is_tight
        self._picture.show_icons(("passport-page",), look, high_px=look.px(PICTURE_MM))
        for widget, is_shown in (
            (self._title, True),
            (self._lead, is_roomy(look) or not (body.is_unreadable or has_failed)),
            (self._picture, has_picture),
            (self._passport, False),
            (self._code, False),
            (self._type, False),
            (self._leave, is_face_way),
            (self._help, not is_face_way),
            (self._live, body.is_live),
        ):
            widget.setVisible(is_shown)
        if body.is_live:
            self._show_live(Wanted.PAGE, body.guidance, body.read_ratio, look)
        self._place_portrait(body, look)

    def _place_portrait(self, body: PortraitPage, look: Look) -> None:
        """Let the live picture take the room, and without one the drawing."""
        words, controls = self._parts.words, self._parts.controls
        live, stack = (words, controls) if look.is_portrait or not body.is_live else (controls, words)
        self._place(picture=controls if look.is_portrait else words, live=live, stack=stack)
        fills_words = body.is_live or not look.is_portrait
        self._parts.turn(look, fills_words=fills_words, is_turned_about=body.is_live and not is_roomy(look))
        self._stack.arrange(look, least_mm=ACTION_HIGH_MM if is_roomy(look) else 0.0)

    def _show_live(self, wanted: Wanted, guidance: PageGuidance, read_ratio: float, look: Look) -> None:
        """Show the hint, the frame and how much has been read; until the first picture, that the camera is starting."""
        text, language = self.words.text, look.language
        is_running = self._live.canvas.has_picture
        is_code = wanted is Wanted.CODE and guidance in OF_PAGES_ONLY
        key = "document.guidance_code" if is_code else f"document.guidance.{guidance.value}"
        icon = "booking-qr" if is_code else ICONS[guidance]
        role = "title" if self._title.isHidden() else "heading"
        hint = text(language, key if is_running else "document.starting")
        self._live.hint.show_hint(hint, look, icon=icon if is_running else "time", role=role)
        is_empty = is_code or guidance is PageGuidance.NO_PAGE
        name = text(language, "document.preview")
        self._live.canvas.show_reading(wanted, read_ratio, look, name=name, is_empty=is_empty)
        self._live.show_truth(text(language, "document.truth"), look)

    def _place(self, *, picture: QVBoxLayout, live: QVBoxLayout, stack: QVBoxLayout) -> None:
        """Let drawing, live picture and buttons stand in these parts, in this order; what stands there stays."""
        if self._placed == (picture, live, stack):
            return
        self._placed = (picture, live, stack)
        for widget, part in zip((self._picture, self._live, self._stack), self._placed, strict=True):
            for layout in (self._parts.words, self._parts.controls):
                layout.removeWidget(widget)
            part.addWidget(widget, MUCH)


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


def _portrait_lead_key(body: PortraitPage) -> str:
    """Why the document is wanted, and without a live picture how it is shown."""
    if body.way is Way.FACE:
        return "portrait.lead"
    return "portrait.document_lead" if body.is_live else "portrait.document_reader"
