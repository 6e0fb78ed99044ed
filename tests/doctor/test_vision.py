"""The doctor starts the real vision process, camera closed, and believes only what it said."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.config import Config
from app.devices.vision_process import MANDATORY
from app.doctor import vision
from app.doctor.vision import Protections, protections_of
from app.wire.protocol import Protection
from tests.devices.stand_in import stand_in
from tests.needs import needs_models

DEMO = Config().for_demo()
CAMERA_THAT_IS_NOT_THERE = replace(DEMO, camera=replace(DEMO.camera, source="camera:987"))
FEW = """
say(Ready(WIRE_VERSION, os.getpid(), tuple(Protection)[:4] + (Protection.NO_SOCKETS, Protection.NO_PROGRAMS)))
hear()
"""
UNPROTECTED = "say(Ready(WIRE_VERSION, os.getpid(), ()))\nhear()"
SILENT = "hear()"

pytestmark = pytest.mark.usefixtures("qapp")


def stands_in(lines: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have other lines run instead of the vision program."""
    monkeypatch.setattr(vision, "vision_command_of", lambda config: stand_in(lines))


@needs_models
def test_the_real_vision_process_proves_its_protections_without_a_camera() -> None:
    protections = protections_of(CAMERA_THAT_IS_NOT_THERE)

    assert protections is not None
    assert {code.value for code in MANDATORY} <= set(protections.on)
    assert {*protections.on, *protections.missing} == {code.value for code in Protection}
    assert set(protections.on).isdisjoint(protections.missing)


def test_without_models_nothing_is_proved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EVENKEY_MODELS", str(tmp_path))

    assert protections_of(DEMO) is None


def test_what_a_system_does_not_give_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    stands_in(FEW, monkeypatch)

    protections = protections_of(DEMO)

    assert isinstance(protections, Protections)
    assert len(protections.on) + len(protections.missing) == len(Protection)
    assert protections.missing


def test_a_process_without_its_protections_counts_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    stands_in(UNPROTECTED, monkeypatch)

    assert protections_of(DEMO) is None


def test_a_process_that_says_nothing_is_not_waited_for_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    stands_in(SILENT, monkeypatch)
    monkeypatch.setattr(vision, "START_S", 0.2)

    assert protections_of(DEMO) is None


def test_nothing_is_left_that_would_end_a_later_application(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    stands_in(FEW, monkeypatch)
    monkeypatch.setattr(vision, "START_S", 1.0)
    assert protections_of(DEMO) is not None

    QTimer.singleShot(1200, lambda: qapp.exit(7))

    assert qapp.exec() == 7
