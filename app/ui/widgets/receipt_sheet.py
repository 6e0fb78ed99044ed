"""The receipt as a card: what was decided, when, its short code, and its QR code to take along."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout

from app.ui.theme import Look
from app.ui.widgets.icon import Icon
from app.ui.widgets.qr_picture import SIDE_MM, QrPicture, QrRows
from app.ui.widgets.room import is_roomy, is_tall
from app.ui.widgets.text_block import TextLabel

CARD_SIDE_MM, LARGE_SIDE_MM = 66.0, 120.0
"""The side of the QR code on a card and on the enlarged receipt, at most: it gives way with the air around it."""

ICON_MM = 34.0
"""The drawing on a card without a QR code, where there is room."""

BRIEF_FROM_RATIO = 1.5
"""From this text size on, the card leaves out what the enlarged one or the screen says too."""

LEFT_TO_RIGHT_ISOLATE, POP_ISOLATE = "\u2066", "\u2069"
"""Around a code in a line of a right-to-left language. Source: Unicode UAX 9, 2.4."""


class ReceiptSheet(QFrame):
    """A receipt on a card that takes the room left; enlarged, the QR code stands in the middle, the words below it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("receiptSheet")
        self.setProperty("kind", "card")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._heading = _label("heading", "receiptHeading")
        self._decision = _label("body", "receiptDecision")
        self._made = _label("small", "receiptMade")
        self._code_name = _label("small", "receiptCodeName")
        self._code = _label("heading", "receiptCode")
        self._code.setWordWrap(False)
        self._caption = _label("small", "receiptCaption")
        self._qr = QrPicture("receiptQr")
        self._icon = Icon()
        self._words = QVBoxLayout()
        self._words.addStretch(1)
        self._words.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
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
        is_dense: bool = False,
    ) -> None:
        """Show a receipt, its code already grouped, its QR code row by row; an empty text takes no room.

        A brief one leaves out what is said elsewhere; a dense one tells the decision in smaller words.
        """
        is_tight = bool(rows) and look.text_ratio >= BRIEF_FROM_RATIO
        is_short = is_tight or (is_large and not look.is_portrait)
        is_brief = not is_large and bool(rows) and (is_brief or is_tight)
        for label, text in (
            (self._heading, "" if is_brief else heading),
            (self._decision, decision),
            (self._made, "" if is_brief else made),
            (self._code_name, "" if is_brief or is_short else code_name),
            (self._code, f"{LEFT_TO_RIGHT_ISOLATE}{code}{POP_ISOLATE}"),
            (self._caption, "" if is_brief or is_short else caption),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        self._code.setAccessibleName(f"{code_name}: {code}")
        is_column = is_large and look.is_portrait and not look.controls_top_px
        self._set_type(is_generous=is_roomy(look) and (is_column or not rows), is_centred=is_column or not rows)
        if is_dense:
            self._decision.set_role("body" if is_column and is_roomy(look) else "detail")
        self._icon.show_icon("receipt", look.color("ink"), look.px(ICON_MM), is_rtl=look.is_rtl)
        self._icon.setVisible(not rows and is_roomy(look))
        self._qr.show_rows(rows, look, name=caption, side_mm=_side_mm(look, is_large=is_large))
        self._layout.setDirection(QBoxLayout.Direction.BottomToTop if is_column else QBoxLayout.Direction.LeftToRight)
        self._layout.setStretch(1, 1 if is_column else 0)
        pad_px = (3 if is_tall(look) and not rows else 2) * look.air_px
        high_px = look.air_px // 2 if is_tight and look.controls_top_px else pad_px
        self._layout.setContentsMargins(pad_px, high_px, pad_px, high_px)
        self._layout.setSpacing(pad_px)
        self._words.setSpacing(look.air_px // (4 if is_tight else 2))

    def _set_type(self, *, is_generous: bool, is_centred: bool) -> None:
        """Write larger where the receipt is what the screen is about, and in the middle below a QR code."""
        self._decision.set_role("fact" if is_generous else "body")
        self._made.set_role("body" if is_generous else "small")
        self._code_name.set_role("body" if is_generous else "small")
        self._code.set_role("code" if is_generous else "heading")
        across = Qt.AlignmentFlag.AlignHCenter if is_centred else Qt.AlignmentFlag.AlignLeading
        for label in (self._heading, self._decision, self._made, self._code_name, self._code, self._caption):
            label.setAlignment(across | Qt.AlignmentFlag.AlignTop)


def _side_mm(look: Look, *, is_large: bool) -> float:
    """The side of the QR code: what a phone needs at least, and more of it where words leave air."""
    most_mm = LARGE_SIDE_MM if is_large else CARD_SIDE_MM
    return SIDE_MM + (most_mm - SIDE_MM) * look.spare_ratio


def _label(role: str, name: str) -> TextLabel:
    """Text of the receipt."""
    label = TextLabel(role)
    label.setObjectName(name)
    return label
