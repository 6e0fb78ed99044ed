import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.comfort import Theme
from app.i18n import LANGUAGES
from app.ui.theme import dress
from app.ui.widgets.big_button import BigButton
from app.ui.widgets.language_bar import LanguageBar
from tests.ui.looks import a_look, cut_words, settle

Names = list[tuple[str, str]]
NAMES: Names = [("en", "English"), ("zh-CN", "简体中文"), ("ar", "العربية")]
MANY = [*NAMES, ("ja", "日本語"), ("ko", "한국어"), ("th", "ไทย"), ("de", "Deutsch"), ("id", "Bahasa Indonesia")]


def make(
    qtbot: QtBot, names: Names = NAMES, width_px: int = 950, ratio: float = 1.0, theme: Theme = Theme.DAY
) -> LanguageBar:
    bar = LanguageBar()
    qtbot.addWidget(bar)
    look = a_look(text_ratio=ratio, theme=theme)
    dress(bar, look)
    bar.show_languages(names, look, width_px)
    bar.resize(width_px, bar.sizeHint().height())
    bar.show()
    settle()
    return bar


def test_each_language_stands_by_its_own_name(qtbot: QtBot) -> None:
    bar = make(qtbot)

    names = [bar.findChild(BigButton, f"languageButton_{tag}").text() for tag, _ in NAMES]

    assert names == [name for _, name in NAMES]


def test_a_touch_chooses_the_language(qtbot: QtBot) -> None:
    bar = make(qtbot)

    with qtbot.waitSignal(bar.chosen) as chosen:
        QTest.mouseClick(bar.findChild(BigButton, "languageButton_ar"), Qt.MouseButton.LeftButton)

    assert chosen.args == ["ar"]


def test_the_present_language_is_marked_by_a_bar_where_colours_are_the_same(qtbot: QtBot) -> None:
    bar = make(qtbot, theme=Theme.CONTRAST)
    here = bar.findChild(BigButton, "languageButton_en")

    marked = here.grab().toImage()
    here.mark(is_on=False)
    plain = here.grab().toImage()

    middle = here.width() // 2
    assert [y for y in range(here.height()) if marked.pixel(middle, y) != plain.pixel(middle, y)]
    assert not bar.findChild(BigButton, "languageButton_ar").isChecked()


def test_many_languages_take_several_rows_and_stay_whole(qtbot: QtBot) -> None:
    bar = make(qtbot, MANY, ratio=2.0)

    assert cut_words(bar) == []
    assert len({button.y() for button in bar.findChildren(BigButton)}) > 1
    assert len({button.width() for button in bar.findChildren(BigButton)}) <= 2


@pytest.mark.parametrize(("ratio", "columns"), [(1.0, 3), (1.5, 4), (2.0, 3)])
def test_twelve_names_stand_in_equal_tiles_in_a_few_rows(qtbot: QtBot, ratio: float, columns: int) -> None:
    bar = make(qtbot, [(tag, language.own_name) for tag, language in LANGUAGES.items()], ratio=ratio)

    buttons = bar.findChildren(BigButton)

    assert len(buttons) == len(LANGUAGES)
    assert len({button.x() for button in buttons}) == columns
    heights = [button.height() for button in buttons]
    assert max(heights) - min(heights) <= 1
    assert cut_words(bar) == []


def test_other_languages_replace_the_buttons(qtbot: QtBot) -> None:
    bar = make(qtbot)

    bar.show_languages(NAMES[:2], a_look(), 950)
    settle()

    shown = {button.objectName() for button in bar.findChildren(BigButton) if not button.isHidden()}
    assert shown == {"languageButton_en", "languageButton_zh-CN"}
