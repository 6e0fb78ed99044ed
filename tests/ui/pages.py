"""Every page of the kiosk with values as a guest meets them, as the command that draws them has it."""

from collections.abc import Callable, Mapping

from app.flow import pages
from tests.scripts import script

UNDER_A_PANEL = {"help", "idle"}
"""Pages with a panel over them, whose words lie over the page's on purpose."""


FACTS: Mapping[str, str] = script("sample_hotel").FACTS
"""What the notice of these pages is filled with."""


_DOCUMENTS = script("sample_documents")
document_page: Callable[..., pages.DocumentPage] = _DOCUMENTS.document_page
live_document_page: Callable[..., pages.DocumentPage] = _DOCUMENTS.live_document_page
portrait_page: Callable[..., pages.PortraitPage] = _DOCUMENTS.portrait_page
"""The pages that ask for a document, with what a test says of them."""


def every_page() -> Mapping[str, tuple[pages.Body, int]]:
    """Name, body and step of each page."""
    samples, office = script("sample_pages"), script("sample_office")
    found = {**samples.sample_bodies(), **_DOCUMENTS.document_bodies(), **office.office_bodies()}
    return {name: page for name, page in found.items() if name not in UNDER_A_PANEL}
