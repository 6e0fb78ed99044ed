"""A whole kiosk for tests: real window, conductor and worker, with fakes beyond them."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from app.domain.consent import Side
from app.domain.notice import Notice
from app.i18n import Words
from app.ui.conductor import Conductor
from app.ui.kiosk import Kiosk
from app.ui.shell import Shell
from app.ui.worker import Worker
from tests.builders import TODAY, rules
from tests.fake_chime import FakeChime
from tests.fakes import (
    FakeClock,
    FakeSupervisor,
    FakeUpkeep,
    FakeVision,
    FakeVoice,
    fake_ports,
)


@dataclass
class CountedFakeVision(FakeVision):
    """A fake that has nothing to count."""

    processes_started: int = 0
    processes_ended: int = 0
    cameras_opened: int = 0
    frames_examined: int = 0
    frames_shown: int = 0


class FakeHeadphones:
    """A socket that knows whether anybody listens."""

    is_listening = False

    def listen(self) -> None:
        self.is_listening = True

    def close(self) -> None:
        self.is_listening = False


def a_kiosk(
    qapp: QApplication,
    words: Words,
    notice_for: Callable[[str], Notice],
    vision: CountedFakeVision,
    supervisor: FakeSupervisor | None = None,
    *,
    upkeep: FakeUpkeep | None = None,
    hours: FakeClock | None = None,
    is_outdated: Callable[[], bool] = lambda: False,
    headphones: FakeHeadphones | None = None,
) -> Kiosk:
    """A kiosk of real parts, with fakes beyond them."""
    shell = Shell(words, notice_for=notice_for, hotel_name="Hotel")
    ports = fake_ports(upkeep=upkeep or FakeUpkeep())
    worker = Worker(lambda: ports)
    conductor = Conductor(
        rules=rules(),
        stage=shell,
        errands=worker,
        vision=vision,
        clock=FakeClock(),
        voice=FakeVoice(),
        chime=FakeChime(),
        draw_side=lambda: Side.LEFT,
        today=lambda: TODAY,
    )
    return Kiosk(
        qapp,
        shell=shell,
        conductor=conductor,
        worker=worker,
        vision=vision,
        reader=QObject(),
        headphones=headphones or FakeHeadphones(),
        supervisor=supervisor or FakeSupervisor(),
        clock=hours or FakeClock(),
        is_outdated=is_outdated,
    )
