"""The receipt as a card: what was decided, when, its short code, and its QR code to take along."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout

from app.ui.theme import Look
from app.ui.widgets.qr_picture import SIDE_MM, QrPicture, QrRows
from app.ui.widgets.text_block import TextLabel

CARD_SIDE_MM, LARGE_SIDE_MM = 46.0, 80.0
"""The side of the QR code on an upright glass and on the enlarged receipt; larger text takes room from it."""

BRIEF_FROM_RATIO = 1.5
"""From this text size on, the card leaves out what the enlarged one or the screen says too."""

LEFT_TO_RIGHT_ISOLATE, POP_ISOLATE = "\u2066", "\u2069"
"""Around a code in a line of a right-to-left language. Source: Unicode UAX 9, 2.4."""


class ReceiptSheet(QFrame):
    """A receipt on a card; enlarged, the QR code stands alone in the middle and the words around it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("receiptSheet")
        self.setProperty("kind", "card")
        self._heading = _label("heading", "receiptHeading")
        self._decision = _label("body", "receiptDecision")
        self._made = _label("small", "receiptMade")
        self._code_name = _label("small", "receiptCodeName")
        self._code = _label("heading", "receiptCode")
        self._code.setWordWrap(False)
        self._caption = _label("small", "receiptCaption")
        self._qr = QrPicture("receiptQr")
        self._words = QVBoxLayout()
        self._words.addStretch(1)
        for label in (self._heading, self._decision, self._made, self._code_name, self._code, self._caption):
            self._words.addWidget(label)
        self._words.addStretch(1)
        self._layout = QHBoxLayout(self)
        self._layout.addLayout(self._words, 1)
        self._layout.addWidget(self._qr, 0, Qt.AlignmentFlag.AlignCenter)

    def show_receipt(  # noqa: PLR0913 - one argument a line of the receipt
        self,
        look: Look,
        *,
        heading: str,
        decision: str,
        made: str,
        code_name: str,
        code: str,
        caption: str,
        rows: QrRows,
        is_large: bool = False,
        is_brief: bool = False,
    ) -> None:
        """Show a receipt, its code already grouped, its QR code row by row; an empty text takes no room."""
        is_tight = bool(rows) and look.text_ratio >= BRIEF_FROM_RATIO
        is_brief = not is_large and bool(rows) and (is_brief or is_tight)
        for label, text in (
            (self._heading, "" if is_brief else heading),
            (self._decision, decision),
            (self._made, "" if is_brief else made),
            (self._code_name, "" if is_brief or is_tight else code_name),
            (self._code, f"{LEFT_TO_RIGHT_ISOLATE}{code}{POP_ISOLATE}"),
            (self._caption, "" if is_brief or is_tight else caption),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        self._code.setAccessibleName(f"{code_name}: {code}")
        has_room = look.is_portrait and not look.controls_top_px
        roomy_mm = LARGE_SIDE_MM if is_large else CARD_SIDE_MM
        wanted_mm = roomy_mm if has_room else CARD_SIDE_MM if is_large else SIDE_MM
        side_mm = max(SIDE_MM, wanted_mm / look.text_ratio)
        self._qr.show_rows(rows, look, name=caption, side_mm=side_mm)
        is_column = is_large and has_room
        self._layout.setDirection(QBoxLayout.Direction.BottomToTop if is_column else QBoxLayout.Direction.LeftToRight)
        pad_px = 2 * look.air_px
        self._layout.setContentsMargins(pad_px, pad_px, pad_px, pad_px)
        self._layout.setSpacing(pad_px)
        self._words.setSpacing(look.air_px // 2)


def _label(role: str, name: str) -> TextLabel:
    """Text of the receipt."""
    label = TextLabel(role)
    label.setObjectName(name)
    return label
