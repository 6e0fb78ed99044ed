"""The document camera's picture with its one hint above it and the truth about it below."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.picture import Picture
from app.ui.theme import Look
from app.ui.widgets.hint_row import HintRow
from app.ui.widgets.page_canvas import PageCanvas
from app.ui.widgets.text_block import TextLabel

TRUTH_TO_RATIO = 1.5
"""The largest text size with room for the line of truth; the frame says on every screen which camera is on."""


class LivePage(QWidget):
    """Hint, picture and truth, one below the other. The picture takes the room that is left."""

    def __init__(self) -> None:
        super().__init__()
        self.hint = HintRow("pageGuidanceLabel")
        self.canvas = PageCanvas()
        self._truth = TextLabel("small")
        self._truth.setObjectName("pageTruthLabel")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.hint)
        self._column.addWidget(self.canvas, 1)
        self._column.addWidget(self._truth)

    def take(self, picture: Picture) -> bool:
        """Paint a picture, within this call; true for the first one, with which the hints begin."""
        had_picture = self.canvas.has_picture
        self.canvas.set_picture(picture)
        return self.canvas.has_picture and not had_picture

    def show_truth(self, text: str, look: Look) -> None:
        """Say what becomes of the picture."""
        self._truth.setText(text)
        self._truth.setVisible(look.text_ratio <= TRUTH_TO_RATIO)
        self._column.setSpacing(look.air_px)
