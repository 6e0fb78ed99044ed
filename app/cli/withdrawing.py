"""Withdraw a consent on behalf of a guest who asked for it otherwise than at the kiosk."""

# ruff: noqa: PLC0415 - see the door-plate of this room
from typing import TYPE_CHECKING

import click

from app.cli.place import Command, Place, as_json, fail, pass_place, say_json
from app.domain.codes import RECEIPT_PREFIX, ReceiptScan, TokenScan, parse_scan, receipt_code
from app.domain.consent import Decision, Receipt, ReceiptDraft
from app.domain.ids import ReceiptId, StaffId
from app.domain.permissions import Act, may
from app.domain.staff import ForGuest, StaffMember, WithdrawalReason

if TYPE_CHECKING:
    from app.storage.receipt_store import SqliteReceipts

REASONS = [reason.value for reason in WithdrawalReason]


@click.command("withdraw", cls=Command)
@click.argument("code")
@click.option("--staff", help="The number of the member of staff who acts for the guest; it is kept.")
@click.option(
    "--reason",
    type=click.Choice(REASONS),
    default=REASONS[1],
    show_default=True,
    help="How the guest asked; it is kept.",
)
@as_json
@pass_place
def receipts_withdraw(place: Place, code: str, staff: str | None, reason: str, is_json: bool) -> None:  # noqa: FBT001
    """Withdraw a consent by its id, its short code or the text of its QR code. The booking stays as it is.

    A face step that runs under it ends within a second.
    """
    from app.bootstrap import open_stores

    stores = open_stores(place.config(), place.state)
    by = ForGuest(_who(stores.staff.everyone(), staff) if staff else None, WithdrawalReason(reason))
    receipt, is_withdrawn = _shown(stores.receipts, code)
    if why_not := _why_not(receipt, is_withdrawn=is_withdrawn):
        fail(why_not)
    told = receipt.draft
    draft = ReceiptDraft(
        decision=Decision.WITHDRAWN,
        notice=told.notice,
        face_side=told.face_side,
        mode=told.mode,
        replaces=receipt.id,
    )
    made = stores.receipts.save(draft, by)
    if is_json:
        say_json({"receipt_id": made.id, "code": made.code, "at": made.created_at.isoformat(), "withdrew": receipt.id})
        return
    click.echo(f"The consent of receipt {receipt.code} is withdrawn; {made.code} is the receipt of it.")


def _who(everyone: list[tuple[StaffMember, bool]], number: str) -> StaffId:
    """The member of staff who may withdraw for a guest; anybody else ends the command."""
    found = [member for member, is_active in everyone if is_active and member.id == number]
    if not found or not may(found[0], Act.WITHDRAW_CONSENT):
        fail(f"Nothing was withdrawn: {number} is no member of staff who may.")
    return found[0].id


def _shown(register: "SqliteReceipts", code: str) -> tuple[Receipt, bool]:
    """The receipt of an id, a short code, or what its QR code says; and whether it was withdrawn."""
    scan = parse_scan(code if not code.isdecimal() else f"{RECEIPT_PREFIX}{code}")
    if isinstance(scan, TokenScan):
        return register.find_token(scan.digits_untrusted)
    short = scan.code if isinstance(scan, ReceiptScan) else receipt_code(code)
    return register.find(short) if short else register.get(ReceiptId(code))


def _why_not(receipt: Receipt, *, is_withdrawn: bool) -> str:
    """Why there is nothing to withdraw, in one sentence; empty if there is."""
    if is_withdrawn or receipt.draft.decision is Decision.WITHDRAWN:
        return f"The consent of receipt {receipt.code} was withdrawn before; nothing was changed."
    if receipt.expired_at:
        return f"The consent of receipt {receipt.code} ended by itself; nothing was changed."
    if receipt.draft.decision is Decision.DECLINED:
        return f"Receipt {receipt.code} is of a refusal: there is no consent to withdraw."
    return ""
