"""Staff step in for closed reasons."""

from app.domain.staff import ENDS_VISIT, OverrideReason


def test_helping_and_comparing_let_the_guest_go_on() -> None:
    going_on = set(OverrideReason) - ENDS_VISIT

    assert going_on == {
        OverrideReason.GUEST_ASKED_FOR_HELP,
        OverrideReason.COMPARED_BY_EYE,
        OverrideReason.DOCUMENT_SEEN,
        OverrideReason.NAME_ACCEPTED,
        OverrideReason.MINOR_ASSISTED,
        OverrideReason.TYPED_FOR_GUEST,
        OverrideReason.BOOKING_CHANGED,
    }


def test_no_reason_is_consent_for_a_guest() -> None:
    assert not any("consent" in reason.value or "agree" in reason.value for reason in OverrideReason)
