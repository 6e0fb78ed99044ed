"""The printer is asked after by the clock, one question at a time, and nobody waits for it."""

import pytest

from app.domain.consent import Way
from app.domain.printing import PrinterFault, PrintJob, PrintStage, PrintState
from app.domain.problems import Problem
from app.flow import commands as cmd
from app.flow import events as ev
from app.flow.pages import ArrivedPage
from app.flow.printing import LOOK_S
from tests.builders import a_booking
from tests.ui.circle import Circle

JOB = PrintJob(4)


@pytest.fixture
def printing(circle: Circle) -> Circle:
    """A guest who has arrived and asked for paper, which the queue took."""
    circle.goes_to_document(Way.DOCUMENT)
    circle.happens(ev.CodeTypingAsked(), ev.CodeEdited(a_booking().ref), ev.CodeSubmitted())
    circle.answers(ev.BookingFound(a_booking()))
    circle.happens(ev.Confirmed())
    circle.answers(ev.CheckedIn(a_booking(), ()))
    circle.happens(ev.PrintAsked())
    circle.answers(ev.PrintTaken(JOB))
    return circle


def last(circle: Circle) -> cmd.Command:
    return circle.errands.asked[-1][1]


def paper(circle: Circle) -> PrintState:
    body = circle.stage.page.body
    assert isinstance(body, ArrivedPage)
    return body.paper


def test_the_printer_is_asked_once_and_again_only_after_its_answer(printing: Circle) -> None:
    printing.clock.advance(LOOK_S - 0.1)
    assert last(printing) != cmd.WatchPrint(JOB)
    printing.clock.advance(0.1)
    asked = len(printing.errands.asked)
    assert last(printing) == cmd.WatchPrint(JOB)

    printing.clock.advance(5 * LOOK_S)
    assert len(printing.errands.asked) == asked
    printing.answers(ev.PrintTold(JOB, PrintState(PrintStage.PRINTING)))
    printing.clock.advance(LOOK_S)

    assert len(printing.errands.asked) == asked + 1
    assert paper(printing) == PrintState(PrintStage.PRINTING)


def test_no_clock_runs_for_a_receipt_that_is_there(printing: Circle) -> None:
    printing.clock.advance(LOOK_S)
    before = len(printing.clock.running)

    printing.answers(ev.PrintTold(JOB, PrintState(PrintStage.PRINTED, is_over=True)))

    assert len(printing.clock.running) == before
    assert paper(printing).stage is PrintStage.PRINTED


def test_looking_after_a_printer_gives_a_guest_who_has_gone_no_time(printing: Circle) -> None:
    for _ in range(int(printing.rules.arrived_s + printing.rules.warning_s) + 5):
        printing.clock.advance(LOOK_S)
        if last(printing) == cmd.WatchPrint(JOB):
            printing.answers(ev.PrintTold(JOB, PrintState(PrintStage.PRINTING, PrinterFault.NO_PAPER)))

    assert printing.conductor.visit.number > 1
    assert cmd.LeavePrint(JOB) in [command for _, command in printing.errands.asked]


def test_a_receipt_that_the_queue_takes_after_its_guest_has_gone_is_parted_with(printing: Circle) -> None:
    number = printing.conductor.visit.number
    printing.happens(ev.Finished(), ev.Started())

    printing.conductor.take_answer(number, ev.PrintTaken(PrintJob(5)))
    printing.conductor.take_answer(number, ev.PrintFailed(Problem.PRINTER_FAILED))

    assert [command for _, command in printing.errands.asked].count(cmd.LeavePrint(PrintJob(5))) == 1


@pytest.mark.parametrize("end", [Circle.drop_visit, Circle.stop], ids=["a bug", "closing"])
def test_a_receipt_is_parted_with_however_the_visit_ends(printing: Circle, end: object) -> None:
    end(printing)  # type: ignore[operator]

    assert cmd.LeavePrint(JOB) in [command for _, command in printing.errands.asked]
    assert printing.clock.running == [] or end is Circle.drop_visit
