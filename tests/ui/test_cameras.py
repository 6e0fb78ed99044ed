"""Which camera a page is shown under."""

import pytest

from app.domain.consent import Way
from app.domain.face import Guidance
from app.domain.mode import Mode
from app.domain.page import PageGuidance
from app.flow import pages
from app.ui.cameras import Camera, camera_of
from tests.ui.looks import BODIES


def a_document(*, is_live: bool) -> pages.DocumentPage:
    """A document page with its camera open or not."""
    return pages.DocumentPage(Way.DOCUMENT, False, True, False, is_live, False, PageGuidance.NO_PAGE, 0.0)


@pytest.mark.parametrize(
    ("body", "camera"),
    [
        (pages.FacePage(Guidance.GOOD, 0.0, Mode.VERIFY_1TO1, 60), Camera.FACE),
        (pages.PortraitPage(Way.FACE, True, False, False, PageGuidance.NO_PAGE, 0.0), Camera.DOCUMENT),
        (pages.PortraitPage(Way.DOCUMENT, False, True, False, PageGuidance.NO_PAGE, 0.0), Camera.NONE),
        (a_document(is_live=True), Camera.DOCUMENT),
        (a_document(is_live=False), Camera.NONE),
        (pages.WelcomePage(), Camera.NONE),
        (pages.WaitingPage("searching"), Camera.NONE),
    ],
)
def test_each_page_has_at_most_one_camera(body: pages.Body, camera: Camera) -> None:
    assert camera_of(body) is camera


def test_only_the_last_part_of_an_identity_step_opens_a_camera() -> None:
    with_camera = {name for name, (body, step) in BODIES.items() if camera_of(body) is not Camera.NONE and step != 3}

    assert with_camera == set()
