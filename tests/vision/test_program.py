"""The real program: what it refuses, and how it says so."""

import time
from pathlib import Path

import cv2
import pytest

from app import paths
from app.wire.protocol import (
    WIRE_VERSION,
    CloseCamera,
    CodeRead,
    Fault,
    Faulted,
    OpenFace,
    OpenPage,
    PageRead,
    Protection,
)
from tests.builders import ERIKSSON_LINES
from tests.needs import needs_models
from tests.vision.clips import good_frame, grey, noise, write_clip
from tests.vision.confined import confined
from tests.vision.symbols import held
from tests.vision.talk import talk


def fault_of(source: str, end: str = "loop") -> Fault:
    """The fault that follows opening this source."""
    with talk(source, end=end) as conversation:
        conversation.ready()
        conversation.order(OpenFace())
        fault = conversation.fault().fault
        assert conversation.process.wait(20) == 1
        return fault


@needs_models
def test_a_warm_program_says_who_it_is_and_what_protects_the_guest() -> None:
    with talk("virtual") as conversation:
        ready = conversation.ready()

        assert (ready.wire_version, ready.pid) == (WIRE_VERSION, conversation.process.pid)
        assert set(ready.protections) >= {Protection.NO_SOCKETS, Protection.NO_PROGRAMS, Protection.FEW_CALLS}


def test_a_missing_model_is_said(tmp_path: Path) -> None:
    with talk("virtual", models=tmp_path) as conversation:
        assert conversation.fault() == Faulted(Fault.MODEL_MISSING)


def test_a_model_that_was_changed_is_said(tmp_path: Path) -> None:
    (tmp_path / "face_landmarker.task").write_bytes(b"something else")

    with talk("virtual", models=tmp_path) as conversation:
        assert conversation.fault() == Faulted(Fault.MODEL_WRONG)


@needs_models
def test_a_camera_that_is_not_there_is_said() -> None:
    assert fault_of("camera:/dev/video987") is Fault.CAMERA_MISSING


@needs_models
def test_a_covered_camera_is_said(tmp_path: Path) -> None:
    clip = write_clip(tmp_path / "black.avi", [grey(0)] * 20)

    assert fault_of(f"file:{clip}") is Fault.CAMERA_BLACK


@needs_models
def test_a_camera_that_gives_the_same_frame_for_ever_is_said(tmp_path: Path) -> None:
    clip = write_clip(tmp_path / "frozen.avi", [noise(1)] * 30)

    assert fault_of(f"file:{clip}") is Fault.CAMERA_FROZEN


@needs_models
def test_a_camera_that_stops_is_lost_within_seconds(tmp_path: Path) -> None:
    clip = write_clip(tmp_path / "short.avi", [noise(seed) for seed in range(5)])
    begun_s = time.monotonic()

    assert fault_of(f"file:{clip}", end="stop") is Fault.CAMERA_LOST
    assert time.monotonic() - begun_s < 20


@needs_models
@pytest.mark.parametrize("line", [b"hello\n", b'{"say":"record"}\n', b"x" * 2000 + b"\n"])
def test_an_order_that_is_none_ends_the_program(line: bytes) -> None:
    with talk("virtual") as conversation:
        conversation.ready()
        conversation.write(line)

        assert conversation.fault() == Faulted(Fault.UNEXPECTED)
        assert conversation.process.wait(20) == 1


@needs_models
def test_orders_that_are_already_obeyed_change_nothing(tmp_path: Path) -> None:
    with talk("virtual") as conversation:
        conversation.ready()
        conversation.order(CloseCamera())
        conversation.order(OpenFace())
        conversation.order(OpenFace())
        conversation.order(CloseCamera())

        heard = conversation.until(lambda report: type(report).__name__ == "Closed")

    assert [type(report).__name__ for report in heard if type(report).__name__ != "Guided"] == ["Opened", "Closed"]


@needs_models
def test_still_images_can_be_looked_at(tmp_path: Path) -> None:
    cv2.imwrite(str(tmp_path / "guest.png"), good_frame())
    with talk(f"images:{tmp_path}", hold_s=0.3) as conversation:
        conversation.ready()
        conversation.order(OpenFace())

        heard = conversation.until(lambda report: type(report).__name__ == "Held")

    assert heard


def test_the_program_knows_nothing_of_the_desks_window_library() -> None:
    lines = confined(
        "from app.vision import jail, surroundings\n"
        "from app import paths\n"
        "jail.lock_down(readable=[paths.APP], devices=[])\n"
        "surroundings.prepare()\n"
        "import sys, app.vision.program\n"
        "print(sorted(name for name in sys.modules if name.startswith(('PySide6', 'shiboken', 'PyQt'))))\n"
    )

    assert lines == ["[]"]
    assert paths.APP.name == "app"


def test_a_process_for_pages_needs_no_models_and_reads_a_passport_without_its_photo(tmp_path: Path) -> None:
    with talk("virtual", "--document-source", "virtual-passport", "--pages-only", models=tmp_path) as conversation:
        conversation.ready()
        conversation.order(OpenPage())

        assert conversation.until_kind(PageRead)[-1] == PageRead(ERIKSSON_LINES, has_portrait=False)


def test_a_process_for_pages_opens_no_face_camera() -> None:
    with talk("virtual", "--document-source", "virtual-passport", "--pages-only") as conversation:
        conversation.ready()
        conversation.order(OpenFace())

        assert conversation.fault() == Faulted(Fault.CAMERA_MISSING)


def test_a_code_held_before_the_document_camera_is_read(tmp_path: Path) -> None:
    cv2.imwrite(str(tmp_path / "code.png"), held("HTL1:HV10001"))
    with talk("virtual", "--document-source", f"images:{tmp_path}", "--pages-only") as conversation:
        conversation.ready()
        conversation.order(OpenPage())

        assert conversation.until_kind(CodeRead)[-1] == CodeRead("HTL1:HV10001")
