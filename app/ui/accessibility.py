"""What helps everybody to use the screens: a visible focus, a sensible order, and announcements for readers."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from app.ui.theme import Look

MOVES = frozenset({QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide, QEvent.Type.Show})


class FocusRing(QWidget):
    """A ring outside the control that has the focus. Buttons take the focus from keys only, so fingers never see it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._look: Look | None = None
        self._watched: QWidget | None = None
        self._curtain: QWidget | None = None
        self.setObjectName("focusRing")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def show_look(self, look: Look) -> None:
        """Take colour and width of the ring from a look."""
        self._look = look
        self._place()

    def keep_beneath(self, curtain: QWidget) -> None:
        """Stay beneath a widget that hides everything, whenever the ring comes to the top."""
        self._curtain = curtain

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move with the control that has the focus; take none of its events."""
        if event.type() in MOVES:
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring."""
        del event
        if not self._look:
            return
        width = self._look.size_px("ring")
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.color("focus"), width))
        inset = width / 2
        radius = self._look.size_px("radius") + width
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)
        painter.end()

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        """Watch the control that now has the focus instead of the one before."""
        del before
        if self._watched and isValid(self._watched):
            self._watched.removeEventFilter(self)
        is_within = now is not None and now is not self._window and self._window.isAncestorOf(now)
        self._watched = now if is_within else None
        if self._watched:
            self._watched.installEventFilter(self)
        self._place()

    def _place(self) -> None:
        """Put the ring around the control, on top of everything."""
        if not self._watched or not self._look or not isValid(self._watched) or not self._watched.isVisible():
            self.hide()
            return
        outside = 2 * self._look.size_px("ring")
        corner = self._watched.mapTo(self._window, QPoint(0, 0))
        self.setGeometry(QRect(corner, self._watched.size()).adjusted(-outside, -outside, outside, outside))
        self.raise_()
        if self._curtain:
            self._curtain.raise_()
        self.show()
        self.update()


def order_focus(controls: Sequence[QWidget]) -> None:
    """Let the Tab key go through the controls in this order."""
    for earlier, later in pairwise(controls):
        QWidget.setTabOrder(earlier, later)


def focus_stops(root: QWidget) -> list[QWidget]:
    """The controls under `root` that take the focus, in the order of the Tab key."""
    stops: list[QWidget] = []
    widget = root.nextInFocusChain()
    while widget is not None and widget is not root:
        if root.isAncestorOf(widget) and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            stops.append(widget)
        widget = widget.nextInFocusChain()
    return stops


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say a text, where one is running."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
