from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.widgets.fade import Fade
from tests.ui.looks import a_look


def test_a_screen_comes_out_of_the_paper_and_is_free_again(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(100, 100)
    window.show()
    fade = Fade(window, 40)
    fade.setGeometry(window.rect())

    fade.start(a_look().color("focus"))

    assert window.grab().toImage().pixelColor(50, 50) == a_look().color("focus")
    qtbot.waitUntil(fade.isHidden)


def test_it_takes_no_touch(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)

    assert Fade(window, 40).testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
