import pytest

from app import paths
from app.receipts.fonts import FontShelf
from app.receipts.look import INK
from app.receipts.shaping import Shaper, Style
from app.receipts.sheet import Sheet
from app.receipts.tagging import Element
from app.receipts.typesetting import Column, Typesetter

LATIN = Style("en", 10.0, 0)


@pytest.fixture
def setter() -> Typesetter:
    return Typesetter(Sheet(300.0, 300.0), Shaper(FontShelf(paths.assets() / "fonts")))


def test_a_part_of_a_column_is_measured_from_where_lines_begin() -> None:
    assert Column(50.0, 100.0, is_rtl=False).part(10.0, 30.0) == Column(60.0, 30.0, is_rtl=False)
    assert Column(50.0, 100.0, is_rtl=True).part(10.0, 30.0) == Column(110.0, 30.0, is_rtl=True)


def test_the_first_half_is_where_lines_begin() -> None:
    assert [half.left for half in Column(0.0, 100.0, is_rtl=False).halves(20.0)] == [0.0, 60.0]
    assert [half.left for half in Column(0.0, 100.0, is_rtl=True).halves(20.0)] == [60.0, 0.0]


def test_chinese_and_arabic_lines_stand_further_apart(setter: Typesetter) -> None:
    latin, chinese, arabic = (setter.set(text, LATIN, 200.0, INK) for text in ("Hotel", "酒店", "فندق"))
    assert latin.lead_pt < chinese.lead_pt == arabic.lead_pt


def test_a_text_takes_the_first_size_that_keeps_it_on_one_line(setter: Typesetter) -> None:
    styles = [Style("en", size, 0) for size in (40.0, 20.0, 10.0)]
    assert setter.fit("Harbour View", styles, 150.0, INK, max_lines=2).size_pt == 20.0
    assert len(setter.fit("Harbour View " * 9, styles, 150.0, INK, max_lines=2).lines) == 2


def test_a_code_is_made_smaller_before_it_is_ever_cut(setter: Typesetter) -> None:
    styles = [Style("en", size, 0) for size in (20.0, 10.0)]
    block = setter.fit("7K3Q-XM2D-9", styles, 80.0, INK, max_lines=1)
    assert (block.size_pt, block.lines[0].text) == (10.0, "7K3Q-XM2D-9")


def test_a_drawn_block_ends_where_the_next_may_begin(setter: Typesetter) -> None:
    block = setter.set("Harbour View Hotel " * 5, LATIN, 150.0, INK)
    lower = setter.draw(block, Column(0.0, 150.0, is_rtl=False), 200.0, Element("P"))
    assert lower == pytest.approx(200.0 - block.height_pt)
    assert len(block.lines) > 1


def test_blocks_beside_each_other_do_not_touch(setter: Typesetter) -> None:
    blocks = [setter.set(text, LATIN, 200.0, INK) for text in ("Consent receipt", "同意回执")]
    elements = [Element("Span"), Element("Span")]
    lower = setter.draw_beside(blocks, elements, Column(0.0, 200.0, is_rtl=True), 100.0, 7.0)
    assert lower == pytest.approx(100.0 - blocks[1].lead_pt)
    assert [element.kids for element in elements] == [[0], [1]]


def test_what_is_read_aloud_is_told_where_glyphs_do_not_stand_in_reading_order(setter: Typesetter) -> None:
    def said(text: str, width_pt: float = 500.0) -> str | None:
        return setter.set(text, LATIN, width_pt, INK).said

    assert said("Harbour View") is None
    assert said("فندق 28") == "فندق 28"
    assert said("Harbour View Hotel", 60.0) == "Harbour View Hotel"
    assert said("您已同意用人脸办理入住", 60.0) == "您已同意用人脸办理入住"
