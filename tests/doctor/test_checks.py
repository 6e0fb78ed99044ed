"""What the doctor says of each part, in each state it can be in; and that it claims nothing it did not try."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from app import __version__, paths
from app.checkup import machine, shipped
from app.config import Config
from app.devices.ipp import Group, Operation
from app.doctor import checks
from app.doctor.checks import Finding, examine
from app.doctor.vision import Protections
from app.domain.device import Grade
from app.models.verify import Finding as Verified
from app.models.verify import ModelState
from tests.print_system import PrintSystem, an_answer

DEMO = Config().for_demo()
WHOLE = Protections(on=("no_sockets", "no_programs"), missing=())
NAMES = ["program", "kiosk", "commission", "store", "faces", "disk", "backup", "clock", "models", "isolation"]
NAMES += ["camera", "document", "reader", "notice", "gates", "fonts", "printer", "voice"]
Ask = Callable[..., Finding]


class Usage(NamedTuple):
    """A disk, in bytes."""

    total: int
    used: int
    free: int


@pytest.fixture(autouse=True)
def vision(monkeypatch: pytest.MonkeyPatch) -> None:
    """No vision process starts here: tests/doctor/test_vision.py starts one."""
    monkeypatch.setattr(checks, "protections_of", lambda config: WHOLE)


@pytest.fixture
def ask(tmp_path: Path) -> Ask:
    """Examine everything, and pick what was found under one name."""

    def asked(name: str, config: Config = DEMO, state: Path = tmp_path) -> Finding:
        return next(finding for finding in examine(config, state) if finding.name == name)

    return asked


def with_source(source: str) -> Config:
    return replace(DEMO, camera=replace(DEMO.camera, source=source))


def put_on_path(folder: Path, program: str, code: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a program that ends with an exit code the only one there is."""
    folder.mkdir(exist_ok=True)
    (folder / program).write_text(f"#!/bin/sh\nexit {code}\n", encoding="utf-8")
    (folder / program).chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))


# --- all of them --------------------------------------------------------------------------------------------------


def test_everything_is_examined_in_the_order_of_mending(tmp_path: Path) -> None:
    assert [finding.name for finding in examine(DEMO, tmp_path)] == NAMES


def test_what_does_not_work_says_how_it_is_mended_and_what_works_asks_for_nothing(tmp_path: Path) -> None:
    findings = [*examine(DEMO, tmp_path), *examine(Config(), tmp_path / "other")]

    assert [finding.name for finding in findings if bool(finding.mend) is (finding.state is Grade.WORKS)] == []
    assert {finding.state for finding in findings} == set(Grade)


def test_the_program_says_its_version(ask: Ask) -> None:
    assert __version__ in ask("program").sentence


# --- store and disk -----------------------------------------------------------------------------------------------


def test_a_store_that_opens_works(ask: Ask, tmp_path: Path) -> None:
    assert ask("store", state=tmp_path / "new").state is Grade.WORKS
    assert (tmp_path / "new" / "evenkey.db").is_file()


def test_a_store_that_is_no_database_or_has_no_folder_fails(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "evenkey.db").write_text("no database at all, but long enough to be looked at" * 99, encoding="utf-8")

    assert ask("store").state is Grade.FAILS
    assert ask("store", state=tmp_path / "evenkey.db" / "below").state is Grade.FAILS


def test_the_disk_that_is_measured_is_the_one_of_the_state_folder(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []

    def usage(folder: Path) -> Usage:
        asked.append(folder)
        return Usage(0, 0, 499_999_999 if len(asked) == 1 else 500_000_000)

    monkeypatch.setattr(shutil, "disk_usage", usage)
    (tmp_path / "file").write_text("", encoding="utf-8")

    full, free = ask("disk"), ask("disk", state=tmp_path / "file" / "cannot" / "be")

    assert asked == [tmp_path, tmp_path]
    assert (full.state, full.sentence) == (Grade.FAILS, "499 MB are free.")
    assert free.state is Grade.WORKS


# --- clock --------------------------------------------------------------------------------------------------------


def test_a_clock_from_before_the_program_was_written_fails(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "BUILT", datetime(2999, 1, 1, tzinfo=UTC))

    assert ask("clock").state is Grade.FAILS


def test_a_clock_counts_as_kept_only_if_something_keeps_it(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = tmp_path / "synchronized"
    monkeypatch.setattr(machine, "SYNCHRONISED", mark)

    before = ask("clock")
    mark.touch()

    assert before.state is Grade.LACKS
    assert ask("clock").state is Grade.WORKS


# --- models and isolation -----------------------------------------------------------------------------------------


def test_models_that_are_missing_or_changed_are_named(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EVENKEY_MODELS", str(tmp_path))

    missing = ask("models")
    (tmp_path / "face_landmarker.task").write_bytes(b"something else")
    changed = ask("models")

    for finding in (missing, changed):
        assert finding.state is Grade.FAILS
        assert "face_landmarker.task" in finding.sentence
        assert "evenkey models fetch" in finding.mend


def test_optional_models_that_are_left_out_are_said_and_are_no_fault(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    left_out = ModelState.LEFT_OUT
    monkeypatch.setattr(shipped, "verify", lambda _, models: [Verified(m, left_out) for m in models if m.is_optional])

    finding = ask("models")

    assert finding.state is Grade.WORKS
    assert "Not there (optional): minifasnet_v2_2.7_80x80.onnx, minifasnet_v1se_4.0_80x80.onnx." in finding.sentence


def test_a_list_of_models_that_cannot_be_read_fails(ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    resources = tmp_path / "resources"
    shutil.copytree(paths.resources(), resources)
    (resources / "models.toml").unlink()
    monkeypatch.setattr(paths, "resources", lambda: resources)

    assert ask("models").state is Grade.FAILS


def test_isolation_names_what_is_on_and_what_is_missing(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = ask("isolation")
    monkeypatch.setattr(checks, "protections_of", lambda config: Protections(("no_sockets",), ("read_only_files",)))
    partial = ask("isolation")
    monkeypatch.setattr(checks, "protections_of", lambda config: None)
    none = ask("isolation")

    assert (whole.state, whole.sentence) == (Grade.WORKS, "On: no sockets, no programs.")
    assert partial.state is Grade.LACKS
    assert "read only files" in partial.sentence
    assert none.state is Grade.FAILS


# --- camera -------------------------------------------------------------------------------------------------------


def test_a_simulated_camera_is_not_called_a_camera(ask: Ask) -> None:
    for source in ("virtual", "file:/guest.mp4", "images:/guests"):
        assert ask("camera", with_source(source)).state is Grade.LACKS


def test_a_camera_that_is_not_there_fails_under_its_own_name(ask: Ask, tmp_path: Path) -> None:
    by_number, by_path = ask("camera", with_source("camera:987")), ask("camera", with_source(f"camera:{tmp_path}/none"))

    assert (by_number.state, by_path.state) == (Grade.FAILS, Grade.FAILS)
    assert "/dev/video987" in by_number.sentence
    assert f"{tmp_path}/none" in by_path.sentence


def test_something_else_under_the_cameras_name_is_no_camera(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    assert ask("camera", with_source(f"camera:{tmp_path}/file")).state is Grade.FAILS


def test_a_camera_that_may_not_be_opened_fails(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda path, mode: False)

    finding = ask("camera", with_source("camera:/dev/null"))

    assert finding.state is Grade.FAILS
    assert "group video" in finding.mend


def test_a_camera_that_is_there_is_not_opened_and_the_finding_says_so(ask: Ask) -> None:
    finding = ask("camera", with_source("camera:/dev/null"))

    assert finding.state is Grade.WORKS
    assert "It was not opened." in finding.sentence


# --- notice and fonts ---------------------------------------------------------------------------------------------


def test_a_notice_with_an_empty_field_fails_and_names_it(ask: Ask) -> None:
    finding = ask("notice", Config())

    assert finding.state is Grade.FAILS
    assert "N1" in finding.sentence
    assert "[hotel]" in finding.mend


def test_a_notice_counts_as_reviewed_only_if_counsel_signed_in_every_language(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(paths.resources(), tmp_path / "resources")
    newest = max((tmp_path / "resources" / "notices").iterdir())
    texts = [newest / f"{tag}.md" for tag in DEMO.hotel.languages]
    monkeypatch.setattr(paths, "resources", lambda: tmp_path / "resources")
    states = []

    for text in texts:
        states.append(ask("notice").state)
        text.write_text(text.read_text(encoding="utf-8").replace("reviewed_by:", "reviewed_by: A. Counsel", 1))

    assert states == [Grade.LACKS] * len(DEMO.hotel.languages)
    assert ask("notice").state is Grade.WORKS


def test_fonts_are_checked_byte_for_byte(ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = ask("fonts")
    shutil.copytree(paths.assets() / "fonts", tmp_path / "fonts")
    monkeypatch.setattr(paths, "assets", lambda: tmp_path)
    first, second = sorted((tmp_path / "fonts").glob("*.ttf"))[:2]
    first.write_bytes(first.read_bytes() + b"\0")
    second.unlink()
    spoiled = ask("fonts")
    (tmp_path / "fonts" / "fonts.toml").unlink()
    without_list = ask("fonts")

    assert whole.state is Grade.WORKS
    assert (spoiled.state, without_list.state) == (Grade.FAILS, Grade.FAILS)
    assert first.name in spoiled.sentence
    assert second.name in spoiled.sentence


# --- printer and voice --------------------------------------------------------------------------------------------


def test_the_printer_is_asked_how_it_is(ask: Ask, print_system: PrintSystem) -> None:
    config = replace(DEMO, printer=replace(DEMO.printer, queue="receipts"))
    none = ask("printer", replace(DEMO, printer=replace(DEMO.printer, queue="")))
    simulated = ask("printer")
    well = ask("printer", config)
    said = {"printer-state": (5,), "printer-is-accepting-jobs": (1,)}
    print_system.answers[Operation.GET_PRINTER] = an_answer(((Group.PRINTER, said),))
    stopped = ask("printer", config)

    assert (none.state, simulated.state) == (Grade.LACKS, Grade.LACKS)
    assert none.sentence != simulated.sentence
    assert (well.state, well.mend) == (Grade.WORKS, "")
    assert (stopped.state, stopped.sentence) == (Grade.FAILS, "The queue receipts is stopped.")


def test_the_voice_is_there_if_its_program_is(ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    without = ask("voice")
    put_on_path(tmp_path / "bin", "espeak-ng", 0, monkeypatch)

    assert without.state is Grade.LACKS
    assert ask("voice").state is Grade.WORKS
