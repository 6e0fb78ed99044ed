"""The shelf of staff: everybody, one of them, and every change with who did it and why."""

import pytest

from app.domain.ids import StaffId
from app.domain.office import Draft, Shelf, Task, TaskFault
from app.domain.staff import Role, Signed, StaffMember
from app.office.staff import StaffShelf, shown_as
from tests.office.conftest import Hotel, cells
from tests.storage.spoiling import spoil


def test_everybody_is_shown_with_role_and_state(hotel: Hotel) -> None:
    hotel.stores.staff.disable("07")
    hotel.stores.staff.set_pin("03", "730164")

    sheet = hotel.sheet(Shelf.STAFF)

    assert cells(sheet) == [
        ("02", "Lin", "role.manager", "staff.active"),
        ("03", "Lin", "role.manager", "staff.first_pin"),
        ("07", "Lin", "role.desk", "staff.disabled"),
    ]
    assert (sheet.tasks, sheet.kinds) == ((Task.ADD_STAFF,), ("active", "first_pin", "disabled"))


def test_who_is_let_in_no_more_is_not_shut_out_again_but_may_come_back(hotel: Hotel) -> None:
    assert hotel.sheet(Shelf.STAFF, "07").tasks == (Task.CHANGE_ROLE, Task.NEW_PIN, Task.DISABLE_STAFF)

    assert hotel.do(Task.DISABLE_STAFF, "07", "left") is None

    assert hotel.sheet(Shelf.STAFF, "07").tasks == (Task.CHANGE_ROLE, Task.NEW_PIN)
    assert hotel.sheet(Shelf.STAFF, "99").tasks == ()
    assert not isinstance(hotel.stores.staff.check_pin("07482913"), StaffMember)
    assert hotel.do(Task.NEW_PIN, "07", "comes_back", "730164") is None
    member = hotel.stores.staff.check_pin("07730164")
    assert isinstance(member, StaffMember)
    assert member.must_change_pin


def test_somebody_is_added_whose_first_pin_must_be_changed(hotel: Hotel) -> None:
    assert hotel.do(Task.ADD_STAFF, "", "inspector", "09", "OLGA", "730164") is None

    member = hotel.stores.staff.check_pin("09730164")
    assert member == StaffMember(StaffId("09"), "Olga", Role.INSPECTOR, must_change_pin=True)
    assert hotel.acts() == [("manage_staff", "09 add inspector", "02", "03", "daily_list")]


def test_a_role_is_changed_and_the_log_says_by_whom_and_why(hotel: Hotel) -> None:
    by = Signed(StaffId("02"), "other_duties", StaffId("03"))
    assert hotel.do(Task.CHANGE_ROLE, "07", "privacy_officer", "other_duties", by=by) is None

    assert cells(hotel.sheet(Shelf.STAFF, "07")) == [("07", "Lin", "role.privacy_officer", "staff.active")]
    assert hotel.acts() == [("make_officer", "07 role privacy_officer", "02", "03", "other_duties")]


@pytest.mark.parametrize(
    ("task", "subject", "answers", "fault"),
    [
        (Task.CHANGE_ROLE, "02", ("desk", "other_duties"), TaskFault.ONESELF),
        (Task.DISABLE_STAFF, "02", ("left",), TaskFault.ONESELF),
        (Task.NEW_PIN, "02", ("forgotten", "730164"), TaskFault.ONESELF),
        (Task.DISABLE_STAFF, "99", ("left",), TaskFault.CHANGED_MEANWHILE),
        (Task.ADD_STAFF, "", ("desk", "07", "Wei", "730164"), TaskFault.NUMBER_TAKEN),
        (Task.ADD_STAFF, "", ("desk", "7", "Wei", "730164"), TaskFault.NOT_TWO_DIGITS),
        (Task.ADD_STAFF, "", ("desk", "08", "Wei", "111111"), TaskFault.PIN_WEAK),
    ],
)
def test_what_may_not_be_is_refused_and_nothing_is_written(
    hotel: Hotel, task: Task, subject: str, answers: tuple[str, ...], fault: TaskFault
) -> None:
    assert hotel.do(task, subject, *answers) is fault
    assert hotel.acts() == []


def test_an_entry_changed_past_the_program_is_told_and_may_be_mended_or_shut_out(hotel: Hotel) -> None:
    spoil(hotel.folder.parent, ("UPDATE staff SET role = 'manager' WHERE id = '07'", ()))

    sheet = hotel.sheet(Shelf.STAFF, "07")

    assert cells(sheet) == [("07", "Lin", "role.manager", "staff.altered")]
    assert (sheet.tasks, [told.key for told in sheet.told]) == (
        (Task.NEW_PIN, Task.DISABLE_STAFF),
        ["staff_altered"],
    )
    assert hotel.sheet(Shelf.STAFF).kinds == ("active", "altered")
    assert hotel.do(Task.CHANGE_ROLE, "07", "manager", "other_duties") is TaskFault.CHANGED_MEANWHILE
    assert hotel.do(Task.NEW_PIN, "07", "known_to_others", "730164") is None
    assert cells(hotel.sheet(Shelf.STAFF, "07")) == [("07", "Lin", "role.desk", "staff.first_pin")]


def test_the_last_privacy_officer_is_neither_made_another_nor_shut_out(hotel: Hotel) -> None:
    hotel.stores.staff.add("11", "Olga", Role.PRIVACY_OFFICER, "482913", is_own=True)

    alone = hotel.sheet(Shelf.STAFF, "11")

    assert (alone.tasks, [told.key for told in alone.told]) == ((Task.NEW_PIN,), ["staff_one", "last_officer"])
    for task, answers in ((Task.CHANGE_ROLE, ("desk", "other_duties")), (Task.DISABLE_STAFF, ("left",))):
        assert hotel.do(task, "11", *answers) is TaskFault.CHANGED_MEANWHILE
    hotel.stores.staff.add("12", "Ines", Role.PRIVACY_OFFICER, "482913", is_own=True)
    assert hotel.sheet(Shelf.STAFF, "11").tasks == (Task.CHANGE_ROLE, Task.NEW_PIN, Task.DISABLE_STAFF)
    assert hotel.do(Task.DISABLE_STAFF, "11", "left", by=Signed(StaffId("02"), "left", StaffId("03"))) is None
    assert hotel.acts() == [("change_officer", "11 disable", "02", "03", "left")]


def test_who_became_a_privacy_officer_since_they_were_shown_is_not_changed_by_one_person(hotel: Hotel) -> None:
    shown = hotel.sheet(Shelf.STAFF, "07").mark
    hotel.stores.staff.set_role("07", Role.PRIVACY_OFFICER)

    assert hotel.do(Task.NEW_PIN, "07", "forgotten", "730164", mark=shown) is TaskFault.CHANGED_MEANWHILE


def test_another_shelfs_task_is_a_bug(hotel: Hotel) -> None:
    with pytest.raises(ValueError, match="IMPORT_ARRIVALS"):
        StaffShelf(hotel.stores.staff).do(Draft(Task.IMPORT_ARRIVALS), Signed(StaffId("02")))


@pytest.mark.parametrize(("typed", "name"), [("LI WEI", "Li Wei"), ("María José", "María José"), ("李", "李")])
def test_a_name_is_shown_as_guests_read_it(typed: str, name: str) -> None:
    assert shown_as(typed) == name
