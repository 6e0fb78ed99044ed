import gc
import weakref

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from pytestqt.qtbot import QtBot

from app.ui.theme import dress, families
from app.ui.widgets.text_block import HANZI_TOGETHER, TextBlock, TextLabel, forget_texts, longest_word_px
from tests.ui.looks import a_look

SENTENCES = {
    "en": "Both ways lead to the same room.",
    "zh-CN": "两种方式的房间、房卡和价格完全相同。",
    "ar": "الطريقتان تؤديان إلى الغرفة نفسها",
}


def font(language: str, *, is_bold: bool = False) -> QFont:
    made = QFont()
    made.setFamilies(list(families(language)))
    made.setPixelSize(40)
    made.setBold(is_bold)
    return made


@pytest.mark.parametrize(("language", "line_px"), [("en", 56), ("zh-CN", 62), ("ar", 62)])
def test_lines_are_as_high_as_the_script_asks(language: str, line_px: int) -> None:
    """Whatever the font's own metrics say: Noto Sans Arabic would take 2.1 em."""
    block = TextBlock(SENTENCES[language], font(language), 10_000)

    assert block.line_px == line_px
    assert block.size().height() == line_px


@pytest.mark.parametrize("language", list(SENTENCES))
def test_a_narrow_block_has_more_lines_and_is_never_wider_than_its_room(language: str) -> None:
    block = TextBlock(SENTENCES[language], font(language), 260)

    assert block.size().height() > block.line_px
    assert block.size().width() <= 260


def test_no_text_takes_no_room() -> None:
    assert TextBlock("", font("en"), 100).size().height() == 0


class Name(str):
    """A text that can be asked whether it is still there."""

    __slots__ = ("__weakref__",)


def test_no_text_stays_once_it_is_forgotten() -> None:
    """Names stand among the texts; what is measured of them is kept for one visit."""
    name = Name("Maria Fernandez")
    is_there = weakref.ref(name)
    height_px = TextBlock(name, font("en"), 100).size().height()
    longest_word_px(name, font("en"))

    forget_texts()
    del name
    gc.collect()

    assert is_there() is None
    assert TextBlock("Maria Fernandez", font("en"), 100).size().height() == height_px


def test_bold_lines_stand_closer() -> None:
    assert TextBlock("Title", font("en", is_bold=True), 100).line_px < TextBlock("Title", font("en"), 100).line_px


def test_a_hyphen_never_ends_a_line() -> None:
    width_px = TextBlock("I agree to face check", font("en"), 10_000).size().width() + 20

    block = TextBlock("I agree to face check-in", font("en"), width_px)

    assert block.size().width() < width_px - 60


@pytest.mark.parametrize("language", list(SENTENCES))
def test_everything_is_drawn_within_the_block(language: str) -> None:
    block = TextBlock(SENTENCES[language], font(language), 260)
    size = block.size()
    image = QImage(300, size.height() + 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    place = QRect(20, 20, 260, size.height())
    block.draw(painter, place, QColor("black"), Qt.AlignmentFlag.AlignLeft, is_rtl=language == "ar")
    painter.end()

    rows = [y for y in range(image.height()) for x in range(image.width()) if image.pixelColor(x, y).lightness() < 128]

    assert rows
    assert min(rows) >= 20
    assert max(rows) < 20 + size.height()


def test_the_longest_word_decides_the_least_width() -> None:
    assert longest_word_px("a passport b", font("en")) == longest_word_px("passport", font("en"))


def test_square_characters_may_be_parted() -> None:
    whole = longest_word_px("使用护照或预订码办理入住", font("zh-CN"))

    assert whole == longest_word_px("使用护照或预订码办理入住"[:HANZI_TOGETHER], font("zh-CN"))


def make(qtbot: QtBot, text: str, role: str = "body", language: str = "en") -> TextLabel:
    label = TextLabel(role)
    qtbot.addWidget(label)
    dress(label, a_look(language=language))
    label.setLayoutDirection(Qt.LayoutDirection.RightToLeft if language == "ar" else Qt.LayoutDirection.LeftToRight)
    label.setText(text)
    return label


def test_a_label_is_as_high_as_its_words_need(qtbot: QtBot) -> None:
    label = make(qtbot, SENTENCES["en"])

    assert label.hasHeightForWidth()
    assert label.heightForWidth(200) > label.heightForWidth(2000) == label.sizeHint().height()


def test_a_label_that_does_not_wrap_needs_its_line(qtbot: QtBot) -> None:
    label = make(qtbot, SENTENCES["en"])

    label.setWordWrap(False)

    assert not label.hasHeightForWidth()
    assert label.minimumSizeHint().width() == label.sizeHint().width()


@pytest.mark.parametrize("has_wrap", [True, False])
@pytest.mark.parametrize(("language", "side"), [("en", "left"), ("ar", "right")])
def test_a_label_begins_where_reading_begins(qtbot: QtBot, language: str, side: str, has_wrap: bool) -> None:
    label = make(qtbot, SENTENCES[language], language=language)
    label.setWordWrap(has_wrap)
    label.resize(1500, 80)

    columns = _inked_columns(label)

    assert (min(columns) < 30) is (side == "left")
    assert (max(columns) > 1470) is (side == "right")


def test_markup_is_shown_as_it_was_written(qtbot: QtBot) -> None:
    label = make(qtbot, "<b>x</b>")

    assert label.sizeHint().width() > make(qtbot, "x").sizeHint().width() * 4


def test_words_take_the_colour_of_their_role(qtbot: QtBot) -> None:
    label = make(qtbot, "IIII", role="lead")
    label.resize(label.sizeHint())
    image = label.grab().toImage()
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    darkest = min((image.pixelColor(x, y) for x, y in places), key=QColor.lightness)

    assert darkest == a_look().color("ink_soft")


def _inked_columns(label: TextLabel) -> set[int]:
    image = label.grab().toImage()
    ground = image.pixelColor(label.width() // 2, label.height() - 1)
    high = range(label.height())
    return {x for x in range(label.width()) for y in high if image.pixelColor(x, y) != ground}


def test_no_word_is_left_alone_on_the_last_line() -> None:
    text = "Show your passport or booking code"
    width_px = TextBlock(text, font("en"), 10_000).size().width() - 20

    filled, balanced = (_line_widths(TextBlock(text, font("en"), width_px, flag)) for flag in (False, True))

    assert len(filled) == len(balanced) == 2
    assert filled[1] < 0.3 * filled[0]
    assert balanced[1] > 0.6 * balanced[0]


def test_square_writing_is_parted_after_a_mark_not_within_a_word() -> None:
    text = "摄像头只查找人脸。工作人员会对照您和护照。"
    first, second = (TextBlock(half, font("zh-CN"), 10_000).size().width() for half in (text[:9], text[9:]))

    lines = _line_widths(TextBlock(text, font("zh-CN"), second + 60))

    assert lines == pytest.approx([first, second], abs=40)


@pytest.mark.parametrize("across", [Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter])
def test_balanced_lines_stand_where_they_are_aligned(across: Qt.AlignmentFlag) -> None:
    block = TextBlock("Show your passport or booking code", font("en"), 700)

    columns = sorted(column for line in _inked(block, across) for column in line)

    left_px, right_px = columns[0], block.width_px - 1 - columns[-1]
    assert right_px <= 4 or abs(left_px - right_px) <= 4


def test_a_label_takes_another_type(qtbot: QtBot) -> None:
    label = make(qtbot, "3", role="body")
    before = label.font().pixelSize()

    label.set_role("code")
    label.ensurePolished()

    assert label.font().pixelSize() > before


def _line_widths(block: TextBlock) -> list[int]:
    return [max(line) - min(line) for line in _inked(block, Qt.AlignmentFlag.AlignLeft)]


def _inked(block: TextBlock, across: Qt.AlignmentFlag) -> list[set[int]]:
    """The columns with ink, line by line."""
    image = QImage(block.width_px, block.size().height(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    block.draw(painter, image.rect(), QColor("black"), across, is_rtl=False)
    painter.end()
    tops = range(0, image.height(), block.line_px)
    return [
        {
            x
            for x in range(image.width())
            for y in range(top, min(top + block.line_px, image.height()), 2)
            if image.pixelColor(x, y).lightness() < 128
        }
        for top in tops
    ]


def test_what_is_drawn_is_as_wide_as_its_balanced_lines() -> None:
    block = TextBlock("Check in the next guest", font("en"), 330)

    assert block.size().height() == 2 * block.line_px
    assert block.drawn_px < block.size().width()
    assert TextBlock(block.text, block.font, block.drawn_px).size().height() == 2 * block.line_px
    assert TextBlock("", font("en"), 100).drawn_px == 0


@pytest.mark.parametrize("text", ["顔でチェックインする", "ฉันลงนามเช็คอินด้วยใบหน้า", "Check in with my face"])
def test_a_text_takes_the_lines_it_is_to_have_and_no_word_is_parted(text: str) -> None:
    language = "ja" if "顔" in text else "th" if "ฉ" in text else "en"
    one = TextBlock(text, font(language, is_bold=True), 2_000)
    two = TextBlock(text, font(language, is_bold=True), 2_000, least_lines=2)

    assert (one.line_count, two.line_count) == (1, 2)
    assert two.drawn_px < 0.85 * one.drawn_px


def test_a_word_that_cannot_be_parted_keeps_its_line() -> None:
    assert TextBlock("Check-in", font("en"), 2_000, least_lines=2).line_count == 1
