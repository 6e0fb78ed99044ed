"""Staff step in for closed reasons, and inspectors only read."""

import pytest

from app.domain.staff import ENDS_VISIT, OverrideReason, Role
from tests.builders import a_member


@pytest.mark.parametrize("role", Role)
def test_everybody_but_an_inspector_may_step_in(role: Role) -> None:
    assert a_member(role=role).may_override is (role is not Role.INSPECTOR)


def test_helping_and_comparing_let_the_guest_go_on() -> None:
    going_on = set(OverrideReason) - ENDS_VISIT

    assert going_on == {
        OverrideReason.GUEST_ASKED_FOR_HELP,
        OverrideReason.COMPARED_BY_EYE,
        OverrideReason.DOCUMENT_SEEN,
        OverrideReason.NAME_ACCEPTED,
        OverrideReason.MINOR_ASSISTED,
    }


def test_no_reason_is_consent_for_a_guest() -> None:
    assert not any("consent" in reason.value or "agree" in reason.value for reason in OverrideReason)
