"""The office as a fake: one sheet for every query, and a list of what was done."""

from dataclasses import dataclass, field, replace

from app.domain.office import Draft, OfficeQuery, Sheet, Shelf, TaskFault
from app.domain.problems import KioskError, Problem
from app.domain.rules import HouseRules, IdentityCheck
from app.domain.staff import Signed


@dataclass
class FakeOffice:
    """Shows the sheet it is told for every query; keeps what was done, or refuses it."""

    shown: Sheet = field(default_factory=lambda: Sheet(OfficeQuery(Shelf.STAFF)))
    done: list[tuple[Draft, Signed]] = field(default_factory=list)
    fault: TaskFault | None = None
    rules: HouseRules = field(default_factory=lambda: HouseRules(IdentityCheck.STAFF_GLANCE, 120.0, 60.0, 30.0))
    fails_with: Problem | None = None

    def house(self) -> HouseRules:
        self._fail()
        return self.rules

    def sheet(self, query: OfficeQuery) -> Sheet:
        self._fail()
        return replace(self.shown, query=query)

    def do(self, draft: Draft, signed: Signed) -> TaskFault | None:
        self._fail()
        if self.fault is None:
            self.done.append((draft, signed))
        return self.fault

    def _fail(self) -> None:
        if self.fails_with:
            raise KioskError(self.fails_with)
