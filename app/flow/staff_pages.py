"""What the screens of staff show, as nouns; beside `pages`, which shows what guests see."""

from dataclasses import dataclass, replace
from datetime import UTC, tzinfo
from enum import Enum
from typing import assert_never

from app.domain.codes import spaced
from app.domain.consent import Receipt
from app.domain.day_report import DayReport
from app.domain.desk_table import Coded, DeskQuery, DeskTable, Tab
from app.domain.device import DeviceState
from app.domain.gates import Lock
from app.domain.likeness import NameReason
from app.domain.office import Ask, Draft
from app.domain.permissions import Act, may
from app.domain.pins import PinFault
from app.domain.printing import NOT_ASKED, PrinterCondition, PrintState
from app.domain.problems import Problem
from app.domain.retention import EraseReason, Erasure
from app.domain.rules import Rules
from app.domain.staff import ENDS_VISIT, OverrideReason
from app.flow.consoling import tabs_for
from app.flow.office import shelves_for
from app.flow.office_pages import OfficePage, QuestionPage, office_page, question_page
from app.flow.overriding import reasons_for
from app.flow.printing import paper_of
from app.flow.receipt_acts import acts_at, offered_at
from app.flow.states import (
    Console,
    EraseReasoning,
    EraseSigning,
    Office,
    OfficeAsking,
    OfficeSigning,
    PinRenewal,
    StaffActing,
    StaffDesk,
    StaffPin,
    Trouble,
    Welcome,
)
from app.flow.withdrawing import may_withdraw


class PinStage(Enum):
    """What is typed on the staff's keypad."""

    SIGN_IN = "sign_in"
    CHOOSE = "choose"
    REPEAT = "repeat"
    SECOND = "second"
    SECOND_FOR_TASK = "second_for_task"


@dataclass(frozen=True)
class StaffPinPage:
    """Number and PIN; or a PIN of one's own, chosen and typed once more. `fault` says why it cannot be used."""

    problem: Problem | None
    wait_s: int
    stage: PinStage = PinStage.SIGN_IN
    fault: PinFault | None = None
    is_refused: bool = False
    """Whether the PIN was right and the person may not sign."""
    signs: tuple[str | Coded, ...] = ()
    """What a second person signs: words by their keys, and what stands in no language."""


@dataclass(frozen=True)
class StaffDeskPage:
    """Who is signed in, where the guest is, and what may be recorded."""

    staff_name: str
    beneath: str
    reasons: tuple[OverrideReason, ...]
    problem: Problem | None
    locks: tuple[Lock, ...] = ()
    """Why the face way is locked."""
    printer: PrinterCondition | None = None
    """What is known of the printer; None while it is not, or where there is none."""
    name_reason: NameReason | None = None
    """In what the name on the document differs from the booking's."""
    can_withdraw: bool = False
    """Whether a consent may be withdrawn here for a guest who is not at the screen."""
    has_console: bool = False
    """Whether the desk's tables may be opened: only while nobody is at the kiosk."""
    has_office: bool = False
    """Whether the office may be opened: by whom it is for, only while nobody is at the kiosk."""


@dataclass(frozen=True)
class StaffActingPage:
    """What staff is about to record, shown to the guest first."""

    staff_name: str
    reason: OverrideReason
    ends_visit: bool


@dataclass(frozen=True)
class ConsolePage:
    """One table of the desk, or one receipt of it; nobody is at the kiosk."""

    staff_name: str
    tabs: tuple[Tab, ...]
    query: DeskQuery
    table: DeskTable | None
    receipt: Receipt | None = None
    is_withdrawn: bool = False
    problem: Problem | None = None
    acts: tuple[Act, ...] = ()
    """What may be done now with the receipt, or the report."""
    offered: tuple[Act, ...] = ()
    """The same, and what was done: its button rests, so that no other one comes under the finger."""
    paper: PrintState = NOT_ASKED
    """What is known of the receipt on paper."""
    files: tuple[str, ...] = ()
    """What the receipt was written to, in the folder of exports."""
    reasons: tuple[EraseReason, ...] = ()
    """Why its guest may be erased, while that is asked."""
    erasure: Erasure | None = None
    """What was erased."""
    devices: tuple[DeviceState, ...] | None = None
    """The parts of the kiosk, those first that fail; None while they are looked at."""
    report: DayReport | None = None
    """The report of a shift; None while it is put together."""
    zone: tzinfo = UTC
    """Whose clock the times are told by: the hotel's."""


StaffBody = StaffPinPage | StaffDeskPage | ConsolePage | OfficePage | QuestionPage | StaffActingPage


OfStaff = (
    StaffPin
    | PinRenewal
    | StaffDesk
    | Console
    | EraseReasoning
    | EraseSigning
    | Office
    | OfficeAsking
    | OfficeSigning
    | StaffActing
)
"""The states of staff that show a page of their own."""


def staff_body(state: OfStaff, rules: Rules) -> StaffBody:  # noqa: C901 - one line a state
    """The part of the page that a state of staff decides."""
    match state:
        case StaffPin():
            return StaffPinPage(state.problem, state.wait_s)
        case PinRenewal():
            stage = PinStage.REPEAT if state.chosen else PinStage.CHOOSE
            return StaffPinPage(state.problem, 0, stage, state.fault)
        case StaffDesk():
            beneath = type(state.beneath).__name__.lower()
            reasons = reasons_for(state.beneath) if may(state.member, Act.HELP_GUEST) else ()
            return StaffDeskPage(
                staff_name=state.member.name,
                beneath=beneath,
                reasons=reasons,
                problem=state.problem,
                locks=rules.locks,
                printer=_printer_of(state),
                name_reason=_name_reason(state),
                can_withdraw=may_withdraw(state),
                has_console=isinstance(state.beneath, Welcome) and bool(tabs_for(state.member)),
                has_office=isinstance(state.beneath, Welcome) and bool(shelves_for(state.member)),
            )
        case Console():
            return _console_page(state, rules)
        case EraseReasoning(console=console):
            return replace(_console_page(console, rules), acts=(), offered=(), files=(), reasons=tuple(EraseReason))
        case EraseSigning():
            stage, signs = PinStage.SECOND, _signs_of_erasing(state)
            return StaffPinPage(state.problem, state.wait_s, stage, is_refused=state.is_refused, signs=signs)
        case Office():
            return office_page(state)
        case OfficeAsking():
            return question_page(state)
        case OfficeSigning():
            stage, signs = PinStage.SECOND_FOR_TASK, _signs_of_task(state.draft)
            return StaffPinPage(state.problem, state.wait_s, stage, is_refused=state.is_refused, signs=signs)
        case StaffActing():
            ends_visit = state.override.reason in ENDS_VISIT
            return StaffActingPage(state.member.name, state.override.reason, ends_visit)
        case _:
            assert_never(state)


def _console_page(state: Console, rules: Rules) -> ConsolePage:
    """The table, or the receipt and what may be done with it."""
    return ConsolePage(
        staff_name=state.member.name,
        tabs=tabs_for(state.member),
        query=state.query,
        table=state.table if state.table and state.table.query.tab is state.query.tab else None,
        receipt=state.receipt,
        is_withdrawn=state.is_withdrawn,
        problem=state.problem,
        acts=acts_at(state, rules),
        offered=offered_at(state, rules),
        paper=state.paper.said,
        files=state.files,
        erasure=state.erasure,
        devices=state.devices,
        report=state.report,
        zone=rules.zone,
    )


def _signs_of_erasing(state: EraseSigning) -> tuple[str | Coded, ...]:
    """Whose receipt it is, and why the guest is erased."""
    receipt = state.console.receipt
    reason = Coded(f"desk.erase.reason.{state.reason.value}")
    return (spaced(receipt.code), reason) if receipt else (reason,)


def _signs_of_task(draft: Draft) -> tuple[str | Coded, ...]:
    """Which task it is, of whom or what, and what it comes to; no PIN."""
    role, subject = draft.told(Ask.ROLE), draft.told(Ask.NUMBER) or draft.subject.rpartition(":")[2]
    told: list[str | Coded] = [Coded(f"desk.office.task.{draft.task.value}")]
    told += [each for each in (subject, draft.told(Ask.DAY)) if each]
    return (*told, Coded(f"desk.office.cell.role.{role}")) if role else tuple(told)


def _printer_of(state: StaffDesk) -> PrinterCondition | None:
    """What staff is told of the printer: what keeps the guest's own receipt, else what the queue says."""
    paper = paper_of(state)
    fault = paper.said.fault if paper else None
    return PrinterCondition(fault) if fault else state.printer


def _name_reason(state: StaffDesk) -> NameReason | None:
    """In what a name differs, where that is what the guest waits for."""
    return state.beneath.reason if isinstance(state.beneath, Trouble) else None
