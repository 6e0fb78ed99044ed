"""No answer meant for one guest ever reaches the next: walked at random, with answers that come late or never."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from app.domain.booking import Booking
from app.domain.codes import mint_receipt_code
from app.domain.consent import Decision, Receipt, ReceiptDraft, Way
from app.domain.ids import StaffId
from app.domain.printing import PrinterCondition, PrintJob, PrintStage, PrintState
from app.domain.problems import Problem
from app.domain.staff import OverrideReason, Role, StaffMember
from app.errands import failure_of
from app.flow import commands as cmd
from app.flow import events as ev
from app.flow.states import (
    WAITING,
    Choice,
    Code,
    Confirm,
    Consent,
    Document,
    Face,
    Notice,
    StaffDesk,
    StaffPin,
    Trouble,
    Welcome,
    Withdraw,
    Withdrawable,
)
from tests.builders import ERIKSSON_LINES, a_booking, a_draft, a_receipt
from tests.ui.circle import Circle

FIRST_DAY = datetime(2026, 1, 1, tzinfo=UTC)
OWN_YEAR = 2000
"""A receipt's year of making, less this, is the number of the visit it was made for."""

ONWARD: dict[type, tuple[ev.Event, ...]] = {
    Welcome: (ev.Started(), ev.WithdrawAsked(), ev.TextScanned(f"EVENKEY:R:{mint_receipt_code(7)}")),
    Notice: (ev.NoticeRead(),),
    Choice: (ev.WayChosen(Way.FACE), ev.WayChosen(Way.DOCUMENT)),
    Consent: (ev.ConsentAgreed(), ev.ReleaseSigned(), ev.PassportPreferred()),
    Document: (ev.TextScanned("\n".join(ERIKSSON_LINES)), ev.CodeTypingAsked(), ev.PassportPreferred()),
    Code: (ev.CodeEdited("HTL20261123"), ev.CodeSubmitted()),
    Face: (ev.FaceHeld(), ev.PassportPreferred(), ev.CameraFailed(Problem.CAMERA_LOST)),
    Confirm: (ev.Confirmed(),),
    Trouble: (ev.TriedAgain(), ev.Finished()),
    Withdraw: (ev.TextScanned(f"EVENKEY:R:{mint_receipt_code(7)}"),),
    Withdrawable: (ev.WithdrawConfirmed(),),
    StaffPin: (ev.PinSubmitted("07123456"),),
    StaffDesk: (ev.StaffActed(OverrideReason.GUEST_LEFT), ev.StaffLeft()),
}
"""What leads on from each state, so that a walk comes far."""

ANSWERED = None
"""On a road: the last errand is answered in time."""

DECIDED = (ev.Started(), ev.NoticeRead(), ev.WayChosen(Way.DOCUMENT))
CONFIRMED = (*DECIDED, ANSWERED, ev.TextScanned("\n".join(ERIKSSON_LINES)), ANSWERED, ev.Confirmed())
CALLED = (*DECIDED, ANSWERED, ev.StaffCalled(), ev.PinSubmitted("07123456"))
SHOWN = (ev.TextScanned(f"EVENKEY:R:{mint_receipt_code(7)}"),)

ROADS: dict[str, tuple[ev.Event | None, ...]] = {
    "Recording": DECIDED,
    "Searching": CONFIRMED[:5],
    "CheckingIn": CONFIRMED,
    "Arrived": (*CONFIRMED, ANSWERED, ev.PrintAsked()),
    "LookingUp": SHOWN,
    "Withdrawing": (*SHOWN, ANSWERED, ev.WithdrawConfirmed()),
    "PinChecking": CALLED,
    "StaffRecording": (*CALLED, ANSWERED, ev.StaffActed(OverrideReason.GUEST_LEFT), ev.StaffActConfirmed()),
}
"""The shortest way to each state that waits for an answer."""

ANYWHERE: tuple[ev.Event, ...] = (
    ev.WentBack(),
    ev.Finished(),
    ev.PrintAsked(),
    ev.StaffCalled(),
    ev.StaffActConfirmed(),
    ev.HelpAsked(),
    ev.NoticeOpened(),
)


def receipt_of(guest: int, draft: ReceiptDraft) -> Receipt:
    """A receipt that can be told to be this guest's."""
    return a_receipt(draft=draft, number=guest, created_at=FIRST_DAY.replace(year=OWN_YEAR + guest))


def answer_to(command: cmd.Command, guest: int, *, fails: bool) -> ev.Answer:  # noqa: C901, PLR0912 - one line a command
    """The answer to a command of a guest, marked as theirs wherever it can be."""
    if fails:
        return failure_of(command, Problem.STORE_UNAVAILABLE)
    theirs = a_booking(guest_name=f"Guest {guest}")
    match command:
        case cmd.StoreReceipt(draft=draft):
            return ev.ReceiptStored(receipt_of(guest, draft))
        case cmd.FindBooking():
            return ev.BookingFound(theirs)
        case cmd.CheckIn():
            return ev.CheckedIn(theirs, ())
        case cmd.PrintReceipt():
            return ev.PrintTaken(PrintJob(guest))
        case cmd.WatchPrint(job=job):
            return ev.PrintTold(job, PrintState(PrintStage.PRINTING))
        case cmd.LeavePrint():
            return ev.PrintLeft()
        case cmd.AskPrinter():
            return ev.PrinterTold(PrinterCondition())
        case cmd.FindReceipt():
            return ev.ReceiptFound(receipt_of(guest, a_draft(decision=Decision.GIVEN)), is_withdrawn=False)
        case cmd.WithdrawConsent(draft=draft):
            return ev.ConsentWithdrawn(receipt_of(guest, draft), ())
        case cmd.CheckPin():
            return ev.PinAccepted(StaffMember(StaffId("07"), f"Called to guest {guest}", Role.DESK))
        case cmd.RecordOverride():
            return ev.OverrideRecorded()
        case cmd.RecordHelpCall() | cmd.LookAtHelpCall():
            return ev.HelpRecorded()
        case cmd.EndHelpCall():
            return ev.HelpEnded()


def owners(value: object) -> Iterator[int]:
    """Whose everything is that a value holds, however deep."""
    match value:
        case Receipt(created_at=created_at):
            yield created_at.year - OWN_YEAR
        case Booking(guest_name=name) | StaffMember(name=name):
            yield int(name.rsplit(" ", 1)[1])
        case _:
            for part in fields(value) if is_dataclass(value) else ():
                yield from owners(getattr(value, part.name))


def walk(circle: Circle, road: tuple[ev.Event | None, ...]) -> None:
    """Walk a new guest down a road; errands on it are answered, but for the last."""
    for event in road:
        if event is None:
            guest, command = circle.errands.asked[-1]
            circle.conductor.take_answer(guest, answer_to(command, guest, fails=False))
        else:
            circle.happens(event)


@pytest.mark.parametrize("fails", [False, True])
@pytest.mark.parametrize("state", ROADS)
def test_an_answer_to_the_last_guest_does_not_reach_the_next_who_waits_for_the_same(
    state: str,
    fails: bool,
) -> None:
    circle = Circle()
    walk(circle, ROADS[state])
    guest, command = circle.errands.asked[-1]
    circle.conductor.drop_visit()
    circle.happens(ev.Finished())
    walk(circle, ROADS[state])
    before = circle.conductor.visit
    assert type(before.state).__name__ == state
    _, asked_again = circle.errands.asked[-1]

    circle.conductor.take_answer(guest, answer_to(command, guest, fails=fails))

    assert circle.conductor.visit == before
    circle.answers(answer_to(asked_again, before.number, fails=fails))
    assert circle.conductor.visit != before


class Desk(RuleBasedStateMachine):
    """One guest after another; errands are answered at once, or in a later visit, or never, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.circle = Circle()

    @rule(pick=st.integers(0, 5))
    def walk_on(self, pick: int) -> None:
        events = ONWARD.get(type(self.circle.state), (ev.Finished(),))
        self.circle.happens(events[pick % len(events)])

    @precondition(lambda self: self.circle.errands.asked)
    @rule(fails=st.sampled_from([False, False, False, True]))
    def answer_the_last(self, fails: bool) -> None:
        self.deliver(-1, fails=fails)

    @precondition(lambda self: self.circle.errands.asked)
    @rule(data=st.data())
    def answer_any(self, data: st.DataObject) -> None:
        self.deliver(data.draw(st.integers(0, len(self.circle.errands.asked) - 1)), fails=data.draw(st.booleans()))

    @precondition(lambda self: isinstance(self.circle.state, WAITING))
    @rule(pick=st.integers(0, 5))
    def leave_while_waiting_and_come_so_far_again(self, pick: int) -> None:
        """The next guest stands where an answer to the last one would do most harm."""
        self.circle.happens(ev.TimeRanOut())
        for _ in range(6):
            self.walk_on(pick)

    @rule(event=st.sampled_from(ANYWHERE))
    def touch(self, event: ev.Event) -> None:
        self.circle.happens(event)

    @rule(is_bug=st.booleans())
    def end(self, is_bug: bool) -> None:
        if is_bug:
            self.circle.conductor.drop_visit()
        else:
            self.circle.happens(ev.TimeRanOut())

    def deliver(self, place: int, *, fails: bool) -> None:
        guest, command = self.circle.errands.asked.pop(place)
        before = self.circle.conductor.visit

        self.circle.conductor.take_answer(guest, answer_to(command, guest, fails=fails))

        if guest != before.number:
            assert self.circle.conductor.visit == before

    @invariant()
    def all_that_is_known_is_this_guests(self) -> None:
        visit = self.circle.conductor.visit
        assert set(owners(visit)) <= {visit.number}

    @invariant()
    def the_page_is_this_guests(self) -> None:
        assert self.circle.stage.page.visit_number == self.circle.conductor.visit.number

    @invariant()
    def no_more_than_the_four_clocks_run(self) -> None:
        assert len(self.circle.clock.running) <= len(("the deadline", "the printer", "the queue for help", "the bell"))


Desk.TestCase.settings = settings(
    max_examples=150, stateful_step_count=50, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
TestDesk = Desk.TestCase


def test_what_a_visit_holds_is_found_however_deep_it_lies() -> None:
    theirs = receipt_of(3, a_draft())
    hidden = Trouble(Problem.CAMERA_LOST, again=Face(theirs, a_booking(guest_name="Guest 4")))

    assert set(owners(StaffPin(beneath=hidden))) == {3, 4}


@pytest.mark.parametrize("command", [cmd.FindBooking, cmd.CheckPin])
def test_the_answers_of_this_walk_are_marked(command: type[cmd.FindBooking] | type[cmd.CheckPin]) -> None:
    asked: cmd.Command = command("x")  # type: ignore[arg-type]

    assert set(owners(answer_to(asked, 5, fails=False))) == {5}
