"""Which camera a page is shown under."""

import pytest

from app.domain.consent import Way
from app.domain.face import Guidance
from app.domain.mode import Mode
from app.flow import pages
from app.ui.cameras import Camera, camera_of
from tests.ui.looks import BODIES
from tests.ui.pages import document_page, live_document_page, portrait_page


@pytest.mark.parametrize(
    ("body", "camera"),
    [
        (pages.FacePage(Guidance.GOOD, 0.0, Mode.VERIFY_1TO1, 60), Camera.FACE),
        (portrait_page(), Camera.DOCUMENT),
        (portrait_page(way=Way.DOCUMENT, is_live=False, has_camera_failed=True), Camera.NONE),
        (live_document_page(), Camera.DOCUMENT),
        (document_page(is_passport_asked=True), Camera.NONE),
        (pages.WelcomePage(), Camera.NONE),
        (pages.WaitingPage("searching"), Camera.NONE),
    ],
)
def test_each_page_has_at_most_one_camera(body: pages.Body, camera: Camera) -> None:
    assert camera_of(body) is camera


def test_only_the_last_part_of_an_identity_step_opens_a_camera() -> None:
    with_camera = {name for name, (body, step) in BODIES.items() if camera_of(body) is not Camera.NONE and step != 3}

    assert with_camera == set()
