"""What somebody answered for a kiosk is signed, kept, and held against the kiosk as it is now."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.checkup.drift import FOLDER, parts_of, read, settings
from app.config import Config
from app.doctor.commissioning import STEPS, Answer, Given, commissioned, keep, record_of
from app.doctor.finding import Finding
from app.domain.device import Grade
from app.proof.keys import KeyRing

NOW = datetime(2027, 3, 1, 9, 30, tzinfo=UTC)
CONFIG = Config()
GUIDE = (Path(__file__).parents[2] / "packaging" / "INSTALL.md").read_text(encoding="utf-8")


@pytest.fixture
def keys(tmp_path: Path) -> KeyRing:
    """This kiosk's keys."""
    return KeyRing(tmp_path / "keys", lambda: NOW)


def looked_over(state: Path, keys: KeyRing, *, escape: Answer = Answer.YES, config: Config = CONFIG) -> Path:
    """Somebody looked the kiosk over."""
    given = [Given(step, escape if step.code == "escape" else Answer.YES) for step in STEPS]
    found = [Finding("disk", Grade.WORKS, "Room.")]
    return keep(state, record_of(config, parts_of(config, {}), by="Ms Ode", at=NOW, findings=found, given=given), keys)


def now_of(config: Config) -> Callable[[], Mapping[str, str]]:
    """How everything is now, with these settings."""
    return lambda: parts_of(config, {})


def test_the_record_is_the_owners_alone_dated_and_signed(tmp_path: Path, keys: KeyRing) -> None:
    file = looked_over(tmp_path, keys)

    assert file == tmp_path / FOLDER / "20270301T093000.json"
    assert (file.stat().st_mode & 0o077, file.parent.stat().st_mode & 0o077) == (0, 0)
    record = read(file, keys)
    assert record is not None
    assert record["by"] == "Ms Ode"


def test_a_changed_answer_is_no_longer_signed(tmp_path: Path, keys: KeyRing) -> None:
    file = looked_over(tmp_path, keys, escape=Answer.NO)
    file.write_text(file.read_text(encoding="utf-8").replace('"answer": "no"', '"answer": "yes"'), encoding="utf-8")

    assert read(file, keys) is None
    assert commissioned(tmp_path, lambda: keys, now_of(CONFIG)).state is Grade.FAILS


@pytest.mark.parametrize("text", ["", "[]", '{"record": 1}', '{"record": {}, "key": "k", "signature": "!"}'])
def test_what_is_no_record_is_none(tmp_path: Path, keys: KeyRing, text: str) -> None:
    (tmp_path / "x.json").write_text(text)

    assert read(tmp_path / "x.json", keys) is None


def test_a_kiosk_that_nobody_looked_over_lacks_it_and_no_key_is_made(tmp_path: Path) -> None:
    def none() -> KeyRing:
        raise AssertionError

    assert commissioned(tmp_path, none, now_of(CONFIG)).state is Grade.LACKS


def test_one_that_is_as_it_was_works_and_changed_settings_are_told(tmp_path: Path, keys: KeyRing) -> None:
    looked_over(tmp_path, keys)
    other = replace(CONFIG, hotel=replace(CONFIG.hotel, contact="9"), times=replace(CONFIG.times, idle_s=90.0))

    assert commissioned(tmp_path, lambda: keys, now_of(CONFIG)).state is Grade.WORKS
    told = commissioned(tmp_path, lambda: keys, now_of(other)).sentence
    assert told.endswith("on 2027-03-01: hotel.contact, times.idle_s.")


def test_the_desk_is_told_what_changed_since_the_day(tmp_path: Path, keys: KeyRing) -> None:
    looked_over(tmp_path, keys)
    other = replace(CONFIG, printer=replace(CONFIG.printer, queue="roll"))

    as_it_was, changed = (settings(tmp_path, lambda: keys, now_of(config)) for config in (CONFIG, other))

    assert as_it_was.code == "works"
    assert (changed.code, changed.facts) == ("changed", {"at": NOW, "names": "printer.queue"})


def test_what_was_answered_with_no_stays_open(tmp_path: Path, keys: KeyRing) -> None:
    looked_over(tmp_path, keys, escape=Answer.NO)

    assert "open: escape" in commissioned(tmp_path, lambda: keys, now_of(CONFIG)).sentence


def test_the_guide_has_every_step_in_this_order() -> None:
    places = [GUIDE.find(f"`{step.code}`") for step in STEPS]

    assert -1 not in places
    assert places == sorted(places)
    assert len({step.code for step in STEPS}) == len(STEPS)


def test_a_record_can_be_read_by_any_program(tmp_path: Path, keys: KeyRing) -> None:
    told = json.loads(looked_over(tmp_path, keys).read_text(encoding="utf-8"))

    assert told.keys() == {"record", "key", "signature"}
    assert len(told["record"]["answered"]) == len(STEPS)
