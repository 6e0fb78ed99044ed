"""Adding, listing and disabling staff."""

import json
from pathlib import Path

import pytest

from app.bootstrap import open_stores
from app.config import Config
from app.domain.staff import StaffMember
from tests.cli.operator import run
from tests.storage.spoiling import spoil


def test_staff_are_added_with_a_pin_of_their_own_listed_and_disabled(tmp_path: Path) -> None:
    added = run(tmp_path, "staff", "add", "07", "--name", "Lin", given="482913\n482913\n")
    assert added.exit_code == 0
    assert "482913" not in added.output

    run(tmp_path, "staff", "disable", "07")

    assert json.loads(run(tmp_path, "staff", "list", "--json").output) == [
        {"number": "07", "name": "Lin", "role": "desk", "active": False}
    ]
    assert "(disabled) Lin" in run(tmp_path, "staff", "list").output


@pytest.mark.parametrize(("number", "pin"), [("7", "482913"), ("07", "111111"), ("07", "12")])
def test_a_weak_pin_or_a_wrong_number_adds_nobody(tmp_path: Path, number: str, pin: str) -> None:
    result = run(tmp_path, "staff", "add", number, "--name", "Lin", "--pin", pin)

    assert result.exit_code == 1
    assert "Nobody was added" in result.output
    assert run(tmp_path, "staff", "disable", "99").exit_code == 1


def test_a_forgotten_pin_is_replaced_and_a_disabled_member_is_let_in_again(tmp_path: Path) -> None:
    run(tmp_path, "staff", "add", "07", "--name", "Lin", "--pin", "482913")
    run(tmp_path, "staff", "disable", "07")

    changed = run(tmp_path, "staff", "pin", "07", given="730164\n730164\n")

    assert changed.exit_code == 0
    assert "730164" not in changed.output
    member = open_stores(Config(), tmp_path).staff.check_pin("07730164")
    assert isinstance(member, StaffMember)


@pytest.mark.parametrize(("number", "pin"), [("99", "730164"), ("07", "111111")])
def test_a_stranger_or_a_weak_pin_changes_nothing(tmp_path: Path, number: str, pin: str) -> None:
    run(tmp_path, "staff", "add", "07", "--name", "Lin", "--pin", "482913")

    result = run(tmp_path, "staff", "pin", number, "--pin", pin)

    assert result.exit_code == 1
    assert "The PIN was not changed" in result.output


def test_a_pin_that_somebody_else_chose_must_be_changed_and_an_own_one_not(tmp_path: Path) -> None:
    first = run(tmp_path, "staff", "add", "07", "--name", "Lin", "--pin", "482913")
    own = run(tmp_path, "staff", "add", "08", "--name", "Mina", "--pin", "482913", "--own")

    assert "choose a PIN of their own" in first.output
    assert "choose a PIN of their own" not in own.output
    assert _must_change(tmp_path) == {"07": True, "08": False}
    run(tmp_path, "staff", "pin", "07", "--pin", "730164", "--own")
    run(tmp_path, "staff", "pin", "08", "--pin", "730164")
    assert _must_change(tmp_path) == {"07": False, "08": True}


def _must_change(state: Path) -> dict[str, bool]:
    """Whose PIN is not their own."""
    return {member.id: member.must_change_pin for member, _ in open_stores(Config(), state).staff.everyone()}


def test_a_role_is_changed_and_a_privacy_officer_is_made_by_two(tmp_path: Path) -> None:
    for number, role in (("02", "manager"), ("03", "manager"), ("07", "desk")):
        run(tmp_path, "staff", "add", number, "--name", "Lin", "--role", role, "--pin", "482913", "--own")

    alone = run(tmp_path, "staff", "role", "07", "privacy_officer", given="02482913\n02482913\n")
    assert alone.exit_code == 1
    assert "somebody else" in alone.output
    assert run(tmp_path, "staff", "role", "99", "desk").exit_code == 1
    assert run(tmp_path, "staff", "role", "03", "desk").exit_code == 0
    run(tmp_path, "staff", "role", "03", "manager")
    made = run(tmp_path, "staff", "role", "07", "privacy_officer", given="02482913\n03482913\n")

    assert "privacy officer from the next sign-in" in made.output
    roles = [each["role"] for each in json.loads(run(tmp_path, "staff", "list", "--json").output)]
    assert roles == ["manager", "manager", "privacy_officer"]
    act = open_stores(Config(), tmp_path).audit.acts()[0]
    assert (act["act"], act["subject"]) == ("make_officer", "07 role privacy_officer")
    assert (act["staff"], act["second"]) == ("02", "03")


def test_a_privacy_officer_is_demoted_or_shut_out_by_two_and_the_last_one_by_nobody(tmp_path: Path) -> None:
    for number, role in (("02", "manager"), ("03", "manager"), ("11", "privacy_officer")):
        run(tmp_path, "staff", "add", number, "--name", "Lin", "--role", role, "--pin", "482913", "--own")
    both = "02482913\n03482913\n"

    for words in (("role", "11", "desk"), ("disable", "11")):
        last = run(tmp_path, "staff", *words, given=both)
        assert (last.exit_code, "the last privacy officer" in last.output) == (1, True)
    run(tmp_path, "staff", "add", "12", "--name", "Ines", "--role", "privacy_officer", "--pin", "482913", "--own")
    for words in (("role", "11", "desk"), ("disable", "11")):
        alone = run(tmp_path, "staff", *words, given="02482913\n02482913\n")
        assert (alone.exit_code, "somebody else" in alone.output) == (1, True)

    assert run(tmp_path, "staff", "role", "11", "desk", given=both).exit_code == 0
    run(tmp_path, "staff", "add", "13", "--name", "Omar", "--role", "privacy_officer", "--pin", "482913", "--own")
    assert run(tmp_path, "staff", "disable", "13", given=both).exit_code == 0
    acts = open_stores(Config(), tmp_path).audit.acts()
    told = [(act["act"], act["subject"], act["staff"], act["second"]) for act in acts if act["act"] == "change_officer"]
    assert told == [("change_officer", "13 disable", "02", "03"), ("change_officer", "11 role desk", "02", "03")]


def test_an_entry_changed_past_the_program_gets_a_new_pin_before_another_role(tmp_path: Path) -> None:
    run(tmp_path, "staff", "add", "07", "--name", "Lin", "--pin", "482913", "--own")
    spoil(tmp_path, ("UPDATE staff SET role = 'manager'", ()))

    refused = run(tmp_path, "staff", "role", "07", "inspector")
    assert (refused.exit_code, "give a new PIN first" in refused.output) == (1, True)
    assert "list of staff says otherwise" in run(tmp_path, "log", "verify").output
    run(tmp_path, "staff", "pin", "07", "--pin", "730164")

    assert run(tmp_path, "log", "verify").exit_code == 0
    assert json.loads(run(tmp_path, "staff", "list", "--json").output)[0]["role"] == "desk"
