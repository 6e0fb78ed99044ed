"""What every test stands on: a portrait screen in memory, a state folder that is nobody's, and no log."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from app import paths
from tests.print_system import PrintSystem, answering

# Qt reads this when it is loaded. Without a screen of the kiosk's size, touches beyond 800x800 would be lost.
os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={paths.resources() / 'screens' / 'portrait.json'}"
os.environ["EVENKEY_MODELS"] = str(paths.models())

settings.register_profile("desk", deadline=None, derandomize=bool(os.environ.get("CI")), print_blob=True)
settings.load_profile("desk")


@pytest.fixture(autouse=True, scope="session")
def private_state(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the tests out of the state folder of whoever runs them; the fetched models stay where they are."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        yield


@pytest.fixture
def print_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PrintSystem]:
    """A print system that every question of the test goes to."""
    system = PrintSystem(tmp_path / "print.sock")
    monkeypatch.setenv("CUPS_SERVER", str(system.socket))
    with answering(system):
        yield system
