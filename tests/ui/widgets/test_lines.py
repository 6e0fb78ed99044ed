"""Where lines end: words and phrases stay whole where they fit, in scripts without spaces too."""

import gc
import weakref

import pytest
from PySide6.QtGui import QFont, QFontMetricsF

from app.ui.theme import families
from app.ui.widgets.lines import WORD_JOINER, forget_lines, joined, parts


def a_font(language: str) -> QFont:
    font = QFont()
    font.setFamilies(list(families(language)))
    font.setPixelSize(30)
    return font


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Show your code.", "Show |your |code."),
        ("여권이나 코드를 보여 주세요.", "여권이나 |코드를 |보여 |주세요."),
        ("パスポートかコードを見せます。", "パスポートか|コードを|見せます。"),
        ("もう一度お試しください", "もう|一度|お試しください"),
        ("ここでお読みになります", "ここで|お読みになります"),
        ("読み取れませんでした。", "読み取れませんでした。"),
        ("写真と控えをお見せになる", "写真と|控えを|お見せになる"),
        ("เช็คอินด้วยหนังสือเดินทาง", "เช็คอิน|ด้วย|หนังสือเดินทาง"),
        ("出示护照", "出|示|护|照"),
    ],
)
def test_a_text_parts_between_its_words(text: str, told: str) -> None:
    assert parts(text) == tuple(told.split("|"))
    assert "".join(parts(text)) == text


def test_an_honorific_that_ends_a_text_is_no_phrase_of_its_own() -> None:
    assert parts("これはお") == ("これはお",)


def test_running_japanese_parts_anywhere() -> None:
    assert len(parts("パスポートを見せます。", has_phrases=False)) > len(parts("パスポートを見せます。"))


@pytest.mark.parametrize("text", ["여권이나 코드를", "コードを見せます", "แผนกต้อนรับ", "ยินยอมเช็คอินด้วยใบหน้า"])
def test_what_fits_is_tied_and_what_does_not_is_left_to_part(text: str) -> None:
    font = a_font("ja")
    wide_px = QFontMetricsF(font).horizontalAdvance(text)

    assert joined(text, font, wide_px, has_phrases=True).replace(WORD_JOINER, "") == text
    assert WORD_JOINER in joined(text, font, wide_px, has_phrases=True)
    assert joined(text, font, 1, has_phrases=True) == text


@pytest.mark.parametrize("text", ["Show your code", "出示护照", "أهلًا وسهلًا", ""])
def test_no_mark_comes_between_letters_that_were_never_parted(text: str) -> None:
    assert joined(text, a_font("en"), 10_000, has_phrases=True) == text


class Name(str):
    """A text that can be asked whether it is still there."""

    __slots__ = ("__weakref__",)


def test_no_text_stays_once_it_is_forgotten() -> None:
    name = Name("Maria Fernandez")
    is_there = weakref.ref(name)
    told = parts(name)
    joined(name, a_font("en"), 500, has_phrases=True)

    forget_lines()
    del name
    gc.collect()

    assert is_there() is None
    assert parts("Maria Fernandez") == told
