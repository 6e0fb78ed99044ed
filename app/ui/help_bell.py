"""Rings for a guest who asked for help, at once and again and again until somebody comes."""

from collections.abc import Callable

from app.domain.help import RINGS_MAX
from app.flow.calling import is_waiting
from app.flow.states import Visit
from app.ports import Chime, Clock, Timer


class HelpBell:
    """Follows the visit; lives on the UI thread. Keeps: the number of the call that it rings for."""

    def __init__(self, clock: Clock, chime: Chime, *, again_s: float, rang: Callable[[], None]) -> None:
        """Ring by `chime`, every `again_s` seconds; `rang` is told each time but the first."""
        self._clock = clock
        self._chime = chime
        self._again_s = again_s
        self._rang = rang
        self._call: int | None = None
        self._rings = 0
        self._timer: Timer | None = None

    def follow(self, visit: Visit) -> None:
        """Ring from the moment a call stands in the queue until it is answered, or its guest has gone."""
        call = visit.help.number if visit.help and is_waiting(visit) else None
        if call == self._call:
            return
        self.stop()
        self._call = call
        if call is not None:
            self._ring()

    def stop(self) -> None:
        """Ring no more."""
        self._chime.hush()
        self._call, self._rings = None, 0
        if self._timer:
            self._timer.cancel()
            self._timer = None

    def _ring(self) -> None:
        """Ring, and again later, so often at most that nobody is driven out of the room."""
        self._chime.ring()
        self._rings += 1
        again = self._rings < RINGS_MAX
        self._timer = self._clock.call_after(self._again_s, self._ring_again) if again else None

    def _ring_again(self) -> None:
        """Nobody came in time."""
        self._ring()
        self._rang()
