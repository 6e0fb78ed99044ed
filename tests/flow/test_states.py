"""Where a guest can be."""

from dataclasses import FrozenInstanceError
from typing import get_args

import pytest

from app.domain.booking import ByCode
from app.domain.consent import Way
from app.flow import states
from tests.flow.walk import BOOKING, a_receipt


@pytest.mark.parametrize("state", get_args(states.State), ids=lambda state: state.__name__)
def test_a_state_cannot_be_changed_only_replaced(state: type) -> None:
    made = object.__new__(state)

    with pytest.raises(FrozenInstanceError):
        made.anything = 1


def test_what_a_guest_typed_does_not_show_when_a_state_is_printed() -> None:
    receipt = a_receipt()
    shown = repr(
        [
            states.Code(Way.DOCUMENT, receipt, typed="SECRET1"),
            states.Searching(Way.DOCUMENT, receipt, ByCode("SECRET2"), typed="SECRET3"),
            states.Confirm(Way.FACE, receipt, BOOKING),
            states.LookingUp("SECRET4"),
            states.Withdraw("SECRET5"),
        ]
    )

    assert "SECRET" not in shown
    assert BOOKING.guest_name not in shown
