"""One opening of the camera, in the real program."""

import select

from app.domain.face import Guidance
from app.wire.protocol import CloseCamera, Closed, Guided, Held, OpenCamera, Opened
from tests.needs import needs_models
from tests.vision.talk import Talk, talk

pytestmark = needs_models


def pictures(conversation: Talk, count: int) -> list[bytes]:
    """The next pictures, copied: tests may."""
    found: list[bytes] = []
    while len(found) < count:
        assert select.select([conversation.ring.event_fd], [], [], 30)[0]
        conversation.ring.drain()
        picture = conversation.ring.newest()
        if picture is not None:
            found.append(bytes(picture.pixels))
    return found


def test_the_virtual_guest_is_guided_and_then_held() -> None:
    with talk("virtual") as conversation:
        conversation.ready()
        conversation.order(OpenCamera())

        heard = conversation.until_kind(Held)

    hints = [report.guidance for report in heard if isinstance(report, Guided)]
    assert heard[0] == Opened(1280, 720, 5120)
    assert list(dict.fromkeys(hints))[:3] == [Guidance.NO_FACE, Guidance.CLOSER, Guidance.LEFT]
    assert hints[-1] in {Guidance.GOOD, Guidance.HOLD_STILL}
    assert [report for report in heard if isinstance(report, Guided)][-1].hold_ratio == 1.0


def test_pictures_come_and_are_not_the_same() -> None:
    with talk("virtual") as conversation:
        conversation.ready()
        conversation.order(OpenCamera())

        seen = pictures(conversation, 5)

    assert len(set(seen)) == 5
    assert all(any(picture) for picture in seen)


def test_before_the_camera_is_opened_there_is_no_picture() -> None:
    with talk("virtual") as conversation:
        conversation.ready()

        assert conversation.ring.newest() is None


def test_closing_counts_zeroes_the_ring_and_leaves_the_program_warm() -> None:
    with talk("virtual") as conversation:
        conversation.ready()
        conversation.order(OpenCamera())
        pictures(conversation, 3)
        conversation.order(CloseCamera())
        closed = conversation.until_kind(Closed)[-1]
        conversation.ring.drain()
        left = conversation.ring.newest()

        conversation.order(OpenCamera())
        again = conversation.until_kind(Opened)
        pictures(conversation, 1)

    assert isinstance(closed, Closed)
    assert closed.frames >= 3
    assert closed.examined <= closed.frames
    assert left is None or not any(left.pixels)
    assert again == [Opened(1280, 720, 5120)]
