"""The acts of staff, exported and checked as an inspector does it."""

import json
import shutil
from pathlib import Path

import pytest

from app.bootstrap import open_stores
from app.config import Config
from app.domain.ids import StaffId
from app.domain.permissions import Act
from app.domain.staff import Role
from app.storage.database import open_database
from tests.builders import a_draft
from tests.cli.operator import run


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """A kiosk with a member of staff, a decision and three acts; how the member stands is a line of its own."""
    stores = open_stores(Config(), tmp_path / "state")
    stores.staff.add("07", "Lin", Role.DESK, "482913", is_own=True)
    receipt = stores.receipts.save(a_draft())
    stores.audit.record_act(Act.PRINT_RECEIPT, StaffId("07"), subject=receipt.code)
    stores.audit.record_help_call("Choice")
    return tmp_path / "state"


def test_acts_are_listed_and_the_whole_log_is_checked(state: Path) -> None:
    lines = run(state, "log", "acts").output.splitlines()

    assert [line.split()[2] for line in lines] == ["manage_staff", "staff_states", "print_receipt", "help_call"]
    assert "staff=07" in lines[2]
    assert "4 acts are told, from record 1 on." in run(state, "log", "verify").output
    told = json.loads(run(state, "log", "verify", "--json").output)
    assert (told["faults"], told["acts"]) == ([], {"first": 1, "count": 4, "late": 0, "staff_before": []})


def test_an_export_is_checked_here_and_elsewhere_by_its_key(state: Path, tmp_path: Path) -> None:
    file = tmp_path / "acts.json"
    assert run(state, "log", "acts", "--out", str(file)).output == f"{file}: 4 acts with their proofs\n"
    assert file.stat().st_mode & 0o777 == 0o600
    assert run(state, "log", "acts", "--out", str(file)).exit_code == 1

    here = run(state, "log", "verify", str(file))
    assert (here.exit_code, here.output.split(":")[0]) == (0, "4 acts stand")
    nowhere = run(tmp_path / "elsewhere", "log", "verify", str(file))
    assert "here are no keys" in nowhere.output
    key = json.loads(run(state, "log", "verify", str(file), "--json").output)["key"]
    assert run(tmp_path / "elsewhere", "log", "verify", str(file), "--key", key).exit_code == 0


def test_an_export_that_was_changed_is_refused(state: Path, tmp_path: Path) -> None:
    file = tmp_path / "acts.json"
    run(state, "log", "acts", "--out", str(file))
    file.write_text(file.read_text("utf-8").replace('"07"', '"08"'), "utf-8")

    done = run(state, "log", "verify", str(file))
    assert (done.exit_code, done.output) == (
        1,
        "".join(
            f"Record {seq} is not signed by the key it names.\nRecord {seq} is not in the log of the checkpoint.\n"
            for seq in (2, 4)
        ),
    )
    file.write_text("[", "utf-8")
    assert "no export of acts" in run(state, "log", "verify", str(file)).output


def test_days_limit_what_is_listed(state: Path) -> None:
    assert run(state, "log", "acts", "--to", "2020-01-01").output == "No acts are in the log.\n"
    found = json.loads(run(state, "log", "acts", "--from", "2020-01-01", "--json").output)

    assert (found["from"], found["to"], len(found["acts"])) == ("2020-01-01", None, 4)


def test_an_act_removed_from_the_store_is_found(state: Path) -> None:
    database = open_database(state / "evenkey.db")
    trigger = database.execute("SELECT sql FROM sqlite_schema WHERE name = 'staff_acts_no_delete'").fetchone()[0]
    database.execute("DROP TRIGGER staff_acts_no_delete")
    database.execute("DELETE FROM staff_acts WHERE act = 'print_receipt'")
    database.execute(trigger)
    database.close()

    done = run(state, "log", "verify")

    assert (done.exit_code, done.output) == (1, "Record 4 is told in another way by the tables.\n"), done.output


def test_a_restore_is_an_act_in_the_log_that_goes_on(state: Path, tmp_path: Path) -> None:
    file = tmp_path / "backup.tar"
    run(state, "backup", str(file))
    shutil.rmtree(state)
    run(state, "restore", str(file))

    assert "restore_store" in run(state, "log", "acts").output
    assert run(state, "log", "verify").exit_code == 0


def test_what_is_handed_out_about_a_guest_is_an_act(state: Path, tmp_path: Path) -> None:
    code = open_stores(Config(), state).receipts.latest()[0].code
    assert run(state, "receipts", "access", code, "--out", str(tmp_path / "out")).exit_code == 0

    assert "reason=access" in run(state, "log", "acts").output
