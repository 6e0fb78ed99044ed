"""The doctor says in words what locks the face way."""

from pathlib import Path

import pytest

from app.config import Config
from app.demo.hotel import prepare_hotel
from app.doctor import checks
from app.doctor.checks import Finding, examine
from app.doctor.vision import Protections
from app.domain.device import Grade

DEMO = Config().for_demo()


@pytest.fixture(autouse=True)
def vision(monkeypatch: pytest.MonkeyPatch) -> None:
    """No vision process starts here, and no application of its own kind stays behind for other tests."""
    monkeypatch.setattr(checks, "protections_of", lambda config: Protections(("no_sockets",), ()))


def gates(config: Config, state: Path) -> Finding:
    """What is found of the gates."""
    return next(finding for finding in examine(config, state) if finding.name == "gates")


def test_what_locks_the_face_way_is_told_in_words(tmp_path: Path) -> None:
    locked = gates(Config(), tmp_path)
    assert locked.state is Grade.LACKS
    assert "nobody said where the kiosk stands" in locked.sentence

    prepare_hotel(DEMO, tmp_path)
    assert "impact assessment" not in gates(DEMO, tmp_path).sentence
