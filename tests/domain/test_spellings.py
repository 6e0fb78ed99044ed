"""Every lawful way to write a name in A-Z, and what cannot be written."""

import pytest

from app.domain.spellings import (
    FORMS_MAX,
    has_arabic,
    is_chinese,
    is_other_reading,
    is_spelled,
    pinyin_forms,
    written_forms,
)


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Müller", {"MUELLER", "MULLER", "MUXXLLER", "MYULLER"}),
        ("Strauß", {"STRAUSS"}),
        ("Ñúñez", {"NUNEZ", "NXXUNXXEZ"}),
        ("Щербаков", {"SHCHERBAKOV"}),
        ("Гурский", {"GURSKII", "HURSKII"}),
        ("O’Connor", {"OCONNOR"}),
        ("Ĳssel", {"IJSSEL"}),
        ("ﬁn", {"FIN"}),
    ],
)
def test_a_word_is_written_in_all_its_lawful_ways(name: str, forms: set[str]) -> None:
    assert {form[0] for form in written_forms(name)} == forms


def test_titles_signs_and_digits_are_no_names() -> None:
    assert written_forms("Mr. Kim, Min-Jun (3)") == (("KIM", "MIN", "JUN"),)


def test_there_are_never_more_forms_than_anybody_needs() -> None:
    assert len(written_forms("ÄÖÜÅÑГЦÅÄ")) <= FORMS_MAX


@pytest.mark.parametrize(
    ("name", "spelled"), [("Zoë", True), ("Иван", True), ("ليلى", True), ("한", False), ("张", False)]
)
def test_it_is_known_which_scripts_have_a_spelling(name: str, spelled: bool) -> None:
    assert is_spelled(name) is spelled


def test_scripts_are_told_apart() -> None:
    assert has_arabic("ليلى")
    assert not has_arabic("Layla")
    assert is_chinese("欧阳·娜")
    assert not any(map(is_chinese, ("张", "森川みお", "", "张 San")))


def test_a_chinese_name_has_one_form_for_each_way_of_its_umlaut() -> None:
    table = {"吕": ("lv",), "布": ("bu",)}

    assert set(pinyin_forms("吕布", lambda char: table.get(char, ()))) == {
        ("LYU", "BU"),
        ("LU", "BU"),
        ("LV", "BU"),
        ("LUE", "BU"),
    }
    assert pinyin_forms("吕备", lambda char: table.get(char, ())) == ()


def test_rarer_readings_are_known_as_such() -> None:
    table = {"单": ("dan", "shan", "chan"), "乐": ("le", "yue")}

    assert is_other_reading("单乐", "CHANYUE", lambda char: table[char])
    assert is_other_reading("单乐", "YUEDAN", lambda char: table[char])
    assert not is_other_reading("单乐", "ZHANGYUE", lambda char: table[char])
