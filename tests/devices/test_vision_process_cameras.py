"""The vision program with its two cameras, one at a time, and for real."""

import os
import signal
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.domain.face import Guidance
from app.vision.frame import Pixels
from app.wire.protocol import (
    CameraKind,
    CloseCamera,
    Closed,
    Fault,
    Guided,
    Held,
    Judged,
    Opened,
    Ready,
    encode_order,
)
from tests.devices.desk import LONG_MS, Desk, real
from tests.devices.stand_in import stand_in
from tests.needs import needs_models
from tests.vision.clips import grey, noise, write_clip


def test_the_document_camera_opens_in_a_process_that_can_examine_no_face(qtbot: QtBot, desk: Desk) -> None:
    desk.vision.page(has_face_models=False)

    qtbot.waitUntil(lambda: bool(desk.pictures), timeout=LONG_MS)

    vision = desk.vision
    assert (vision.document_cameras_opened, vision.page_processes_started) == (1, 1)
    assert (vision.cameras_opened, vision.frames_shown, vision.processes_started, vision.processes_ended) == (0,) * 4
    vision.off()
    assert vision.processes_ended == 0


def test_one_process_shows_the_page_and_then_the_face_and_never_both(qtbot: QtBot, desk: Desk) -> None:
    desk.vision.page(has_face_models=True)
    qtbot.waitUntil(lambda: desk.has(Opened), timeout=LONG_MS)
    desk.vision.live()

    qtbot.waitUntil(lambda: desk.vision.frames_shown == 1, timeout=LONG_MS)

    opened = [report.camera for report in desk.reports if isinstance(report, Opened)]
    assert opened == [CameraKind.DOCUMENT, CameraKind.FACE]
    kinds = [type(report) for report in desk.reports]
    assert kinds.index(Closed) < len(kinds) - 1 - kinds[::-1].index(Opened)
    assert desk.vision.processes_started == 1


def test_a_process_for_pages_alone_never_becomes_one_that_examines_faces(qtbot: QtBot, desk: Desk) -> None:
    desk.vision.page(has_face_models=False)
    qtbot.waitUntil(lambda: bool(desk.pictures), timeout=LONG_MS)
    first = desk.vision.pid
    desk.vision.warm(has_face_models=True)

    qtbot.waitUntil(lambda: [type(report) for report in desk.reports].count(Ready) == 2, timeout=LONG_MS)

    assert desk.vision.pid not in (None, first)
    assert (desk.vision.page_processes_started, desk.vision.processes_started) == (1, 1)


def test_what_came_of_an_attempt_counts_the_frames_that_were_examined(qtbot: QtBot) -> None:
    desk = Desk(
        stand_in(
            "ready(); hear(); say(Opened(CameraKind.FACE, 8, 4, 32)); "
            "say(Judged(MatchOutcome.SAME, MatchBand.CLEAR, 40)); hear()"
        )
    )
    desk.vision.live()

    qtbot.waitUntil(lambda: desk.has(Judged), timeout=LONG_MS)

    assert desk.vision.frames_examined == 40
    desk.vision.off()


def test_the_end_of_orders_is_one_line() -> None:
    assert encode_order(CloseCamera()) == b'{"say":"close"}\n'


@needs_models
def test_the_virtual_guest_is_seen_guided_and_held_for_real(qtbot: QtBot) -> None:
    desk = real("virtual", hold_s=1.0)
    desk.vision.warm(has_face_models=True)
    qtbot.waitUntil(lambda: desk.has(Ready), timeout=LONG_MS)
    assert desk.vision.frames_shown == 0
    desk.vision.live()

    qtbot.waitUntil(lambda: desk.has(Held), timeout=LONG_MS)

    hints = {report.guidance for report in desk.reports if isinstance(report, Guided)}
    assert {Guidance.NO_FACE, Guidance.CLOSER, Guidance.LEFT} <= hints
    assert set(desk.pictures) == {(1280, 720, 5120, True)}
    assert desk.vision.frames_shown > 50
    desk.vision.off()


@needs_models
def test_a_real_program_that_is_killed_comes_back_by_itself(qtbot: QtBot) -> None:
    desk = real("virtual")
    desk.vision.live()
    qtbot.waitUntil(lambda: bool(desk.pictures), timeout=LONG_MS)
    assert desk.vision.pid is not None
    os.kill(desk.vision.pid, signal.SIGKILL)
    shown = desk.vision.frames_shown

    qtbot.waitUntil(lambda: desk.vision.cameras_opened == 2 and desk.vision.frames_shown > shown, timeout=LONG_MS)

    desk.vision.off()


@needs_models
@pytest.mark.parametrize(
    ("frames", "expected"),
    [([noise(seed) for seed in range(5)], Fault.CAMERA_LOST), ([grey(0)] * 20, Fault.CAMERA_BLACK)],
    ids=["ending", "black"],
)
def test_a_real_camera_that_fails_is_told(qtbot: QtBot, tmp_path: Path, frames: list[Pixels], expected: Fault) -> None:
    desk = real(f"file:{write_clip(tmp_path / 'clip.avi', frames)}", end="stop")
    desk.vision.live()

    qtbot.waitUntil(lambda: desk.gone == [expected], timeout=LONG_MS)

    assert desk.vision.pid is None
