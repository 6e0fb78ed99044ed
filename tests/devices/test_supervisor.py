"""What systemd hears of the kiosk, on a real socket."""

import os
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.devices.supervisor import SystemdSupervisor

PATIENCE_MS = 200


@pytest.fixture
def manager(tmp_path: Path) -> Iterator[socket.socket]:
    """The service manager's end."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listener:
        listener.bind(str(tmp_path / "notify"))
        listener.setblocking(False)
        yield listener


def heard(manager: socket.socket) -> list[str]:
    """Everything said so far."""
    words = []
    while True:
        try:
            words.append(manager.recv(100).decode())
        except BlockingIOError:
            return words


def environment(manager: socket.socket, **more: str) -> dict[str, str]:
    """What the manager tells the kiosk."""
    return {"NOTIFY_SOCKET": manager.getsockname(), **more}


def test_ready_and_stopping_are_said_once(manager: socket.socket) -> None:
    supervisor = SystemdSupervisor(environment(manager))

    supervisor.ready()
    supervisor.stopping()

    assert heard(manager) == ["READY=1", "STOPPING=1"]


def test_the_beat_goes_on_while_the_loop_turns_and_ends_with_it(qtbot: QtBot, manager: socket.socket) -> None:
    supervisor = SystemdSupervisor(environment(manager, WATCHDOG_USEC=str(PATIENCE_MS * 1000)))
    supervisor.ready()
    words: list[str] = []

    qtbot.waitUntil(lambda: len(words.extend(heard(manager)) or words) >= 4)
    assert set(words) == {"READY=1", "WATCHDOG=1"}

    blocked = threading.Event()
    assert not blocked.wait(2 * PATIENCE_MS / 1000)  # the loop hangs: nothing turns it
    assert heard(manager) == []

    supervisor.stopping()
    assert heard(manager)[-1] == "STOPPING=1"


def test_the_beat_of_another_process_is_not_ours(qtbot: QtBot, manager: socket.socket) -> None:
    other = environment(manager, WATCHDOG_USEC="20000", WATCHDOG_PID=str(os.getpid() + 1))
    supervisor = SystemdSupervisor(other)
    supervisor.ready()
    began = time.monotonic()

    qtbot.waitUntil(lambda: time.monotonic() - began > 0.1)

    assert heard(manager) == ["READY=1"]


def test_without_a_manager_it_is_silent() -> None:
    supervisor = SystemdSupervisor({})

    supervisor.ready()
    supervisor.stopping()


def test_a_manager_that_has_gone_stops_nothing(tmp_path: Path) -> None:
    supervisor = SystemdSupervisor({"NOTIFY_SOCKET": str(tmp_path / "gone"), "WATCHDOG_USEC": "1000000"})

    supervisor.ready()
    supervisor.stopping()


def test_an_abstract_socket_is_understood() -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listener:
        name = f"evenkey-test-{os.getpid()}"
        listener.bind(f"\0{name}")
        listener.setblocking(False)

        SystemdSupervisor({"NOTIFY_SOCKET": f"@{name}"}).ready()

        assert heard(listener) == ["READY=1"]
