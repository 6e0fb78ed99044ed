"""A receipt on its way to paper: asked after by the clock, told truthfully, and left behind by one rule.

Nobody waits for it: the guest may finish at any time. A receipt whose guest has gone is parted with (`LeavePrint`), and
so is one that has come to nothing within a minute.
"""

from dataclasses import replace

from app.domain.desk_table import Tab
from app.domain.printing import PrinterCondition, PrinterFault, PrintStage, PrintState
from app.flow import events as ev
from app.flow.commands import AskPrinter, Command, LeavePrint, WatchPrint
from app.flow.states import (
    Arrived,
    Console,
    LookingUp,
    Notice,
    Paper,
    PinChecking,
    PinRenewal,
    PinRenewing,
    StaffActing,
    StaffDesk,
    StaffPin,
    StaffRecording,
    State,
    Visit,
    Withdraw,
    Withdrawable,
    Withdrawing,
    Withdrawn,
)
from app.flow.turn import Turn, stay

ON_ITS_WAY = Paper(PrintState(PrintStage.QUEUED))
"""A receipt that is being handed to the queue."""

LOOK_S, STAFF_LOOK_S, FIRST_LOOK_S = 1.0, 3.0, 0.2
"""How long after an answer the printer is asked again: about a receipt, for staff, and for staff the first time."""

LOOKS_MAX = 60
"""After so many looks, a minute, a receipt that has not come is given up."""


def may_print(paper: Paper) -> bool:
    """Whether a receipt may be sent to the printer: not yet, or again after it did not surely come out."""
    said = paper.said
    return said.stage is PrintStage.NOT_ASKED or (said.is_over and said.stage is not PrintStage.PRINTED)


def paper_of(state: State) -> Paper | None:
    """What is known of the receipt's paper: the guest may read the notice meanwhile, or staff be signed in."""
    match state:
        case Arrived(paper=paper) | Withdrawn(paper=paper):
            return paper
        case Console(receipt=receipt, query=query, paper=paper) if receipt is not None or query.tab is Tab.REPORT:
            return paper
        case Notice(onward=onward) if onward is not None:
            return paper_of(onward)
        case StaffPin() | PinChecking() | PinRenewal() | PinRenewing() | StaffDesk() | StaffActing() | StaffRecording():
            return paper_of(state.beneath)
        case Withdraw() | LookingUp() | Withdrawable() | Withdrawing():
            return paper_of(state.asker.beneath)
        case _:
            return None


def with_paper(state: State, paper: Paper) -> State:
    """A state with something else known of its receipt's paper."""
    match state:
        case Arrived() | Withdrawn() | Console():
            return replace(state, paper=paper)
        case Notice(onward=onward) if onward is not None:
            return replace(state, onward=with_paper(onward, paper))
        case StaffPin() | PinChecking() | PinRenewal() | PinRenewing() | StaffDesk() | StaffActing() | StaffRecording():
            return replace(state, beneath=with_paper(state.beneath, paper))
        case Withdraw() | LookingUp() | Withdrawable() | Withdrawing():
            return replace(state, asker=replace(state.asker, beneath=with_paper(state.asker.beneath, paper)))
        case _:
            return state


def look_after_s(state: State) -> float:
    """In how many seconds the printer is to be asked after; 0 if nobody wants to know, or an answer is awaited."""
    paper = paper_of(state)
    if paper and paper.job and not paper.is_looking:
        return LOOK_S
    if isinstance(state, StaffDesk) and not state.is_asking:
        return STAFF_LOOK_S if state.printer else FIRST_LOOK_S
    return 0.0


def printing_step(visit: Visit, event: ev.Event) -> Turn | None:
    """Answer what a printer or the clock says of paper; None for all else."""
    paper = paper_of(visit.state)
    match event:
        case ev.PrinterLookDue():
            return _look(visit, paper)
        case ev.PrinterTold(condition=condition):
            return _staff_told(visit, condition)
        case ev.PrinterNotAsked():
            return _not_asked(visit, paper)
        case ev.PrintLeft():
            return stay(visit)
        case ev.PrintTaken(job=job):
            return _told(visit, Paper(ON_ITS_WAY.said, job)) if paper == ON_ITS_WAY else Turn(visit, (LeavePrint(job),))
        case ev.PrintFailed(fault=fault):
            failed = Paper(PrintState(PrintStage.FAILED, fault, is_over=True))
            return _told(visit, failed) if paper == ON_ITS_WAY else stay(visit)
        case ev.PrintTold(job=job, said=said):
            return _heard(visit, paper, said) if paper and paper.job == job else stay(visit)
        case _:
            return None


def paper_left(before: State, after: State) -> LeavePrint | None:
    """The command that parts with a receipt, once its guest has gone on without it."""
    paper = paper_of(before)
    has_gone = paper is not None and paper_of(after) is None
    return LeavePrint(paper.job) if paper and paper.job and has_gone else None


def _staff_told(visit: Visit, condition: PrinterCondition) -> Turn:
    """Show staff what is known of the printer, if they are still there."""
    state = visit.state
    if not isinstance(state, StaffDesk):
        return stay(visit)
    return stay(replace(visit, state=replace(state, printer=condition, is_asking=False)))


def _look(visit: Visit, paper: Paper | None) -> Turn:
    """Ask after whatever is to be asked after and is not already."""
    state, commands = visit.state, list[Command]()
    if paper and paper.job and not paper.is_looking:
        state = with_paper(state, replace(paper, looks=paper.looks + 1, is_looking=True))
        commands.append(WatchPrint(paper.job))
    if isinstance(state, StaffDesk) and not state.is_asking:
        state = replace(state, is_asking=True)
        commands.append(AskPrinter())
    return Turn(replace(visit, state=state), tuple(commands))


def _heard(visit: Visit, paper: Paper, said: PrintState) -> Turn:
    """Take over what the queue said of a receipt; one that has not come in time is given up, and parted with."""
    if said.is_over:
        return _told(visit, Paper(said))
    if paper.looks < LOOKS_MAX or paper.job is None:
        return _told(visit, replace(paper, said=said, is_looking=False))
    is_cancelled = said.fault not in (None, PrinterFault.NO_SERVICE)
    given_up = PrintState(PrintStage.FAILED if is_cancelled else PrintStage.UNKNOWN, said.fault, is_over=True)
    return Turn(_told(visit, Paper(given_up)).visit, (LeavePrint(paper.job),))


def _not_asked(visit: Visit, paper: Paper | None) -> Turn:
    """Nothing more is known of a receipt that cannot be asked after; staff are told when it is tried again."""
    state = visit.state
    if isinstance(state, StaffDesk):
        state = replace(state, is_asking=False)
    if paper and paper.is_looking:
        state = with_paper(state, Paper(PrintState(PrintStage.UNKNOWN, is_over=True)))
    return stay(replace(visit, state=state))


def _told(visit: Visit, paper: Paper) -> Turn:
    """A visit with something else known of its paper."""
    return stay(replace(visit, state=with_paper(visit.state, paper)))
