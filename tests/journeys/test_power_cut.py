"""The kiosk, or its vision process, is killed outright in the middle of a face check-in."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

from app.bootstrap import open_stores, today_of
from app.config import Config
from app.domain.booking import Stage
from app.domain.consent import Decision
from tests.needs import needs_models

ROOT = Path(__file__).parents[2]
PATIENCE_S = 60.0
DEMO = Config().for_demo()


@contextmanager
def a_face_check_in(out: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Play a face check-in in a process of its own."""
    command = [sys.executable, "-m", "app", "demo", "--headless", "--way", "face", "--out", str(out)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            yield process
        finally:
            process.kill()


def wait_for_picture(kiosk: subprocess.Popen[bytes], out: Path, name: str) -> None:
    """Wait until the play has taken a picture."""
    deadline = time.monotonic() + PATIENCE_S
    while not list(out.glob(f"*-{name}.png")):
        assert time.monotonic() < deadline, f"no picture {name}"
        with suppress(subprocess.TimeoutExpired):
            assert kiosk.wait(timeout=0.05) is None, f"the play ended before {name}"


def vision_of(kiosk: subprocess.Popen[bytes]) -> psutil.Process:
    """The kiosk's one child."""
    (child,) = psutil.Process(kiosk.pid).children()
    return child


@needs_models
def test_a_killed_kiosk_takes_the_camera_with_it_and_keeps_the_receipt(tmp_path: Path) -> None:
    with a_face_check_in(tmp_path) as kiosk:
        wait_for_picture(kiosk, tmp_path, "face-guidance")
        vision = vision_of(kiosk)

        kiosk.send_signal(signal.SIGKILL)

        assert psutil.wait_procs([vision], timeout=5)[1] == []
    stores = open_stores(DEMO, tmp_path / "state")
    assert [receipt.draft.decision for receipt in stores.receipts.latest()] == [Decision.GIVEN]
    arrivals = stores.bookings.list_arrivals(today_of(DEMO))
    assert arrivals
    assert all(booking.stage is not Stage.CHECKED_IN for booking in arrivals)


@needs_models
def test_a_killed_vision_process_takes_the_photo_along_and_the_guest_shows_the_page_again(tmp_path: Path) -> None:
    with a_face_check_in(tmp_path) as kiosk:
        wait_for_picture(kiosk, tmp_path, "face-guidance")
        vision_of(kiosk).kill()

        assert kiosk.wait(timeout=PATIENCE_S) == 0
    summary = json.loads((tmp_path / "summary.json").read_text(encoding="utf-8"))
    # One is killed, one finds that it has no photo to compare with, and one reads the page and compares.
    assert summary["processes_started"] == summary["processes_ended"] == 3
    assert summary["document_cameras_opened"] == 2
    assert summary["decision"] == "given"
