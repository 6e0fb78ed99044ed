"""One opening of the camera, in the real program."""

import select
from itertools import pairwise

from app.domain.face import Guidance
from app.domain.matching import MatchBand, MatchOutcome
from app.wire.protocol import (
    CameraKind,
    CloseCamera,
    Closed,
    Guided,
    Held,
    Judged,
    Opened,
    OpenFace,
    OpenPage,
    PageGuided,
    PageRead,
)
from tests.builders import ERIKSSON_LINES
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
        conversation.order(OpenFace())

        heard = conversation.until_kind(Held)

    hints = [report.guidance for report in heard if isinstance(report, Guided)]
    assert heard[0] == Opened(CameraKind.FACE, 1280, 720, 5120)
    assert list(dict.fromkeys(hints))[:3] == [Guidance.NO_FACE, Guidance.CLOSER, Guidance.LEFT]
    assert hints[-1] in {Guidance.GOOD, Guidance.HOLD_STILL}
    assert [report for report in heard if isinstance(report, Guided)][-1].hold_ratio == 1.0


def test_pictures_come_and_are_not_the_same() -> None:
    with talk("virtual") as conversation:
        conversation.ready()
        conversation.order(OpenFace())

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
        conversation.order(OpenFace())
        pictures(conversation, 3)
        conversation.order(CloseCamera())
        closed = conversation.until_kind(Closed)[-1]
        conversation.ring.drain()
        left = conversation.ring.newest()

        conversation.order(OpenFace())
        again = conversation.until_kind(Opened)
        pictures(conversation, 1)

    assert isinstance(closed, Closed)
    assert closed.frames >= 3
    assert closed.examined <= closed.frames
    assert left is None or not any(left.pixels)
    assert again == [Opened(CameraKind.FACE, 1280, 720, 5120)]


PASSPORT = ("--document-source", "virtual-passport")


def test_a_page_is_read_its_photo_taken_along_and_the_guest_turns_as_asked_and_is_the_same() -> None:
    with talk("virtual", *PASSPORT, "--compare", "--turns", "2") as conversation:
        conversation.ready()
        conversation.order(OpenPage())
        page = conversation.until_kind(PageRead)
        conversation.order(CloseCamera())
        conversation.order(OpenFace())
        face = conversation.until_kind(Judged)

    assert page[0] == Opened(CameraKind.DOCUMENT, 1280, 720, 5120)
    assert page[-1] == PageRead(ERIKSSON_LINES, has_portrait=True)
    assert any(isinstance(report, PageGuided) for report in page)
    judged = face[-1]
    assert isinstance(judged, Judged)
    assert (judged.outcome, judged.band) == (MatchOutcome.SAME, MatchBand.CLEAR)
    prompts = [report.guidance for report in face if isinstance(report, Guided)]
    turns = {Guidance.TURN_LEFT, Guidance.TURN_RIGHT}
    assert sum(a in turns and b not in turns for a, b in pairwise(prompts)) == 2


def test_a_face_that_has_nothing_to_be_compared_with_is_not_looked_at() -> None:
    with talk("virtual", *PASSPORT, "--compare", "--turns", "2") as conversation:
        conversation.ready()
        conversation.order(OpenFace())
        heard = conversation.until_kind(Judged)

    assert heard[-1] == Judged(MatchOutcome.NO_REFERENCE, MatchBand.BELOW, 0)
    assert not any(isinstance(report, Guided) for report in heard)


def test_after_the_face_camera_was_closed_the_photo_of_the_page_is_gone() -> None:
    with talk("virtual", *PASSPORT, "--compare", "--turns", "2") as conversation:
        conversation.ready()
        conversation.order(OpenPage())
        conversation.until_kind(PageRead)
        for order in (CloseCamera(), OpenFace(), CloseCamera(), OpenFace()):
            conversation.order(order)
        heard = conversation.until_kind(Judged)

    assert heard[-1] == Judged(MatchOutcome.NO_REFERENCE, MatchBand.BELOW, 0)
