"""What staff see over a guest's visit, by what they may do there."""

from dataclasses import replace

import pytest

from app.domain.gates import Lock
from app.domain.likeness import NameReason
from app.domain.problems import Problem
from app.domain.staff import OverrideReason, Role
from app.flow import pages
from app.flow.overriding import reasons_for
from app.flow.staff_pages import staff_body
from app.flow.states import Choice, StaffDesk, Trouble, Welcome
from tests.builders import a_member
from tests.flow.walk import BOOKING, NOTICE, RULES

CHOICE = Choice(NOTICE)
LOCKS = (Lock.ASSESSMENT_MISSING,)


@pytest.mark.parametrize("role", Role)
def test_only_who_may_help_a_guest_is_offered_a_reason(role: Role) -> None:
    body = staff_body(StaffDesk(a_member(role=role), CHOICE, Problem.STORE_UNAVAILABLE), replace(RULES, locks=LOCKS))

    reasons = reasons_for(CHOICE) if role in {Role.DESK, Role.MANAGER} else ()
    assert body == pages.StaffDeskPage("Lin", "choice", reasons, Problem.STORE_UNAVAILABLE, LOCKS)
    assert OverrideReason.GUEST_LEFT in reasons_for(CHOICE)


def test_staff_read_in_what_a_name_differs() -> None:
    beneath = Trouble(Problem.NAME_DIFFERS, CHOICE, reason=NameReason.OTHER_NAME, held=BOOKING)

    body = staff_body(StaffDesk(a_member(), beneath), RULES)

    assert isinstance(body, pages.StaffDeskPage)
    assert body.name_reason is NameReason.OTHER_NAME


@pytest.mark.parametrize("role", Role)
def test_withdrawing_is_offered_while_nobody_checks_in_to_whom_may(role: Role) -> None:
    desk = StaffDesk(a_member(role=role), Welcome())

    page = staff_body(desk, RULES)

    assert isinstance(page, pages.StaffDeskPage)
    assert page.can_withdraw is (role is not Role.INSPECTOR)
    assert not staff_body(replace(desk, beneath=CHOICE), RULES).can_withdraw  # type: ignore[union-attr]
