"""Where lines end: words and phrases stay whole where they fit, in scripts without spaces too."""

import gc
import weakref

import pytest
from PySide6.QtGui import QFont, QFontMetricsF

from app import paths
from app.ui.theme import families
from app.ui.widgets.lines import NO_BREAK_SPACE, WORD_JOINER, forget_lines, joined, parts, whole_words


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
        ("出示护照", "出示|护照"),
        ("用护照或预订码办理入住", "用护照|或预订码|办理|入住"),
        ("用護照或訂房代碼辦理入住", "用護照|或訂房代碼|辦理|入住"),
        ("您的预订不变", "您的|预订|不变"),
        ("front desk, +86 20 5550 0100", "front |desk, |+86 20 5550 0100"),
        ("Выбор — на экране, через 60 с.", "Выбор — |на |экране, |через |60 с."),
        ("Une question ?", "Une |question ?"),
        ("at most 60 seconds", "at |most |60 |seconds"),
    ],
)
def test_a_text_parts_between_its_words(text: str, told: str) -> None:
    assert parts(text) == tuple(told.split("|"))
    assert "".join(parts(text)) == text


def test_an_honorific_that_ends_a_text_is_no_phrase_of_its_own() -> None:
    assert parts("これはお") == ("これはお",)


@pytest.mark.parametrize("text", ["パスポートを見せます。", "请出示护照。"])
def test_running_square_writing_parts_anywhere(text: str) -> None:
    assert len(parts(text, has_phrases=False)) > len(parts(text))


def test_every_whole_word_stands_in_a_catalogue() -> None:
    catalogues = "".join(file.read_text(encoding="utf-8") for file in (paths.resources() / "i18n").glob("*/*.po"))

    assert [word for word in whole_words() if word not in catalogues] == []
    assert len(set(whole_words())) > 100


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("여권이나 코드를", WORD_JOINER),
        ("コードを見せます", WORD_JOINER),
        ("แผนกต้อนรับ", WORD_JOINER),
        ("ยินยอมเช็คอินด้วยใบหน้า", WORD_JOINER),
        ("请出示护照", WORD_JOINER),
        ("20 5550 0100", NO_BREAK_SPACE),
    ],
)
def test_what_fits_is_tied_and_what_does_not_is_left_to_part(text: str, tie: str) -> None:
    font = a_font("ja")
    wide_px = QFontMetricsF(font).horizontalAdvance(text)

    tied = joined(text, font, wide_px, has_phrases=True)

    assert tie in tied
    assert tied.replace(WORD_JOINER, "").replace(NO_BREAK_SPACE, " ") == text
    assert joined(text, font, 1, has_phrases=True) == text


@pytest.mark.parametrize("text", ["Show your code", "您她", "أهلًا وسهلًا", ""])
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
