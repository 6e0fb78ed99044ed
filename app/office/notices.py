"""The shelf of notices: every version and draft, what differs from the one that holds, keeping and approving one."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.domain.desk_table import Coded
from app.domain.notice import NoticeApproval, WrittenNotice, in_force
from app.domain.office import Ask, Draft, OfficeCell, OfficeQuery, OfficeRow, Sheet, Task, TaskFault, Told, sheet_of
from app.domain.staff import Signed
from app.notices import VERSION, NoticeFault, UnreadNoticeError, differences, faults_of, read_folder, shipped
from app.office.folder import Found, ImportFolder

if TYPE_CHECKING:
    from app.storage.notice_store import SqliteNotices

COLUMNS = ("version", "state", "holds_from", "signed_by")
OF_DIFFERENCES = ("language", "section", "before", "after")
OF_FAULTS = ("file", "where", "fault")


@dataclass(frozen=True)
class _Version:
    """One version: what is written, and who approved it from when."""

    notice: WrittenNotice
    approvals: tuple[NoticeApproval, ...]


class NoticesShelf:
    """Versions of the notice. `languages` are the hotel's."""

    def __init__(
        self,
        folder: ImportFolder,
        store: "SqliteNotices",
        languages: Iterable[str],
        today: Callable[[], date],
    ) -> None:
        self._folder = folder
        self._store = store
        self._languages = tuple(languages)
        self._today = today

    def sheet(self, query: OfficeQuery) -> Sheet:
        """All versions and what lies in the folders; or one beside what holds. Raises: STORE_UNAVAILABLE."""
        known, holding = self._known(), in_force(self._store.approvals(), self._today())
        if not query.subject:
            rows = [_row(each, holding) for each in known.values()]
            rows += [_found_row(each) for each in self._drafts() if each.path.name not in known]
            told = (
                Told("notice_holds", {"version": holding.notice.version, "day": holding.effective})
                if holding
                else Told("notice_none", is_caution=True)
            )
            return sheet_of(query, COLUMNS, rows, told=(told,), today=self._today())
        try:
            notice = self._read(query.subject, known)
        except UnreadNoticeError as error:
            return _faulty(query, [error.fault])
        if notice is None:
            return sheet_of(query, OF_FAULTS, (), told=(Told("unreadable", is_caution=True),))
        if faults := faults_of(notice, self._languages):
            return _faulty(query, faults)
        return self._beside(query, notice, known, holding)

    def do(self, draft: Draft, signed: Signed) -> TaskFault | None:
        """Keep a draft, or approve a version that two signed. Raises: STORE_UNAVAILABLE."""
        try:
            notice = self._read(draft.subject, self._known())
        except UnreadNoticeError:
            return TaskFault.NOT_WHOLE
        if notice is None or notice.sha256 != draft.mark:
            return TaskFault.CHANGED_MEANWHILE
        if faults_of(notice, self._languages):
            return TaskFault.NOT_WHOLE
        if draft.task is Task.KEEP_NOTICE:
            return self._keep(notice, signed)
        day = date.fromisoformat(draft.told(Ask.DAY))
        if day < self._today():
            return TaskFault.DAY_IS_PAST
        if signed.second is None:
            return TaskFault.MAY_NOT
        self._store.approve(NoticeApproval(notice, day, signed.first, signed.second))
        return None

    def _keep(self, notice: WrittenNotice, signed: Signed) -> TaskFault | None:
        """Keep a draft, unless its number has another text."""
        is_shipped_number = notice.version == shipped().version and notice.sha256 != shipped().sha256
        is_kept = not is_shipped_number and self._store.keep(notice, signed.first)
        return None if is_kept else TaskFault.VERSION_KNOWN

    def _beside(
        self, query: OfficeQuery, notice: WrittenNotice, known: dict[str, _Version], holding: NoticeApproval | None
    ) -> Sheet:
        """What differs from the version that holds; from the shipped one where it is itself the one that holds."""
        other = holding.notice if holding and holding.notice.sha256 != notice.sha256 else shipped()
        rows = [
            OfficeRow(f"{tag} {label}", tag, (tag, label, was, now))
            for tag in sorted({*other.texts, *notice.texts})
            for label, was, now in differences(other, notice, tag)
        ]
        key = "notice_beside" if rows else "notice_same"
        values: dict[str, OfficeCell] = {"version": notice.version, "other": other.version, "number": len(rows)}
        is_known = notice.version in known
        task = Task.APPROVE_NOTICE if is_known else Task.KEEP_NOTICE
        return sheet_of(
            query,
            OF_DIFFERENCES,
            rows,
            told=(Told(key, values), Told("notice_draft" if not is_known else "notice_approve")),
            tasks=(task,),
            mark=notice.sha256,
            today=self._today(),
        )

    def _known(self) -> dict[str, _Version]:
        """Every version by its number, the shipped one first."""
        approvals = self._store.approvals()
        texts = {shipped().version: shipped(), **self._store.versions()}
        return {
            version: _Version(notice, tuple(each for each in approvals if each.notice.version == version))
            for version, notice in texts.items()
        }

    def _drafts(self) -> list[Found]:
        """Folders that are named like a version."""
        return [each for each in self._folder.folders() if VERSION.fullmatch(each.path.name)]

    def _read(self, subject: str, known: dict[str, _Version]) -> WrittenNotice | None:
        """The version of a row: a known one by its number, or one in a folder by its id. Raises: UnreadNoticeError."""
        if subject in known:
            return known[subject].notice
        found = self._folder.named(subject, self._drafts())
        return read_folder(found.path) if found else None


def _row(each: _Version, holding: NoticeApproval | None) -> OfficeRow:
    """One known version."""
    is_holding = holding is not None and holding.notice.version == each.notice.version
    state = "in_force" if is_holding else "approved" if each.approvals else "draft"
    last = each.approvals[-1] if each.approvals else None
    signers = f"{last.first}, {last.second}" if last else ""
    cells = (each.notice.version, Coded(f"notice.{state}"), last.effective if last else "", signers)
    return OfficeRow(each.notice.version, state, cells)


def _found_row(found: Found) -> OfficeRow:
    """A folder that may be taken over."""
    return OfficeRow(found.id, "in_folder", (found.path.name, Coded(f"from.{found.source.value}"), "", ""))


def _faulty(query: OfficeQuery, faults: list[NoticeFault]) -> Sheet:
    """Everything that is wrong with a version."""
    rows = [
        OfficeRow(str(number), "", (fault.file, fault.where, Coded(f"notice_fault.{fault.code}")))
        for number, fault in enumerate(faults)
    ]
    return sheet_of(query, OF_FAULTS, rows, told=(Told("notice_faults", is_caution=True),))
