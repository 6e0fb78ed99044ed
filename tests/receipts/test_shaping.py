import pytest

from app import paths
from app.receipts.fonts import REGULAR, FontShelf
from app.receipts.shaping import Shaper, Style, writable

LATIN = Style("en", 10.0, 0)
WIDTH = 200.0


@pytest.fixture(scope="module")
def shelf() -> FontShelf:
    return FontShelf(paths.assets() / "fonts")


@pytest.fixture(scope="module")
def shaper(shelf: FontShelf) -> Shaper:
    return Shaper(shelf)


def said(shaper: Shaper, text: str, style: Style = LATIN, *, max_lines: int = 9) -> list[str]:
    return [line.text for line in shaper.lines(text, style, WIDTH, max_lines=max_lines)]


def test_a_short_text_is_one_line(shaper: Shaper) -> None:
    assert said(shaper, "Consent receipt") == ["Consent receipt"]


def test_a_long_text_breaks_and_loses_no_word(shaper: Shaper) -> None:
    text = "Ask the hotel what it holds about you, or to correct or delete it."
    found = said(shaper, text)
    assert len(found) > 1
    assert " ".join(found) == text


@pytest.mark.parametrize("letter", ["W", "永", "ب", "A ", "ب ", "a-"])
@pytest.mark.parametrize("base", [0, 1])
def test_no_line_is_wider_than_its_column(shaper: Shaper, letter: str, base: int) -> None:
    style = Style("en", 10.0, base)
    lines = shaper.lines(letter * 5000, style, WIDTH, max_lines=3)
    assert len(lines) == 3
    assert all(line.width_em * 10.0 <= WIDTH + 0.01 for line in lines)


def test_what_does_not_fit_ends_in_an_ellipsis(shaper: Shaper) -> None:
    assert said(shaper, "Harbour " * 60, max_lines=2)[-1].endswith("Harbour…")


def test_a_text_with_nothing_to_write_has_no_lines(shaper: Shaper) -> None:
    assert said(shaper, "") == said(shaper, "\u2066 \u2069🌅") == []


def test_letters_of_three_scripts_share_a_line(shaper: Shaper) -> None:
    (line,) = shaper.lines("Hotel 酒店 فندق", LATIN, WIDTH, max_lines=1)
    assert [run.font.name.split("-")[0] for run in line.runs] == ["NotoSans", "NotoSansSC", "NotoSansArabic"]


def test_pictographs_and_controls_are_left_out(shelf: FontShelf) -> None:
    stack = shelf.stack(("en",), REGULAR)
    assert writable("Sun🌅\ufe0f Hotel", stack) == "Sun Hotel"
    assert writable("Sun\x07\nHotel", stack) == "Sun Hotel"


def test_a_name_cannot_turn_a_line_around(shelf: FontShelf) -> None:
    assert writable("\u202eletoH", shelf.stack(("en",), REGULAR)) == "letoH"


def test_a_letter_no_font_has_is_shown_as_missing(shelf: FontShelf) -> None:
    assert writable("ཀ Hotel", shelf.stack(("en",), REGULAR)) == "\ufffd Hotel"


@pytest.mark.parametrize(
    ("others", "font"), [(("ja", "zh-CN"), "NotoSansJP"), (("zh-TW",), "NotoSansTC"), ((), "NotoSansSC")]
)
def test_what_a_language_has_no_letter_for_is_written_as_the_pages_others_write_it(
    shelf: FontShelf, others: tuple[str, ...], font: str
) -> None:
    (line,) = Shaper(shelf, others).lines("日本", LATIN, WIDTH, max_lines=1)
    assert [run.font.name for run in line.runs] == [f"{font}-Regular"]


def test_controls_and_private_letters_are_not_written_even_where_a_font_has_them(shelf: FontShelf) -> None:
    stack = shelf.stack(("zh-CN", "en"), REGULAR)
    assert any(font.character_glyph("\x00") for font in stack)
    assert writable("Ho\x00tel\x1f\ue000\U000f0000", stack) == "Hotel"
