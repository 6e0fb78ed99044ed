"""How a few lines share their words: where a reader rests, and of like length."""

import pytest
from PySide6.QtGui import QFont, QFontMetricsF

from app.ui.theme import families
from app.ui.widgets.composing import LINE_SEPARATOR, composed


def a_font(language: str) -> QFont:
    font = QFont()
    font.setFamilies(list(families(language)))
    font.setPixelSize(30)
    return font


def lines(text: str, language: str = "en", *, ratio: float = 0.8, count: int = 2) -> list[str]:
    """The lines of a text with room for so much of its length."""
    font = a_font(language)
    width_px = QFontMetricsF(font).horizontalAdvance(text.replace("|", "")) * ratio
    return composed(text.replace("|", ""), font, width_px, count).split(LINE_SEPARATOR)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Hold it to the reader at any time,| or type your code.", "en"),
        ("Reading this is not consent.| You choose on the next screen.", "en"),
        ("Camera finds a face.| Staff look at you, nothing more.", "en"),
        ("摄像头只查找人脸。|工作人员会对照您和护照。", "zh-CN"),
        ("用护照或预订码|办理入住", "zh-CN"),
        ("يمكنكم التوقف في أي وقت،| وسحب الموافقة لاحقًا.", "ar"),
        ("อ่านแล้วยังไม่ถือว่ายินยอม| เลือกได้ในหน้าจอถัดไป", "th"),
    ],
)
def test_a_line_ends_where_a_reader_rests(text: str, language: str) -> None:
    assert lines(text, language) == [line.strip() for line in text.split("|")]


def test_without_a_rest_lines_are_of_like_length_and_no_short_word_ends_one() -> None:
    assert lines("Show your passport or booking code") == ["Show your passport", "or booking code"]
    assert lines("How would you like to check in?") == ["How would you", "like to check in?"]
    assert lines("Check in with my face") == ["Check in", "with my face"]
    assert lines("The camera closes after 22. November") == ["The camera closes", "after 22. November"]


def test_a_rest_that_would_leave_one_line_far_shorter_is_passed_over() -> None:
    assert lines("Yes, the machine compares your face with the passport photo")[0] != "Yes,"


def test_three_lines_are_composed_as_one() -> None:
    text = "The camera finds a face, nothing more. Staff look at you and your passport."

    assert lines(text, ratio=0.45, count=3) == [
        "The camera finds a face,",
        "nothing more. Staff look",
        "at you and your passport.",
    ]


@pytest.mark.parametrize("text", ["passport", "a passport or a booking code"])
def test_what_has_no_room_stays_as_it_is(text: str) -> None:
    assert lines(text, ratio=0.2) == [text]
