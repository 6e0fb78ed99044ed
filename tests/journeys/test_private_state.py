"""Whatever the system lets programs write for all to read, nobody but the kiosk's user reads what the kiosk keeps."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.operator import run
from tests.journeys.chaos import STATES
from tests.journeys.keeper import Keeper


@pytest.fixture
def open_umask() -> Iterator[None]:
    """A system that takes no rights away by itself."""
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.mark.usefixtures("open_umask")
def test_nothing_in_the_state_folder_is_for_others(tmp_path: Path) -> None:
    keeper = Keeper(tmp_path)
    keeper.start()
    try:
        touches, screen = STATES["code"]
        keeper.touch(*touches)
        keeper.see(lambda: keeper.seen.screen == screen, screen)
        while_it_runs = open_to_others(keeper.state)
        assert keeper.stop() == 0
    finally:
        keeper.close()
    for command in (("backup", str(keeper.state)), ("health", "--out", str(keeper.state)), ("keys", "list")):
        assert run(keeper.state, *command).exit_code == 0

    assert len([path for path in keeper.state.rglob("*") if path.is_file()]) > 5
    assert while_it_runs == open_to_others(keeper.state) == []


def open_to_others(folder: Path) -> list[str]:
    """What somebody else could read, write or enter."""
    kept = [folder, *folder.rglob("*")]
    return [path.name for path in kept if stat.S_IMODE(path.stat().st_mode) & 0o077 and not path.is_symlink()]
