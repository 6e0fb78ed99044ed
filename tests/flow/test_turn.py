"""The answer of one step."""

from dataclasses import replace

from app.domain.face import Guidance
from app.flow.commands import RecordHelpCall
from app.flow.states import Choice, Face
from app.flow.turn import Turn, go, refreshed, stay
from tests.flow.walk import BOOKING, NOTICE, a_receipt, at


def test_going_somewhere_closes_the_panels() -> None:
    visit = at(Choice(NOTICE), is_help_open=True, is_time_low=True)

    assert go(visit, Choice(NOTICE), RecordHelpCall("x")) == Turn(at(Choice(NOTICE)), (RecordHelpCall("x"),))
    assert stay(visit) == Turn(visit)


def test_a_face_step_entered_anew_forgets_the_last_hint() -> None:
    face = Face(a_receipt(), BOOKING)

    assert refreshed(replace(face, guidance=Guidance.GOOD, hold_ratio=0.9)) == face
    assert refreshed(Choice(NOTICE)) == Choice(NOTICE)
