"""The vision program as the desk has it: with stand-ins for what goes wrong, and for real."""

import os
import signal
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.devices.vision_process import Patience, VisionCommand, vision_command
from app.wire.protocol import (
    Closed,
    Fault,
    Guided,
    Held,
    Opened,
    Ready,
)
from tests.devices.desk import LONG_MS, Desk
from tests.devices.stand_in import stand_in


def test_at_first_there_is_no_process(desk: Desk) -> None:
    assert (desk.vision.pid, desk.vision.processes_started) == (None, 0)
    desk.vision.off()
    assert desk.vision.processes_ended == 0


def test_a_warm_process_has_its_camera_closed(qtbot: QtBot, desk: Desk) -> None:
    desk.vision.warm(has_face_models=True)

    qtbot.waitUntil(lambda: desk.has(Ready), timeout=LONG_MS)

    assert not desk.has(Opened)
    assert (desk.vision.cameras_opened, desk.vision.frames_shown) == (0, 0)


def test_live_from_cold_starts_the_process_and_opens_when_ready(qtbot: QtBot, desk: Desk) -> None:
    desk.vision.live()

    qtbot.waitUntil(lambda: bool(desk.pictures), timeout=LONG_MS)

    assert [type(report) for report in desk.reports] == [Ready, Opened]
    assert desk.pictures == [(8, 4, 32, True)]
    assert (desk.vision.processes_started, desk.vision.cameras_opened, desk.vision.frames_shown) == (1, 1, 1)


def test_saying_it_twice_changes_nothing(qtbot: QtBot, desk: Desk) -> None:
    desk.vision.warm(has_face_models=True)
    desk.vision.warm(has_face_models=True)
    desk.vision.live()
    desk.vision.live()
    qtbot.waitUntil(lambda: bool(desk.pictures), timeout=LONG_MS)
    desk.vision.live()
    desk.vision.off()
    desk.vision.off()

    assert (desk.vision.processes_started, desk.vision.processes_ended, desk.vision.cameras_opened) == (1, 1, 1)


def test_from_live_back_to_warm_the_camera_is_closed(qtbot: QtBot, desk: Desk) -> None:
    desk.vision.live()
    qtbot.waitUntil(lambda: bool(desk.pictures), timeout=LONG_MS)
    desk.vision.warm(has_face_models=True)

    qtbot.waitUntil(lambda: desk.has(Closed), timeout=LONG_MS)

    assert desk.vision.pid is not None


def test_off_leaves_no_process(qtbot: QtBot, desk: Desk) -> None:
    desk.vision.live()
    qtbot.waitUntil(lambda: bool(desk.pictures), timeout=LONG_MS)
    pid = desk.vision.pid

    desk.vision.off()

    assert not Path(f"/proc/{pid}").exists()
    assert desk.vision.pid is None
    assert desk.gone == []


def test_every_guest_gets_a_fresh_process(qtbot: QtBot, desk: Desk) -> None:
    pids = set()
    for guest in (1, 2):
        desk.vision.live()
        qtbot.waitUntil(lambda guest=guest: len(desk.pictures) == guest, timeout=LONG_MS)  # type: ignore[misc]
        pids.add(desk.vision.pid)
        desk.vision.off()

    assert len(pids) == 2


def test_a_process_that_dies_is_started_again_and_opened_again(qtbot: QtBot, desk: Desk) -> None:
    desk.vision.live()
    qtbot.waitUntil(lambda: bool(desk.pictures), timeout=LONG_MS)
    assert desk.vision.pid is not None
    os.kill(desk.vision.pid, signal.SIGKILL)

    qtbot.waitUntil(lambda: len(desk.pictures) == 2, timeout=LONG_MS)

    assert (desk.vision.processes_started, desk.vision.processes_ended, desk.vision.cameras_opened) == (2, 1, 2)
    assert desk.gone == []


def test_a_process_that_dies_again_and_again_is_given_up_until_off(qtbot: QtBot) -> None:
    desk = Desk(stand_in("ready(); sys.exit(1)"))
    desk.vision.live()

    qtbot.waitUntil(lambda: desk.gone == [Fault.CAMERA_LOST], timeout=LONG_MS)
    desk.vision.live()
    assert (desk.vision.pid, desk.vision.processes_started) == (None, 4)

    desk.vision.off()
    desk.vision.warm(has_face_models=True)
    assert desk.vision.processes_started == 5
    desk.vision.off()


def test_a_process_that_cannot_be_started_is_told_after_the_call(qtbot: QtBot) -> None:
    desk = Desk(VisionCommand(("/no/such/program",)))
    desk.vision.live()
    told_within_the_call = list(desk.gone)
    qtbot.waitUntil(lambda: bool(desk.gone), timeout=LONG_MS)
    assert (told_within_the_call, desk.gone, desk.vision.processes_started) == ([], [Fault.UNEXPECTED], 0)


def test_a_face_held_counts_only_while_the_camera_that_was_asked_for_is_open(qtbot: QtBot) -> None:
    desk = Desk(
        stand_in("ready(); hear(); say(Held(3)); say(Opened(CameraKind.FACE, 1280, 720, 5120)); say(Held(17)); hear()")
    )
    desk.vision.live()

    qtbot.waitUntil(lambda: desk.has(Held), timeout=LONG_MS)

    assert [type(report) for report in desk.reports] == [Ready, Opened, Held]
    assert desk.vision.frames_examined == 17
    desk.vision.off()


@pytest.mark.parametrize(
    "lines",
    [
        "os.write(1, b'hello\\n'); hear()",
        "say(Ready(WIRE_VERSION + 1, os.getpid(), tuple(Protection))); hear()",
        "say(Ready(WIRE_VERSION, 1, tuple(Protection))); hear()",
        "say(Ready(WIRE_VERSION, os.getpid(), (Protection.READ_ONLY_FILES,))); hear()",
        "ready(); ready(); hear()",
    ],
)
def test_a_process_that_breaks_the_wire_or_is_not_locked_in_is_killed(qtbot: QtBot, lines: str) -> None:
    desk = Desk(stand_in(lines))
    desk.vision.warm(has_face_models=True)

    qtbot.waitUntil(lambda: desk.gone == [Fault.UNEXPECTED], timeout=LONG_MS)

    assert (desk.vision.pid, desk.vision.processes_ended) == (None, 1)


@pytest.mark.parametrize(
    ("lines", "patience", "expected"),
    [
        ("hear()", Patience(warm_s=0.3, watch_s=0.05), Fault.UNEXPECTED),
        ("ready(); hear(); hear()", Patience(open_s=0.3, watch_s=0.05), Fault.CAMERA_LOST),
        (
            "ready(); hear(); say(Opened(CameraKind.FACE, 8, 4, 32)); hear()",
            Patience(frame_s=0.3, watch_s=0.05),
            Fault.CAMERA_LOST,
        ),
        (
            "ready(); hear(); say(Opened(CameraKind.FACE, 8, 4, 32)); show(1); hear()",
            Patience(frame_s=0.3, watch_s=0.05),
            Fault.CAMERA_LOST,
        ),
    ],
)
def test_a_process_that_keeps_the_guest_waiting_is_killed(
    qtbot: QtBot, lines: str, patience: Patience, expected: Fault
) -> None:
    desk = Desk(stand_in(lines), patience=patience)
    desk.vision.live()

    qtbot.waitUntil(lambda: desk.gone == [expected], timeout=LONG_MS)

    assert desk.vision.pid is None


def test_a_picture_that_nobody_asked_for_is_not_shown(qtbot: QtBot) -> None:
    desk = Desk(stand_in("show(1); ready(); say(Guided(Guidance.GOOD, 1.0)); show(2); say(Closed(0, 0)); hear()"))
    desk.vision.warm(has_face_models=True)

    qtbot.waitUntil(lambda: desk.has(Closed), timeout=LONG_MS)

    assert desk.pictures == []
    assert not desk.has(Guided)
    desk.vision.off()


def test_a_fault_that_is_told_is_handed_on(qtbot: QtBot) -> None:
    desk = Desk(stand_in("ready(); hear(); say(Faulted(Fault.CAMERA_BUSY)); hear()"))
    desk.vision.live()

    qtbot.waitUntil(lambda: desk.gone == [Fault.CAMERA_BUSY], timeout=LONG_MS)

    assert desk.vision.pid is None


def test_the_command_names_the_source_and_nothing_secret() -> None:
    command = vision_command(source="virtual", models=Path("/m"), hold_s=2.0, end="stop")

    words = ("-B", "-m", "app.vision", "--source", "virtual", "--models", "/m", "--hold-s", "2.0", "--end", "stop")
    assert command.of_kind(has_face_models=True)[1:] == words
    assert command.of_kind(has_face_models=False)[1:] == (*words, "--pages-only")


def test_the_command_names_the_document_camera_and_what_is_asked_of_a_face() -> None:
    command = vision_command(
        source="camera:0", document_source="camera:0", is_shared=True, models=Path("/m"), is_comparing=True, turns=2
    )

    assert command.words[-6:] == ("--document-source", "camera:0", "--shared", "--compare", "--turns", "2")
