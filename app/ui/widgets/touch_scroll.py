"""A text too long for the glass: it follows the finger and says that there is more below."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QInputDevice
from PySide6.QtWidgets import QFrame, QScrollArea, QScroller, QWidget

PAGE_SHARE = 0.85
"""How much of the visible height one touch of "more below" moves, so that the last line read stays in sight."""


class TouchScroll(QScrollArea):
    """Scrolls upwards and downwards by finger, wheel and arrow keys.

    Signals: moved(has_more) with whether anything is hidden below, whenever that may have changed.
    """

    moved = Signal(bool)

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(content)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().valueChanged.connect(self._tell)
        self.verticalScrollBar().rangeChanged.connect(self._tell)

    @property
    def has_more(self) -> bool:
        """Whether anything is hidden below."""
        bar = self.verticalScrollBar()
        return bar.value() < bar.maximum()

    @property
    def bar_px(self) -> int:
        """The width of the bar that shows how far one has come, with the space before it."""
        self.ensurePolished()
        return 2 * self.verticalScrollBar().sizeHint().width()

    def page_down(self) -> None:
        """Show the next part."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + round(self.viewport().height() * PAGE_SHARE))

    def to_top(self) -> None:
        """Show the beginning."""
        self.verticalScrollBar().setValue(0)

    def _tell(self) -> None:
        """Say whether there is more; only what can scroll takes the focus."""
        can_scroll = self.verticalScrollBar().maximum() > 0
        if can_scroll and not QScroller.hasScroller(self.viewport()):
            # WORKAROUND(PySide6 6.11): each grab leaves eleven Python objects behind for good, so only where it is
            # needed: test_a_text_that_fits_listens_to_no_finger.
            QScroller.grabGesture(self.viewport(), gesture())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if can_scroll else Qt.FocusPolicy.NoFocus)
        self.moved.emit(self.has_more)


def gesture() -> QScroller.ScrollerGestureType:
    """Fingers where the glass reports fingers; else a press that moves, since the glass then looks like a mouse."""
    has_touch = any(device.type() is QInputDevice.DeviceType.TouchScreen for device in QInputDevice.devices())
    kinds = QScroller.ScrollerGestureType
    return kinds.TouchGesture if has_touch else kinds.LeftMouseButtonGesture
