"""The drawing is to scale, and what it calls examined is what is examined."""

import numpy as np
import pytest

from app.receipts.pdf import Label, assembled
from app.receipts.sheet import Sheet
from app.receipts.tagging import Element
from app.receipts.zone_drawing import DARK, EXAMINED_WIDTH_RATIO, LIGHT, draw_symbol, draw_zone
from app.vision import zone
from tests.builders import NOW
from tests.receipts.desk import coloured

SIDE = 400.0


def drawn(view_deg: float) -> np.ndarray:
    """The drawing alone on a square sheet, as pixels of one point."""
    sheet, top = Sheet(SIDE, SIDE), Element("Document")
    with sheet.mark(top.add("Figure")):
        draw_zone(sheet, 0, SIDE, SIDE, SIDE, view_deg)
    return coloured(assembled(sheet, top, Label("zone", "en", is_rtl=False, made_at=NOW)))


def share(picture: np.ndarray, ink: tuple[float, float, float]) -> np.ndarray:
    """Where one ink stands."""
    near = np.abs(picture.astype(int) - np.array([round(each * 255) for each in ink])).max(axis=2) < 4
    return np.asarray(near)


def test_what_is_drawn_as_examined_is_what_is_examined() -> None:
    assert EXAMINED_WIDTH_RATIO == zone.EXAMINED_WIDTH_RATIO


@pytest.mark.parametrize("view_deg", [40, 60, 90])
def test_at_every_distance_the_dark_area_has_its_share_of_the_width(view_deg: float) -> None:
    picture = drawn(view_deg)
    dark, light = share(picture, DARK), share(picture, LIGHT)
    row = int(np.flatnonzero(dark.any(axis=1))[0] + 0.27 * np.ptp(np.flatnonzero(dark.any(axis=1))))

    whole = np.flatnonzero(dark[row] | light[row])
    inner = np.flatnonzero(dark[row])

    assert np.ptp(inner) / np.ptp(whole) == pytest.approx(EXAMINED_WIDTH_RATIO, abs=0.06)


def test_the_dark_area_ends_at_two_thirds_of_what_is_drawn() -> None:
    picture = drawn(60)
    dark = np.flatnonzero(share(picture, DARK).any(axis=1))
    light = np.flatnonzero(share(picture, LIGHT).any(axis=1))

    assert np.ptp(dark) / np.ptp(light) == pytest.approx(1.2 / 1.8, abs=0.05)
    assert light[-1] < SIDE


def test_the_symbol_keeps_to_its_square() -> None:
    sheet, top = Sheet(SIDE, SIDE), Element("Document")
    with sheet.mark(top.add("Figure")):
        draw_symbol(sheet, 100, 300, 200, (0, 0, 0))
    picture = coloured(assembled(sheet, top, Label("symbol", "en", is_rtl=False, made_at=NOW)))

    rows, columns = np.nonzero(picture.min(axis=2) < 128)

    assert (rows.min(), columns.min()) >= (99, 99)
    assert max(rows.max(), columns.max()) <= 300
