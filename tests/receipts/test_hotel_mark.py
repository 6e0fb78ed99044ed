import re

from app import paths
from app.receipts.hotel_mark import draw_mark, mark_height_pt
from app.receipts.sheet import Sheet


def test_the_mark_keeps_its_shape_at_any_size() -> None:
    assert mark_height_pt(76.0) == 60.0
    assert mark_height_pt(38.0) == 30.0


def test_the_mark_on_paper_is_the_one_on_the_screen() -> None:
    svg = (paths.assets() / "icons" / "evenkey-mark.svg").read_text(encoding="utf-8")
    lines = {(float(x), float(y)) for x, y in re.findall(r"M(\d+) (\d+)[hHvV]", svg)}
    drawn = re.findall(r"^n ([\d.]+) ([\d.]+) m [\d.]+ [\d.]+ l", drawn_mark(), re.MULTILINE)
    assert len(drawn) == 4
    assert {(10 + float(x), 118 - float(y)) for x, y in drawn} <= lines


def drawn_mark() -> str:
    """The content of a sheet with the mark at its own scale, its upper left corner at (0, 100)."""
    sheet = Sheet(100.0, 100.0)
    draw_mark(sheet, 0.0, 100.0, 76.0, (0.0, 0.0, 0.0))
    return sheet.finish().decode("latin-1")
