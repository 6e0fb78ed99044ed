"""The impact assessment from the empty form to the open gate."""

import json
from pathlib import Path

import pytest
from click.testing import Result

from app.bootstrap import open_stores
from app.config import Config
from app.domain.gates import Lock
from app.domain.staff import Role
from tests.cli.operator import run

OFFICER, DESK = "11482913", "07482913"
LONG = "What we found in this hotel, in our own words, and long enough to be more than a heading with nothing below."
APPROVE = ("--id", "PIA-1", "--valid-until", "2099-12-31")


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """A hotel with a privacy officer and somebody of the desk."""
    staff = open_stores(Config(), tmp_path).staff
    staff.add("11", "Olga", Role.PRIVACY_OFFICER, "482913", is_own=True)
    staff.add("07", "Lin", Role.DESK, "482913", is_own=True)
    staff.add("12", "Mina", Role.PRIVACY_OFFICER, "730164")
    return tmp_path


@pytest.fixture
def form(state: Path) -> Path:
    """The form, filled in."""
    file = state / "form.md"
    run(state, "assessment", "template", "--out", str(file))
    lines = [f"{line}\n\n{LONG}" if line.startswith("## ") else line for line in file.read_text("utf-8").splitlines()]
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def approved(state: Path, form: Path, typed: str = OFFICER, *options: str) -> Result:
    """Try to approve."""
    return run(state, "assessment", "approve", str(form), *(options or APPROVE), given=f"{typed}\n")


def locks(state: Path) -> set[str]:
    """What locks the face way."""
    return set(json.loads(run(state, "assessment", "status", "--json").output)["locks"])


def test_a_filled_in_form_signed_by_the_privacy_officer_unlocks_what_it_covers(state: Path, form: Path) -> None:
    assert Lock.ASSESSMENT_MISSING.value in locks(state)

    result = approved(state, form)

    assert result.exit_code == 0
    assert OFFICER not in result.output
    assert not any("assessment" in lock or "changed" in lock for lock in locks(state))
    told = json.loads(run(state, "assessment", "status", "--json").output)["assessment"]
    assert (told["id"], told["approver"], len(told["sha256"])) == ("PIA-1", "11", 64)


def test_a_change_of_settings_makes_it_stale(state: Path, form: Path) -> None:
    approved(state, form)

    (state / "evenkey.toml").write_text("[face]\nface_s = 30.0\n", encoding="utf-8")

    assert Lock.RETENTION_CHANGED.value in locks(state)
    assert "the retention changed since the assessment" in run(state, "assessment", "status").output


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (DESK, "A desk may not do this"),
        ("11000000", "Number and PIN do not fit"),
        ("12730164", "Choose a PIN of your own"),
    ],
)
def test_nobody_else_can_approve_it(state: Path, form: Path, typed: str, sentence: str) -> None:
    result = approved(state, form, typed)

    assert result.exit_code == 1
    assert sentence in result.output
    assert Lock.ASSESSMENT_MISSING.value in locks(state)


def test_after_too_many_wrong_pins_one_must_wait(state: Path, form: Path) -> None:
    results = [approved(state, form, "11000000") for _ in range(4)]

    assert "Wait " in results[-1].output


def test_a_form_that_says_nothing_a_day_past_and_a_wrong_id_are_refused(state: Path, form: Path) -> None:
    empty = state / "empty.md"
    run(state, "assessment", "template", "--out", str(empty))
    assert "lawful, impact, risk, protection" in approved(state, empty).output
    assert "is past" in approved(state, form, OFFICER, "--id", "PIA-1", "--valid-until", "2020-01-01").output
    assert "An id is" in approved(state, form, OFFICER, "--id", " ", "--valid-until", "2099-01-01").output
    (state / "picture.md").write_bytes(b"\xff\xfe\x00")
    assert "not a text" in approved(state, state / "picture.md").output


def test_a_form_never_overwrites_a_file(state: Path, form: Path) -> None:
    before = form.read_text("utf-8")

    assert run(state, "assessment", "template", "--out", str(form)).exit_code == 1
    assert form.read_text("utf-8") == before


def test_what_locks_the_face_way_is_told_in_words_with_the_newest_assessment(state: Path, form: Path) -> None:
    approved(state, form)

    output = run(state, "assessment", "status").output

    assert "The face way is locked:" in output
    assert "nobody said where the kiosk stands" in output
    assert "Newest assessment: PIA-1" in output
