"""Which of the two cameras a page is shown under: what the frame says of it, and what may stay on the glass."""

from enum import Enum

from app.flow.pages import Body, DocumentPage, FacePage, PortraitPage, WithdrawPage


class Camera(Enum):
    """The camera that may be open; the value is the last part of the frame's text key."""

    NONE = "off"
    FACE = "on"
    DOCUMENT = "document"


def camera_of(body: Body) -> Camera:
    """The camera of a page."""
    match body:
        case FacePage():
            return Camera.FACE
        case PortraitPage(is_live=True) | DocumentPage(is_live=True) | WithdrawPage(is_live=True):
            return Camera.DOCUMENT
        case _:
            return Camera.NONE
