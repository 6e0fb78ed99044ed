"""Every page of the kiosk with values as a guest meets them, as the command that draws them has it."""

from collections.abc import Mapping

from app.flow import pages
from tests.scripts import script

UNDER_A_PANEL = {"help", "idle"}
"""Pages with a panel over them, whose words lie over the page's on purpose."""


FACTS: Mapping[str, str] = script("sample_hotel").FACTS
"""What the notice of these pages is filled with."""


def every_page() -> Mapping[str, tuple[pages.Body, int]]:
    """Name, body and step of each page."""
    found = {**script("sample_pages").sample_bodies(), **script("sample_office").office_bodies()}
    return {name: page for name, page in found.items() if name not in UNDER_A_PANEL}
