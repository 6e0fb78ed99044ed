"""Importing and listing arrivals."""

import json
from pathlib import Path

import pytest

from tests.cli.operator import run

CSV = "confirmation,surname,given_names,arrival,departure,guests\nHV1001,Li,Wei,2096-11-25,2096-11-27,1\n"


def test_arrivals_are_imported_and_listed(tmp_path: Path) -> None:
    file = tmp_path / "arrivals.csv"
    file.write_text(CSV, encoding="utf-8")

    assert (
        run(tmp_path, "bookings", "import", str(file)).output
        == "1 arrivals imported: 1 new, 0 changed, 0 unchanged, 0 gone.\n"
    )
    listed = json.loads(run(tmp_path, "bookings", "list", "--day", "2096-11-25", "--json").output)

    assert [(each["ref"], each["guest"], each["state"]) for each in listed] == [("HV1001", "Wei Li", "expected")]
    assert "1 arrivals on 2096-11-25." in run(tmp_path, "bookings", "list", "--day", "2096-11-25").output


def test_faulty_arrivals_import_nothing_and_name_every_fault_without_quoting_a_guest(tmp_path: Path) -> None:
    file = tmp_path / "arrivals.csv"
    file.write_text(CSV + "HV1002,,Needle,2026-13-25,2096-11-27,x\n", encoding="utf-8")

    result = run(tmp_path, "bookings", "import", str(file))

    assert result.exit_code == 1
    assert "line 3, arrival: bad date" in result.output
    assert "line 3, surname: missing" in result.output
    assert "Needle" not in result.output
    assert "0 arrivals" in run(tmp_path, "bookings", "list", "--day", "2096-11-25").output


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


def test_an_import_forgets_who_has_left(tmp_path: Path) -> None:
    file = tmp_path / "arrivals.csv"
    gone = "HV1003,Berg,Eva,2020-01-01,2020-01-03,1\n"
    file.write_text(CSV + gone, encoding="utf-8")

    assert run(tmp_path, "bookings", "import", str(file)).output.startswith("2 arrivals imported: 2 new")

    listed = json.loads(run(tmp_path, "bookings", "list", "--day", "2020-01-01", "--json").output)
    assert [(each["ref"], each["guest"]) for each in listed] == [("HV1003", "")]
    assert b"Berg" not in b"".join(path.read_bytes() for path in tmp_path.glob("evenkey.db*"))


def test_a_preview_says_field_by_field_what_an_import_would_change_and_stores_nothing(tmp_path: Path) -> None:
    file = tmp_path / "arrivals.csv"
    file.write_text(CSV + "HV1002,Cho,Min,2096-11-25,2096-11-26,1\n", encoding="utf-8")
    run(tmp_path, "bookings", "import", str(file))
    file.write_text(
        CSV.replace("Li,Wei", "Lee,Wei").replace("-27,1", "-28,1") + "HV1004,Roe,Jo,2096-11-25,2096-11-26,2\n"
    )

    preview = run(tmp_path, "bookings", "import", str(file), "--preview").output

    assert preview.splitlines() == [
        "new      HV1004",
        "changed  HV1001",
        "           display_name: Wei Li -> Wei Lee",
        "           departure: 2096-11-27 -> 2096-11-28",
        "           surname: Li -> Lee",
        "gone     HV1002  (not in the file; it stays in the register until a file says cancelled)",
        "2 arrivals read; nothing was stored: 1 new, 1 changed, 0 unchanged, 1 gone.",
    ]
    listed = json.loads(run(tmp_path, "bookings", "list", "--day", "2096-11-25", "--json").output)
    assert {each["ref"]: each["guest"] for each in listed} == {"HV1001": "Wei Li", "HV1002": "Min Cho"}
    assert b"Lee" not in b"".join(path.read_bytes() for path in tmp_path.glob("evenkey.db*"))
    imported = run(tmp_path, "bookings", "import", str(file)).output
    assert imported == "2 arrivals imported: 1 new, 1 changed, 0 unchanged, 1 gone.\n"


def test_for_a_machine_a_preview_says_of_who_a_guest_is_only_that_it_changes(tmp_path: Path) -> None:
    file = tmp_path / "arrivals.csv"
    file.write_text(CSV, encoding="utf-8")
    run(tmp_path, "bookings", "import", str(file))
    file.write_text(CSV.replace("Li,Wei", "Needle,Wei").replace("-27,1", "-28,1"), encoding="utf-8")

    output = run(tmp_path, "bookings", "import", str(file), "--preview", "--json").output

    told = json.loads(output)
    assert "Needle" not in output
    assert told["stored"] is False
    assert told["changed"][0]["fields"] == [
        {"column": "display_name"},
        {"column": "departure", "before": "2096-11-27", "after": "2096-11-28"},
        {"column": "surname"},
    ]


def test_a_preview_names_every_fault_by_line_and_column_in_words_and_for_a_machine(tmp_path: Path) -> None:
    file = tmp_path / "arrivals.csv"
    file.write_text(CSV + "HV1002,,Needle,2026-13-25,2096-11-27,1\n", encoding="utf-8")

    told = run(tmp_path, "bookings", "import", str(file), "--preview")
    machine = run(tmp_path, "bookings", "import", str(file), "--preview", "--json")

    assert told.exit_code == machine.exit_code == 1
    assert "Nothing can be imported" in told.output
    assert json.loads(machine.output)["faults"] == [
        {"line": 3, "column": "surname", "reason": "missing"},
        {"line": 3, "column": "arrival", "reason": "bad_date"},
    ]
