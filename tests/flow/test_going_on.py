"""A guest whose consent has ended goes on by passport or code, with nothing lost."""

from dataclasses import replace

import pytest

from app.domain.consent import Decision, Way
from app.domain.face_life import FaceEnd
from app.domain.problems import Problem
from app.flow import events as ev
from app.flow.commands import RecordFaceErased
from app.flow.needs import Vision, needs
from app.flow.printing import ON_ITS_WAY
from app.flow.states import (
    Arrived,
    Asker,
    Choice,
    Code,
    Confirm,
    Consent,
    Document,
    Face,
    LookingUp,
    Notice,
    Portrait,
    State,
    Trouble,
    Welcome,
    Withdrawing,
    Withdrawn,
)
from tests.builders import a_booking, a_draft
from tests.flow.walk import AT_KIOSK, NOTICE, RECEIPT, RULES, a_receipt, after, at, stored

BOOKING = a_booking()
WITHDRAWAL = stored(a_draft(decision=Decision.WITHDRAWN, notice=NOTICE, replaces=RECEIPT.id), number=2)
QR = ((True,),)
CONFIRM = Confirm(Way.DOCUMENT, WITHDRAWAL, BOOKING, "HV1")
OTHERS = stored(RECEIPT.draft, number=9)


def after_withdrawal(beneath: State, **rules: object) -> State:
    """Where a guest goes on from a state, once the consent is withdrawn over it."""
    visit = at(Withdrawn(WITHDRAWAL, QR, asker=Asker(beneath)))
    return after(visit, ev.Finished(), **rules).visit.state  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("beneath", "then"),
    [
        (Choice(NOTICE, "HV1", RECEIPT), Choice(NOTICE, "HV1", WITHDRAWAL)),
        (Consent(NOTICE, "HV1", RECEIPT), Choice(NOTICE, "HV1", WITHDRAWAL)),
        (Document(Way.FACE, RECEIPT, "HV1"), Document(Way.DOCUMENT, WITHDRAWAL, "HV1")),
        (Code(Way.FACE, RECEIPT, "HV1"), Document(Way.DOCUMENT, WITHDRAWAL, "HV1")),
        (Portrait(RECEIPT, BOOKING, "HV1"), CONFIRM),
        (Face(RECEIPT, BOOKING, "HV1"), CONFIRM),
        (Confirm(Way.FACE, RECEIPT, BOOKING, "HV1"), CONFIRM),
        (Notice(onward=Face(RECEIPT, BOOKING, "HV1")), Notice(onward=CONFIRM)),
        (Trouble(Problem.FACE_INCONCLUSIVE, Face(RECEIPT, BOOKING, "HV1")), CONFIRM),
        (Notice(), Notice()),
        (Document(Way.FACE, OTHERS, "HV1"), Document(Way.FACE, OTHERS, "HV1")),
        (Face(OTHERS, BOOKING), Trouble(Problem.CAMERA_PAUSED, Face(OTHERS, BOOKING))),
        (Withdrawing(RECEIPT), Withdrawing(RECEIPT)),
        (Welcome(), Welcome()),
    ],
)
def test_what_stands_on_the_consent_goes_on_without_a_face_and_all_else_as_it_was(beneath: State, then: State) -> None:
    assert after_withdrawal(beneath) == then


def test_where_the_hotel_reads_documents_at_the_kiosk_one_is_asked_for() -> None:
    then = after_withdrawal(Face(RECEIPT, BOOKING), rules=AT_KIOSK)

    assert then == Portrait(WITHDRAWAL, BOOKING, way=Way.DOCUMENT)


def test_a_guest_who_has_arrived_stays_checked_in_and_gets_the_new_receipt() -> None:
    arrived = Arrived(Way.FACE, RECEIPT, BOOKING, paper=ON_ITS_WAY, is_receipt_shown=True)

    assert after_withdrawal(arrived) == Arrived(Way.FACE, WITHDRAWAL, BOOKING, QR)


def test_a_receipt_shown_in_the_face_step_closes_the_camera_before_anything_is_asked() -> None:
    face = at(Face(RECEIPT, BOOKING, is_open=True))

    turn = after(face, ev.TextScanned(f"EVENKEY:R:{RECEIPT.code}"))

    assert needs(turn.visit, RULES).vision is Vision.OFF
    assert turn.commands[1:] == (RecordFaceErased(RECEIPT.id, FaceEnd.CANCELLED),)
    assert turn.visit.state == LookingUp(RECEIPT.code, Asker(Face(RECEIPT, BOOKING)))


def test_a_consent_withdrawn_elsewhere_ends_the_face_step_at_once_and_the_guest_is_told() -> None:
    face = at(Face(RECEIPT, BOOKING, "HV1", is_open=True))

    turn = after(face, ev.ConsentEnded(WITHDRAWAL, QR))

    assert needs(turn.visit, RULES).vision is Vision.OFF
    assert turn.commands == (RecordFaceErased(RECEIPT.id, FaceEnd.WITHDRAWN),)
    assert isinstance(turn.visit.state, Withdrawn)
    assert after(turn.visit, ev.Finished()).visit.state == CONFIRM


def test_a_consent_that_stands_or_anothers_that_ended_changes_nothing() -> None:
    face = at(Face(RECEIPT, BOOKING, is_open=True))
    others = replace(WITHDRAWAL, draft=replace(WITHDRAWAL.draft, replaces=OTHERS.id))

    for event in (ev.ConsentStands(), ev.ConsentEnded(others, ())):
        assert after(face, event).visit == face
    assert after(at(Welcome()), ev.ConsentEnded(WITHDRAWAL, ())).visit == at(Welcome())
    assert a_receipt().id == RECEIPT.id
