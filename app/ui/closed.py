"""The plain page while the kiosk cannot run. It knows no guest, no store, no camera and no network."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QVBoxLayout, QWidget

from app.domain.comfort import Theme
from app.i18n import Words
from app.ui.interrupts import heard
from app.ui.theme import Look, dress
from app.ui.widgets.icon import Icon
from app.ui.widgets.text_block import TextLabel

ICON_MM = 40.0
FEW = 4
"""Up to so many languages are written as large as a title; more of them smaller, on a wide glass in two columns."""


class ClosedPage(QWidget):
    """One sentence in every language of the hotel. There is nothing to touch."""

    def __init__(self, words: Words, languages: Sequence[str], pitch_mm: float) -> None:
        super().__init__()
        self.setObjectName("closedScreen")
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self._pitch_mm = pitch_mm
        self._icon = Icon()
        self._column = QVBoxLayout(self)
        self._column.addStretch(2)
        self._column.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(1)
        self._lines = {language: TextLabel("title") for language in languages}
        for language, line in self._lines.items():
            line.setObjectName(f"closed_{language}")
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
            line.setText(words.text(language, "closed.sentence"))
            is_rtl = words.is_rtl(language)
            line.setLayoutDirection(Qt.LayoutDirection.RightToLeft if is_rtl else Qt.LayoutDirection.LeftToRight)
        self._grid = QGridLayout()
        self._column.addLayout(self._grid)
        self._column.addStretch(2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn with the glass."""
        super().resizeEvent(event)
        for language, line in self._lines.items():
            dress(line, self._look(language))
        look = self._look("")
        self._icon.show_icon("desk", look.color("ink"), look.px(ICON_MM))
        is_many = len(self._lines) > FEW
        columns = 2 if is_many and not look.is_portrait else 1
        role = "label" if columns > 1 else "lead" if is_many else "title"
        for number, line in enumerate(self._lines.values()):
            line.set_role(role)
            self._grid.addWidget(line, number // columns, number % columns)
        for column in range(2):
            self._grid.setColumnStretch(column, int(column < columns))
        self._grid.setHorizontalSpacing(look.size_px("margin"))
        self._grid.setVerticalSpacing(look.air_px * 3 // 2)
        side_px = look.size_px("margin")
        self._column.setContentsMargins(side_px, side_px, side_px, side_px)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the paper."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look("").color("paper"))
        painter.end()

    def _look(self, language: str) -> Look:
        """How a line is drawn."""
        return Look(
            theme=Theme.DAY,
            text_ratio=1.0,
            language=language,
            is_rtl=False,
            width_px=self.width(),
            height_px=self.height(),
            pitch_mm=self._pitch_mm,
        )


def show_closed(application: QApplication, page: ClosedPage, seconds: float) -> int:
    """Show the page, full screen, until the time is over or the system wants it to end; the answer is the exit code."""
    page.setGeometry(page.screen().geometry())
    page.showFullScreen()
    QTimer.singleShot(round(seconds * 1000), lambda: application.exit(0))
    with heard(lambda _number: application.exit(0)):
        return application.exec()
