"""The installation guide's pictures: drawn from the sheet's own lengths, fresh, and told in the guide."""

from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree as ET

import pytest

from app.access.dimensions import dimensions
from tests.scripts import script

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "packaging" / "INSTALL.md").read_text(encoding="utf-8")


@pytest.fixture
def drawn() -> ModuleType:
    """The script that draws."""
    return script("drawings")


def test_each_picture_is_as_the_script_draws_it_and_stands_in_the_guide(drawn: ModuleType) -> None:
    for name, text in drawn.drawings().items():
        assert (ROOT / "assets" / "pictures" / name).read_text(encoding="utf-8") == text, "run packaging/drawings.py"
        assert f"(../assets/pictures/{name})" in GUIDE


def test_every_word_stands_within_its_picture(drawn: ModuleType) -> None:
    widest_px = 7.5
    for text in drawn.drawings().values():
        root = ET.fromstring(text)
        for word in root.iter("{http://www.w3.org/2000/svg}text"):
            x, length = float(word.attrib["x"]), widest_px * len(word.text or "")
            left = x - {"start": 0.0, "middle": length / 2, "end": length}[word.attrib["text-anchor"]]
            assert left >= 0, word.text
            assert left + length <= float(root.attrib["width"]), word.text


def test_the_camera_is_where_the_sheet_puts_it(drawn: ModuleType) -> None:
    sheet = {line.what: line.how_much for line in dimensions(268, 476, highest_mm=100, highest_low_mm=200)}

    assert sheet["Face camera, middle of the lens above the floor"] == f"{drawn.CAMERA_MM} mm"
    assert f"{drawn.CAMERA_MM:,} mm" in GUIDE
