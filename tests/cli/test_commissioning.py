"""A commissioning on a terminal."""

from pathlib import Path

import pytest

from app.checkup.drift import FOLDER
from app.doctor import checks
from app.doctor.commissioning import STEPS
from app.doctor.finding import Finding
from app.domain.device import Grade
from tests.cli.operator import run


@pytest.fixture(autouse=True)
def examined(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program finds nothing wrong."""
    monkeypatch.setattr(checks, "examine", lambda config, state: [Finding("part", Grade.WORKS, "Seen.")])


def test_every_step_is_asked_and_nothing_open_is_success(tmp_path: Path) -> None:
    result = run(tmp_path, "doctor", "--commission", given="Ms Ode\n" + "yes\n" * len(STEPS))

    assert result.exit_code == 0, result.output
    assert all(step.sentence in result.output for step in STEPS)
    assert "Nothing is open." in result.output
    assert len(list((tmp_path / FOLDER).iterdir())) == 1


def test_a_no_has_a_reason_and_an_exit_code(tmp_path: Path) -> None:
    given = "Ms Ode\n" + "yes\n" * (len(STEPS) - 1) + "no\nNext week.\n"
    result = run(tmp_path, "doctor", "--commission", given=given)

    assert result.exit_code == 1
    assert f"Open: {STEPS[-1].code}." in result.output
    (file,) = (tmp_path / FOLDER).iterdir()
    assert "Next week." in file.read_text(encoding="utf-8")


def test_whoever_breaks_off_leaves_nothing(tmp_path: Path) -> None:
    result = run(tmp_path, "doctor", "--commission", given="Ms Ode\nyes\n")

    assert result.exit_code != 0
    assert not (tmp_path / FOLDER).exists()
