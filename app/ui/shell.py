"""The one window: the frame, the screen of the present page, and the panels over it. It decides nothing."""

import math
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from app.domain.notice import Notice
from app.domain.picture import Picture
from app.flow import events as ev
from app.flow.pages import Page, WaitingPage
from app.i18n import Words
from app.ui.accessibility import FocusRing, announce, focus_stops, order_focus
from app.ui.cameras import Camera, camera_of
from app.ui.curtain import Curtain
from app.ui.fit import Fitter
from app.ui.frame import FrameBottom, FrameTop
from app.ui.panels import Panels
from app.ui.screen import PaintsPictures, Screen
from app.ui.speech import words_on
from app.ui.steering import Steering
from app.ui.stock import make_screen, screen_type
from app.ui.theme import Look, dress
from app.ui.widgets.fade import Fade
from app.ui.widgets.text_block import forget_texts

WAITING_MS = 300
"""A wait shorter than this is not shown: the old screen stays, and takes no touch."""

FADE_MS = 180
LOW_REACH_SHARE = 0.6
"""In low reach every control stands in this lowest part of an upright glass."""

WINDOW_SHARE = 0.8
"""How much of the screen a window takes at first, each way, so that it has the shape of the screen."""

LEAST_SHORT_MM, LEAST_LONG_MM = 1080 * 0.248, 1920 * 0.248
"""The smallest glass that holds every word at its full size: a 22-inch panel. Source: look.md, "Canvas"."""


class Shell(QWidget):
    """Shows pages, whatever their screen, and hands on what a person did.

    Signals: happened(event) from the screens, the frame, the panels and the keys; told(text, language) with what a key
    or a panel led to, for a guest who listens.
    Keeps: the screens of one guest; another visit begins with new ones.
    """

    happened = Signal(object)
    told = Signal(str, str)

    def __init__(
        self,
        words: Words,
        *,
        notice_for: Callable[[str], Notice],
        hotel_name: str,
        pitch_mm: float = 0.248,
        warning_s: float = 30.0,
    ) -> None:
        super().__init__()
        self.setObjectName("shell")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self._words = words
        self._notice_for = notice_for
        self._pitch_mm = pitch_mm
        self._page: Page | None = None
        self._look: Look | None = None
        self._shown: Page | None = None
        self._rested: QWidget | None = None
        self._screens: dict[type[Screen], Screen] = {}
        self._top = FrameTop(words, hotel_name)
        self._place = QWidget()
        self._inside = QVBoxLayout(self._place)
        self._screen: Screen | None = None
        self._fitter = Fitter()
        self._bottom = FrameBottom(words)
        self._panels = Panels(self._place, words, warning_s)
        self._fade = Fade(self._place, FADE_MS)
        self._ring = FocusRing(self)
        self._curtain = Curtain(self)
        self._ring.keep_beneath(self._curtain)
        self._steering = Steering(self, words, self._panels, screen=lambda: self._screen, below=self._bottom.controls)
        self._delay = QTimer(self, interval=WAITING_MS, singleShot=True)
        self._delay.timeout.connect(self._show_waiting)
        self._lay_out()

    def show_page(self, page: Page) -> None:
        """Show a page; safe to call twice."""
        is_new_visit = self._page is not None and page.visit_number != self._page.visit_number
        self._page = page
        if is_new_visit:
            self._forget_guest()
        is_short = isinstance(page.body, WaitingPage) and not is_new_visit and self._may_stay()
        if not is_short:
            self._delay.stop()
            self._show_now(page)
        elif not self._delay.isActive():
            self._allow_touch(is_allowed=False)
            self._bottom.setEnabled(False)
            self._delay.start()

    def set_picture(self, picture: Picture) -> None:
        """Paint a picture of the camera, within this call, if a screen with a live picture is shown."""
        if isinstance(self._screen, PaintsPictures):
            self._screen.set_picture(picture)

    def spoken(self) -> str:
        """The words of the panel now shown, or of the screen, then of the step and the camera, in reading order."""
        return self._steering.spoken(self._top.told_lines)

    def showFullScreen(self) -> None:
        """Take the whole screen, where no window manager gives it too."""
        self.setGeometry(self.screen().geometry())
        super().showFullScreen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn with the glass."""
        super().resizeEvent(event)
        if self._shown:
            self._show_now(self._shown)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the keys, now that there is a window to take them from, and fit the page, now that its room is known."""
        super().showEvent(event)
        self._steering.watch()
        if self._shown:
            self._show_now(self._shown)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the paper."""
        del event
        if self._look:
            painter = QPainter(self)
            painter.fillRect(self.rect(), self._look.color("paper"))
            painter.end()

    def _lay_out(self) -> None:
        """Put frame and screens in their places, and connect what a person does."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top)
        column.addWidget(self._place, 1)
        column.addWidget(self._bottom)
        self._inside.setContentsMargins(0, 0, 0, 0)
        for layout in (column, self._inside):
            layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._top.happened.connect(self.happened)
        self._bottom.happened.connect(self.happened)
        self._bottom.languages_asked.connect(lambda: self._open_list(is_voice=False))
        self._bottom.voice_asked.connect(lambda: self._open_list(is_voice=True))
        self._steering.happened.connect(self.happened)
        self._steering.told.connect(self.told)
        self._curtain.lifted.connect(lambda: self.happened.emit(ev.DarkTouched()))
        self._panels.happened.connect(self.happened)
        self._panels.closed.connect(self._show_panels)
        self.resize(self.screen().availableSize() * WINDOW_SHARE)

    def _may_stay(self) -> bool:
        """Whether the screen now shown may stay for a moment; no camera's may, nor one that already waits."""
        if self._shown is None or isinstance(self._shown.body, WaitingPage):
            return False
        return camera_of(self._shown.body) is Camera.NONE

    def _show_waiting(self) -> None:
        """Show the wait, now that it is long enough to be told."""
        if self._page:
            self._show_now(self._page)

    def _show_now(self, page: Page) -> None:
        """Show a page at once: frame, screen, panels."""
        before, self._shown = self._shown, page
        self._steering.follow(page)
        look = self._look if self._look and self._has_same_frame(before, page) else self._look_of(page)
        screen = self._screen_of(page)
        is_change = before is None or screen is not self._screen or type(before.body) is not type(page.body)
        if is_change:
            self._change_to(screen, look, is_still=page.comfort.is_slow)
        if self.isVisible():
            self._fitter.show(screen, page, look)
        else:  # what is not on a glass yet has no size that words could be fitted to
            dress(screen, look)
            screen.show_page(page, look)
        self._bottom.setEnabled(True)
        if is_change:
            order_focus([*focus_stops(screen), *self._bottom.controls])
            announce(screen, words_on(screen))
        self._ring.show_look(look)
        self._show_panels()
        self._curtain.show_sign(self._words.text(page.language, "voice.dark_sign"), look, is_dark=page.comfort.is_dark)
        self.update()

    def _has_same_frame(self, before: Page | None, page: Page) -> bool:
        """Whether only the body's values differ, as they do many times a second while the camera is on."""
        if before is None or self._look is None or type(before.body) is not type(page.body):
            return False
        is_same_glass = (self._look.width_px, self._look.height_px) == (self.width(), self.height())
        is_same_camera = camera_of(before.body) is camera_of(page.body)
        return is_same_glass and is_same_camera and replace(page, body=before.body) == before

    def _look_of(self, page: Page) -> Look:
        """The look of a page on this glass, and the frame in that look."""
        comfort = page.comfort
        look = Look(
            theme=comfort.theme,
            text_ratio=comfort.text_ratio,
            language=page.language,
            is_rtl=self._words.is_rtl(page.language),
            width_px=self.width(),
            height_px=self.height(),
            pitch_mm=self._shown_pitch_mm(),
        )
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if look.is_rtl else Qt.LayoutDirection.LeftToRight)
        for part in (self._top, self._bottom, *self._panels.all):
            dress(part, look)
        self._top.show_page(page, look)
        self._bottom.show_page(page, look)
        if comfort.has_low_reach and look.is_portrait:
            free_px = math.ceil(self.height() * (1 - LOW_REACH_SHARE))
            look = look.with_controls_below(free_px - self._top.height_px(look))
        self._look = look
        return look

    def _shown_pitch_mm(self) -> float:
        """The pixel pitch; on a glass too small for every word, the pitch at which the whole kiosk is drawn smaller."""
        short_px, long_px = sorted((max(1, self.width()), max(1, self.height())))
        return max(self._pitch_mm, LEAST_SHORT_MM / short_px, LEAST_LONG_MM / long_px)

    def _screen_of(self, page: Page) -> Screen:
        """The screen of a page; made when first needed."""
        kind = screen_type(page.body)
        if kind not in self._screens:
            screen = make_screen(kind, self._words, self._notice_for)
            screen.happened.connect(self.happened)
            self._screens[kind] = screen
            screen.hide()
            self._inside.addWidget(screen)
        return self._screens[kind]

    def _change_to(self, screen: Screen, look: Look, *, is_still: bool) -> None:
        """Change to a screen: nothing on it has the focus, since the window itself keeps it."""
        self._panels.close_lists()
        self._rested = None
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._screen and self._screen is not screen:
            self._screen.hide()
        self._screen = screen
        screen.show()
        if not is_still and QGuiApplication.platformName() != "offscreen":
            self._fade.setGeometry(self._place.rect())
            self._fade.start(look.color("paper"))

    def _allow_touch(self, *, is_allowed: bool) -> None:
        """Let the screen take touches and keys, or not; afterwards the focus is where it was."""
        if not self._screen:
            return
        focused = self.focusWidget()
        if not is_allowed and focused and self._screen.isAncestorOf(focused):
            self._rested = focused
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._screen.setEnabled(is_allowed)
        if is_allowed and self._rested:
            self._rested.setFocus(Qt.FocusReason.OtherFocusReason)
            self._rested = None

    def _open_list(self, *, is_voice: bool) -> None:
        """Open the panel of the voice, or the list of languages, over the screen."""
        self._panels.is_voice_open, self._panels.is_listing = is_voice, not is_voice
        self._show_panels()
        self._steering.tell_panel()

    def _show_panels(self) -> None:
        """Show the panel that is open, if any; beneath it the screen takes no touch and no key."""
        if self._shown and self._look:
            page, look = self._shown, self._look
            self._panels.show_page(page, look)
            panel = self._panels.open_panel
            if panel:
                show = partial(self._panels.show_page, page)
                self._fitter.fit(panel, panel.objectName(), look, show, may_scroll=False)
            self._allow_touch(is_allowed=panel is None)

    def _forget_guest(self) -> None:
        """Drop every screen, with whatever a guest left on it, and what was measured of the words."""
        self._shown = None
        self._panels.close_lists()
        for screen in self._screens.values():
            screen.hide()
            screen.deleteLater()
        self._screens.clear()
        self._screen = None
        self._fitter.forget()
        forget_texts()
