"""A kiosk that is killed leaves the next one something true to say."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import paths
from app.lock import was_cut_short

PATIENCE_S = 60.0


@pytest.fixture
def manager(tmp_path: Path) -> Iterator[socket.socket]:
    """What the kiosk tells that it serves."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listener:
        listener.bind(str(tmp_path / "notify"))
        listener.settimeout(PATIENCE_S)
        yield listener


def serving(manager: socket.socket, state: Path) -> subprocess.Popen[bytes]:
    """A real kiosk, once it serves guests."""
    kiosk = subprocess.Popen(
        (sys.executable, "-m", "app", "--state", str(state), "run"),
        cwd=paths.APP.parent,
        env={**os.environ, "NOTIFY_SOCKET": manager.getsockname()},
    )
    assert manager.recv(100) == b"READY=1"
    return kiosk


def test_a_killed_kiosk_leaves_its_mark_and_the_next_one_takes_it_away_by_closing_down(
    manager: socket.socket, tmp_path: Path
) -> None:
    state = tmp_path / "state"
    killed = serving(manager, state)
    killed.send_signal(signal.SIGKILL)
    killed.wait(PATIENCE_S)
    assert was_cut_short(state)

    stopped = serving(manager, state)
    stopped.send_signal(signal.SIGTERM)

    assert stopped.wait(PATIENCE_S) == 0
    assert manager.recv(100) == b"STOPPING=1"
    assert not was_cut_short(state)
