import io

import pikepdf
import pytest

from app import paths
from app.receipts.fonts import FontShelf
from app.receipts.shaping import Shaper, Style
from app.receipts.sheet import Sheet, drawn_part
from app.receipts.tagging import Element

BLACK = (0.0, 0.0, 0.0)


@pytest.fixture(scope="module")
def shaper() -> Shaper:
    return Shaper(FontShelf(paths.assets() / "fonts"))


def operators(sheet: Sheet) -> list[tuple[str, list[str]]]:
    with pikepdf.open(io.BytesIO(sheet.finish())) as pdf:
        page = pdf.pages[0]
        page.Contents = pdf.make_stream(drawn_part(page.Contents.read_bytes()))
        found = pikepdf.parse_content_stream(page)
        return [(str(each.operator), [str(operand) for operand in each.operands]) for each in found]


def test_the_drawn_part_names_no_font_that_is_not_drawn() -> None:
    assert [name for name, _ in operators(Sheet(100.0, 100.0)) if name in ("Tf", "BT")] == []


def test_a_mark_belongs_to_its_element_and_an_ornament_to_nobody() -> None:
    sheet, element = Sheet(100.0, 100.0), Element("P")
    with sheet.mark(element):
        pass
    with sheet.ornament():
        sheet.rule(0.0, 0.0, 50.0, 1.0, BLACK)
    names = [(name, operands[:1]) for name, operands in operators(sheet) if name in ("BDC", "BMC", "EMC")]
    assert names == [("BDC", ["/P"]), ("EMC", []), ("BMC", ["/Artifact"]), ("EMC", [])]
    assert element.kids == [0]
    assert sheet.owners == [element]


def test_dark_neighbours_in_a_row_are_one_rectangle() -> None:
    sheet = Sheet(100.0, 100.0)
    sheet.modules(((True, True, False, True), (False, False, False, False)), 10.0, 50.0, 2.0, BLACK)
    drawn = [[float(number) for number in operands] for name, operands in operators(sheet) if name == "re"]
    assert drawn == [[10.0, 48.0, 4.0, 2.0], [16.0, 48.0, 2.0, 2.0]]


def test_a_glyph_has_one_code_for_each_thing_it_stands_for(shaper: Shaper) -> None:
    sheet = Sheet(100.0, 100.0)
    (line,) = shaper.lines("بت بت", Style("ar", 10.0, 1), 90.0, max_lines=1)
    sheet.text(line, 0.0, 0.0, 10.0, BLACK)
    (codes,) = sheet.signs.values()
    assert sorted(text for _, text in codes) == [" ", "ب", "ت"]
    assert sorted(codes.values()) == [1, 2, 3]


def test_dots_of_arabic_letters_are_drawn_as_figures(shaper: Shaper) -> None:
    sheet = Sheet(100.0, 100.0)
    for text in ("ا", "ب"):
        (line,) = shaper.lines(text, Style("ar", 10.0, 1), 90.0, max_lines=1)
        sheet.text(line, 0.0, 0.0, 10.0, BLACK)
    names = [name for name, _ in operators(sheet)]
    assert names.count("TJ") == 2
    assert names.count("f") == 1


def test_text_begins_where_it_is_told(shaper: Shaper) -> None:
    sheet = Sheet(100.0, 100.0)
    (line,) = shaper.lines("Hotel", Style("en", 10.0, 0), 90.0, max_lines=1)
    sheet.text(line, 12.0, 34.0, 10.0, BLACK)
    (place,) = [operands for name, operands in operators(sheet) if name == "Tm"]
    assert [float(number) for number in place[4:]] == [12.0, 34.0]
