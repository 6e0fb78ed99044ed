import pikepdf
import pytest

from app import paths
from app.receipts.embedding import embed
from app.receipts.fonts import REGULAR, FontFile, FontShelf


@pytest.fixture(scope="module")
def font() -> FontFile:
    return FontShelf(paths.assets() / "fonts").stack(("en",), REGULAR)[0]


def test_each_code_leads_to_a_glyph_a_width_and_a_meaning(font: FontFile) -> None:
    letter, comma = font.character_glyph("W"), font.character_glyph(",")
    with pikepdf.new() as pdf:
        put = embed(pdf, font, {(letter, "W"): 1, (comma, ","): 2})
        descendant = put.DescendantFonts[0]
        assert [float(width) for width in descendant.W[1]] == pytest.approx(
            [font.own_advance(letter), font.own_advance(comma)]
        )
        assert descendant.CIDToGIDMap.read_bytes()[:2] == b"\x00\x00"
        assert len(descendant.CIDToGIDMap.read_bytes()) == 6
        meaning = put.ToUnicode.read_bytes()
        assert b"<0001> <0057>" in meaning
        assert b"<0002> <002c>" in meaning


def test_one_glyph_may_stand_for_two_letters(font: FontFile) -> None:
    glyph = font.character_glyph("A")
    with pikepdf.new() as pdf:
        put = embed(pdf, font, {(glyph, "A"): 1, (glyph, "Α"): 2})
        numbers = put.DescendantFonts[0].CIDToGIDMap.read_bytes()
        assert numbers[2:4] == numbers[4:6] != b"\x00\x00"
        assert b"<0002> <0391>" in put.ToUnicode.read_bytes()


def test_the_name_tells_subsets_apart_and_stays_the_same(font: FontFile) -> None:
    letter, comma = font.character_glyph("W"), font.character_glyph(",")
    with pikepdf.new() as pdf:
        names = [str(embed(pdf, font, {(number, "x"): 1}).BaseFont) for number in (letter, letter, comma)]
    assert names[0] == names[1] != names[2]
    assert all(name[1:7].isupper() and name.endswith("+NotoSans-Regular") for name in names)


def test_long_meanings_are_listed_in_blocks_of_a_hundred(font: FontFile) -> None:
    glyph = font.character_glyph("A")
    with pikepdf.new() as pdf:
        put = embed(pdf, font, {(glyph, chr(0x4E00 + number)): number + 1 for number in range(150)})
        assert put.ToUnicode.read_bytes().count(b"endbfchar") == 2
