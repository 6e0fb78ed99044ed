"""The command that draws every screen to look at."""

import subprocess
import sys
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).parents[2]


def test_a_page_is_drawn_at_the_size_of_the_glass_with_a_sheet_beside_it(tmp_path: Path) -> None:
    command = [sys.executable, "packaging/contact_sheet.py", "--out", str(tmp_path), "--page", "choice"]
    options = ["--language", "ar", "--size", "1.0", "--theme", "night", "--glass", "landscape"]

    subprocess.run([*command, *options], cwd=ROOT, check=True, capture_output=True)

    with Image.open(tmp_path / "choice-landscape-ar-100-night.png") as image:
        assert image.size == (1920, 1080)
        assert len(image.convert("RGB").getcolors(1 << 24) or []) > 20
    assert (tmp_path / "sheet-landscape.png").is_file()
