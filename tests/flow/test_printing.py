"""A receipt on its way to paper: told truthfully, asked after by the clock, never waited for, left by one rule."""

from dataclasses import replace

import pytest

from app.domain.consent import Decision, Way
from app.domain.printing import PrinterCondition, PrinterFault, PrintJob, PrintStage, PrintState
from app.domain.problems import Problem
from app.flow import events as ev
from app.flow.commands import AskPrinter, Command, LeavePrint, PrintReceipt, WatchPrint
from app.flow.needs import needs
from app.flow.pages import StaffDeskPage, page_for
from app.flow.printing import FIRST_LOOK_S, LOOK_S, LOOKS_MAX, ON_ITS_WAY, STAFF_LOOK_S, paper_of, with_paper
from app.flow.states import Arrived, Paper, PinChecking, StaffDesk, State, Visit, Welcome, Withdrawn
from tests.flow.walk import BOOKING, MEMBER, RULES, a_receipt, after, at

RECEIPT = a_receipt()
JOB, OTHER_JOB = PrintJob(4), PrintJob(5)
ARRIVED = Arrived(Way.FACE, RECEIPT, BOOKING)
WITHDRAWN = Withdrawn(a_receipt(Decision.WITHDRAWN))
PRINTING = PrintState(PrintStage.PRINTING)
EMPTY = PrintState(PrintStage.PRINTING, PrinterFault.NO_PAPER)
DONE = PrintState(PrintStage.PRINTED, is_over=True)


def told(said: PrintState, job: PrintJob = JOB) -> ev.PrintTold:
    """What the queue says of a receipt."""
    return ev.PrintTold(job, said)


def paper(visit: Visit) -> Paper:
    found = paper_of(visit.state)
    assert found
    return found


@pytest.fixture(params=[ARRIVED, WITHDRAWN], ids=["arrived", "withdrawn"])
def taken(request: pytest.FixtureRequest) -> Visit:
    """A guest whose receipt the queue has taken."""
    return after(at(request.param), ev.PrintAsked(), ev.PrintTaken(JOB)).visit


@pytest.mark.parametrize("state", [ARRIVED, WITHDRAWN])
def test_a_receipt_is_sent_once_in_the_guests_language(state: Arrived | Withdrawn) -> None:
    asked = after(at(state), ev.PrintAsked())

    assert asked.commands == (PrintReceipt(state.receipt, "en"),)
    assert paper(asked.visit) == ON_ITS_WAY
    assert after(asked.visit, ev.PrintAsked()).commands == ()


@pytest.mark.parametrize("state", [ARRIVED, WITHDRAWN])
def test_nothing_is_printed_where_no_printer_is(state: Arrived | Withdrawn) -> None:
    assert after(at(state), ev.PrintAsked(), rules=replace(RULES, has_printer=False)).commands == ()


@pytest.mark.parametrize("said", [PRINTING, EMPTY, PrintState(PrintStage.QUEUED, PrinterFault.PAUSED)])
def test_a_receipt_is_asked_after_until_its_end_is_known(taken: Visit, said: PrintState) -> None:
    assert needs(taken, RULES).look_after_s == LOOK_S
    looking = after(taken, ev.PrinterLookDue())
    assert looking.commands == (WatchPrint(JOB),)
    assert needs(looking.visit, RULES).look_after_s == 0
    assert after(looking.visit, ev.PrinterLookDue()).commands == ()

    heard = after(looking.visit, told(said)).visit

    assert paper(heard).said == said
    assert needs(heard, RULES).look_after_s == LOOK_S
    over = after(heard, ev.PrinterLookDue(), told(DONE)).visit
    assert paper(over) == Paper(DONE)
    assert needs(over, RULES).look_after_s == 0


@pytest.mark.parametrize(
    ("said", "may_print"),
    [
        (PRINTING, False),
        (EMPTY, False),
        (PrintState(PrintStage.UNKNOWN, PrinterFault.NO_SERVICE), False),
        (DONE, False),
        (PrintState(PrintStage.FAILED, PrinterFault.JAM, is_over=True), True),
        (PrintState(PrintStage.UNKNOWN, is_over=True), True),
    ],
)
def test_a_receipt_is_printed_again_only_once_it_surely_will_not_come_by_itself(
    taken: Visit, said: PrintState, may_print: bool
) -> None:
    heard = after(taken, ev.PrinterLookDue(), told(said)).visit

    assert bool(after(heard, ev.PrintAsked()).commands) is may_print


def test_a_receipt_that_the_queue_does_not_take_is_told_with_the_reason() -> None:
    failed = after(at(ARRIVED), ev.PrintAsked(), ev.PrintFailed(Problem.PRINTER_FAILED, PrinterFault.NO_QUEUE)).visit

    assert paper(failed).said == PrintState(PrintStage.FAILED, PrinterFault.NO_QUEUE, is_over=True)
    assert after(failed, ev.PrintAsked()).commands != ()


def test_what_cannot_be_asked_after_is_unknown(taken: Visit) -> None:
    lost = after(taken, ev.PrinterLookDue(), ev.PrinterNotAsked(Problem.STORE_UNAVAILABLE)).visit

    assert paper(lost) == Paper(PrintState(PrintStage.UNKNOWN, is_over=True))


@pytest.mark.parametrize(
    ("said", "stage"),
    [
        (PRINTING, PrintStage.UNKNOWN),
        (PrintState(PrintStage.QUEUED), PrintStage.UNKNOWN),
        (PrintState(PrintStage.UNKNOWN, PrinterFault.NO_SERVICE), PrintStage.UNKNOWN),
        (EMPTY, PrintStage.FAILED),
    ],
)
def test_a_receipt_that_has_not_come_in_a_minute_is_given_up(taken: Visit, said: PrintState, stage: PrintStage) -> None:
    commands: tuple[Command, ...] = ()
    looks = 0
    while paper(taken).job:
        turn = after(taken, ev.PrinterLookDue(), told(said))
        taken, commands, looks = turn.visit, turn.commands, looks + 1

    assert looks == LOOKS_MAX
    assert commands == (LeavePrint(JOB),)
    assert paper(taken).said == PrintState(stage, said.fault, is_over=True)


def test_the_answer_finds_the_receipt_wherever_the_guest_has_gone_meanwhile(taken: Visit) -> None:
    reading = after(taken, ev.NoticeOpened()).visit
    staff = after(taken, ev.StaffCalled()).visit

    assert needs(reading, RULES).look_after_s == needs(staff, RULES).look_after_s == LOOK_S
    assert paper(after(reading, ev.PrinterLookDue(), told(DONE), ev.WentBack()).visit).said == DONE
    assert paper(after(staff, ev.PrinterLookDue(), told(DONE), ev.StaffLeft()).visit).said == DONE


def test_a_failed_print_is_not_taken_for_the_pin_that_is_being_checked() -> None:
    checking = after(at(ARRIVED), ev.PrintAsked(), ev.StaffCalled(), ev.PinSubmitted("07123456")).visit

    failed = after(checking, ev.PrintFailed(Problem.PRINTER_FAILED)).visit

    assert isinstance(failed.state, PinChecking)
    assert isinstance(after(failed, ev.PinAccepted(MEMBER)).visit.state, StaffDesk)


@pytest.mark.parametrize("event", [ev.Finished(), ev.TimeRanOut()])
def test_the_guest_never_waits_and_a_receipt_left_behind_is_parted_with(taken: Visit, event: ev.Event) -> None:
    left = after(taken, event)

    assert isinstance(left.visit.state, Welcome)
    assert left.commands == (LeavePrint(JOB),)


def test_the_next_guest_of_a_party_leaves_the_receipt_of_the_one_before() -> None:
    party = at(replace(ARRIVED, booking=replace(BOOKING, guests=2, arrived=1)))
    taken = after(party, ev.PrintAsked(), ev.PrintTaken(JOB)).visit

    assert after(taken, ev.NextGuestCalled()).commands == (LeavePrint(JOB),)


@pytest.mark.parametrize("event", [ev.NoticeOpened(), ev.StaffCalled(), ev.HelpAsked()])
def test_a_guest_who_looks_elsewhere_has_left_nothing(taken: Visit, event: ev.Event) -> None:
    assert not any(isinstance(command, LeavePrint) for command in after(taken, event).commands)


def test_a_receipt_that_is_there_is_not_left_behind(taken: Visit) -> None:
    assert after(taken, ev.PrinterLookDue(), told(DONE), ev.Finished()).commands == ()


@pytest.mark.parametrize("state", [ARRIVED, Welcome()])
def test_a_receipt_that_nobody_here_asked_for_is_parted_with(state: State) -> None:
    assert after(at(state), ev.PrintTaken(JOB)).commands == (LeavePrint(JOB),)


@pytest.mark.parametrize(
    "event",
    [
        told(DONE, OTHER_JOB),
        ev.PrintFailed(Problem.PRINTER_FAILED),
        ev.PrintLeft(),
        ev.PrinterTold(PrinterCondition()),
        ev.PrinterNotAsked(Problem.STORE_UNAVAILABLE),
    ],
)
def test_answers_that_nobody_waits_for_change_nothing(taken: Visit, event: ev.Event) -> None:
    assert after(taken, event).visit == taken


def test_what_is_said_where_no_receipt_is_changes_nothing() -> None:
    welcome = at(Welcome())

    for event in (told(DONE), ev.PrinterLookDue(), ev.PrintFailed(Problem.PRINTER_FAILED)):
        assert after(welcome, event).visit == welcome


# --- for staff ----------------------------------------------------------------------------------------------------


def desk(state: State = ARRIVED) -> Visit:
    return at(StaffDesk(MEMBER, state))


def shown(visit: Visit) -> PrinterCondition | None:
    body = page_for(visit, RULES).body
    assert isinstance(body, StaffDeskPage)
    return body.printer


def test_a_state_without_a_receipt_can_be_told_nothing_of_its_paper() -> None:
    assert with_paper(Welcome(), Paper(DONE)) == Welcome()


def test_staff_are_told_of_the_printer_at_once_and_while_they_look() -> None:
    assert shown(desk()) is None
    assert needs(desk(), RULES).look_after_s == FIRST_LOOK_S
    looking = after(desk(), ev.PrinterLookDue())
    assert looking.commands == (AskPrinter(),)
    assert needs(looking.visit, RULES).look_after_s == 0

    heard = after(looking.visit, ev.PrinterTold(PrinterCondition(PrinterFault.JAM))).visit

    assert shown(heard) == PrinterCondition(PrinterFault.JAM)
    assert needs(heard, RULES).look_after_s == STAFF_LOOK_S
    assert after(heard, ev.PrinterLookDue()).commands == (AskPrinter(),)


def test_staff_are_told_what_keeps_the_guests_own_receipt() -> None:
    visit = desk(replace(ARRIVED, paper=Paper(EMPTY, JOB)))

    looking = after(visit, ev.PrinterLookDue())

    assert set(looking.commands) == {WatchPrint(JOB), AskPrinter()}
    told_none = after(looking.visit, ev.PrinterTold(PrinterCondition())).visit
    assert shown(told_none) == PrinterCondition(PrinterFault.NO_PAPER)


def test_a_printer_that_cannot_be_asked_is_asked_again() -> None:
    failed = after(desk(), ev.PrinterLookDue(), ev.PrinterNotAsked(Problem.STORE_UNAVAILABLE)).visit

    assert failed == desk()


def test_where_no_printer_is_nobody_asks_after_one() -> None:
    assert needs(desk(), replace(RULES, has_printer=False)).look_after_s == 0
