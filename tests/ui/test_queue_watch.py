"""A guest who waits for help is told of the queue while they read of it, and no longer."""

from dataclasses import dataclass, field, replace

from app.domain.consent import Side
from app.domain.help import HelpCall
from app.flow import commands as cmd
from app.flow.states import Visit
from app.ui.queue_watch import QUEUE_S, QueueWatch
from tests.fakes import FakeClock


@dataclass
class Asked:
    """Remembers what was asked."""

    asked: list[tuple[int, cmd.Command]] = field(default_factory=list)

    def submit(self, visit_number: int, command: cmd.Command) -> None:
        self.asked.append((visit_number, command))


WAITING = Visit(4, Side.LEFT, "en", is_help_open=True, help=HelpCall(9, 2))


def test_the_queue_is_looked_at_again_and_again_while_the_panel_is_open() -> None:
    clock, errands = FakeClock(), Asked()
    watch = QueueWatch(clock, errands)

    watch.follow(WAITING)
    watch.follow(WAITING)
    clock.advance(2 * QUEUE_S)

    assert errands.asked == [(4, cmd.LookAtHelpCall(9))] * 2


def test_nothing_is_looked_at_once_somebody_comes_or_the_panel_is_closed_or_nobody_called() -> None:
    for visit in (
        replace(WAITING, help=HelpCall(9, 1, "Lin")),
        replace(WAITING, is_help_open=False),
        replace(WAITING, help=None),
    ):
        clock, errands = FakeClock(), Asked()
        watch = QueueWatch(clock, errands)
        watch.follow(WAITING)
        watch.follow(visit)
        clock.advance(3 * QUEUE_S)
        assert errands.asked == []
        assert clock.running == []


def test_a_stopped_watch_looks_no_more() -> None:
    clock, errands = FakeClock(), Asked()
    watch = QueueWatch(clock, errands)
    watch.stop()
    watch.follow(WAITING)
    watch.stop()
    clock.advance(3 * QUEUE_S)

    assert errands.asked == []
