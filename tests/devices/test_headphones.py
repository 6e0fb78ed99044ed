"""The headphone socket: bytes as the kernel writes them, over a pipe that stands for the device."""

import os
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.devices.headphones import Headphones, changes, sockets

TOLD_AT = "b1d01a67000000003f420f0000000000"
PLUGGED = bytes.fromhex(f"{TOLD_AT}0500020001000000{TOLD_AT}0000000000000000")
"""A plug going in, as a sound card's socket says it: the switch, and the end of the report."""

PULLED = PLUGGED.replace(bytes.fromhex("0500020001000000"), bytes.fromhex("0500020000000000"))
KEY = struct.pack("@llHHi", 0, 0, 1, 2, 1)
"""Type 1 is a key, whatever its code."""


class Socket:
    """A fifo in the place of a device."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "event7"
        os.mkfifo(self.path)
        self._number = os.open(self.path, os.O_RDWR)

    def tells(self, read: bytes) -> None:
        os.write(self._number, read)

    def close(self) -> None:
        os.close(self._number)


@pytest.fixture
def socket(tmp_path: Path) -> Iterator[Socket]:
    its_socket = Socket(tmp_path)
    yield its_socket
    its_socket.close()


@pytest.fixture
def told(qtbot: QtBot, socket: Socket) -> Iterator[list[bool]]:
    del qtbot
    said: list[bool] = []
    headphones = Headphones(said.append, find=lambda: [socket.path])
    headphones.listen()
    yield said
    headphones.close()


def test_a_plug_is_told_as_it_goes_in_and_out(qtbot: QtBot, socket: Socket, told: list[bool]) -> None:
    socket.tells(PLUGGED)
    qtbot.waitUntil(lambda: told == [True])

    socket.tells(PULLED)
    qtbot.waitUntil(lambda: told == [True, False])


def test_other_switches_and_keys_say_nothing() -> None:
    lid = struct.pack("@llHHi", 0, 0, 5, 0, 1)

    assert list(changes(KEY + lid + PLUGGED)) == [True]


def test_half_an_event_says_nothing() -> None:
    assert list(changes(PLUGGED[:20])) == []
    assert list(changes(b"")) == []


def test_a_socket_that_is_closed_is_listened_to_no_more(qtbot: QtBot, socket: Socket) -> None:
    said: list[bool] = []
    headphones = Headphones(said.append, find=lambda: [socket.path])
    headphones.listen()
    headphones.close()

    again = Headphones(said.append, find=lambda: [socket.path])
    again.listen()
    socket.tells(PULLED)

    qtbot.waitUntil(lambda: said == [False])
    again.close()


def test_a_device_that_goes_is_dropped_and_not_read_again(qtbot: QtBot, tmp_path: Path) -> None:
    """As when a sound card on USB is pulled out: its end is read once."""
    gone = Socket(tmp_path)
    said: list[bool] = []
    headphones = Headphones(said.append, find=lambda: [gone.path])
    headphones.listen()
    gone.tells(PLUGGED)
    gone.close()

    qtbot.waitUntil(lambda: said == [True])
    qtbot.waitUntil(lambda: not headphones.is_listening)


def test_a_device_that_may_not_be_read_is_no_fault(qtbot: QtBot, tmp_path: Path) -> None:
    del qtbot
    headphones = Headphones(lambda _: None, find=lambda: [tmp_path / "event9"])

    headphones.listen()

    assert not headphones.is_listening


@pytest.mark.parametrize(
    ("told_by_kernel", "has"),
    [("4\n", True), ("14\n", True), ("1 4\n", True), ("1\n", False), ("4 0\n", False), ("\n", False)],
)
def test_only_a_device_with_a_switch_for_headphones_is_opened(tmp_path: Path, told_by_kernel: str, has: bool) -> None:
    """The kernel writes its bits as hexadecimal words, the lowest last."""
    folder = tmp_path / "event3" / "device" / "capabilities"
    folder.mkdir(parents=True)
    (folder / "sw").write_text(told_by_kernel, encoding="ascii")

    assert sockets(tmp_path, Path("/dev/input")) == ([Path("/dev/input/event3")] if has else [])


def test_a_machine_without_sockets_has_none(tmp_path: Path) -> None:
    assert sockets(tmp_path / "nothing") == []
