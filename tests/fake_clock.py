"""A clock for tests: it stands still until it is told to go on."""

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass
class FakeTimer:
    """One timer of a FakeClock, due at `due_s` on it."""

    due_s: float
    call: Callable[[], None]
    is_over: bool = False

    def cancel(self) -> None:
        self.is_over = True


@dataclass
class FakeClock:
    """Stands still until `advance`; then calls what is due, in order, each at its own time."""

    now_s: float = 0.0
    timers: list[FakeTimer] = field(default_factory=list)

    def call_after(self, delay_s: float, call: Callable[[], None]) -> FakeTimer:
        self.timers.append(FakeTimer(self.now_s + delay_s, call))
        return self.timers[-1]

    @property
    def running(self) -> list[FakeTimer]:
        return [timer for timer in self.timers if not timer.is_over]

    def advance(self, seconds: float) -> None:
        end_s = self.now_s + seconds
        while due := [timer for timer in self.running if timer.due_s <= end_s]:
            timer = min(due, key=lambda timer: timer.due_s)
            timer.is_over = True
            self.now_s = timer.due_s
            timer.call()
        self.now_s = end_s
