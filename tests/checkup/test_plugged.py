"""What is plugged in, told without opening a camera."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.checkup import plugged
from app.config import VIRTUAL_PRINTER, Config, Document, Printer
from app.domain.face_life import FaceEnd
from app.domain.printing import PrinterCondition, PrinterFault, PrinterSupply
from tests.builders import a_life


def with_camera(source: str) -> Config:
    return replace(Config(), camera=replace(Config().camera, source=source))


@pytest.mark.parametrize(
    ("source", "code"),
    [("virtual", "simulated"), ("camera:987", "missing"), ("camera:/dev/null", "there")],
)
def test_a_face_camera_is_there_or_is_not(source: str, code: str) -> None:
    assert plugged.face_camera(with_camera(source), None).code == code


def test_a_camera_that_may_not_be_opened_is_denied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda path, mode: False)

    assert plugged.face_camera(with_camera("camera:/dev/null"), None).code == "denied"


def test_a_camera_that_was_lost_at_its_last_use_is_told_as_such_while_it_is_there() -> None:
    lost = a_life(end=FaceEnd.CAMERA_LOST)

    assert plugged.face_camera(with_camera("camera:/dev/null"), lost).code == "lost"
    assert plugged.face_camera(with_camera("camera:/dev/null"), a_life()).code == "there"
    assert plugged.face_camera(with_camera("camera:987"), lost).code == "missing"


@pytest.mark.parametrize(
    ("document", "code"),
    [
        (Document(""), "none"),
        (Document("camera:0", is_shared=True), "shared"),
        (Document("camera:/dev/null"), "there"),
        (Document("virtual-passport"), "simulated"),
    ],
)
def test_a_document_camera_may_be_absent_or_shared(document: Document, code: str) -> None:
    assert plugged.document_camera(replace(Config(), document=document)).code == code


def test_what_types_is_counted_once_whatever_its_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plugged, "KEYBOARDS", tmp_path)
    assert plugged.reader().code == "missing"

    (tmp_path / "event3").touch()
    for name in ("usb-1-event-kbd", "usb-2-event-kbd"):
        (tmp_path / name).symlink_to(tmp_path / "event3")
    (tmp_path / "usb-1-event-mouse").symlink_to(tmp_path / "event3")

    assert (plugged.reader().code, plugged.reader().facts["count"]) == ("there", 1)


@pytest.mark.parametrize(
    ("queue", "said", "code"),
    [
        ("", PrinterCondition(PrinterFault.NO_QUEUE), "none"),
        ("receipts", PrinterCondition(PrinterFault.JAM, PrinterSupply.LOW_INK, 3), "jam"),
        (VIRTUAL_PRINTER, PrinterCondition(), "simulated"),
        (VIRTUAL_PRINTER, PrinterCondition(PrinterFault.NO_PAPER), "no_paper"),
        ("receipts", PrinterCondition(None, PrinterSupply.LOW_PAPER, 80), "low_paper"),
        ("receipts", PrinterCondition(None, None, 80), "ink_left"),
        ("receipts", PrinterCondition(), "works"),
    ],
)
def test_a_printer_tells_its_fault_before_what_is_low_before_its_ink(
    queue: str, said: PrinterCondition, code: str
) -> None:
    found = plugged.printer(replace(Config(), printer=Printer(queue)), said)

    assert found.code == code
    if code == "ink_left":
        assert found.facts["percent"] == 80
