"""What a list of arrivals changes in the hotel's register: new, changed field by field, gone, and as before."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

Fields = Mapping[str, str]
"""One booking as the register has it: values by the names of the list's columns."""

PERSONAL = ("display_name", "surname", "given_names", "document_number")
"""Columns that say who a guest is; those of a further guest are named with a number, such as `surname 2`."""


@dataclass(frozen=True)
class FieldChange:
    """One field that changes.

    Keeps: nothing by itself; it is shown to whoever imports, and forgotten.
    """

    column: str
    before: str = field(repr=False)
    after: str = field(repr=False)

    @property
    def is_personal(self) -> bool:
        """Whether it says who a guest is."""
        return self.column.partition(" ")[0] in PERSONAL


@dataclass(frozen=True)
class ArrivalChange:
    """One booking that changes, and its fields that do."""

    ref: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True)
class ArrivalChanges:
    """What a list changes. `gone` are bookings of the list's days that it no longer has; they stay in the register."""

    new: tuple[str, ...]
    changed: tuple[ArrivalChange, ...]
    gone: tuple[str, ...]
    unchanged: int

    @property
    def count(self) -> int:
        """How many bookings the list has."""
        return len(self.new) + len(self.changed) + self.unchanged


def compared(before: Mapping[str, Fields], after: Mapping[str, Fields], gone: Collection[str]) -> ArrivalChanges:
    """Compare the listed bookings by code, before and after the list was taken over."""
    changed = []
    for ref in sorted(before.keys() & after.keys()):
        was, now = before[ref], after[ref]
        columns = dict.fromkeys((*was, *now))
        pairs = ((column, was.get(column, ""), now.get(column, "")) for column in columns)
        if fields := tuple(FieldChange(*pair) for pair in pairs if pair[1] != pair[2]):
            changed.append(ArrivalChange(ref, fields))
    new = tuple(sorted(after.keys() - before.keys()))
    unchanged = len(after) - len(new) - len(changed)
    return ArrivalChanges(new, tuple(changed), tuple(sorted(gone)), unchanged)
