"""What staff may do with a receipt they found: print it, save it as files, withdraw its consent, erase its guest."""

from dataclasses import replace

from app.domain.permissions import Act, may
from app.domain.rules import Rules
from app.flow import events as ev
from app.flow.commands import ExportReceipt, PrintReceipt
from app.flow.printing import ON_ITS_WAY, may_print
from app.flow.states import NO_PAPER_ASKED, Asker, Console, EraseReasoning, Visit, Withdrawable
from app.flow.turn import Turn, go, stay


def offered_at(state: Console, rules: Rules) -> tuple[Act, ...]:
    """What this member of staff may do with the receipt, or the report, that is shown, also where it is done by now."""
    if state.receipt is None:
        possible = {Act.WRITE_REPORT: state.report is not None and rules.has_printer}
    else:
        possible = {
            Act.PRINT_RECEIPT: rules.has_printer,
            Act.EXPORT_RECEIPT: True,
            Act.WITHDRAW_CONSENT: Withdrawable(state.receipt, state.is_withdrawn).can_withdraw,
            Act.ERASE_RECORD: True,
        }
    return tuple(act for act, is_possible in possible.items() if is_possible and may(state.member, act))


def acts_at(state: Console, rules: Rules) -> tuple[Act, ...]:
    """What of it may be done now: nothing twice."""
    done = {
        Act.PRINT_RECEIPT: not may_print(state.paper),
        Act.WRITE_REPORT: not may_print(state.paper),
        Act.EXPORT_RECEIPT: bool(state.files),
        Act.ERASE_RECORD: state.erasure is not None,
    }
    return tuple(act for act in offered_at(state, rules) if not done.get(act))


def receipt_act(visit: Visit, state: Console, event: ev.Event, rules: Rules) -> Turn | None:
    """Answer what concerns the receipt that is shown; None for all else."""
    receipt, acts = state.receipt, acts_at(state, rules)
    match event:
        case ev.PrintAsked() if receipt and Act.PRINT_RECEIPT in acts:
            on_its_way = replace(state, paper=ON_ITS_WAY, problem=None)
            return Turn(
                replace(visit, state=on_its_way), (PrintReceipt(receipt, receipt.draft.language, state.member.id),)
            )
        case ev.ExportAsked() if receipt and Act.EXPORT_RECEIPT in acts:
            return Turn(visit, (ExportReceipt(receipt.code, state.member.id),))
        case ev.ReceiptExported(code=code, files=files) if receipt and receipt.code == code:
            return stay(replace(visit, state=replace(state, files=files, problem=None)))
        case ev.StaffWithdrawAsked() if receipt and Act.WITHDRAW_CONSENT in acts:
            return go(visit, Withdrawable(receipt, state.is_withdrawn, Asker(state.beneath, state.member)))
        case ev.EraseAsked() if Act.ERASE_RECORD in acts:
            return go(visit, EraseReasoning(replace(state, paper=NO_PAPER_ASKED, problem=None)))
        case _:
            return None


def shut(state: Console) -> Console:
    """The desk's tables again, with nothing left of the receipt that was shown."""
    return replace(state, receipt=None, is_withdrawn=False, paper=NO_PAPER_ASKED, files=(), erasure=None, problem=None)
