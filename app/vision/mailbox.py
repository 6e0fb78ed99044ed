"""Hands the newest thing from one thread to another; what was not taken in time is replaced."""

import queue
import threading
from typing import Generic, TypeVar

from app.wire.protocol import Fault, Order

Mail = queue.SimpleQueue[Order | Fault]
"""What the main thread waits for, all of it in order: orders from the desk, faults from the other threads."""

Thing = TypeVar("Thing")


class Mailbox(Generic[Thing]):
    """Holds one thing at most, the newest."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._thing: Thing | None = None
        self._is_closed = False

    def put(self, thing: Thing) -> None:
        """Leave a thing, in place of one that was not taken."""
        with self._changed:
            self._thing = thing
            self._changed.notify()

    def take(self) -> Thing | None:
        """Wait for a thing and take it; None when the box is closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._thing is not None or self._is_closed)
            thing, self._thing = self._thing, None
            return None if self._is_closed else thing

    def close(self) -> None:
        """Drop what is left and let the waiting thread go."""
        with self._changed:
            self._thing = None
            self._is_closed = True
            self._changed.notify()
