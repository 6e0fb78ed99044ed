"""Lines of a frame, seen as zones."""

import cv2
import numpy as np
import pytest

from app.domain.mrz import MrzFormat
from app.vision.page.decoder import decode
from app.vision.page.locator import find_lines
from app.vision.page.zones import LIKELY, Zone, zones_of
from tests.vision.page.seen import SLANTED, clear_page, frame, grey, net


def seen(format_: MrzFormat, *, is_overturned: bool = False) -> list[Zone]:
    """The zones of a frame that shows a page of this format."""
    picture = grey(frame(clear_page(format_), SLANTED))
    if is_overturned:
        picture = np.asarray(cv2.rotate(picture, cv2.ROTATE_180), dtype=np.uint8)
    blocks = find_lines(picture, work_width_px=960).blocks[:4]
    return sorted((zone for block in blocks for zone in zones_of(picture, block, net())), key=lambda zone: -zone.fit)


@pytest.mark.parametrize("is_overturned", [False, True])
@pytest.mark.parametrize("format_", list(MrzFormat))
def test_a_page_of_every_format_is_read_also_upside_down(format_: MrzFormat, is_overturned: bool) -> None:
    best = seen(format_, is_overturned=is_overturned)[0]

    assert decode(best.shape, best.rows).lines == clear_page(format_).lines
    assert best.is_upside_down is is_overturned
    assert best.fit > LIKELY


def test_arbitrary_texture_is_no_zone() -> None:
    noise = np.random.default_rng(3).integers(0, 255, (720, 1280)).astype(np.uint8)
    noise[300:330, 100:1200:8] = 0
    noise[360:390, 100:1200:8] = 0
    block = find_lines(noise, work_width_px=960).blocks

    zones = [zone for lines in block[:2] for zone in zones_of(noise, lines, net())]

    assert all(zone.fit < LIKELY for zone in zones)
