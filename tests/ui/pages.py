"""Every page of the kiosk with values as a guest meets them, as the command that draws them has it."""

import importlib.util
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType

from app.flow import pages

PACKAGING = Path(__file__).parents[2] / "packaging"
UNDER_A_PANEL = {"help", "idle"}
"""Pages with a panel over them, whose words lie over the page's on purpose."""


def _of_packaging(name: str) -> ModuleType:
    """A module of that command, which is no part of a package."""
    spec = importlib.util.spec_from_file_location(name, PACKAGING / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


FACTS: Mapping[str, str] = _of_packaging("sample_hotel").FACTS
"""What the notice of these pages is filled with."""


def every_page() -> Mapping[str, tuple[pages.Body, int]]:
    """Name, body and step of each page."""
    found = {**_of_packaging("sample_pages").sample_bodies(), **_of_packaging("sample_office").office_bodies()}
    return {name: page for name, page in found.items() if name not in UNDER_A_PANEL}
