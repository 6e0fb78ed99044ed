"""`evenkey doctor`: the same findings for a person and for a machine, and an exit code for both."""

import json
from pathlib import Path

import pytest

from app.config import Config
from app.doctor import checks
from app.doctor.checks import Finding
from app.doctor.vision import Protections
from app.domain.device import Grade
from tests.cli.operator import run


@pytest.fixture(autouse=True)
def vision(monkeypatch: pytest.MonkeyPatch) -> None:
    """No vision process starts here."""
    monkeypatch.setattr(checks, "protections_of", lambda config: Protections(("no_sockets",), ()))


def names(state: Path) -> list[str]:
    """What is examined, in order."""
    return [finding.name for finding in checks.examine(Config(), state)]


def test_for_a_machine_each_finding_has_four_texts(tmp_path: Path) -> None:
    result = run(tmp_path, "doctor", "--json")

    found = json.loads(result.output)
    assert [each["name"] for each in found] == names(tmp_path)
    assert {frozenset(each) for each in found} == {frozenset({"name", "state", "sentence", "mend"})}
    assert {each["state"] for each in found} <= {state.value for state in Grade}
    assert result.exit_code == 1


def test_for_a_person_every_finding_has_a_line_and_its_mend_another(tmp_path: Path) -> None:
    lines = run(tmp_path, "doctor").output.splitlines()

    assert [line.split()[1] for line in lines if not line.startswith(" ")] == names(tmp_path)
    assert "Fill in [hotel] in the settings." in [line.strip() for line in lines]


@pytest.mark.parametrize(("states", "code"), [((Grade.WORKS, Grade.LACKS), 0), ((Grade.LACKS, Grade.FAILS), 1)])
def test_only_what_fails_makes_the_command_fail(
    states: tuple[Grade, ...], code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checks, "examine", lambda config, state: [Finding("part", each, "Seen.") for each in states])

    result = run(tmp_path, "doctor")

    assert result.exit_code == code
    assert result.output.count("Seen.") == len(states)
