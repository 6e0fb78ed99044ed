"""What a guest is told of a fault."""

from app.domain.problems import Problem
from app.ui.vision_faults import problem_of
from app.wire.protocol import Fault


def test_the_guest_is_told_whether_the_camera_or_the_program_failed() -> None:
    told = {fault: problem_of(fault) for fault in Fault}

    assert {fault for fault, problem in told.items() if problem is Problem.CAMERA_MISSING} == {
        Fault.CAMERA_MISSING,
        Fault.CAMERA_BUSY,
    }
    assert {fault for fault, problem in told.items() if problem is Problem.FACE_UNAVAILABLE} == {
        Fault.MODEL_MISSING,
        Fault.MODEL_WRONG,
        Fault.UNPROTECTED,
        Fault.UNEXPECTED,
    }
