"""A field, its keypad and a key that clears it, below what the code is typed from: one way to type by hand."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui.theme import Look
from app.ui.widgets.big_button import BigButton
from app.ui.widgets.code_field import CodeField
from app.ui.widgets.how_picture import HowPicture
from app.ui.widgets.keypad import Keypad

MUCH, SOME = 1000, 30
"""Stretch of the keypad and of the drawing beside 1 of empty room: the keys grow first, as far as they may."""


PICTURE_MM, BESIDE_MM = 80.0, 46.0
"""How high the drawing above the field is, at most, or that beside it; it takes only room that nothing else needs."""


class CodeEntry(QWidget):
    """The field has the focus whenever the entry is shown, so that a keyboard works as the keypad does.

    Signals: edited(text) after every change by a person; submitted() on Enter.
    Keeps: the text in the field.
    """

    edited = Signal(str)
    submitted = Signal()

    def __init__(
        self,
        name: str,
        rows: tuple[str, ...],
        *,
        length_max: int,
        is_masked: bool = False,
        is_grouped: bool = True,
        has_hint: bool = False,
    ) -> None:
        super().__init__()
        self._field = CodeField(
            name, length_max=length_max, is_masked=is_masked, is_grouped=is_grouped, has_hint=has_hint
        )
        self._field.edited.connect(self.edited)
        self._field.returnPressed.connect(self.submitted)
        self._clear = BigButton("key_clear")
        self._clear.clicked.connect(self._field.empty)
        self._picture = HowPicture()
        self._keypad = Keypad(rows)
        self._keypad.typed.connect(self._field.type_character)
        self._keypad.erased.connect(self._field.erase)
        self._row = QHBoxLayout()
        self._row.addWidget(self._field, 1)
        self._row.addWidget(self._clear)
        self._clear.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addStretch(1)
        self._column.addWidget(self._picture, SOME)
        self._column.addStretch(1)
        self._column.addLayout(self._row)
        self._column.addWidget(self._keypad, MUCH)

    @property
    def text(self) -> str:
        """What is in the field."""
        return self._field.text()

    def set_text(self, text: str) -> None:
        """Put a text into the field, without saying so."""
        if text != self._field.text():
            self._field.setText(text)

    def show_entry(self, look: Look, *, name: str, clear: str, backspace: str, icon: str) -> None:
        """Size and name everything for a look; `icon`, unless empty, is drawn where an upright glass has room."""
        self._picture.show_icons((icon,) if icon else (), look, high_px=look.px(PICTURE_MM), has_reader=False)
        is_alone = look.is_portrait and not look.controls_top_px
        self._picture.setVisible(bool(icon) and is_alone and not look.is_tight)
        self._field.show_field(look, name=name)
        self._clear.show_words(clear, look)
        self._keypad.show_keys(look, backspace=backspace)
        self._row.setSpacing(look.air_px)
        self._column.setSpacing(max(look.size_px("gap") // 2, look.air_px))

    def showEvent(self, event: QShowEvent) -> None:
        """Take the keyboard."""
        super().showEvent(event)
        self._field.setFocus()
