"""Asks, while the face camera is open, whether the consent still stands: it may be withdrawn at another place."""

from collections.abc import Callable

from app.domain.ids import ReceiptId
from app.flow.commands import CheckConsent, Command
from app.flow.states import Face, Visit
from app.ports import Clock, Timer

EVERY_S = 0.5
"""Time between two questions: within a second the camera is closed. Source: rights.md 2, row 15."""


class ConsentWatch:
    """Follows the visit; lives on the UI thread. Keeps: the id of the receipt that the camera is open under."""

    def __init__(self, clock: Clock, submit: Callable[[int, Command], None]) -> None:
        self._clock = clock
        self._submit = submit
        self._watched: tuple[int, ReceiptId] | None = None
        self._timer: Timer | None = None

    def follow(self, visit: Visit) -> None:
        """Ask from the moment the camera is open until the face step is over."""
        state = visit.state
        watched = (visit.number, state.receipt.id) if isinstance(state, Face) and state.is_open else None
        if watched == self._watched:
            return
        self.stop()
        self._watched = watched
        if watched:
            self._wait()

    def stop(self) -> None:
        """Ask no more."""
        self._watched = None
        if self._timer:
            self._timer.cancel()
            self._timer = None

    def _wait(self) -> None:
        """Ask again soon."""
        self._timer = self._clock.call_after(EVERY_S, self._ask)

    def _ask(self) -> None:
        """Ask now."""
        if self._watched:
            number, receipt_id = self._watched
            self._submit(number, CheckConsent(receipt_id))
            self._wait()
