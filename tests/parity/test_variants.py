"""Which looks are measured."""

from app.domain.comfort import GLASSES, TEXT_SIZES, Theme
from app.domain.consent import Side
from app.parity.variants import Pairing, all_variants, chosen_variants, is_pictured
from tests.parity.looks import a_variant

LANGUAGES = ("en", "zh-CN", "ar", "ja", "de")


def test_all_looks_are_every_combination_once() -> None:
    looks = list(all_variants(LANGUAGES))

    assert len(set(looks)) == len(looks) == 2 * 3 * 5 * 5 * 3 * 2 * 2
    assert len({look.name for look in looks}) == len(looks)


def test_few_looks_still_hold_every_value_and_every_language_at_its_extremes() -> None:
    few = list(chosen_variants(LANGUAGES))

    assert set(few) <= set(all_variants(LANGUAGES))
    assert {(look.language, look.glass, look.pairing, look.text_ratio) for look in few} >= {
        (language, glass, pairing, size)
        for language in LANGUAGES
        for glass in GLASSES
        for pairing in Pairing
        for size in (TEXT_SIZES[0], TEXT_SIZES[-1])
    }
    assert {look.text_ratio for look in few} == set(TEXT_SIZES)
    assert {(look.theme, look.has_low_reach, look.face_side) for look in few} == {
        (theme, reach, side) for theme in Theme for reach in (True, False) for side in Side
    }


def test_pictures_show_both_sizes_by_day() -> None:
    assert is_pictured(a_variant())
    assert is_pictured(a_variant(text_ratio=2.0))
    assert not is_pictured(a_variant(theme=Theme.NIGHT))
    assert not is_pictured(a_variant(text_ratio=1.5))
    assert not is_pictured(a_variant(has_low_reach=True))
