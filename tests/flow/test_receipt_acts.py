"""What staff may do with a receipt they found: only what their role allows and what is possible, each written down."""

from dataclasses import replace

import pytest

from app.domain.consent import Decision
from app.domain.desk_table import DeskQuery, Tab
from app.domain.permissions import Act
from app.domain.printing import PrintJob, PrintStage, PrintState
from app.domain.problems import Problem
from app.domain.staff import ForGuest, Role, WithdrawalReason
from app.flow import commands as cmd
from app.flow import events as ev
from app.flow.pages import ConsolePage, page_for
from app.flow.printing import ON_ITS_WAY
from app.flow.receipt_acts import acts_at, offered_at
from app.flow.states import Console, StaffDesk, Visit, Welcome, Withdrawable, Withdrawing
from tests.builders import a_member
from tests.flow.walk import MEMBER, RULES, a_receipt, after, at

HERE = replace(RULES, has_printer=True)
RECEIPTS = DeskQuery(Tab.RECEIPTS)
GIVEN = a_receipt(Decision.GIVEN)
SHOWN = Console(MEMBER, RECEIPTS, receipt=GIVEN)
ALL = (Act.PRINT_RECEIPT, Act.EXPORT_RECEIPT, Act.WITHDRAW_CONSENT, Act.ERASE_RECORD)


@pytest.mark.parametrize(
    ("role", "acts"),
    [(Role.DESK, ALL), (Role.MANAGER, ALL), (Role.PRIVACY_OFFICER, ALL), (Role.INSPECTOR, ())],
)
def test_each_role_may_do_with_a_receipt_what_the_table_of_acts_says(role: Role, acts: tuple[Act, ...]) -> None:
    state = replace(SHOWN, member=a_member(role=role))

    assert acts_at(state, HERE) == acts
    for event in (ev.PrintAsked(), ev.ExportAsked(), ev.StaffWithdrawAsked(), ev.EraseAsked()):
        turn = after(at(state), event, rules=HERE)
        assert (turn.visit != at(state) or bool(turn.commands)) is bool(acts)


def test_what_is_not_possible_is_not_offered() -> None:
    assert acts_at(replace(SHOWN, receipt=None), HERE) == ()
    assert Act.PRINT_RECEIPT not in acts_at(SHOWN, replace(RULES, has_printer=False))
    done = replace(SHOWN, paper=ON_ITS_WAY, files=("a.pdf",))
    assert offered_at(done, HERE) == offered_at(SHOWN, HERE)
    assert Act.PRINT_RECEIPT not in acts_at(replace(SHOWN, paper=ON_ITS_WAY), HERE)
    assert Act.EXPORT_RECEIPT not in acts_at(replace(SHOWN, files=("a.pdf",)), HERE)
    assert Act.WITHDRAW_CONSENT not in acts_at(replace(SHOWN, is_withdrawn=True), HERE)
    assert Act.WITHDRAW_CONSENT not in acts_at(replace(SHOWN, receipt=a_receipt(Decision.DECLINED)), HERE)
    nothing = at(replace(SHOWN, receipt=None))
    for event in (ev.PrintAsked(), ev.ExportAsked(), ev.StaffWithdrawAsked()):
        assert after(nothing, event, rules=HERE).visit == nothing


def test_a_print_is_asked_for_by_name_followed_to_the_paper_and_left_with_the_receipt() -> None:
    asked = after(at(SHOWN), ev.PrintAsked(), rules=HERE)
    assert asked.commands == (cmd.PrintReceipt(GIVEN, GIVEN.draft.language, MEMBER.id),)
    assert console(asked.visit).paper == ON_ITS_WAY

    job = PrintJob(7)
    taken = after(asked.visit, ev.PrintTaken(job), rules=HERE).visit
    looked = after(taken, ev.PrinterLookDue(), rules=HERE)
    assert looked.commands == (cmd.WatchPrint(job),)
    assert after(looked.visit, ev.StaffLeft(), rules=HERE).commands == (cmd.LeavePrint(job),)
    said = PrintState(PrintStage.PRINTED, is_over=True)
    printed = after(looked.visit, ev.PrintTold(job, said), rules=HERE).visit
    body = page_for(printed, HERE).body
    assert isinstance(body, ConsolePage)
    assert body.paper == said
    assert Act.PRINT_RECEIPT not in body.acts


def test_an_export_says_where_it_is_and_only_of_the_receipt_that_is_shown() -> None:
    asked = after(at(replace(SHOWN, problem=Problem.STORE_UNAVAILABLE)), ev.ExportAsked(), rules=HERE)
    assert asked.commands == (cmd.ExportReceipt(GIVEN.code, MEMBER.id),)

    written = after(asked.visit, ev.ReceiptExported(GIVEN.code, ("a.pdf", "a.json")), rules=HERE).visit
    assert console(written).files == ("a.pdf", "a.json")
    assert console(written).problem is None
    assert after(at(SHOWN), ev.ReceiptExported("other", ("a.pdf",)), rules=HERE).visit == at(SHOWN)
    closed = after(written, ev.WentBack(), rules=HERE).visit
    assert closed.state == Console(MEMBER, RECEIPTS)
    assert after(closed, ev.ReceiptExported(GIVEN.code, ("a.pdf",)), rules=HERE).visit == closed


def test_a_withdrawal_has_its_reason_and_leads_back_to_the_desk_of_who_began_it() -> None:
    begun = after(at(SHOWN), ev.StaffWithdrawAsked(), rules=HERE).visit
    assert isinstance(begun.state, Withdrawable)
    assert after(begun, ev.WentBack(), rules=HERE).visit.state == StaffDesk(MEMBER, Welcome())

    turn = after(begun, ev.StaffWithdrew(WithdrawalReason.ASKED_HERE), rules=HERE)
    (command,) = turn.commands
    assert isinstance(turn.visit.state, Withdrawing)
    assert isinstance(command, cmd.WithdrawConsent)
    assert command.by == ForGuest(MEMBER.id, WithdrawalReason.ASKED_HERE)


def test_another_receipt_does_not_take_the_place_of_the_one_that_is_shown() -> None:
    late = ev.ReceiptShown(a_receipt(Decision.DECLINED), is_withdrawn=False)

    assert after(at(SHOWN), late, rules=HERE).visit == at(SHOWN)


def console(visit: Visit) -> Console:
    """The console a visit is at."""
    assert isinstance(visit.state, Console)
    return visit.state
