import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.flow import events as ev
from app.i18n import Words
from app.ui.screen import PaintsPictures, Screen, text_label
from app.ui.screens.document import DocumentScreen
from app.ui.screens.face import FaceScreen
from tests.ui.looks import a_look, a_page


class PlainScreen(Screen):
    object_name = "plainScreen"


def test_a_screen_bears_its_name(qtbot: QtBot, words: Words) -> None:
    screen = PlainScreen(words)
    qtbot.addWidget(screen)

    assert screen.objectName() == "plainScreen"


def test_a_screen_says_what_a_finger_did(qtbot: QtBot, words: Words) -> None:
    screen = PlainScreen(words)
    qtbot.addWidget(screen)
    said: list[object] = []
    screen.happened.connect(said.append)

    screen.say(ev.Started())

    assert said == [ev.Started()]


def test_a_screen_that_cannot_show_a_page_is_a_bug(qtbot: QtBot, words: Words) -> None:
    screen = PlainScreen(words)
    qtbot.addWidget(screen)

    with pytest.raises(NotImplementedError):
        screen.show_page(a_page(), a_look())


def test_a_sentence_is_put_on_a_label_in_the_language_of_the_look(qtbot: QtBot, words: Words) -> None:
    screen, label = PlainScreen(words), QLabel()
    qtbot.addWidget(screen)
    qtbot.addWidget(label)

    screen.set_text(label, a_look(language="zh-CN"), "frame.step", number=2, count=4)

    assert label.text() == words.text("zh-CN", "frame.step", number=2, count=4)


def test_labels_show_plain_text_only(qtbot: QtBot) -> None:
    label = text_label("title", name="someTitle", is_centred=True)
    qtbot.addWidget(label)

    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.wordWrap()
    assert (label.objectName(), label.property("role")) == ("someTitle", "title")
    assert label.alignment() & Qt.AlignmentFlag.AlignHCenter


def test_only_a_screen_with_a_live_picture_paints_pictures(qtbot: QtBot, words: Words) -> None:
    plain, face, document = PlainScreen(words), FaceScreen(words), DocumentScreen(words)
    for screen in (plain, face, document):
        qtbot.addWidget(screen)

    assert [isinstance(screen, PaintsPictures) for screen in (plain, face, document)] == [False, True, True]
