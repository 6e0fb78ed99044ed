"""The desk's tables in words: what stands in a cell, and one receipt in sentences."""

from datetime import datetime, tzinfo

from app.domain.codes import spaced
from app.domain.consent import Receipt
from app.domain.desk_table import Cell, Coded, Days
from app.i18n import Words
from app.ui.widgets.shown_name import shown_name

DETAILS = 5
"""How many sentences tell of one receipt."""


def told_cell(words: Words, language: str, cell: Cell, zone: tzinfo) -> str:
    """What stands in a cell."""
    match cell:
        case Days(first=first, last=last):
            return f"{first:%m-%d}, {last:%m-%d}"
        case Coded(key=key) if key.startswith("place."):
            return words.text(language, f"staff_desk.{key}")
        case Coded(key=key):
            return words.text(language, f"desk.cell.{key}")
        case datetime():
            return _moment(cell, zone)
        case str():
            return shown_name(cell)
        case _:
            return str(cell)


def told_receipt(
    words: Words, language: str, receipt: Receipt | None, *, is_withdrawn: bool, zone: tzinfo
) -> tuple[str, ...]:
    """One receipt in sentences; as many empty ones where none is shown."""
    if receipt is None:
        return ("",) * DETAILS
    text, notice = words.text, receipt.draft.notice
    read_in = words.language_name(notice.language)
    state = "withdrawn" if is_withdrawn else receipt.draft.decision.value
    return (
        text(language, "desk.receipt.code", code=spaced(receipt.code)),
        text(language, "desk.receipt.time", time=shown_name(_moment(receipt.created_at, zone))),
        text(language, "desk.receipt.decision", decision=text(language, f"desk.cell.decision.{state}")),
        text(language, "desk.receipt.notice", version=shown_name(notice.version), tag=read_in),
        text(language, "desk.receipt.openings", number=len(receipt.face)),
    )


def _moment(moment: datetime, zone: tzinfo) -> str:
    """A time by the hotel's clock."""
    return f"{moment.astimezone(zone):%Y-%m-%d %H:%M}"
