"""What is switched on in each state."""

from dataclasses import replace

import pytest

from app.domain.comfort import Comfort
from app.domain.consent import Decision, Side, Way
from app.domain.help import HelpCall
from app.domain.problems import Problem
from app.domain.rules import RANGES
from app.flow import events as ev
from app.flow.machine import first_visit
from app.flow.needs import Deadline, Needs, Vision, needs
from app.flow.states import Arrived, Choice, Consent, Face, Portrait, StaffDesk, StaffPin, State, Trouble, Welcome
from tests.builders import a_draft, a_release
from tests.flow.walk import BOOKING, MEMBER, MRZ, NOTICE, RULES, SIGNING, a_receipt, after, at, chosen, stored

FACE = Face(a_receipt(), BOOKING)


def test_an_empty_kiosk_needs_nothing() -> None:
    quiet = needs(first_visit(RULES, Side.LEFT), RULES)
    assert (quiet.vision, quiet.deadline) == (Vision.OFF, Deadline.NONE)


@pytest.mark.parametrize("event", [ev.TextSizeTouched(), ev.LanguageChosen("ar"), ev.HelpAsked()])
def test_a_welcome_screen_that_was_touched_resets_itself(event: ev.Event) -> None:
    wanted = needs(after(first_visit(RULES, Side.LEFT), event).visit, RULES)

    assert (wanted.vision, wanted.deadline, wanted.warning_s) == (Vision.OFF, Deadline.IDLE, 0.0)


def test_the_camera_may_live_only_in_the_face_step_with_a_consent() -> None:
    assert needs(at(FACE), RULES) == Needs(Vision.LIVE, Deadline.FACE, RULES.face_s, 0.0, has_face_models=True)
    declined = replace(FACE, receipt=a_receipt(Decision.DECLINED))
    assert needs(at(declined), RULES).vision is Vision.OFF


def test_where_the_law_asks_for_a_release_the_camera_needs_a_signed_one() -> None:
    signed = replace(FACE, receipt=stored(a_draft(release=a_release())))

    assert needs(at(FACE), SIGNING).vision is Vision.OFF
    assert needs(at(signed), SIGNING).vision is Vision.LIVE


def test_the_vision_process_warms_up_behind_consent_and_document_of_the_face_way_only() -> None:
    for state in (Consent(NOTICE), chosen(Way.FACE).state, after(chosen(Way.FACE), ev.TextScanned(MRZ)).visit.state):
        assert needs(at(state), RULES).vision is Vision.WARM
    typing = after(chosen(Way.FACE), ev.CodeTypingAsked()).visit
    assert needs(typing, RULES).vision is Vision.WARM
    for state in (Choice(NOTICE), chosen(Way.DOCUMENT).state):
        assert needs(at(state), RULES).vision is Vision.OFF


def test_the_document_camera_is_open_only_while_a_page_or_a_code_is_asked_for() -> None:
    rules = replace(RULES, has_document_camera=True)
    for ask in (ev.PassportAsked(), ev.CodeScanAsked()):
        for way in Way:
            asked = needs(after(chosen(way), ask).visit, rules)
            assert (asked.vision, asked.has_face_models) == (Vision.PAGE, way is Way.FACE)
            assert needs(after(chosen(way), ask).visit, RULES).vision is not Vision.PAGE
            failed = after(chosen(way), ask, ev.CameraFailed(Problem.CAMERA_LOST)).visit
            assert needs(failed, rules).vision is (Vision.WARM if way is Way.FACE else Vision.OFF)
    assert needs(chosen(Way.DOCUMENT), rules).vision is Vision.OFF
    assert needs(chosen(Way.FACE), rules).vision is Vision.WARM


def test_the_photo_page_is_looked_at_only_with_a_consent() -> None:
    portrait = Portrait(a_receipt(), BOOKING)
    wanted = needs(at(portrait), RULES)

    assert (wanted.vision, wanted.has_face_models, wanted.deadline) == (Vision.PAGE, True, Deadline.IDLE)
    assert needs(at(replace(portrait, receipt=a_receipt(Decision.DECLINED))), RULES).vision is Vision.OFF


def test_a_document_without_a_face_is_looked_at_by_a_process_without_face_models() -> None:
    rules = replace(RULES, has_document_camera=True)
    shown = Portrait(a_receipt(Decision.DECLINED), BOOKING, way=Way.DOCUMENT)

    wanted = needs(at(shown), rules)
    assert (wanted.vision, wanted.has_face_models) == (Vision.PAGE, False)
    assert needs(at(shown), RULES).vision is Vision.OFF
    assert needs(at(replace(shown, has_camera_failed=True)), rules).vision is Vision.OFF


@pytest.mark.parametrize(
    "state",
    [
        Welcome(),
        Choice(NOTICE),
        Arrived(Way.FACE, a_receipt(), BOOKING),
        Trouble(Problem.CAMERA_LOST, FACE),
        StaffPin(FACE),
        StaffDesk(MEMBER, FACE),
    ],
)
def test_everywhere_else_there_is_no_vision_process(state: State) -> None:
    assert needs(at(state), RULES).vision is Vision.OFF


def test_large_text_and_voice_give_twice_the_time() -> None:
    normal = needs(at(Choice(NOTICE)), RULES)
    slower = needs(at(Choice(NOTICE), comfort=Comfort(text_step=2)), RULES)

    assert (normal.after_s, normal.warning_s) == (RULES.idle_s, RULES.warning_s)
    assert (slower.after_s, slower.warning_s) == (2 * RULES.idle_s, 2 * RULES.warning_s)
    arrived = at(Arrived(Way.FACE, a_receipt(), BOOKING), comfort=Comfort(has_voice=True))
    assert needs(arrived, RULES).after_s == 2 * RULES.arrived_s


def test_a_staff_screen_closes_itself_sooner_than_a_guests() -> None:
    assert needs(at(StaffDesk(MEMBER, FACE)), RULES).after_s == RULES.staff_s


def test_who_waits_for_help_is_given_the_longest_time() -> None:
    for waiting in (at(Choice(NOTICE), is_help_open=True), at(Choice(NOTICE), help=HelpCall(9))):
        assert needs(waiting, RULES).after_s == RANGES["idle_s"][1]
    answered = at(Choice(NOTICE), help=HelpCall(9, answered_by="Lin"))
    assert needs(answered, RULES).after_s == RULES.idle_s
