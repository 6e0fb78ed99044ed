"""What the office shows: the shelf, the question, the second signature."""

from dataclasses import replace

import pytest

from app.domain.desk_table import Coded
from app.domain.office import Ask, Draft, OfficeQuery, Sheet, Shelf, Task, TaskFault
from app.domain.problems import Problem
from app.domain.staff import Role
from app.flow.pages import OfficePage, QuestionPage, StaffDeskPage, StaffPinPage, WaitingPage, page_for
from app.flow.staff_pages import PinStage
from app.flow.states import Choice, Office, OfficeAsking, OfficeDoing, OfficeSigning, StaffDesk, Welcome
from tests.builders import a_member
from tests.flow.walk import NOTICE, RULES, at

MANAGER = a_member(number="02", role=Role.MANAGER)
QUERY = OfficeQuery(Shelf.RULES)
SHEET = Sheet(QUERY, tasks=(Task.CHANGE_RULE, Task.APPROVE_ASSESSMENT), within=(1, 90))
OFFICE = Office(MANAGER, QUERY, SHEET, fault=TaskFault.EMPTY)


def test_a_shelf_is_shown_with_the_tasks_of_this_member() -> None:
    page = page_for(at(OFFICE), RULES)

    assert page.body == OfficePage("Lin", tuple(Shelf), QUERY, SHEET, (Task.CHANGE_RULE,), fault=TaskFault.EMPTY)
    assert page.can_go_back
    assert not page.can_open_notice


def test_a_question_is_shown_with_its_range_only_where_a_number_is_asked() -> None:
    draft = Draft(Task.CHANGE_RULE, "idle_s")
    value = page_for(at(OfficeAsking(OFFICE, SHEET, draft)), RULES).body
    reason = page_for(at(OfficeAsking(OFFICE, SHEET, draft.answered("60"))), RULES).body

    assert value == QuestionPage(Task.CHANGE_RULE, Ask.VALUE, is_typed=True, within=(1, 90))
    assert isinstance(reason, QuestionPage)
    assert (reason.ask, reason.within, reason.is_typed, reason.number) == (Ask.REASON, None, False, 2)


def test_a_second_person_signs_on_the_page_of_the_pin_and_what_is_done_is_waited_for() -> None:
    signing = OfficeSigning(OFFICE, Draft(Task.APPROVE_NOTICE), Problem.PIN_WRONG)

    signs = (Coded("desk.office.task.approve_notice"),)
    page = StaffPinPage(Problem.PIN_WRONG, 0, PinStage.SECOND_FOR_TASK, signs=signs)
    assert page_for(at(signing), RULES).body == page
    assert page_for(at(OfficeDoing(OFFICE, signing.draft)), RULES).body == WaitingPage("saving")


@pytest.mark.parametrize(
    ("draft", "signs"),
    [
        (
            Draft(Task.CHANGE_ROLE, "11", "privacy_officer", ("desk", "other_duties")),
            (Coded("desk.office.task.change_role"), "11", Coded("desk.office.cell.role.desk")),
        ),
        (
            Draft(Task.ADD_STAFF, answers=("privacy_officer", "21", "OLGA", "730164")),
            (Coded("desk.office.task.add_staff"), "21", Coded("desk.office.cell.role.privacy_officer")),
        ),
        (
            Draft(Task.APPROVE_NOTICE, "draft:2.0", answers=("2026-12-01",)),
            (Coded("desk.office.task.approve_notice"), "2.0", "2026-12-01"),
        ),
    ],
)
def test_a_second_person_reads_what_they_sign_and_no_pin(draft: Draft, signs: tuple[str | Coded, ...]) -> None:
    page = page_for(at(OfficeSigning(OFFICE, draft)), RULES).body

    assert isinstance(page, StaffPinPage)
    assert page.signs == signs


def test_the_way_into_the_office_is_shown_to_whom_it_is_for_and_never_over_a_guest() -> None:
    shown = {}
    for role in Role:
        body = page_for(at(StaffDesk(a_member(role=role), Welcome())), RULES).body
        assert isinstance(body, StaffDeskPage)
        shown[role] = body.has_office
    over_guest = page_for(at(StaffDesk(replace(MANAGER), Choice(NOTICE))), RULES).body

    assert shown == {Role.DESK: False, Role.MANAGER: True, Role.PRIVACY_OFFICER: True, Role.INSPECTOR: True}
    assert isinstance(over_guest, StaffDeskPage)
    assert not over_guest.has_office
