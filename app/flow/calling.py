"""Calls for help during a visit: asked once, seen in the queue, answered when staff come, ended with the visit."""

from dataclasses import replace

from app.domain.help import HelpEnd
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
    return Turn(replace(opened, help=None, help_repeats=0), (RecordHelpCall(type(visit.state).__name__),))


def help_told(visit: Visit, event: ev.HelpRecorded | ev.HelpRang) -> Turn:
    """What the queue says of this guest's call, or that the bell rang for it again; once answered, neither is news."""
    if isinstance(event, ev.HelpRang):
        return stay(replace(visit, help_repeats=visit.help_repeats + 1) if is_waiting(visit) else visit)
    is_late = visit.help is not None and visit.help.number == event.call.number and bool(visit.help.answered_by)
    return stay(visit if is_late else replace(visit, help=event.call))


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
