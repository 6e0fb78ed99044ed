"""The office as a port: each shelf answers for itself."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from app.config import Config
from app.domain.office import Draft, OfficeQuery, Sheet, Shelf, Task, TaskFault
from app.domain.rules import HouseRules
from app.domain.staff import Signed
from app.gates import FaceGates
from app.office.arrivals import ArrivalsShelf
from app.office.folder import ImportFolder
from app.office.gates import GatesShelf
from app.office.notices import NoticesShelf
from app.office.rules import RulesShelf
from app.office.staff import StaffShelf
from app.storage.desk import desk_of

if TYPE_CHECKING:
    from app.storage.assessment_store import SqliteAssessments
    from app.storage.booking_store import SqliteBookings
    from app.storage.ledger import Ledger
    from app.storage.notice_store import SqliteNotices
    from app.storage.retention import SqliteRetention
    from app.storage.rule_store import SqliteRules
    from app.storage.staff_store import SqliteStaff

FOLDER = "imports"
"""The folder of the state folder from which files are taken over."""

SHELF_OF: Mapping[Task, Shelf] = {
    Task.IMPORT_ARRIVALS: Shelf.ARRIVALS,
    Task.KEEP_NOTICE: Shelf.NOTICES,
    Task.APPROVE_NOTICE: Shelf.NOTICES,
    Task.APPROVE_ASSESSMENT: Shelf.GATES,
    Task.CHANGE_RULE: Shelf.RULES,
    Task.RESET_RULE: Shelf.RULES,
    Task.ADD_STAFF: Shelf.STAFF,
    Task.CHANGE_ROLE: Shelf.STAFF,
    Task.NEW_PIN: Shelf.STAFF,
    Task.DISABLE_STAFF: Shelf.STAFF,
}


class OnShelf(Protocol):
    """What one shelf can do."""

    def sheet(self, query: OfficeQuery) -> Sheet:
        """One sheet. Raises: STORE_UNAVAILABLE."""

    def do(self, draft: Draft, signed: Signed) -> TaskFault | None:
        """Do a task, or say why it is not done. Raises: STORE_UNAVAILABLE."""


class Stores(Protocol):
    """The stores that the office works with."""

    @property
    def bookings(self) -> "SqliteBookings":
        """The register of arrivals."""

    @property
    def staff(self) -> "SqliteStaff":
        """Who works here."""

    @property
    def notices(self) -> "SqliteNotices":
        """Versions of the notice."""

    @property
    def assessments(self) -> "SqliteAssessments":
        """Approved assessments."""

    @property
    def rules(self) -> "SqliteRules":
        """What managers changed."""

    @property
    def retention(self) -> "SqliteRetention":
        """What is kept for how long."""

    @property
    def ledger(self) -> "Ledger":
        """The log of all records, each of which names the settings it was made under."""


class HotelOffice:
    """Implements `ports.Office`. Keeps: nothing."""

    def __init__(self, shelves: Mapping[Shelf, OnShelf], house: Callable[[], HouseRules]) -> None:
        self._shelves = shelves
        self._house = house

    def house(self) -> HouseRules:
        """What a manager may change, as it is now. Raises: STORE_UNAVAILABLE."""
        return self._house()

    def sheet(self, query: OfficeQuery) -> Sheet:
        """One sheet. Raises: STORE_UNAVAILABLE."""
        return self._shelves[query.shelf].sheet(query)

    def do(self, draft: Draft, signed: Signed) -> TaskFault | None:
        """Do a task durably, or say why it is not done. Raises: STORE_UNAVAILABLE."""
        return self._shelves[SHELF_OF[draft.task]].do(draft, signed)


def office_of(
    config: Config,
    state: Path,
    stores: Stores,
    gates: FaceGates,
    today: Callable[[], date],
) -> HotelOffice:
    """The office of this hotel, with the settings as the file has them; what is changed is followed at once."""
    folder = ImportFolder(state / FOLDER, Path(config.imports.medium) if config.imports.medium else None)
    shelves: Mapping[Shelf, OnShelf] = {
        Shelf.ARRIVALS: ArrivalsShelf(folder, stores.bookings, today),
        Shelf.NOTICES: NoticesShelf(folder, stores.notices, config.hotel.languages, today),
        Shelf.GATES: GatesShelf(folder, gates, stores.assessments, today),
        Shelf.RULES: RulesShelf(config, stores.rules, lambda changed: adopt(changed, stores)),
        Shelf.STAFF: StaffShelf(stores.staff),
    }
    return HotelOffice(shelves, lambda: house_of(config.with_changes(stores.rules.now())))


def adopt(config: Config, stores: Stores) -> None:
    """Follow settings that were changed at the kiosk: what is kept for how long, and what records name."""
    stores.retention.schedule = config.schedule
    stores.ledger.desk = desk_of(config, stores.ledger.desk.parity)


def house_of(config: Config) -> HouseRules:
    """What a manager may change, for the flow."""
    times = config.times
    return HouseRules(config.hotel.identity_check, times.idle_s, times.arrived_s, times.staff_s)
