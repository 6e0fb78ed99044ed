"""The whole machine: what holds in every state, and the promises, held on random walks."""

from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from app.domain.codes import mint_receipt_code
from app.domain.comfort import Comfort, Theme
from app.domain.consent import Decision, Receipt, Side, Way
from app.domain.day_report import DayReport, Figures, Span
from app.domain.desk_table import DeskRow, DeskTable, Tab
from app.domain.device import Device, DeviceState
from app.domain.face import Guidance
from app.domain.help import HelpCall
from app.domain.ids import ReceiptId
from app.domain.likeness import NameReason
from app.domain.matching import MatchOutcome
from app.domain.office import Sheet, Shelf, Task, TaskFault
from app.domain.page import PageGuidance
from app.domain.pins import PinFault
from app.domain.printing import PrinterCondition, PrinterFault, PrintJob, PrintStage, PrintState
from app.domain.problems import Problem
from app.domain.retention import EraseReason, Erasure
from app.domain.rules import IdentityCheck
from app.domain.staff import OverrideReason, Role
from app.flow import commands as cmd
from app.flow import events as ev
from app.flow.machine import first_visit, step
from app.flow.needs import Vision, needs
from app.flow.pages import page_for
from app.flow.states import (
    STAFF,
    WAITING,
    CheckingIn,
    Choice,
    Document,
    Face,
    Notice,
    Portrait,
    Recording,
    Searching,
    StaffDesk,
    StaffPin,
    Trouble,
    Visit,
    Welcome,
)
from tests.flow.walk import (
    BOOKING,
    INSPECTOR,
    MEMBER,
    MRZ,
    NOTICE,
    RULES,
    SIGNING,
    VERIFY,
    a_receipt,
    after,
    at,
    chosen,
    stored,
)

FIRST = first_visit(RULES, Side.LEFT)
FACE = Face(a_receipt(), BOOKING)


def test_the_first_visit_knows_nothing() -> None:
    assert Visit(1, Side.LEFT, "en") == FIRST
    assert fields(Welcome) == ()


def test_a_visit_that_ends_leaves_nothing_of_the_guest() -> None:
    guest = after(
        FIRST, ev.LanguageChosen("ar"), ev.TextSizeTouched(), ev.ContrastTouched(), ev.ReachTouched(), ev.Started()
    ).visit

    ended = after(guest, ev.TimeRanOut()).visit

    assert ended == Visit(guest.number + 1, Side.RIGHT, "en")


def test_settings_left_on_the_welcome_screen_are_reset_by_the_clock() -> None:
    touched = after(FIRST, ev.LanguageChosen("ar"), ev.ContrastTouched()).visit

    assert after(touched, ev.TimeRanOut()).visit == Visit(2, Side.RIGHT, "en")


def test_comfort_settings_are_one_touch_each() -> None:
    comfort = after(
        FIRST, ev.TextSizeTouched(), ev.ContrastTouched(), ev.VoiceTouched(), ev.ReachTouched()
    ).visit.comfort
    assert comfort == Comfort(1, Theme.NIGHT, has_voice=True, has_low_reach=True)

    mute = replace(RULES, has_voice=False)
    assert not after(FIRST, ev.VoiceTouched(), rules=mute).visit.comfort.has_voice
    assert not after(FIRST, ev.VoiceTouched(), ev.VoiceTouched()).visit.comfort.has_voice


def test_a_language_that_is_not_offered_changes_nothing() -> None:
    assert after(FIRST, ev.LanguageChosen("tlh")).visit.language == "en"


def test_help_opens_once_is_recorded_once_and_closes() -> None:
    opened = after(at(Choice(NOTICE)), ev.HelpAsked())
    assert opened.visit.is_help_open
    assert opened.commands == (cmd.RecordHelpCall("Choice"),)

    again = after(opened.visit, ev.HelpAsked())
    assert again.commands == ()
    assert not after(opened.visit, ev.HelpClosed()).visit.is_help_open
    assert after(opened.visit, ev.HelpCallFailed(Problem.STORE_UNAVAILABLE)).visit == opened.visit
    assert after(opened.visit, ev.HelpRecorded()).visit == replace(opened.visit, help=HelpCall())


def test_a_call_for_help_that_was_not_recorded_is_not_taken_for_the_decision_being_stored() -> None:
    recording = after(FIRST, ev.Started(), ev.NoticeRead(), ev.HelpAsked(), ev.HelpClosed(), ev.WayChosen(Way.DOCUMENT))

    late = after(recording.visit, ev.HelpCallFailed(Problem.STORE_UNAVAILABLE))

    assert late.visit == recording.visit
    assert after(at(StaffPin(Welcome())), ev.HelpAsked()).commands == ()


def test_the_warning_comes_and_any_touch_takes_it_away() -> None:
    low = after(at(Choice(NOTICE)), ev.TimeRanLow()).visit
    assert low.is_time_low

    for touch in (ev.Stayed(), ev.TextSizeTouched(), ev.WentBack(), ev.FaceHeld()):
        assert after(low, touch).visit.is_time_low is isinstance(touch, ev.FaceHeld)
    for state in (Welcome(), FACE):
        assert not after(at(state), ev.TimeRanLow()).visit.is_time_low


def test_time_running_out_leads_home_and_from_a_staff_screen_back_to_the_guest() -> None:
    assert after(at(FACE), ev.TimeRanOut()).visit.state == Welcome()
    held = replace(FACE, hold_ratio=0.9)
    paused = Trouble(Problem.CAMERA_PAUSED, again=FACE)
    assert after(at(StaffDesk(MEMBER, held)), ev.TimeRanOut()).visit.state == paused
    assert after(at(StaffDesk(MEMBER, Welcome())), ev.TimeRanOut()).visit == Visit(2, Side.RIGHT, "en")


def test_staff_may_come_anywhere_but_into_a_short_wait_or_their_own_screens() -> None:
    assert after(at(FACE), ev.StaffCalled()).visit.state == StaffPin(FACE)
    waiting = after(chosen(Way.DOCUMENT), ev.TextScanned(MRZ)).visit
    assert after(waiting, ev.StaffCalled()).visit == waiting
    desk = at(StaffDesk(MEMBER, FACE))
    assert after(desk, ev.StaffCalled()).visit == desk


def test_the_notice_is_one_tap_away_and_the_camera_closes_for_it() -> None:
    reading = after(at(replace(FACE, hold_ratio=0.9)), ev.NoticeOpened()).visit
    assert reading.state == Notice(onward=FACE, is_reopened=True)
    assert needs(reading, RULES).vision is Vision.OFF
    for visit in (FIRST, at(Notice()), at(StaffPin(FACE)), after(chosen(Way.DOCUMENT), ev.TextScanned(MRZ)).visit):
        assert after(visit, ev.NoticeOpened()).visit == visit


def test_nothing_happens_on_the_welcome_screen_without_a_guest() -> None:
    assert after(FIRST, ev.WentBack()).visit == FIRST


# --- promises on random walks -------------------------------------------------------------------------------------

TOUCHES: tuple[ev.Event, ...] = (
    ev.Started(),
    ev.LanguageChosen("ar"),
    ev.TextSizeTouched(),
    ev.ContrastTouched(),
    ev.VoiceTouched(),
    ev.ReachTouched(),
    ev.NoticeOpened(),
    ev.NoticeRead(),
    ev.WayChosen(Way.FACE),
    ev.WayChosen(Way.DOCUMENT),
    ev.ConsentAgreed(),
    ev.ReleaseSigned(),
    ev.PassportPreferred(),
    ev.PassportAsked(),
    ev.CodeScanAsked(),
    ev.CodeTypingAsked(),
    ev.CodeEdited("HV10001"),
    ev.CodeEdited("\u202e'; drop table--\x00🛎️" * 900),
    ev.CodeSubmitted(),
    ev.Confirmed(),
    ev.PrintAsked(),
    ev.ReceiptAsked(),
    ev.Finished(),
    ev.NextGuestCalled(),
    ev.MeantCodeTaken(),
    ev.WentBack(),
    ev.TriedAgain(),
    ev.HelpAsked(),
    ev.HelpClosed(),
    ev.HelpRang(),
    ev.Stayed(),
    ev.WithdrawAsked(),
    ev.WithdrawConfirmed(),
    ev.StaffCalled(),
    ev.PinSubmitted("07123456"),
    ev.StaffActConfirmed(),
    ev.StaffLeft(),
    ev.TextScanned(MRZ),
    ev.TextScanned("HTL1:HV10001"),
    ev.TextScanned(f"EVENKEY:R:{mint_receipt_code(7)}"),
    ev.TextScanned("garbage"),
    ev.TextScanned(MRZ, has_portrait=True),
    ev.TextScanned(MRZ, day=date(1988, 8, 11)),
    *(ev.StaffActed(reason) for reason in OverrideReason),
    ev.ConsoleOpened(),
    *(ev.TabChosen(tab) for tab in Tab),
    ev.DeskSearched(" Li "),
    ev.DeskSorted("time"),
    ev.DeskFiltered(),
    ev.PageTurned(1),
    ev.RowChosen("7"),
    ev.ExportAsked(),
    ev.PageRefreshed(),
    ev.EraseAsked(),
    *(ev.EraseReasonChosen(reason) for reason in EraseReason),
    ev.OfficeOpened(),
    *(ev.ShelfChosen(shelf) for shelf in Shelf),
    *(ev.TaskChosen(task) for task in Task),
    ev.Answered("manager"),
    ev.Answered("left"),
)
DEVICES: tuple[ev.Event, ...] = (
    ev.GuidanceChanged(Guidance.CLOSER, 0.0),
    ev.GuidanceChanged(Guidance.GOOD, 0.5),
    ev.FaceHeld(),
    *(ev.FaceCompared(outcome) for outcome in MatchOutcome),
    ev.FaceCameraOpened(("no_sockets",)),
    ev.PageGuidanceChanged(PageGuidance.GLARE, 0.5),
    ev.CameraFailed(Problem.CAMERA_LOST),
    ev.TimeRanLow(),
    ev.FaceTimeRanOut(),
    ev.PrinterLookDue(),
)


def answers_at_desk(
    command: cmd.ReadDesk | cmd.ReadReport | cmd.LookAtDevices | cmd.ShowReceipt | cmd.ExportReceipt,
) -> tuple[ev.Answer, ...]:
    """What the desk's tables may truthfully answer."""
    failed = ev.DeskFailed(Problem.STORE_UNAVAILABLE)
    match command:
        case cmd.ReadDesk(query=query):
            return (ev.DeskRead(DeskTable(query, (DeskRow("7", ()),), 30)), failed)
        case cmd.ReadReport(kind=kind):
            at = a_receipt().created_at
            report = DayReport(kind, at.date(), Span(at, at), at, Figures(), {})
            return (ev.ReportRead(report), failed)
        case cmd.LookAtDevices():
            return (ev.DevicesSeen((DeviceState(Device.PRINTER, "works"),)), failed)
        case cmd.ShowReceipt():
            return (ev.ReceiptShown(a_receipt(), is_withdrawn=False), ev.DeskFailed(Problem.RECEIPT_NOT_FOUND))
        case cmd.ExportReceipt(code=code):
            return (ev.ReceiptExported(code, ("receipt.pdf",)), failed)


def answers_in_office(command: cmd.ReadOffice | cmd.DoTask) -> tuple[ev.Answer, ...]:
    """What the office may truthfully answer."""
    if isinstance(command, cmd.ReadOffice):
        shown = Sheet(command.query, tasks=tuple(Task))
        return (ev.OfficeRead(shown), ev.DeskFailed(Problem.STORE_UNAVAILABLE))
    done = (ev.TaskDone(command.draft.task), ev.TaskRefused(TaskFault.CHANGED_MEANWHILE))
    waits = (ev.PinRefused(0), ev.PinRefused(30))
    return (*done, ev.SecondRefused(), *waits, ev.ErrandFailed(Problem.STORE_UNAVAILABLE))


def answers_to(command: cmd.Command, number: int) -> tuple[ev.Answer, ...]:  # noqa: C901, PLR0912 - one line a command
    """What the world may truthfully answer to a command."""
    failed = ev.ErrandFailed(Problem.STORE_UNAVAILABLE)
    match command:
        case cmd.StoreReceipt(draft=draft):
            return (ev.ReceiptStored(stored(draft, number)), failed)
        case cmd.FindBooking():
            doubt = ev.NameDoubted(Problem.NAME_UNSURE, NameReason.SPELLING, BOOKING)
            not_found = ev.ErrandFailed(Problem.BOOKING_NOT_FOUND)
            return (ev.BookingFound(BOOKING), doubt, not_found, ev.ErrandMustWait(Problem.CODE_WAIT, 60))
        case cmd.CheckIn(booking=booking):
            return (ev.CheckedIn(booking, ()), ev.ErrandFailed(Problem.BOOKING_ALREADY_IN))
        case cmd.PrintReceipt() | cmd.PrintReport():
            return (ev.PrintTaken(PrintJob(number)), ev.PrintFailed(Problem.PRINTER_FAILED, PrinterFault.NO_QUEUE))
        case cmd.WatchPrint(job=job):
            return (
                *(ev.PrintTold(job, PrintState(stage, is_over=stage is not PrintStage.QUEUED)) for stage in PrintStage),
                ev.PrinterNotAsked(Problem.STORE_UNAVAILABLE),
            )
        case cmd.LeavePrint():
            return (ev.PrintLeft(), ev.PrinterNotAsked(Problem.STORE_UNAVAILABLE))
        case cmd.AskPrinter():
            return (ev.PrinterTold(PrinterCondition()), ev.PrinterNotAsked(Problem.STORE_UNAVAILABLE))
        case cmd.FindReceipt():
            found = ev.ReceiptFound(a_receipt(), is_withdrawn=False)
            return (found, replace(found, is_withdrawn=True), ev.ErrandFailed(Problem.RECEIPT_NOT_FOUND))
        case cmd.WithdrawConsent(draft=draft):
            return (ev.ConsentWithdrawn(stored(draft, number), ()), failed)
        case cmd.CheckPin():
            new = ev.PinAccepted(replace(MEMBER, must_change_pin=True))
            manager = ev.PinAccepted(replace(MEMBER, role=Role.MANAGER))
            return (
                ev.PinAccepted(MEMBER),
                manager,
                ev.PinAccepted(INSPECTOR),
                new,
                ev.PinRefused(0),
                ev.PinRefused(30),
                failed,
            )
        case cmd.ChangePin():
            return (ev.PinChanged(), ev.PinNotChanged(PinFault.AS_BEFORE), failed)
        case cmd.RecordOverride():
            return (ev.OverrideRecorded(), failed)
        case cmd.RecordHelpCall() | cmd.LookAtHelpCall():
            come = ev.HelpRecorded(HelpCall(answered_by="Lin"))
            return (ev.HelpRecorded(), come, ev.HelpCallFailed(Problem.STORE_UNAVAILABLE))
        case cmd.EndHelpCall():
            return (ev.HelpEnded(), ev.HelpCallFailed(Problem.STORE_UNAVAILABLE))
        case cmd.ReadGates():
            return (ev.GatesRead(()),)
        case cmd.ReadDesk() | cmd.ReadReport() | cmd.LookAtDevices() | cmd.ShowReceipt() | cmd.ExportReceipt():
            return answers_at_desk(command)
        case cmd.EraseRecord():
            gone = ev.RecordErased(Erasure(a_receipt().created_at, (), guests=1, links=1, is_gone=True))
            return (gone, ev.SecondRefused(), ev.PinRefused(0), ev.PinRefused(30), failed)
        case cmd.ReadOffice() | cmd.DoTask():
            return answers_in_office(command)
        case cmd.RecordFaceOpened() | cmd.RecordFaceErased():
            return (ev.FaceLifeRecorded(), ev.FaceLifeNotRecorded(Problem.RECEIPT_NOT_SAVED))


class AnyVisit(RuleBasedStateMachine):
    """A guest, staff, devices and the clock do what they like; the promises of the product hold all the same."""

    hotel = RULES

    def __init__(self) -> None:
        super().__init__()
        self.open_face: ReceiptId | None = None
        self.visit = FIRST
        self.asked: list[cmd.Command] = []
        self.has_read_notice = False
        self.disk: list[Receipt] = []
        self.count = 0

    def happen(self, event: ev.Event) -> None:
        before = self.visit
        turn = step(before, event, self.hotel, Side.RIGHT)
        self.visit = turn.visit
        for command in turn.commands:
            match command:
                case cmd.RecordFaceOpened(receipt_id=receipt_id):
                    assert self.open_face is None
                    self.open_face = receipt_id
                case cmd.RecordFaceErased(receipt_id=receipt_id):
                    assert self.open_face == receipt_id
                    self.open_face = None
                case _:
                    pass
        if turn.visit.number != before.number:
            self.asked, self.has_read_notice, self.disk = [], False, []
        self.asked += turn.commands
        self.has_read_notice |= isinstance(event, ev.NoticeRead) and isinstance(before.state, Notice)
        assert turn.visit.number in (before.number, before.number + 1)
        if isinstance(before.state, WAITING) and isinstance(event, ev.Touched):
            assert type(turn.visit.state) is type(before.state)
        if isinstance(before.state, STAFF) and not isinstance(before.state, StaffPin):
            assert not any(isinstance(command, cmd.StoreReceipt | cmd.CheckIn) for command in turn.commands)

    @rule(event=st.sampled_from(TOUCHES))
    def touch(self, event: ev.Event) -> None:
        self.happen(event)

    @rule(event=st.sampled_from(DEVICES))
    def device(self, event: ev.Event) -> None:
        self.happen(event)

    @rule(pick=st.integers(0, 9))
    def answer(self, pick: int) -> None:
        if not self.asked:
            return
        self.count += 1
        answers = answers_to(self.asked.pop(), self.count)
        answer = answers[pick % len(answers)]
        if isinstance(answer, ev.ReceiptStored | ev.ConsentWithdrawn):
            self.disk.append(answer.receipt)
        self.happen(answer)

    @rule()
    def late_answer(self) -> None:
        """An answer to a question nobody asked here."""
        self.happen(ev.ReceiptStored(a_receipt(Decision.GIVEN)))

    @rule(is_out=st.booleans())
    def clock(self, is_out: bool) -> None:
        if is_out and self.count % 5 == 0:
            self.happen(ev.TimeRanOut())

    @invariant()
    def the_camera_needs_a_consent_on_disk(self) -> None:
        state = self.visit.state
        wanted = needs(self.visit, self.hotel)
        if wanted.vision is Vision.LIVE:
            assert isinstance(state, Face)
            assert state.receipt in self.disk
            assert state.receipt.draft.decision is Decision.GIVEN
            assert state.receipt.draft.release or not self.hotel.releases
            assert not any(r.draft.replaces == state.receipt.id for r in self.disk)
        if wanted.vision is Vision.PAGE and wanted.has_face_models:
            assert isinstance(state, Document | Portrait)
            assert state.receipt.draft.decision is Decision.GIVEN

    @invariant()
    def the_life_of_a_face_is_written_while_the_camera_may_be_open_and_never_longer(self) -> None:
        if self.open_face is not None:
            assert isinstance(self.visit.state, Face)
            assert self.visit.state.receipt.id == self.open_face

    @invariant()
    def no_choice_without_the_notice(self) -> None:
        inner = getattr(self.visit.state, "beneath", self.visit.state)
        if isinstance(inner, Choice | Recording | Document | Searching | Face | CheckingIn):
            assert self.has_read_notice

    @invariant()
    def every_state_has_a_page(self) -> None:
        page = page_for(self.visit, self.hotel)
        assert page.visit_number == self.visit.number

    @invariant()
    def welcome_is_a_clean_kiosk(self) -> None:
        if isinstance(self.visit.state, Welcome):
            assert needs(self.visit, self.hotel).vision is Vision.OFF
            assert not self.disk

    @invariant()
    def there_is_always_a_way_on(self) -> None:
        """No dead end: the clock, at the latest, leads home."""
        visit = self.visit
        for _ in range(2):
            visit = step(visit, ev.TimeRanOut(), self.hotel, Side.LEFT).visit
        assert isinstance(visit.state, Welcome)


class AnyComparedVisit(AnyVisit):
    """The same in a hotel that compares faces and has a document camera."""

    hotel = replace(VERIFY, identity_check=IdentityCheck.DOCUMENT)


class AnySignedVisit(AnyVisit):
    """The same in a place whose law asks for a written release."""

    hotel = SIGNING


AnyVisit.TestCase.settings = settings(max_examples=100, stateful_step_count=60, deadline=None)
AnyComparedVisit.TestCase.settings = settings(max_examples=100, stateful_step_count=60, deadline=None)
AnySignedVisit.TestCase.settings = settings(max_examples=50, stateful_step_count=60, deadline=None)
TestAnyVisit = AnyVisit.TestCase
TestAnyComparedVisit = AnyComparedVisit.TestCase
TestAnySignedVisit = AnySignedVisit.TestCase


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from((*TOUCHES, *DEVICES)), max_size=40))
def test_without_answers_from_the_store_no_touch_leads_to_the_camera(events: list[ev.Event]) -> None:
    visit = FIRST
    for event in events:
        visit = step(visit, event, RULES, Side.LEFT).visit
        assert needs(visit, RULES).vision is not Vision.LIVE


@pytest.mark.parametrize("way", list(Way))
def test_both_ways_are_walked_to_the_end(way: Way) -> None:
    visit = chosen(way)
    events: list[ev.Event] = [ev.TextScanned(MRZ), ev.BookingFound(BOOKING)]
    events += [ev.FaceHeld()] if way is Way.FACE else []
    arrived = after(visit, *events, ev.Confirmed(), ev.CheckedIn(BOOKING, ())).visit

    assert type(arrived.state).__name__ == "Arrived"
    assert after(arrived, ev.Finished()).visit.number == visit.number + 1


def test_the_passport_way_takes_no_more_touches_than_the_face_way() -> None:
    face = [ev.Started(), ev.NoticeRead(), ev.WayChosen(Way.FACE), ev.ConsentAgreed(), ev.Confirmed()]
    document = [ev.Started(), ev.NoticeRead(), ev.WayChosen(Way.DOCUMENT), ev.Confirmed()]

    assert len(document) <= len(face)
