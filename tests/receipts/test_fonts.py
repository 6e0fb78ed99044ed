import pytest

from app import paths
from app.receipts.fonts import BOLD, NO_GLYPH, REGULAR, FontShelf


@pytest.fixture(scope="module")
def shelf() -> FontShelf:
    return FontShelf(paths.assets() / "fonts")


@pytest.mark.parametrize(
    ("language", "first"),
    [
        ("en", "NotoSans-Regular"),
        ("zh-CN", "NotoSansSC-Regular"),
        ("zh-Hant", "NotoSansTC-Regular"),
        ("zh-HK", "NotoSansTC-Regular"),
        ("ar", "NotoSansArabic-Regular"),
        ("tlh", "NotoSans-Regular"),
    ],
)
def test_a_language_is_set_in_its_own_family_first(shelf: FontShelf, language: str, first: str) -> None:
    assert shelf.stack((language,), REGULAR)[0].name == first


@pytest.mark.parametrize(("language", "family"), [("ko", "KR"), ("ja", "JP"), ("zh-TW", "TC"), ("th", "Thai")])
def test_every_family_has_a_bold_weight(shelf: FontShelf, language: str, family: str) -> None:
    assert shelf.stack((language,), BOLD)[0].name == f"NotoSans{family}-Bold"


def test_each_letter_of_the_shipped_languages_is_on_the_shelf(shelf: FontShelf) -> None:
    stack = shelf.stack(("en",), BOLD)
    assert all(any(font.character_glyph(letter) != NO_GLYPH for font in stack) for letter in "Aé永ب7%’…")


def test_letters_join_and_dots_stand_for_nothing_of_their_own(shelf: FontShelf) -> None:
    glyphs = shelf.stack(("ar",), REGULAR)[0].shape("بيت", is_rtl=True, language="ar")
    assert len(glyphs) > len("بيت")
    assert [glyph.text for glyph in glyphs if glyph.text] == ["ت", "ي", "ب"]
    assert all(glyph.advance == 0 for glyph in glyphs if not glyph.text)


def test_an_outline_begins_with_a_contour_and_closes_it(shelf: FontShelf) -> None:
    font = shelf.stack(("en",), REGULAR)[0]
    steps = font.outline(font.character_glyph(".")).split()
    assert steps[2] == "m"
    assert steps[-1] == "h"


def test_a_subset_is_a_small_part_of_its_file(shelf: FontShelf) -> None:
    font = shelf.stack(("zh-CN",), REGULAR)[0]
    wanted = [font.character_glyph(letter) for letter in "您已同意"]
    program, renumbered = font.subset(wanted)
    assert len(program) < font.path.stat().st_size / 100
    assert set(renumbered) == set(wanted)
    assert NO_GLYPH not in renumbered.values()
