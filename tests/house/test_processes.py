"""What the contracts cannot see: which libraries really are in which process, and what Qt does to Python there."""

import subprocess
import sys

import pytest
from PySide6.QtWidgets import QLabel

from app import paths


def modules_after(code: str) -> set[str]:
    """The top names of all modules that a fresh interpreter has after running the code."""
    show = "\nimport sys\nprint(*{name.partition('.')[0] for name in sys.modules})"
    done = subprocess.run(
        [sys.executable, "-c", code + show], cwd=paths.APP.parent, capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


def test_the_kiosk_process_can_examine_no_picture() -> None:
    modules = modules_after("import app.bootstrap, app.ui.kiosk")

    assert "PySide6" in modules
    assert modules.isdisjoint({"cv2", "mediapipe", "numpy", "onnxruntime", "tensorflow"})


def test_the_vision_program_can_show_nothing_and_store_nothing() -> None:
    modules = modules_after(
        "from app.vision import surroundings\nsurroundings.prepare()\n"
        "import app.vision.__main__, app.vision.program, app.vision.face_kit"
    )

    assert {"cv2", "mediapipe"} <= modules
    assert modules.isdisjoint({"PySide6", "shiboken6", "sqlite3", "pysqlite3", "sqlite_utils", "reportlab"})


def test_the_first_screen_does_not_wait_for_what_comes_later() -> None:
    modules = modules_after("import app.bootstrap")

    assert modules.isdisjoint(
        {"argon2", "babel", "pikepdf", "pydantic", "qrcode", "reportlab", "sqlite_utils", "structlog"}
    )


def test_the_command_line_answers_without_loading_qt() -> None:
    assert modules_after("import app.cli.entry").isdisjoint(
        {"PySide6", "pydantic", "numpy", "reportlab", "sqlite_utils"}
    )


@pytest.mark.usefixtures("qapp")
def test_qt_leaves_nones_reference_count_alone() -> None:
    # PySide6 6.12.0 loses one reference to None in every call; Python 3.11 then dies within seconds of a live preview.
    label = QLabel()
    before = sys.getrefcount(None)

    for number in range(500):
        label.setText(str(number))
        label.update()

    assert sys.getrefcount(None) > before - 50
