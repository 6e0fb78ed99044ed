"""A manager in the office: a role changed, a privacy officer made by two, a list imported, all by touch or by keys."""

from app.domain.desk_table import Coded
from app.domain.office import OfficeQuery, OfficeRow, Sheet, Shelf, Task
from app.domain.staff import Role
from app.flow import events as ev
from app.flow.pages import OfficePage, QuestionPage
from app.flow.states import Office, Welcome
from tests.builders import a_member
from tests.guest import Desk, Guest

ROW = OfficeRow("07", "active", ("07", "Lin", Coded("role.desk"), Coded("staff.active")))
SHEET = Sheet(
    OfficeQuery(Shelf.STAFF),
    ("number", "name", "role", "state"),
    (ROW,),
    1,
    tasks=(Task.CHANGE_ROLE, Task.DISABLE_STAFF),
    mark="digest",
)


def enter(desk: Desk, guest: Guest) -> None:
    """A manager signs in and opens the office."""
    desk.office.shown = SHEET
    desk.staff.members["02482913"] = a_member(number="02", name="Mina", role=Role.MANAGER)
    desk.staff.members["03482913"] = a_member(number="03", name="Olga", role=Role.PRIVACY_OFFICER)
    desk.conductor.take(ev.StaffCalled())
    guest.sees("staffPinScreen").types("02482913").touches("staffSubmitButton").sees("staffDeskScreen")
    guest.touches("officeButton").sees("officeScreen")
    guest.waits_until(lambda: bool(at(desk) and at(desk).sheet), "the shelf is read")  # type: ignore[union-attr]


def at(desk: Desk) -> Office | None:
    """The office, while it is shown."""
    return desk.visit.state if isinstance(desk.visit.state, Office) else None


def test_a_manager_changes_a_role_with_a_reason(desk: Desk, guest: Guest) -> None:
    enter(desk, guest)
    desk.conductor.take(ev.ShelfChosen(Shelf.STAFF))
    guest.waits_until(lambda: bool(at(desk) and at(desk).sheet.query.shelf is Shelf.STAFF), "staff is read")  # type: ignore[union-attr]
    guest.touches("officeTask_disable_staff").sees("questionScreen").touches("questionChoice_0").sees("officeScreen")

    ((draft, signed),) = desk.office.done
    assert (draft.task, draft.answers, signed.first, signed.reason) == (Task.DISABLE_STAFF, ("left",), "02", "left")
    assert "sign in no more" in guest.reads()
    guest.touches("officeCloseButton").sees("staffDeskScreen").touches("staffLeaveButton").sees("welcomeScreen")


def test_a_privacy_officer_is_made_by_two(desk: Desk, guest: Guest) -> None:
    enter(desk, guest)

    guest.touches("officeTask_change_role").sees("questionScreen").touches("questionChoice_2", "questionChoice_0")
    guest.sees("staffPinScreen").types("02482913").touches("staffSubmitButton")
    guest.waits_until(lambda: "may not sign" in guest.reads(), "one person cannot sign twice")
    assert desk.office.done == []
    guest.types("03482913").touches("staffSubmitButton").sees("officeScreen")

    ((_, signed),) = desk.office.done
    assert (signed.first, signed.second) == ("02", "03")


def test_leaving_a_question_does_nothing_and_an_office_left_alone_is_closed(desk: Desk, guest: Guest) -> None:
    enter(desk, guest)
    guest.touches("officeTask_change_role").sees_page(QuestionPage).touches("questionLeaveButton").sees_page(OfficePage)
    guest.touches("officeTask_change_role").sees("questionScreen")

    guest.waits(desk.rules.staff_s + desk.rules.warning_s).sees("welcomeScreen")

    assert desk.office.done == []
    assert isinstance(desk.visit.state, Welcome)
