"""The print system is asked over its socket, in time, and whatever is no answer is told apart from one."""

import socket
import threading
from pathlib import Path

import pytest

from app.devices import ipp_line
from app.devices.ipp import Group, IppError, Operation, request
from app.devices.ipp_line import ask
from tests.print_system import PrintSystem

QUESTION = request(Operation.GET_PRINTER, ((Group.OPERATION, ()),))


def test_a_question_reaches_the_path_it_is_for_and_the_answer_comes_back(print_system: PrintSystem) -> None:
    answer = ask("/printers/a", QUESTION)

    assert print_system.asked == [("/printers/a", Operation.GET_PRINTER, QUESTION)]
    assert answer.of(Group.PRINTER)["printer-state"] == (3,)


def test_a_server_that_refuses_is_no_answer(print_system: PrintSystem) -> None:
    print_system.http_status = 403

    with pytest.raises(IppError, match="refused"):
        ask("/", QUESTION)


def test_without_a_print_system_there_is_no_wait(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "nobody"))

    with pytest.raises(OSError, match=r"."):
        ask("/", QUESTION)


@pytest.fixture
def silent(monkeypatch: pytest.MonkeyPatch) -> socket.socket:
    """A server in the network of this machine that takes calls and says nothing by itself."""
    server = socket.create_server(("127.0.0.1", 0))
    monkeypatch.setenv("CUPS_SERVER", f"127.0.0.1:{server.getsockname()[1]}")
    return server


def test_a_print_system_that_hangs_is_given_up(silent: socket.socket, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ipp_line, "WAIT_S", 0.2)

    with silent, pytest.raises(TimeoutError):
        ask("/", QUESTION)


def test_a_server_that_speaks_something_else_is_no_print_system(silent: socket.socket) -> None:
    def answer() -> None:
        caller, _ = silent.accept()
        with caller:
            caller.recv(4096)
            caller.sendall(b"220 mail ready\r\n")

    other = threading.Thread(target=answer)
    other.start()
    with silent, pytest.raises(IppError, match="HTTP"):
        ask("/", QUESTION)
    other.join()


def test_without_a_word_the_servers_own_socket_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CUPS_SERVER", raising=False)
    monkeypatch.setattr(ipp_line, "SOCKET", tmp_path / "cups.sock")

    with pytest.raises(FileNotFoundError):
        ask("/", QUESTION)
