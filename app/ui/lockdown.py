"""No way out of the kiosk: no key, menu, gesture, drop or closing that a guest's hand could find leads elsewhere.

Source: what Qt binds by default (QKeySequence::StandardKey), refused by allowing only what the kiosk itself uses.
"""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from app.ui.keys import FUNCTIONS, STAFF, TAKEN

_K, _E = Qt.Key, QEvent.Type

USED = frozenset(
    {
        *TAKEN,
        *(_K.Key_Backspace, _K.Key_Delete, _K.Key_Shift, _K.Key_CapsLock, _K.Key_NumLock, _K.Key_AltGr),
        *(_K.Key_Home, _K.Key_End, _K.Key_PageUp, _K.Key_PageDown),
    }
)
"""Keys without a letter that the kiosk has a use for; letters, digits and signs are used as they are."""

COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
"""What makes a letter a command."""

FUNCTION_KEYS, SHIFT = frozenset({*FUNCTIONS, STAFF}), Qt.KeyboardModifier.ShiftModifier
"""With Shift these are commands too: a menu, and the question what something is."""

REFUSED = frozenset(
    {
        *(_E.ContextMenu, _E.WhatsThis, _E.EnterWhatsThisMode, _E.ToolTip, _E.HelpRequest, _E.FileOpen, _E.Clipboard),
        *(_E.DragEnter, _E.DragMove, _E.Drop, _E.InputMethod, _E.NativeGesture, _E.TabletPress),
    }
)
"""Events that nothing on the kiosk waits for."""

KEYS = frozenset({_E.KeyPress, _E.KeyRelease, _E.ShortcutOverride, _E.Shortcut})
MOUSE = frozenset({_E.MouseButtonPress, _E.MouseButtonRelease, _E.MouseButtonDblClick})


class Lockdown(QObject):
    """An application event filter, to be installed before whatever else reads keys, so that it is asked last.

    It refuses nothing until `engage` was called: in a window, the kiosk is a program like any other.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self._window = window
        self._is_engaged = False
        self._again = QTimer(self, interval=0, singleShot=True)
        self._again.timeout.connect(self._take_glass)

    def engage(self) -> None:
        """Refuse every way out from now on; the window keeps the whole glass."""
        self._is_engaged = True

    def let_go(self) -> None:
        """Refuse nothing any more: the system wants the kiosk to end."""
        self._is_engaged = False
        self._again.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let through what the kiosk uses; true when an event goes no further."""
        if not self._is_engaged:
            return False
        kind = event.type()
        if kind in KEYS:
            return isinstance(event, QKeyEvent) and not is_used(event)
        if kind in MOUSE:
            return isinstance(event, QMouseEvent) and event.button() is not Qt.MouseButton.LeftButton
        if kind in (_E.Close, _E.Quit):
            event.ignore()
            return True
        if kind in (_E.WindowStateChange, _E.Hide) and watched is self._window:
            self._again.start()
        return kind in REFUSED

    def _take_glass(self) -> None:
        """Stand on the whole glass again, after something made the window smaller or put it away."""
        if not (self._window.isVisible() and self._window.isFullScreen()):
            self._window.showFullScreen()


def is_used(event: QKeyEvent) -> bool:
    """Whether a key is one that the kiosk has a use for, pressed as it would be for that use."""
    if event.modifiers() & COMMANDS or (event.key() in FUNCTION_KEYS and event.modifiers() & SHIFT):
        return False
    return event.key() in USED or (event.text().isprintable() and bool(event.text()))
