"""The shelf of arrivals: which lists there are, what one changes, and that it is taken over whole or not at all."""

import hashlib
from datetime import date

import pytest

from app.domain.office import Sheet, Shelf, Task, TaskFault
from tests.office.conftest import Hotel, cells

HEAD = "confirmation,surname,given_names,arrival,departure,guests\n"
LIST = HEAD + "HV1001,Li,Wei,2096-11-25,2096-11-27,1\n"
LATER = HEAD + "HV1001,Li,Wei,2096-11-25,2096-11-28,1\nHV1002,Ono,Mika,2096-11-25,2096-11-26,1\n"


def put(hotel: Hotel, text: str, name: str = "list.csv") -> Sheet:
    """Put a list into the folder, and look at what it changes."""
    (hotel.folder / name).write_text(text, "utf-8")
    return hotel.sheet(Shelf.ARRIVALS, f"folder:{name}")


def known(hotel: Hotel) -> list[str]:
    """The codes in the register."""
    return [each.ref for each in hotel.stores.bookings.list_arrivals(date(2096, 11, 25))]


def test_the_lists_in_the_folder_are_shown_and_no_other_file(hotel: Hotel) -> None:
    put(hotel, LIST)
    (hotel.folder / "notes.txt").touch()

    sheet = hotel.sheet(Shelf.ARRIVALS)

    assert [row[:2] for row in cells(sheet)] == [("list.csv", "from.folder")]
    assert [told.key for told in sheet.told] == ["arrivals", "medium_absent"]


def test_what_a_list_changes_is_shown_field_by_field_before_anything_is_stored(hotel: Hotel) -> None:
    first = put(hotel, LIST)
    assert cells(first) == [("change.new", "HV1001", "", "", "")]
    assert (first.tasks, known(hotel)) == ((Task.IMPORT_ARRIVALS,), [])
    hotel.do(Task.IMPORT_ARRIVALS, "folder:list.csv", "daily_list", mark=first.mark)

    second = put(hotel, LATER)

    assert cells(second) == [
        ("change.new", "HV1002", "", "", ""),
        ("change.changed", "HV1001", "departure", "2096-11-27", "2096-11-28"),
    ]
    assert dict(second.told[0].values) == {"new": 1, "changed": 1, "unchanged": 0, "gone": 0}
    gone = put(hotel, LATER.replace("HV1001", "HV1003"))
    assert ("change.gone", "HV1001", "", "", "") in cells(gone)
    assert gone.told[-1].key == "arrivals_gone"


def test_the_very_list_that_was_looked_at_is_taken_over_with_a_reason_in_the_log(hotel: Hotel) -> None:
    sheet = put(hotel, LATER)

    assert hotel.do(Task.IMPORT_ARRIVALS, "folder:list.csv", "daily_list", mark=sheet.mark) is None

    assert sorted(known(hotel)) == ["HV1001", "HV1002"]
    assert hotel.acts() == [("import_arrivals", "2 arrivals", "02", "", "daily_list")]


def test_a_list_that_changed_since_it_was_shown_is_not_taken_over(hotel: Hotel) -> None:
    mark = put(hotel, LIST).mark
    put(hotel, LATER)

    fault = hotel.do(Task.IMPORT_ARRIVALS, "folder:list.csv", "daily_list", mark=mark)

    assert (fault, known(hotel), hotel.acts()) == (TaskFault.CHANGED_MEANWHILE, [], [])


def test_one_fault_keeps_the_whole_list_out_and_every_fault_is_told_without_a_guest(hotel: Hotel) -> None:
    sheet = put(hotel, LIST + "HV1002,,Needle,2026-13-25,2096-11-27,x\n")

    assert set(cells(sheet)) >= {("3", "surname", "fault.missing"), ("3", "arrival", "fault.bad_date")}
    assert "Needle" not in str(cells(sheet))
    assert (sheet.tasks, sheet.told[0].is_caution) == ((), True)


def test_a_list_that_is_faulty_by_the_time_it_is_taken_over_is_refused(hotel: Hotel) -> None:
    raw = b"confirmation\n"
    (hotel.folder / "list.csv").write_bytes(raw)

    mark = hashlib.sha256(raw).hexdigest()
    assert hotel.do(Task.IMPORT_ARRIVALS, "folder:list.csv", "daily_list", mark=mark) is TaskFault.NOT_WHOLE


@pytest.mark.parametrize("subject", ["folder:absent.csv", "folder:../list.csv", "medium:list.csv"])
def test_what_is_not_listed_cannot_be_read(hotel: Hotel, subject: str) -> None:
    put(hotel, LIST)

    assert [told.key for told in hotel.sheet(Shelf.ARRIVALS, subject).told] == ["unreadable"]
    assert hotel.do(Task.IMPORT_ARRIVALS, subject, "daily_list") is TaskFault.CHANGED_MEANWHILE


def test_a_list_too_large_is_told_to_be_unreadable(hotel: Hotel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.office.folder.BYTES_MAX", 10)

    assert [told.key for told in put(hotel, LIST).told] == ["unreadable"]
