"""What is held about invented guests, as the store tells it."""

from collections.abc import Mapping, Sequence

from tests.builders import NOW, a_life, a_receipt, some_means

Row = Mapping[str, object]
AT = NOW.isoformat()
RECEIPT = a_receipt(face=(a_life(means=some_means()),))

GUEST: Row = {
    "surname": "Eriksson",
    "given_names": "Anna Maria",
    "document_number": "L898902C3",
    "way": "face",
    "arrived_at": AT,
}
STAY: Row = {"ref": "HTL20261123", "arrival": "2026-11-23", "departure": "2026-11-25"}
ACT: Row = {"at": AT, "act": "override", "reason": "compared_by_eye", "staff": "07"}
ENTRY: Row = {"seq": 41, "kind": "given", "created_at": AT}

NOTHING: dict[str, Sequence[Row]] = dict.fromkeys(
    ("guests", "bookings", "audit", "staff_acts", "records", "erasures"), ()
)
ALL: dict[str, Sequence[Row]] = {
    "guests": [GUEST],
    "bookings": [STAY],
    "audit": [ACT, {**ACT, "staff": None, "reason": None, "act": "help_call"}],
    "staff_acts": [{**ACT, "act": "print_receipt", "reason": ""}],
    "records": [ENTRY],
    "erasures": [{"at": AT, "what": "person"}, {"at": AT, "what": "link"}, {"at": AT, "what": "record"}],
}
