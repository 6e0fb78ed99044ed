from pytestqt.qtbot import QtBot

from app.ui.theme import dress
from app.ui.widgets.icon import Icon
from app.ui.widgets.icon_line import IconLine
from app.ui.widgets.text_block import TextLabel
from tests.ui.looks import a_look, cut_words, place, settle

SENTENCE = "The camera closes after 60 seconds at most. No picture is kept."


def make(qtbot: QtBot, language: str = "en") -> IconLine:
    line = IconLine("point")
    qtbot.addWidget(line)
    look = a_look(language=language)
    dress(line, look)
    line.show_line(SENTENCE, look, "time")
    line.resize(600, line.heightForWidth(600))
    line.show()
    settle()
    return line


def test_a_long_sentence_wraps_beside_its_icon(qtbot: QtBot) -> None:
    line = make(qtbot)
    icon, label = line.findChild(Icon), line.findChild(TextLabel)

    assert cut_words(line) == []
    assert place(icon, line).right() < place(label, line).left()


def test_a_reader_hears_the_sentence(qtbot: QtBot) -> None:
    assert make(qtbot).findChild(TextLabel).text() == SENTENCE


def test_a_line_takes_another_type(qtbot: QtBot) -> None:
    line = make(qtbot)
    before = line.findChild(Icon).width()

    line.show_line(SENTENCE, a_look(), "time", role="detail")

    assert line.findChild(TextLabel).property("role") == "detail"
    assert line.findChild(Icon).width() < before
