"""Which PINs are too weak to be anybody's own."""

from enum import Enum
from itertools import pairwise

PIN_MIN, PIN_MAX = 6, 12


class PinFault(Enum):
    """Why a PIN is refused when it is set."""

    NOT_DIGITS = "not_digits"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    ALL_SAME = "all_same"
    IN_A_ROW = "in_a_row"
    AS_BEFORE = "as_before"
    NOT_REPEATED = "not_repeated"


def pin_fault(pin: str) -> PinFault | None:
    """Say why a PIN is refused; None if it may be used. What was the PIN before, only the store can tell."""
    if not (pin.isascii() and pin.isdigit()):
        return PinFault.NOT_DIGITS
    if len(pin) < PIN_MIN:
        return PinFault.TOO_SHORT
    if len(pin) > PIN_MAX:
        return PinFault.TOO_LONG
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    if steps == {0}:
        return PinFault.ALL_SAME
    if steps in ({1}, {9}):
        return PinFault.IN_A_ROW
    return None
