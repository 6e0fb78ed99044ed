"""The room's one exception."""

from app.vision.faults import VisionError
from app.wire.protocol import Fault


def test_the_exception_carries_the_fault_and_says_only_its_code() -> None:
    error = VisionError(Fault.CAMERA_BLACK)

    assert error.fault is Fault.CAMERA_BLACK
    assert str(error) == "camera_black"
