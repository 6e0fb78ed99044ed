import pytest

from app import paths
from app.receipts.fonts import FontShelf
from app.receipts.shaping import Shaper, Style
from app.receipts.sheet import Sheet
from app.receipts.strip import DOT, Strip, module_dots, whole_dots_pt
from app.receipts.tagging import Element
from app.receipts.typesetting import Column, Typesetter

BLACK = (0.0, 0.0, 0.0)
STYLE = Style("en", 10.0, 0)


@pytest.fixture
def setter() -> Typesetter:
    return Typesetter(Sheet(200.0, DOT), Shaper(FontShelf(paths.assets() / "fonts")))


@pytest.fixture
def strip(setter: Typesetter) -> Strip:
    return Strip(setter, Column(10.0, 180.0, is_rtl=False))


def test_a_strip_is_as_long_as_what_stands_on_it_in_whole_dots(setter: Typesetter, strip: Strip) -> None:
    edges: list[float] = []
    strip.space(10)
    strip.put(2.5 * DOT, edges.append)
    strip.put(1.0 * DOT, edges.append)
    strip.draw()
    assert setter.sheet.height_pt == whole_dots_pt(14)
    assert [round(edge / DOT, 6) for edge in edges] == [4, 1]


def test_a_rasteriser_that_rounds_up_finds_no_dot_more() -> None:
    assert all(dots - 0.01 < whole_dots_pt(dots) / DOT < dots for dots in (1, 576, 4464))


def test_a_text_without_words_takes_no_room(setter: Typesetter, strip: Strip) -> None:
    element = Element("P")
    strip.text(setter.set("\u200b", STYLE, 180.0, BLACK), element)
    strip.space(1)
    strip.draw()
    assert setter.sheet.height_pt == whole_dots_pt(1)
    assert element.kids == []


def test_labels_stand_beside_each_other_only_where_they_fit(setter: Typesetter, strip: Strip) -> None:
    short, long = (setter.set(text, STYLE, 180.0, BLACK) for text in ("Notice", "Machine and exact time, in full"))
    strip.beside([short, short], [Element("Span"), Element("Span")], 7.0)
    strip.draw()
    one_line = setter.sheet.height_pt
    strip.beside([short, long], [Element("Span"), Element("Span")], 7.0)
    strip.draw()
    assert setter.sheet.height_pt == pytest.approx(3 * one_line, abs=2 * DOT)


@pytest.mark.parametrize(("modules", "dots"), [(21, 15), (57, 5), (61, 5), (69, 4), (177, 1), (400, 1)])
def test_modules_are_as_many_dots_wide_as_fit(modules: int, dots: int) -> None:
    assert module_dots(modules, 320) == dots
