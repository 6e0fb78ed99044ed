"""What a guest is told when something is wrong with the vision process."""

from app.domain.problems import Problem
from app.wire.protocol import Fault

PROBLEM_OF_FAULT = {
    Fault.CAMERA_MISSING: Problem.CAMERA_MISSING,
    Fault.CAMERA_BUSY: Problem.CAMERA_MISSING,
    Fault.MODEL_MISSING: Problem.FACE_UNAVAILABLE,
    Fault.MODEL_WRONG: Problem.FACE_UNAVAILABLE,
    Fault.UNPROTECTED: Problem.FACE_UNAVAILABLE,
    Fault.UNEXPECTED: Problem.FACE_UNAVAILABLE,
}


def problem_of(fault: Fault) -> Problem:
    """The problem of a fault; of every one that is not listed, a camera lost."""
    return PROBLEM_OF_FAULT.get(fault, Problem.CAMERA_LOST)
