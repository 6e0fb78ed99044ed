"""What staff see over a guest's visit, by what they may do there."""

import pytest

from app.domain.problems import Problem
from app.domain.staff import OverrideReason, Role
from app.flow import pages
from app.flow.overriding import reasons_for
from app.flow.staff_pages import staff_body
from app.flow.states import Choice, StaffDesk
from tests.builders import a_member
from tests.flow.walk import NOTICE

CHOICE = Choice(NOTICE)


@pytest.mark.parametrize("role", Role)
def test_only_who_may_help_a_guest_is_offered_a_reason(role: Role) -> None:
    body = staff_body(StaffDesk(a_member(role=role), CHOICE, Problem.STORE_UNAVAILABLE))

    reasons = reasons_for(CHOICE) if role in {Role.DESK, Role.MANAGER} else ()
    assert body == pages.StaffDeskPage("Lin", "choice", reasons, Problem.STORE_UNAVAILABLE)
    assert OverrideReason.GUEST_LEFT in reasons_for(CHOICE)
