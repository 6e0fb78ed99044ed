"""Calls for help during a visit: asked once, seen in the queue, answered when staff come, ended with the visit."""

from dataclasses import replace

from app.domain.help import HelpCall, HelpEnd
from app.domain.permissions import Act, may
from app.flow import events as ev
from app.flow.commands import EndHelpCall, RecordHelpCall
from app.flow.states import Visit
from app.flow.turn import Turn, stay


def help_asked(visit: Visit) -> Turn:
    """Open the panel; call staff, unless this guest's call stands already."""
    opened = replace(visit, is_help_open=True, is_time_low=False)
    if is_waiting(visit):
        return stay(opened)
    return Turn(replace(opened, help=None), (RecordHelpCall(type(visit.state).__name__),))


def help_told(visit: Visit, call: HelpCall) -> Turn:
    """What the queue says of this guest's call; once it was answered, a look from before says nothing new."""
    is_late = visit.help is not None and visit.help.number == call.number and bool(visit.help.answered_by)
    return stay(visit if is_late else replace(visit, help=call))


def is_waiting(visit: Visit) -> bool:
    """Whether this guest's call stands, and nobody has answered it."""
    return visit.help is not None and not visit.help.answered_by


def helped(before: Visit, turn: Turn, event: ev.Event) -> Turn:
    """The turn with the end of a call: staff have signed in at this guest's screen, or the guest's visit is over."""
    call = before.help
    if call is None or call.answered_by:
        return turn
    if isinstance(event, ev.PinAccepted) and may(event.member, Act.HELP_GUEST):
        answered = replace(turn.visit, help=replace(call, answered_by=event.member.name))
        return Turn(answered, (*turn.commands, EndHelpCall(call.number, HelpEnd.ANSWERED, event.member.id)))
    if turn.visit.number != before.number:
        return replace(turn, commands=(*turn.commands, EndHelpCall(call.number, HelpEnd.LEFT)))
    return turn
