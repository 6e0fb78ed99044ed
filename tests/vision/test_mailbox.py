"""The newest thing wins."""

import threading

from app.vision.mailbox import Mailbox


def test_what_was_not_taken_is_replaced() -> None:
    box: Mailbox[int] = Mailbox()
    box.put(1)
    box.put(2)

    assert box.take() == 2


def test_a_waiting_thread_gets_what_comes_later() -> None:
    box: Mailbox[str] = Mailbox()
    got: list[str | None] = []
    thread = threading.Thread(target=lambda: got.append(box.take()))
    thread.start()

    box.put("frame")
    thread.join(10)

    assert got == ["frame"]


def test_closing_lets_a_waiting_thread_go_and_drops_what_is_left() -> None:
    box: Mailbox[int] = Mailbox()
    box.put(1)
    box.close()

    assert box.take() is None
    assert box.take() is None
