"""Weak PINs are refused with a reason."""

import pytest

from app.domain.pins import PinFault, pin_fault


@pytest.mark.parametrize(
    ("pin", "fault"),
    [
        ("", PinFault.NOT_DIGITS),
        ("48291a", PinFault.NOT_DIGITS),
        ("\u0664\u0668\u0662\u0669\u0661\u0663", PinFault.NOT_DIGITS),
        ("48291", PinFault.TOO_SHORT),
        ("4829134829134", PinFault.TOO_LONG),
        ("777777", PinFault.ALL_SAME),
        ("123456", PinFault.IN_A_ROW),
        ("890123", PinFault.IN_A_ROW),
        ("654321", PinFault.IN_A_ROW),
        ("482913", None),
        ("112233", None),
        ("482913482913", None),
    ],
)
def test_a_weak_pin_is_refused_with_its_reason(pin: str, fault: PinFault | None) -> None:
    assert pin_fault(pin) is fault
