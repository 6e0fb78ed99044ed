"""A hotel's office on a real store, with an import folder of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from app import paths
from app.bootstrap import Stores, face_gates_of, open_stores
from app.config import Config
from app.domain.desk_table import Coded
from app.domain.ids import StaffId
from app.domain.office import Draft, OfficeCell, OfficeQuery, Sheet, Shelf, Task, TaskFault
from app.domain.staff import Role, Signed
from app.i18n import load_words
from app.office.hotel_office import SHELF_OF, HotelOffice, office_of
from tests.builders import TODAY

BY = Signed(StaffId("02"), "daily_list", StaffId("03"))


@dataclass
class Hotel:
    """One hotel: its stores, its office, and where files are put."""

    stores: Stores
    office: HotelOffice
    folder: Path
    config: Config

    def sheet(self, shelf: Shelf, subject: str = "", **query: object) -> Sheet:
        """What the office shows."""
        return self.office.sheet(OfficeQuery(shelf, subject, **query))  # type: ignore[arg-type]

    def do(self, task: Task, subject: str, *answers: str, mark: str = "", by: Signed = BY) -> TaskFault | None:
        """Do a task as the screen would, with the mark of what was shown; of a member of staff it is the role."""
        if subject and SHELF_OF[task] is Shelf.STAFF:
            mark = mark or self.stores.staff.role_of(subject).value
        return self.office.do(Draft(task, subject, mark, answers), by)

    def acts(self) -> list[tuple[str, str, str, str, str]]:
        """What staff did, oldest first: what, with what, by whom, signed by whom as well, and why."""
        return [
            (act["act"], act["subject"], act["staff"], act["second"], act["reason"])
            for act in self.stores.audit.acts()[::-1]
            if act["staff"]
        ]


@pytest.fixture
def open_hotel(tmp_path: Path) -> Callable[..., Hotel]:
    """Open a hotel with these settings: `open_hotel(config)`."""

    def opened(config: Config | None = None) -> Hotel:
        config = config or Config().for_demo()
        stores = open_stores(config, tmp_path)
        gates = face_gates_of(config, load_words(paths.resources()), stores)
        office = office_of(config, tmp_path, stores, gates, lambda: TODAY)
        folder = tmp_path / "imports"
        folder.mkdir(exist_ok=True)
        return Hotel(stores, office, folder, config)

    return opened


@pytest.fixture
def hotel(open_hotel: Callable[..., Hotel]) -> Hotel:
    """A hotel with two managers and Lin of the desk."""
    found = open_hotel()
    for number, role in (("02", Role.MANAGER), ("03", Role.MANAGER), ("07", Role.DESK)):
        found.stores.staff.add(number, "Lin", role, "482913", is_own=True)
    return found


def plain(cell: OfficeCell) -> str:
    """A cell as a text, to be compared."""
    if isinstance(cell, tuple):
        return ", ".join(map(plain, cell))
    return cell.key if isinstance(cell, Coded) else str(cell)


def cells(sheet: Sheet) -> list[tuple[str, ...]]:
    """What stands in the rows."""
    return [tuple(map(plain, row.cells)) for row in sheet.rows]
