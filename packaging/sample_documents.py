"""The pages that ask for a document with values as a guest meets them, for pictures and tests of the screens."""

from collections.abc import Mapping

from app.domain.consent import Way
from app.domain.page import PageGuidance
from app.flow import pages


def document_bodies() -> Mapping[str, tuple[pages.Body, int]]:
    """Name, body and step of each page."""
    return {
        "document": (document_page(), 3),
        "document-face": (document_page(way=Way.FACE), 3),
        "document-live": (live_document_page(), 3),
        "document-reading": (live_document_page(way=Way.FACE, guidance=PageGuidance.READING), 3),
        "document-turn": (live_document_page(way=Way.FACE, guidance=PageGuidance.TURN_ROUND), 3),
        "document-code": (live_document_page(is_code=True), 3),
        "document-failed": (document_page(way=Way.FACE, is_passport_asked=True, has_camera_failed=True), 3),
        "portrait": (portrait_page(), 3),
        "portrait-reading": (portrait_page(is_unreadable=True, guidance=PageGuidance.HOLD_STILL), 3),
        "portrait-document": (portrait_page(way=Way.DOCUMENT), 3),
        "portrait-reader": (portrait_page(way=Way.DOCUMENT, is_live=False), 3),
        "portrait-failed": (portrait_page(way=Way.DOCUMENT, is_live=False, has_camera_failed=True), 3),
    }


def document_page(  # noqa: PLR0913 - one argument a part
    *,
    way: Way = Way.DOCUMENT,
    is_unreadable: bool = False,
    is_passport_asked: bool = False,
    is_code_asked: bool = False,
    is_live: bool = False,
    has_camera_failed: bool = False,
    guidance: PageGuidance = PageGuidance.NO_PAGE,
) -> pages.DocumentPage:
    """The document page; as it is first shown, where nothing else is said."""
    return pages.DocumentPage(
        way,
        is_unreadable,
        is_passport_asked,
        is_code_asked,
        is_live,
        has_camera_failed,
        guidance,
        _read_ratio(guidance),
    )


def live_document_page(
    *,
    way: Way = Way.DOCUMENT,
    is_code: bool = False,
    is_unreadable: bool = False,
    guidance: PageGuidance = PageGuidance.NO_PAGE,
) -> pages.DocumentPage:
    """The document page once a passport or a code was asked for, and the document camera is open."""
    return document_page(
        way=way,
        is_unreadable=is_unreadable,
        is_passport_asked=not is_code,
        is_code_asked=is_code,
        is_live=True,
        guidance=guidance,
    )


def portrait_page(
    *,
    way: Way = Way.FACE,
    is_live: bool = True,
    has_camera_failed: bool = False,
    is_unreadable: bool = False,
    guidance: PageGuidance = PageGuidance.NO_PAGE,
) -> pages.PortraitPage:
    """The page that wants a document besides the booking."""
    return pages.PortraitPage(way, is_live, has_camera_failed, is_unreadable, guidance, _read_ratio(guidance))


def _read_ratio(guidance: PageGuidance) -> float:
    """How much of a page is read: nothing while there is none."""
    return 0.0 if guidance is PageGuidance.NO_PAGE else 0.6
