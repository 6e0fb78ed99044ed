"""A call for help stands once in the queue, is answered when staff come, and ends with the visit."""

from dataclasses import replace

import pytest

from app.domain.help import HelpCall, HelpEnd
from app.domain.staff import Role
from app.flow import commands as cmd
from app.flow import events as ev
from app.flow.calling import is_waiting
from app.flow.pages import page_for
from app.flow.states import Choice, PinChecking, Welcome
from tests.builders import a_member
from tests.flow.walk import MEMBER, NOTICE, RULES, after, at

CALL = HelpCall(9, 2)
CHOICE = Choice(NOTICE)
CALLED = at(CHOICE, help=CALL)


def test_the_place_in_the_queue_is_kept_and_shown() -> None:
    asked = after(at(CHOICE), ev.HelpAsked())
    assert asked.commands == (cmd.RecordHelpCall("Choice"),)

    told = after(asked.visit, ev.HelpRecorded(CALL)).visit
    assert is_waiting(told)
    assert page_for(told, RULES).help == CALL
    nearer = HelpCall(9, 1)
    assert after(told, ev.HelpRecorded(nearer)).visit.help == nearer


def test_a_call_that_stands_is_not_called_again_and_one_that_was_answered_is() -> None:
    again = after(CALLED, ev.HelpClosed(), ev.HelpAsked())
    assert (again.visit.is_help_open, again.commands) == (True, ())

    answered = replace(CALLED, help=replace(CALL, answered_by="Lin"))
    assert after(answered, ev.HelpAsked()).commands == (cmd.RecordHelpCall("Choice"),)
    assert after(answered, ev.HelpRecorded(CALL)).visit == answered

    second = after(answered, ev.HelpAsked(), ev.HelpRecorded(HelpCall(12))).visit
    assert second.help == HelpCall(12)
    assert after(second, ev.TimeRanOut()).commands == (cmd.EndHelpCall(12, HelpEnd.LEFT),)


@pytest.mark.parametrize("role", Role)
def test_staff_who_may_help_answer_the_call_by_signing_in_at_the_guests_screen(role: Role) -> None:
    member = a_member(role=role)

    turn = after(replace(CALLED, state=PinChecking(CHOICE)), ev.PinAccepted(member))

    if role in {Role.DESK, Role.MANAGER}:
        assert turn.commands == (cmd.EndHelpCall(9, HelpEnd.ANSWERED, member.id),)
        assert turn.visit.help == replace(CALL, answered_by="Lin")
    else:
        assert turn.commands == ()
        assert turn.visit.help == CALL


def test_a_call_ends_with_its_visit_unless_it_was_answered() -> None:
    over = after(CALLED, ev.TimeRanOut())
    assert over.commands == (cmd.EndHelpCall(9, HelpEnd.LEFT),)
    assert (over.visit.state, over.visit.help) == (Welcome(), None)

    answered = replace(CALLED, help=replace(CALL, answered_by="Lin"))
    assert after(answered, ev.TimeRanOut()).commands == ()


def test_signing_in_where_nobody_called_ends_nothing() -> None:
    assert after(at(PinChecking(CHOICE)), ev.PinAccepted(MEMBER)).commands == ()


def test_that_it_rang_again_is_counted_while_somebody_waits_and_shown() -> None:
    twice = after(CALLED, ev.HelpRang(), ev.HelpRang()).visit
    page = page_for(twice, RULES)

    assert (page.help_repeats, page.is_calling) == (2, True)
    answered = replace(CALLED, help=replace(CALL, answered_by="Lin"))
    assert after(answered, ev.HelpRang()).visit == answered
    assert not page_for(answered, RULES).is_calling
    assert after(at(CHOICE), ev.HelpRang()).visit == at(CHOICE)


def test_a_second_call_is_counted_anew() -> None:
    answered = replace(CALLED, help=replace(CALL, answered_by="Lin"), help_repeats=3, is_help_open=False)

    assert after(answered, ev.HelpAsked()).visit.help_repeats == 0
