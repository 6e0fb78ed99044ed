"""The live preview: one hint, the oval, the truth about the camera, and the other way, always in reach."""

from PySide6.QtCore import QElapsedTimer, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.face import Guidance
from app.domain.picture import Picture
from app.flow import events as ev
from app.flow.pages import FacePage, Page
from app.i18n import Words
from app.ui.screen import Screen, text_label
from app.ui.theme import Look
from app.ui.widgets.big_button import BigButton
from app.ui.widgets.equal_stack import ACTION_HIGH_MM
from app.ui.widgets.hint_row import HintRow
from app.ui.widgets.preview_canvas import PreviewCanvas
from app.ui.widgets.room import is_roomy

TICK_MS = 250
LAST_S = 15
"""So long before the camera closes by itself the guest reads in how many seconds. Trying again is one touch."""

WORDS_SHARE, CANVAS_SHARE = 4, 5
"""How a wide glass is divided between words and preview."""

MODE_TO_RATIO = 1.5
"""The largest text size with room for what the machine compares; the consent said it on the screen before."""

ICONS = {
    Guidance.NO_FACE: "face",
    Guidance.CLOSER: "closer",
    Guidance.BACK: "farther",
    Guidance.LEFT: "left",
    Guidance.RIGHT: "right",
    Guidance.UP: "up",
    Guidance.DOWN: "down",
    Guidance.MORE_LIGHT: "light",
    Guidance.LESS_LIGHT: "light",
    Guidance.LOOK_HERE: "face",
    Guidance.SHOW_EYES: "face",
    Guidance.SHOW_MOUTH: "face",
    Guidance.HOLD_STILL: "hold-still",
    Guidance.ONE_PERSON: "person",
    Guidance.GOOD: "check",
    Guidance.TURN_LEFT: "turn-left",
    Guidance.TURN_RIGHT: "turn-right",
}
"""The icon of each hint. The preview is mirrored: the guest's own left is the left of the glass, in every language."""


class FaceScreen(Screen):
    """Paints the pictures it is given while it is shown, and forgets the last one as soon as it is not.

    Keeps: one picture, scaled, while it is visible.
    """

    object_name = "faceScreen"

    def __init__(self, words: Words) -> None:
        super().__init__(words)
        self._page: Page | None = None
        self._look: Look | None = None
        self._since_shown = QElapsedTimer()
        self._since_first = QElapsedTimer()
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._show_truth)
        self._hint = HintRow("guidanceLabel")
        self._canvas = PreviewCanvas()
        self._truth = text_label("body", name="cameraTruthLabel")
        self._mode = text_label("small", name="faceModeLabel")
        self._leave = BigButton("usePassportButton", "choice", size="choice")
        self._leave.clicked.connect(lambda: self.say(ev.PassportPreferred()))
        self._words_parts: tuple[QWidget, ...] = (self._hint, self._truth, self._mode, self._leave)
        self._grid = QGridLayout(self)
        for widget in (*self._words_parts, self._canvas):
            widget.setParent(self)

    def show_page(self, page: Page, look: Look) -> None:
        """Show the hint and how far the hold is."""
        if look != self._look:
            self._turn(look)
        self._page = page
        self._look = look
        if not self._since_shown.isValid():
            self._since_shown.start()
        self._show()

    def set_picture(self, picture: Picture) -> None:
        """Paint a picture, within this call; the first one starts the seconds that are shown."""
        had_picture = self._canvas.has_picture
        self._canvas.set_picture(picture)
        if self._canvas.has_picture and not had_picture:
            self._since_first.start()
            self._tick.start()
            self._show()

    def hideEvent(self, event: QHideEvent) -> None:
        """Count no seconds while nobody sees them."""
        super().hideEvent(event)
        self._tick.stop()
        self._since_shown.invalidate()

    def _show(self) -> None:
        """Show the page; until the first picture has come, that the camera is starting."""
        page, look = self._page, self._look
        if page is None or look is None:
            return
        body = page.body
        assert isinstance(body, FacePage)
        text = self.words.text
        language = look.language
        is_running = self._canvas.has_picture
        hint = text(language, f"face.guidance.{body.guidance.value}" if is_running else "face.starting")
        self._hint.show_hint(hint, look, icon=ICONS[body.guidance] if is_running else "time")
        guidance = body.guidance if is_running else Guidance.NO_FACE
        self._canvas.show_hold(body.hold_ratio, look, name=text(language, "face.preview"), guidance=guidance)
        self._mode.setText(text(language, f"face.mode.{body.mode.value}"))
        self._mode.setVisible(look.text_ratio <= MODE_TO_RATIO)
        self._leave.show_words(text(language, "use_passport.button"), look, icon="undo")
        if is_roomy(look):
            self._leave.setMinimumHeight(look.px(ACTION_HIGH_MM))
        self._show_truth()

    def _show_truth(self) -> None:
        """Count the seconds since the first picture; before it and near the end, say when the camera closes."""
        page, look = self._page, self._look
        if page is None or look is None:
            return
        body = page.body
        assert isinstance(body, FacePage)
        is_running = self._canvas.has_picture
        left_s = max(0, body.face_s - self._since_shown.elapsed() // 1000) if is_running else body.face_s
        if is_running and left_s > LAST_S:
            seconds = self._since_first.elapsed() // 1000
            self._truth.setText(self.words.plural(look.language, "face.camera_seconds", seconds))
        else:
            self._truth.setText(self.words.text(look.language, "face.camera_limit", seconds=left_s))

    def _turn(self, look: Look) -> None:
        """Words above and below the preview on an upright glass, beside it on a wide one."""
        grid = self._grid
        for widget in (*self._words_parts, self._canvas):
            grid.removeWidget(widget)
        air_px, side_px = look.air_px, look.size_px("margin")
        grid.setContentsMargins(side_px, air_px, side_px, 2 * air_px)
        grid.setVerticalSpacing(air_px)
        grid.setHorizontalSpacing(side_px)
        for widget, row in zip(self._words_parts, (0, 2, 3, 4), strict=True):
            grid.addWidget(widget, row, 0)
        if look.is_portrait:
            grid.addWidget(self._canvas, 1, 0)
        else:
            grid.addWidget(self._canvas, 0, 1, 5, 1)
        for row in range(5):
            grid.setRowStretch(row, int(row == 1))
        grid.setColumnStretch(0, WORDS_SHARE)
        grid.setColumnStretch(1, 0 if look.is_portrait else CANVAS_SHARE)
