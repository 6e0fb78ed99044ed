"""One short wait, and what for."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from app.flow.pages import Page, WaitingPage
from app.i18n import Words
from app.ui.screen import Screen, text_label
from app.ui.theme import Look
from app.ui.widgets.icon import Icon

ICON_MM = 28.0


class WaitingScreen(Screen):
    """Says what the machine is doing; nothing moves, nothing can be touched."""

    object_name = "waitingScreen"

    def __init__(self, words: Words) -> None:
        super().__init__(words)
        self._icon = Icon()
        self._title = text_label("title", name="waitingTitle", is_centred=True)
        self._lead = text_label("lead", is_centred=True)
        self._column = QVBoxLayout(self)
        self._column.addStretch(2)
        self._column.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addWidget(self._title)
        self._column.addWidget(self._lead)
        self._column.addStretch(3)

    def show_page(self, page: Page, look: Look) -> None:
        """Show what is being done."""
        body = page.body
        assert isinstance(body, WaitingPage)
        self._title.setText(self.words.text(look.language, f"waiting.{body.key}"))
        self._lead.setText(self.words.text(look.language, "waiting.lead"))
        self._icon.show_icon("time", look.color("ink_soft"), look.px(ICON_MM))
        side_px = look.size_px("margin")
        self._column.setContentsMargins(side_px, 0, side_px, 0)
        self._column.setSpacing(2 * look.air_px)
