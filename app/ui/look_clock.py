"""The clock that has the printer asked after: it runs once for each look, and stands while an answer is awaited."""

from collections.abc import Callable

from app.ports import Clock, Timer


class LookClock:
    """Calls once after the time that is needed; told the same time again it goes on, told another it starts anew."""

    def __init__(self, clock: Clock, on_due: Callable[[], None]) -> None:
        self._clock = clock
        self._on_due = on_due
        self._after_s = 0.0
        self._timer: Timer | None = None

    def agree(self, after_s: float) -> None:
        """Run for `after_s` seconds; 0 stands still."""
        if after_s == self._after_s:
            return
        self._after_s = after_s
        if self._timer:
            self._timer.cancel()
            self._timer = None
        if after_s:
            self._timer = self._clock.call_after(after_s, self._on_due)
