"""Each state of each part has a sentence for installers, and says what to do where something is to be done."""

from datetime import UTC, datetime

import pytest

from app.doctor.sentences import finding_of
from app.domain.device import CODES, Device, DeviceState, Grade

FACTS = {
    "queue": "receipts",
    "percent": 12,
    "file": "/dev/video0",
    "kind": "virtual",
    "at": datetime(2026, 11, 23, 14, 5, tzinfo=UTC),
    "count": 2,
    "log_mb": 70,
    "free_mb": 900,
    "free_gb": 0,
    "room_mb": 500,
    "folder": "/models",
    "files": "a.task",
    "left_out": "b.onnx",
    "missing": "landlock",
    "why": "The list is missing.",
    "names": "hotel.name",
}
MORE = {"state": "/var/lib", "database": "evenkey.db", "on": "no sockets"}
STATES = [(device, code) for device, codes in CODES.items() for code in codes]


@pytest.mark.parametrize(("device", "code"), STATES)
def test_every_state_has_a_sentence_and_a_mend_where_something_is_wrong(device: Device, code: str) -> None:
    found = finding_of(DeviceState(device, code, FACTS), **MORE)

    assert found.sentence
    assert "{" not in found.sentence + found.mend
    assert bool(found.mend) is (found.state is not Grade.WORKS)


def test_optional_models_that_are_left_out_are_named() -> None:
    assert "b.onnx" in finding_of(DeviceState(Device.MODELS, "works", FACTS)).sentence
