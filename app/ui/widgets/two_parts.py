"""The layout of most screens: words and controls, which turn with the glass and come down in low reach."""

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.theme import Look

WORDS_SHARE = 4
CONTROLS_SHARE = 5
"""How a wide glass is divided between words and controls."""

TIGHT_GAP_MM = 4.0
"""Between controls where words need the room. Source: VVSG 2.0, 2.54 mm or more between touch areas (rights.md 6)."""

FILLING = 1000
"""Stretch of words that take all the room, beside 1 of empty room."""


class TwoParts(QWidget):
    """Words above and controls below on an upright glass; words at the side where reading begins on a wide one.

    Fill `words` and `controls` (vertical layouts); call `turn` in `show_page`. With `is_wide` the words stay above the
    controls on a wide glass too; with `fills_words` the words take all room that the controls leave. In low reach the
    words fill the upper part, so that no control stands there.
    """

    def __init__(self, *, is_wide: bool = False, fills_words: bool = False) -> None:
        super().__init__()
        self._is_wide = is_wide
        self._fills_words = fills_words
        self._words_part = QWidget()
        controls_part = QWidget()
        self._words_column = QVBoxLayout(self._words_part)
        self.words = QVBoxLayout()
        self._words_column.addStretch(0)
        self._words_column.addLayout(self.words)
        self._words_column.addStretch(1)
        self.controls = QVBoxLayout(controls_part)
        for layout in (self._words_column, self.controls):
            layout.setContentsMargins(0, 0, 0, 0)
        self._layout = QHBoxLayout(self)
        self._layout.addWidget(self._words_part)
        self._layout.addWidget(controls_part)

    def fill(self, screen: QWidget) -> None:
        """Take the whole of a screen."""
        layout = QVBoxLayout(screen)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self)

    def controls_width_px(self, look: Look) -> int:
        """The width of the part for controls."""
        side_px = look.size_px("margin")
        if look.is_portrait or self._is_wide:
            return look.width_px - 2 * side_px
        return (look.width_px - 3 * side_px) * CONTROLS_SHARE // (WORDS_SHARE + CONTROLS_SHARE)

    def turn(
        self, look: Look, *, fills_words: bool | None = None, is_turned_about: bool = False, is_column: bool = False
    ) -> None:
        """Set direction, margins and distances for a look; `fills_words` where it differs from page to page.

        With `is_turned_about` the words take the larger share of a wide glass, since they hold a live picture; with
        `is_column` they stand above the controls on it too, for this page alone.
        """
        fills = self._fills_words if fills_words is None else fills_words
        is_column = is_column or look.is_portrait or self._is_wide
        side_px = look.size_px("margin")
        air_px = look.air_px
        self._layout.setDirection(QBoxLayout.Direction.TopToBottom if is_column else QBoxLayout.Direction.LeftToRight)
        self._layout.setContentsMargins(side_px, 3 * air_px, side_px, 2 * air_px)
        self._layout.setSpacing(3 * air_px if is_column else side_px)
        shares = (CONTROLS_SHARE, WORDS_SHARE) if is_turned_about else (WORDS_SHARE, CONTROLS_SHARE)
        self._layout.setStretch(0, int(fills) if is_column else shares[0])
        self._layout.setStretch(1, int(not fills) if is_column else shares[1])
        self.words.setSpacing(air_px)
        self.controls.setSpacing(look.px(TIGHT_GAP_MM) if look.is_tight else max(look.size_px("gap"), air_px))
        is_low = look.controls_top_px > 0 and is_column
        self._words_part.setMinimumHeight(max(0, look.controls_top_px - 4 * air_px) if is_low else 0)
        self._words_column.setStretch(0, 1 if is_low else 0)
        self._words_column.setStretch(1, FILLING if fills else 0)
        self._words_column.setStretch(2, 0 if is_low else 1)
