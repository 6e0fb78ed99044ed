"""Keys to touch: letters and digits for a code, or digits for a PIN."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from app.ui.theme import Look
from app.ui.widgets.icon import icon_image

LETTERS = ("1234567890", "QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM")
"""The order most people know from their phones; one order in every language, since codes are Latin."""

NAMES = (*LETTERS[:2], "ASDFGHJKL-", LETTERS[3])
"""The same with a hyphen, for the name of something or somebody."""

DIGITS = ("123", "456", "789", "0")

KEY_GAP_MM = 2.6
"""Between two keys, at least. Source: rights.md section 6, "Touch target"."""

KEY_HIGH_MM = 25.0
"""How high a key grows, at most; wider ones are no easier to hit."""

HALVES = 2
"""A key stands on two columns of the grid, so that rows may be shifted by half a key."""


class Keypad(QWidget):
    """Keys that never take the focus from the field they serve; `rows` is LETTERS or DIGITS.

    Left to right in every language, as the codes are. Keeps: nothing.
    Signals: typed(character) and erased() when a key is released inside.
    """

    typed = Signal(str)
    erased = Signal()

    def __init__(self, rows: tuple[str, ...]) -> None:
        super().__init__()
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._keys: list[QPushButton] = []
        self._row_count = len(rows)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._backspace = self._new_key("key_backspace")
        self._backspace.clicked.connect(self.erased)
        self._place(rows)

    def show_keys(self, look: Look, *, backspace: str) -> None:
        """Size the keys for a look and name the one that has no letter."""
        touch_px = look.size_px("touch")
        self._grid.setSpacing(look.px(KEY_GAP_MM))
        high_px = self._row_count * (look.px(KEY_HIGH_MM) + look.px(KEY_GAP_MM))
        self.setMaximumHeight(high_px)
        for key in self._keys:
            key.setMinimumSize(touch_px, touch_px)
        icon_px = min(look.text_px("key"), touch_px)
        picture = icon_image("backspace", look.color("ink"), icon_px)
        self._backspace.setIcon(QIcon(QPixmap.fromImage(picture)))
        self._backspace.setIconSize(QSize(icon_px, icon_px))
        self._backspace.setAccessibleName(backspace)

    def _place(self, rows: tuple[str, ...]) -> None:
        """Lay the keys out, each row in the middle, the backspace key behind the last row."""
        columns = HALVES * max(len(row) for row in rows)
        for number, row in enumerate(rows):
            start = (columns - HALVES * len(row)) // 2
            for place, character in enumerate(row):
                key = self._new_key(f"key_{character}")
                key.setText(character)
                key.setAccessibleName(character)
                key.clicked.connect(lambda _checked=False, character=character: self.typed.emit(character))
                self._grid.addWidget(key, number, start + HALVES * place, 1, HALVES)
            self._grid.setRowStretch(number, 1)
        last = len(rows) - 1
        used = (columns + HALVES * len(rows[last])) // 2
        self._grid.addWidget(self._backspace, last, used, 1, columns - used)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)

    def _new_key(self, name: str) -> QPushButton:
        """A key as all are."""
        key = QPushButton()
        key.setObjectName(name)
        key.setProperty("kind", "key")
        key.setAutoDefault(False)
        key.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        key.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self._keys.append(key)
        return key
