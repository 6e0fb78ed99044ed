"""Every cell of the table of who may do what; and what no cell of it can ever allow."""

from typing import get_type_hints

import pytest

from app.domain.permissions import ALLOWED, SECONDS, Act, Never, may, may_together
from app.domain.staff import OverrideReason, Role
from tests.builders import a_member

TABLE = """
                    desk  manager  privacy_officer  inspector
change_own_pin      yes   yes      yes              yes
help_guest          yes   yes      -                -
see_help_calls      yes   yes      -                -
see_arrivals        yes   yes      -                -
import_arrivals     -     yes      -                -
find_receipt        yes   yes      yes              yes
print_receipt       yes   yes      yes              -
export_receipt      yes   yes      yes              -
withdraw_consent    yes   yes      yes              -
erase_record        two   two      two              -
refuse_request      -     yes      yes              -
see_devices         yes   yes      yes              yes
write_report        yes   yes      -                -
open_incident       yes   yes      yes              -
approve_assessment  -     -        yes              -
change_notice       -     two      two              -
manage_staff        -     yes      -                -
make_officer        -     two      -                -
change_officer      -     two      -                -
see_rules           -     yes      yes              yes
change_rule         -     yes      -                -
rotate_keys         -     two      -                -
read_audit          -     yes      yes              yes
export_audit        -     yes      yes              yes
"""
_HEAD, *_ROWS = (line.split() for line in TABLE.strip().splitlines())
CELLS = [(Act(row[0]), Role(role), word) for row in _ROWS for role, word in zip(_HEAD, row[1:], strict=True)]
SECONDED = [(act, role) for act in SECONDS for role in Role]


def test_the_table_has_every_act_and_every_role() -> None:
    assert {act for act, _, _ in CELLS} == set(Act) == ALLOWED.keys()
    assert {role for _, role, _ in CELLS} == set(Role)
    assert len(CELLS) == len(Act) * len(Role)


@pytest.mark.parametrize(("act", "role", "word"), CELLS)
def test_a_role_may_do_what_its_cell_says(act: Act, role: Role, word: str) -> None:
    member, other = a_member(role=role), a_member(number="11", role=Role.MANAGER)

    assert may(member, act) is (word != "-")
    assert may_together(member, None, act) is (word == "yes")
    assert may_together(member, other, act) is (word != "-")


@pytest.mark.parametrize(("act", "role"), SECONDED)
def test_the_second_person_is_another_one_of_a_role_that_may_sign(act: Act, role: Role) -> None:
    first, second = a_member(role=Role.MANAGER), a_member(number="11", role=role)

    assert may_together(first, second, act) is (role in {Role.MANAGER, Role.PRIVACY_OFFICER})
    assert not may_together(first, first, act)


def test_what_nobody_may_do_is_no_act_that_could_be_asked_for() -> None:
    assert {never.value for never in Never} & {act.value for act in Act} == set()
    assert {never.value for never in Never} & {reason.value for reason in OverrideReason} == set()
    assert get_type_hints(may)["act"] is Act
    assert get_type_hints(may_together)["act"] is Act
    for never in Never:
        with pytest.raises(KeyError):
            may(a_member(role=Role.MANAGER), never)  # type: ignore[arg-type]
