"""The whole jail."""

import os
import subprocess
import sys
from pathlib import Path

from app import paths
from app.vision import jail
from app.wire.protocol import Protection
from tests.needs import needs_models, needs_strace
from tests.vision.confined import confined

LOCKED = """
import os, resource, socket
from pathlib import Path
from app.vision import jail
held = jail.lock_down(readable=[], devices=[])
"""


def test_everything_this_machine_can_do_is_named() -> None:
    (codes,) = confined(LOCKED + "print(*(protection.value for protection in held))")

    assert set(codes.split()) >= {
        "no_sockets", "no_programs", "no_file_growth", "no_new_rights", "not_readable", "dies_with_desk",
    }  # fmt: skip


def test_no_existing_file_can_be_changed_even_if_it_was_open_before(tmp_path: Path) -> None:
    file = f"{tmp_path}/open"

    lines = confined(
        f"import os\nfd = os.open({file!r}, os.O_RDWR | os.O_CREAT)\n"
        "import signal\nsignal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n" + LOCKED + "try:\n    os.write(fd, b'face')\n"
        "except OSError as error:\n    print(error.strerror)\n"
    )

    assert lines == ["File too large"]


def test_memory_is_not_readable_by_others_of_the_same_user() -> None:
    lines = confined(LOCKED + "import ctypes\nprint(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))")

    assert lines == ["0"]


def test_an_open_process_is_not_called_denied() -> None:
    """Here, in the test's own process, nothing is locked: the probes must say so."""
    assert not jail.sockets_are_denied()
    assert not jail.programs_are_denied()


def test_without_the_filter_library_the_mandatory_protections_are_not_claimed() -> None:
    lines = confined(
        "from app.vision import seccomp\nseccomp.LIBRARY = 'libnothing.so.9'\n"
        + LOCKED
        + "print(jail.MANDATORY & set(held), jail.lock_up())"
    )

    assert lines == ["frozenset() ()"]


def test_the_second_stage_is_named_too() -> None:
    (codes,) = confined(LOCKED + "print(*(protection.value for protection in jail.lock_up()))")

    assert codes == Protection.FEW_CALLS.value


REPORTING = """
import os
from app import paths
from app.vision import jail, surroundings
jail.lock_down(readable=[paths.APP, paths.assets(), paths.resources(), paths.models()], devices=[])
surroundings.prepare()
import mediapipe as mp
import numpy as np
from mediapipe.tasks.python import BaseOptions, vision
model = BaseOptions(model_asset_buffer=(paths.models() / "face_landmarker.task").read_bytes())
options = vision.FaceLandmarkerOptions(base_options=model, running_mode=vision.RunningMode.VIDEO)
landmarker = vision.FaceLandmarker.create_from_options(options)
landmarker.detect_for_video(mp.Image(mp.ImageFormat.SRGB, np.zeros((64, 64, 3), np.uint8)), 1)
os.write(1, b"loaded")
landmarker.close()
os.write(1, b"closed")
os._exit(0)
"""


@needs_models
@needs_strace
def test_what_mediapipe_reports_to_its_maker_on_closing_never_gets_a_socket(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    program = (sys.executable, "-B", "-c", REPORTING)

    done = subprocess.run(
        ("strace", "-f", "-qq", "-o", str(trace), "-e", "trace=network,write", *program),
        cwd=paths.APP.parent,
        env={**os.environ, "EVENKEY_MODELS": str(paths.models())},
        capture_output=True,
        timeout=120,
        check=False,
    )

    assert (done.returncode, done.stdout) == (0, b"loadedclosed")
    _, closing = trace.read_text().split('write(1, "loaded"', 1)
    tries = [line for line in closing.splitlines() if "socket(" in line]
    assert tries, "MediaPipe no longer tries to report: the reason for the jail has changed"
    assert all("EPERM" in line for line in tries)
    assert "connect(" not in closing
