"""The table of Chinese readings is whole, and says of well-known characters what everybody says."""

import pytest

from app import paths
from app.storage.pinyin import readings


@pytest.mark.parametrize(
    ("char", "first"), [("张", "zhang"), ("張", "zhang"), ("吕", "lv"), ("女", "nv"), ("曾", "ceng"), ("龘", "da")]
)
def test_a_character_has_its_usual_reading_first(char: str, first: str) -> None:
    assert readings(char)[0] == first


def test_a_character_with_several_readings_has_them_all() -> None:
    assert {"ceng", "zeng"} <= set(readings("曾"))


@pytest.mark.parametrize("char", ["A", "é", "か", "", "한", "\U00020000", "张三"])
def test_what_is_not_in_the_table_has_no_reading(char: str) -> None:
    assert readings(char) == ()


def test_the_table_has_plain_letters_and_each_character_once_as_usual() -> None:
    lines = (paths.resources() / "names" / "pinyin.txt").read_text(encoding="utf-8").splitlines()

    usual = "".join(line.partition(" ")[2].partition("|")[0] for line in lines)

    assert all(line.partition(" ")[0].isalpha() and line.isascii() is False for line in lines)
    assert len(usual) == len(set(usual)) > 20_000
    assert all("\u4e00" <= char <= "\u9fff" for char in usual)
