import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.domain.comfort import Comfort
from app.flow import events as ev
from app.i18n import Words
from app.ui import frame
from app.ui.frame import TILES, FrameBottom, FrameTop
from app.ui.theme import dress
from app.ui.widgets.big_button import BigButton
from tests.ui.looks import LANGUAGES, a_look, a_page, cut_words, outside, settle

LONG_NAME = "The Grand Riverside Harbour Hotel and Conference Centre"


@pytest.fixture
def top(qtbot: QtBot, words: Words) -> FrameTop:
    return _shown_top(qtbot, words, "Harbour Hotel")


def _shown_top(qtbot: QtBot, words: Words, name: str) -> FrameTop:
    top = FrameTop(words, name)
    qtbot.addWidget(top)
    dress(top, a_look())
    top.resize(1080, 160)
    top.show()
    top.show_page(a_page("choice"), a_look())
    settle()
    return top


@pytest.fixture
def bottom(qtbot: QtBot, words: Words) -> FrameBottom:
    bottom = FrameBottom(words)
    qtbot.addWidget(bottom)
    dress(bottom, a_look())
    bottom.resize(1080, 260)
    bottom.show()
    return bottom


def test_the_step_is_told_in_words(top: FrameTop) -> None:
    assert top.findChild(QLabel, "stepLabel").text() == "Step 2 of 4"


def test_no_step_is_told_where_none_is_counted(top: FrameTop) -> None:
    top.show_page(a_page("welcome"), a_look())

    assert top.findChild(QLabel, "stepLabel").text() == ""


def test_the_hotel_is_named(top: FrameTop) -> None:
    assert top.findChild(QLabel, "hotelNameLabel").text() == "Harbour Hotel"


@pytest.mark.parametrize("ratio", [1.0, 2.0])
@pytest.mark.parametrize("glass", ["portrait", "landscape"])
def test_a_long_name_of_a_hotel_is_shown_whole(qtbot: QtBot, words: Words, glass: str, ratio: float) -> None:
    look = a_look(glass=glass, text_ratio=ratio)
    top = FrameTop(words, LONG_NAME)
    qtbot.addWidget(top)
    dress(top, look)
    top.show_page(a_page("choice", text_ratio=ratio), look)
    top.resize(look.width_px, top.height_px(look))
    top.show()
    settle()

    assert cut_words(top) == []
    assert outside(top) == []


def test_holding_the_mark_calls_staff(qtbot: QtBot, words: Words, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frame, "STAFF_PRESS_MS", 30)
    top = _shown_top(qtbot, words, "Harbour Hotel")
    mark = top.findChild(BigButton, "staffCorner")

    with qtbot.waitSignal(top.happened, timeout=2000) as said:
        QTest.mousePress(mark, Qt.MouseButton.LeftButton)

    assert said.args == [ev.StaffCalled()]


def test_a_short_touch_of_the_mark_calls_nobody(qtbot: QtBot, words: Words, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frame, "STAFF_PRESS_MS", 30)
    top = _shown_top(qtbot, words, "Harbour Hotel")

    with qtbot.assertNotEmitted(top.happened, wait=90):
        QTest.mouseClick(top.findChild(BigButton, "staffCorner"), Qt.MouseButton.LeftButton)


def test_the_mark_must_be_held_for_three_seconds() -> None:
    assert frame.STAFF_PRESS_MS == 3000


def test_every_tile_has_an_icon_and_a_word(bottom: FrameBottom) -> None:
    bottom.show_page(a_page("choice"), a_look())

    assert all(tile.icon for tile in TILES)
    assert all(button.text() for button in bottom.controls)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_tiles_stand_in_two_rows_and_are_equally_wide_in_theirs(
    bottom: FrameBottom, language: str, ratio: float
) -> None:
    look = a_look(language=language, text_ratio=ratio)
    dress(bottom, look)

    bottom.show_page(a_page("choice", language=language, text_ratio=ratio), look)
    settle()

    rows = [[b for b in bottom.controls if b.y() == top] for top in sorted({b.y() for b in bottom.controls})]
    assert [len(row) for row in rows] == [3, 5]
    assert all(max(b.width() for b in row) - min(b.width() for b in row) <= 1 for row in rows)


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_rows_begin_and_end_in_line(bottom: FrameBottom, language: str) -> None:
    look = a_look(language=language)
    dress(bottom, look)

    bottom.show_page(a_page("choice", language=language), look)
    settle()

    tops = sorted({b.y() for b in bottom.controls})
    above, below = ([b.geometry().center().x() for b in bottom.controls if b.y() == top] for top in tops)
    assert above == [below[0], below[2], below[4]]


def test_an_upper_row_without_any_tile_takes_no_room(bottom: FrameBottom) -> None:
    bottom.show_page(a_page("choice"), a_look())
    both_px = bottom.sizeHint().height()

    bottom.show_page(a_page("welcome", can_go_back=False, can_open_notice=False), a_look())

    assert bottom.sizeHint().height() < 0.7 * both_px
    assert bottom.findChild(BigButton, "helpButton").isVisible()


def test_what_is_switched_on_is_marked(bottom: FrameBottom) -> None:
    page = a_page("choice", comfort=Comfort(has_voice=True, has_low_reach=True))

    bottom.show_page(page, a_look())

    checked = {button.objectName() for button in bottom.controls if button.isChecked()}
    assert checked == {"voiceButton", "reachButton"}


def test_a_touch_alone_marks_nothing(bottom: FrameBottom) -> None:
    bottom.show_page(a_page("choice"), a_look())
    reach = bottom.findChild(BigButton, "reachButton")

    QTest.mouseClick(reach, Qt.MouseButton.LeftButton)

    assert not reach.isChecked()


def test_a_hidden_tile_keeps_its_place(bottom: FrameBottom) -> None:
    bottom.show_page(a_page("choice"), a_look())
    settle()
    before = bottom.findChild(BigButton, "helpButton").geometry()

    bottom.show_page(a_page("choice", can_go_back=False, can_open_notice=False), a_look())
    settle()

    assert bottom.findChild(BigButton, "helpButton").geometry() == before


def test_the_list_of_languages_is_asked_for_and_no_event_is_said(bottom: FrameBottom, qtbot: QtBot) -> None:
    bottom.show_page(a_page("choice"), a_look())
    said: list[object] = []
    bottom.happened.connect(said.append)

    with qtbot.waitSignal(bottom.languages_asked):
        QTest.mouseClick(bottom.findChild(BigButton, "languageButton"), Qt.MouseButton.LeftButton)

    assert said == []


def test_icons_of_one_row_stand_on_one_line_though_words_beside_them_wrap(qtbot: QtBot) -> None:
    one, two = BigButton("oneButton", "quiet", is_stacked=True), BigButton("twoButton", "quiet", is_stacked=True)
    look = a_look()
    tops = []
    for button, words in ((one, "Help"), (two, "Ask somebody for help")):
        qtbot.addWidget(button)
        dress(button, look)
        button.show_words(words, look, icon="help")
        button.resize(160, 180)
        image = button.grab().toImage()
        ground = image.pixel(4, 4)
        tops.append(next(y for y in range(180) if any(image.pixel(x, y) != ground for x in range(40, 120))))

    assert tops[0] == tops[1]
