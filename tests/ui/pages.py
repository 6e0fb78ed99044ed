"""Every page of the kiosk with values as a guest meets them, as the command that draws them has it."""

import importlib.util
from collections.abc import Mapping
from pathlib import Path

from app.flow import pages

SOURCE = Path(__file__).parents[2] / "packaging" / "sample_pages.py"
UNDER_A_PANEL = {"help", "idle"}
"""Pages with a panel over them, whose words lie over the page's on purpose."""


def every_page() -> Mapping[str, tuple[pages.Body, int]]:
    """Name, body and step of each page."""
    spec = importlib.util.spec_from_file_location("sample_pages", SOURCE)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return {name: page for name, page in module.sample_bodies().items() if name not in UNDER_A_PANEL}
