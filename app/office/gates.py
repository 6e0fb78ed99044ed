"""The shelf of gates: what locks the face way and how to mend each, and impact assessments to approve."""

import hashlib
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from app.domain.desk_table import Coded
from app.domain.gates import Assessment, Part, parts_of
from app.domain.office import Ask, Draft, OfficeCell, OfficeQuery, OfficeRow, Sheet, Task, TaskFault, Told, sheet_of
from app.domain.staff import Signed
from app.gates import FaceGates
from app.office.folder import ImportFolder, UnreadableError

if TYPE_CHECKING:
    from app.storage.assessment_store import SqliteAssessments

COLUMNS = ("what", "do")
OF_PARTS = ("part", "state")


class GatesShelf:
    """The gates of the face way, looked at anew each time."""

    def __init__(
        self,
        folder: ImportFolder,
        gates: FaceGates,
        store: "SqliteAssessments",
        today: Callable[[], date],
    ) -> None:
        self._folder = folder
        self._gates = gates
        self._store = store
        self._today = today

    def sheet(self, query: OfficeQuery) -> Sheet:
        """What locks the face way, and the forms in the folders; or the parts of one. Raises: STORE_UNAVAILABLE."""
        if query.subject.startswith("lock:"):
            return sheet_of(query, COLUMNS, [_lock_row(query.subject.removeprefix("lock:"))])
        if query.subject:
            return self._form(query)
        locks = self._gates.locks()
        rows = [_lock_row(lock.value) for lock in locks]
        rows += [OfficeRow(each.id, "form", (each.path.name, Coded("form"))) for each in self._folder.files(".md")]
        newest = self._store.newest()
        told = [Told("gates_locked", {"number": len(locks)}, is_caution=True) if locks else Told("gates_open")]
        if newest:
            values: dict[str, OfficeCell] = {"id": newest.id, "day": newest.approved_on, "until": newest.valid_until}
            told.append(Told("assessment_newest", values))
        return sheet_of(query, COLUMNS, rows, told=tuple(told), today=self._today())

    def do(self, draft: Draft, signed: Signed) -> TaskFault | None:
        """Approve an assessment for what this kiosk does now. Raises: STORE_UNAVAILABLE."""
        text = self._text(draft.subject)
        if text is None or _digest(text) != draft.mark:
            return TaskFault.CHANGED_MEANWHILE
        parts, until = parts_of(text), date.fromisoformat(draft.told(Ask.UNTIL))
        if parts != frozenset(Part):
            return TaskFault.NOT_WHOLE
        if until < self._today():
            return TaskFault.DAY_IS_PAST
        name, scope = draft.told(Ask.ID), self._gates.scope
        approved = Assessment(name, self._today(), until, signed.first, draft.mark, parts, scope)
        self._store.approve(approved, text, reason=signed.reason)
        return None

    def _form(self, query: OfficeQuery) -> Sheet:
        """What each part of a form says: enough, or nothing yet."""
        text = self._text(query.subject)
        if text is None:
            return sheet_of(query, OF_PARTS, (), told=(Told("unreadable", is_caution=True),))
        parts = parts_of(text)
        rows = [
            OfficeRow(part.value, "", (Coded(f"part.{part.value}"), Coded("said" if part in parts else "unsaid")))
            for part in Part
        ]
        is_whole = parts == frozenset(Part)
        told = Told("form_whole", {"digest": _digest(text)[:16]}) if is_whole else Told("form_gaps", is_caution=True)
        tasks = (Task.APPROVE_ASSESSMENT,) if is_whole else ()
        return sheet_of(query, OF_PARTS, rows, told=(told,), tasks=tasks, mark=_digest(text), today=self._today())

    def _text(self, subject: str) -> str | None:
        """The text of a form; None where it is not there, or no text in UTF-8."""
        found = self._folder.named(subject, self._folder.files(".md"))
        try:
            return self._folder.read(found).decode("utf-8") if found else None
        except (UnreadableError, UnicodeDecodeError):
            return None


def _digest(text: str) -> str:
    """The digest of a form, as the command has it: of its bytes."""
    return hashlib.sha256(text.encode()).hexdigest()


def _lock_row(code: str) -> OfficeRow:
    """What is locked, and how it is mended."""
    return OfficeRow(f"lock:{code}", "lock", (Coded(f"lock.{code}"), Coded(f"mend.{code}")))
