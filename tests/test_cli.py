"""The command line, as an operator types it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.bootstrap import open_stores
from app.cli import evenkey
from app.config import Config
from tests.builders import a_draft

CSV = "confirmation,surname,given_names,arrival,departure,guests\nHV1001,Li,Wei,2026-11-25,2026-11-27,1\n"


def run(state: Path, *arguments: str, given: str = "") -> Result:
    """Run one command."""
    return CliRunner().invoke(evenkey, ["--state", str(state), *arguments], input=given)


def test_every_command_has_help() -> None:
    commands = [
        [],
        ["run"],
        ["demo"],
        ["doctor"],
        ["models", "fetch"],
        ["models", "verify"],
        ["bookings", "import"],
        ["bookings", "list"],
        ["receipts", "list"],
        ["receipts", "show"],
        ["receipts", "pdf"],
        ["staff", "add"],
        ["staff", "list"],
        ["staff", "disable"],
    ]
    for command in commands:
        result = CliRunner().invoke(evenkey, [*command, "--help"])
        assert result.exit_code == 0, command
        assert "Usage:" in result.output


def test_arrivals_are_imported_and_listed(tmp_path: Path) -> None:
    file = tmp_path / "arrivals.csv"
    file.write_text(CSV, encoding="utf-8")

    assert run(tmp_path, "bookings", "import", str(file)).output == "1 arrivals imported.\n"
    listed = json.loads(run(tmp_path, "bookings", "list", "--day", "2026-11-25", "--json").output)

    assert [(each["ref"], each["guest"], each["state"]) for each in listed] == [("HV1001", "Wei Li", "expected")]
    assert "1 arrivals on 2026-11-25." in run(tmp_path, "bookings", "list", "--day", "2026-11-25").output


def test_faulty_arrivals_import_nothing_and_name_every_fault_without_quoting_a_guest(tmp_path: Path) -> None:
    file = tmp_path / "arrivals.csv"
    file.write_text(CSV + "HV1002,,Needle,2026-13-25,2026-11-27,x\n", encoding="utf-8")

    result = run(tmp_path, "bookings", "import", str(file))

    assert result.exit_code == 1
    assert "line 3, arrival: bad date" in result.output
    assert "line 3, surname: missing" in result.output
    assert "Needle" not in result.output
    assert "0 arrivals" in run(tmp_path, "bookings", "list", "--day", "2026-11-25").output


@pytest.mark.parametrize("raw", [b"", b"\xff\xfe\x00garbage", b"confirmation;surname\n\x00"])
def test_a_file_that_is_no_list_gets_a_sentence(tmp_path: Path, raw: bytes) -> None:
    file = tmp_path / "arrivals.csv"
    file.write_bytes(raw)

    result = run(tmp_path, "bookings", "import", str(file))

    assert result.exit_code == 1
    assert "Nothing was imported" in result.output
    assert "Traceback" not in result.output


def test_a_wrong_day_gets_a_sentence(tmp_path: Path) -> None:
    result = run(tmp_path, "bookings", "list", "--day", "tomorrow")

    assert (result.exit_code, result.output) == (1, "tomorrow is not a date like 2026-11-25.\n")


def test_a_receipt_is_listed_shown_and_written_as_pdf(tmp_path: Path) -> None:
    receipt = open_stores(Config(), tmp_path).receipts.save(a_draft())

    assert receipt.code in run(tmp_path, "receipts", "list").output
    assert json.loads(run(tmp_path, "receipts", "list", "--json").output)[0]["receipt_id"] == receipt.id
    for name in (receipt.id, receipt.code, receipt.code.lower()):
        assert json.loads(run(tmp_path, "receipts", "show", name).output)["event_state"] == "given"
    file = tmp_path / "receipt.pdf"
    assert run(tmp_path, "receipts", "pdf", receipt.code, "--out", str(file)).exit_code == 0
    assert file.read_bytes().startswith(b"%PDF-")


def test_a_receipt_that_does_not_exist_or_cannot_be_written_gets_a_sentence(tmp_path: Path) -> None:
    receipt = open_stores(Config(), tmp_path).receipts.save(a_draft())

    missing = run(tmp_path, "receipts", "show", "'; drop table receipts --")
    assert (missing.exit_code, missing.output) == (1, "There is no such receipt.\n")
    unwritable = run(tmp_path, "receipts", "pdf", receipt.code, "--out", str(tmp_path / "no" / "such" / "folder.pdf"))
    assert unwritable.exit_code == 1
    assert "cannot be written" in unwritable.output
    assert run(tmp_path, "receipts", "pdf", receipt.code, "--language", "tlh").exit_code == 1


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


def test_a_folder_that_cannot_be_written_gets_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    result = run(tmp_path / "file" / "state", "receipts", "list")

    assert result.exit_code == 1
    assert "cannot be opened" in result.output


def test_every_fault_of_the_settings_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "evenkey.toml").write_text("[face]\nface_s = 9999\n[choice]\nbigger = 'face'\n", encoding="utf-8")

    result = run(tmp_path, "receipts", "list")

    assert result.exit_code == 1
    assert "face_s" in result.output
    assert "choice" in result.output


def test_a_settings_file_that_is_not_there_gets_a_sentence(tmp_path: Path) -> None:
    result = CliRunner().invoke(evenkey, ["--config", str(tmp_path / "none.toml"), "receipts", "list"])

    assert result.exit_code == 1
    assert "There is no settings file" in result.output


def test_models_that_are_missing_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EVENKEY_MODELS", str(tmp_path))

    result = run(tmp_path, "models", "verify", "--json")

    assert result.exit_code == 1
    assert [each["state"] for each in json.loads(result.output)] == ["missing"]


def test_a_demo_in_a_language_without_words_gets_a_sentence(tmp_path: Path) -> None:
    result = run(tmp_path, "demo", "--headless", "--language", "tlh", "--out", str(tmp_path))

    assert result.exit_code == 1
    assert "tlh" in result.output


def test_a_demo_on_a_display_needs_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)

    result = run(tmp_path, "demo")

    assert result.exit_code == 1
    assert "--headless" in result.output
