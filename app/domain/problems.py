"""The closed list of what can go wrong for a guest; each has words and a way out in every language."""

from enum import Enum


class Problem(Enum):
    """What a guest is told went wrong; the value is its stable code in logs and its key in the catalogues."""

    CAMERA_MISSING = "camera_missing"
    CAMERA_LOST = "camera_lost"
    CAMERA_PAUSED = "camera_paused"
    FACE_UNAVAILABLE = "face_unavailable"
    FACE_INCONCLUSIVE = "face_inconclusive"
    FACE_TOO_YOUNG = "face_too_young"
    MINOR_NEEDS_STAFF = "minor_needs_staff"
    RECEIPT_NOT_SAVED = "receipt_not_saved"
    RECEIPT_NOT_FOUND = "receipt_not_found"
    RECEIPT_UNREADABLE = "receipt_unreadable"
    RECEIPT_FORGED = "receipt_forged"
    RECEIPT_ELSEWHERE = "receipt_elsewhere"
    BOOKING_NOT_FOUND = "booking_not_found"
    BOOKINGS_SEVERAL = "bookings_several"
    BOOKING_OTHER_DAY = "booking_other_day"
    BOOKING_CANCELLED = "booking_cancelled"
    BOOKING_ALREADY_IN = "booking_already_in"
    NAME_DIFFERS = "name_differs"
    NAME_UNSURE = "name_unsure"
    CODE_WAIT = "code_wait"
    CODE_LOCKED = "code_locked"
    CHECK_IN_NOT_SAVED = "check_in_not_saved"
    PRINTER_FAILED = "printer_failed"
    PIN_WRONG = "pin_wrong"
    PIN_WAIT = "pin_wait"
    STAFF_ALTERED = "staff_altered"
    STORE_UNAVAILABLE = "store_unavailable"
    UNEXPECTED = "unexpected"


class KioskError(Exception):
    """An expected failure at the desk; its message is the problem's code and never holds a guest's words."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.value)
        self.problem = problem


class MustWait(KioskError):
    """Too many codes were wrong; the next may be tried in `wait_s` seconds, and any other way at once."""

    def __init__(self, problem: Problem, wait_s: int) -> None:
        super().__init__(problem)
        self.wait_s = wait_s
