"""The shelf of arrivals: lists in the import folders, what one of them would change, and taking it over."""

import hashlib
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from app.bookings.arrivals import ArrivalsError, read_arrivals
from app.domain.arrival_changes import ArrivalChanges
from app.domain.desk_table import Coded
from app.domain.office import Draft, OfficeCell, OfficeQuery, OfficeRow, Sheet, Task, TaskFault, Told, sheet_of
from app.domain.staff import Signed
from app.office.folder import ImportFolder, UnreadableError

if TYPE_CHECKING:
    from app.storage.booking_store import SqliteBookings

COLUMNS = ("file", "from", "changed_on")
OF_CHANGES = ("what", "booking", "field", "before", "after")
OF_FAULTS = ("line", "field", "fault")


class ArrivalsShelf:
    """Lists of arrivals (CSV). Keeps: nothing; a list goes to the register whole, or not at all."""

    def __init__(self, folder: ImportFolder, store: "SqliteBookings", today: Callable[[], date]) -> None:
        self._folder = folder
        self._store = store
        self._today = today

    def sheet(self, query: OfficeQuery) -> Sheet:
        """The lists there are; or what one would change, or its faults. Raises: STORE_UNAVAILABLE."""
        if not query.subject:
            rows = [
                OfficeRow(each.id, each.source.value, (each.path.name, Coded(f"from.{each.source.value}"), each.day))
                for each in self._folder.files(".csv")
            ]
            where = "medium_there" if self._folder.has_medium else "medium_absent"
            return sheet_of(query, COLUMNS, rows, told=(Told("arrivals"), Told(where)))
        raw = self._raw(query.subject)
        if raw is None:
            return sheet_of(query, COLUMNS, (), told=(Told("unreadable", is_caution=True),))
        try:
            changes = self._store.preview_arrivals(read_arrivals(raw).bookings)
        except ArrivalsError as error:
            faults = [
                OfficeRow(str(number), "fault", (each.line, each.column, Coded(f"fault.{each.reason.value}")))
                for number, each in enumerate(error.faults)
            ]
            return sheet_of(query, OF_FAULTS, faults, told=(Told("arrivals_faults", is_caution=True),))
        counts: dict[str, OfficeCell] = {
            "new": len(changes.new),
            "changed": len(changes.changed),
            "unchanged": changes.unchanged,
            "gone": len(changes.gone),
        }
        told = (
            (Told("arrivals_preview", counts), Told("arrivals_gone"))
            if changes.gone
            else (Told("arrivals_preview", counts),)
        )
        mark = hashlib.sha256(raw).hexdigest()
        return sheet_of(query, OF_CHANGES, _rows(changes), told=told, tasks=(Task.IMPORT_ARRIVALS,), mark=mark)

    def do(self, draft: Draft, signed: Signed) -> TaskFault | None:
        """Take a list over, the very one that was looked at: all of it, or nothing. Raises: STORE_UNAVAILABLE."""
        raw = self._raw(draft.subject)
        if raw is None or hashlib.sha256(raw).hexdigest() != draft.mark:
            return TaskFault.CHANGED_MEANWHILE
        try:
            arrivals = read_arrivals(raw)
        except ArrivalsError:
            return TaskFault.NOT_WHOLE
        self._store.import_arrivals(arrivals.bookings, signed)
        self._store.forget_guests(self._today())
        return None

    def _raw(self, subject: str) -> bytes | None:
        """The bytes of a list; None where it is not there or cannot be read."""
        found = self._folder.named(subject, self._folder.files(".csv"))
        try:
            return self._folder.read(found) if found else None
        except UnreadableError:
            return None


def _rows(changes: ArrivalChanges) -> list[OfficeRow]:
    """What changes, one field a row."""
    rows = [OfficeRow(ref, "new", (Coded("change.new"), ref, "", "", "")) for ref in changes.new]
    for change in changes.changed:
        for each in change.fields:
            cells = (Coded("change.changed"), change.ref, each.column, each.before, each.after)
            rows.append(OfficeRow(f"{change.ref} {each.column}", "changed", cells))
    rows += [OfficeRow(ref, "gone", (Coded("change.gone"), ref, "", "", "")) for ref in changes.gone]
    return rows
