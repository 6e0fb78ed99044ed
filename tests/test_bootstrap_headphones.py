"""The wiring of the headphone socket: a plug switches the voice on, and takes all of it back when it is pulled."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app import bootstrap
from app.config import Config
from app.flow import events as ev
from app.ui.kiosk import Kiosk


class Socket:
    """Stands for the machine's socket; `plug` does what a guest does with it."""

    plug: Callable[[bool], None]

    def __init__(self, on_change: Callable[[bool], None]) -> None:
        Socket.plug = staticmethod(on_change)

    def listen(self) -> None:
        """Hear nothing."""

    def close(self) -> None:
        """Hear nothing any more."""


@pytest.fixture
def kiosk(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Kiosk]:
    monkeypatch.setattr(bootstrap, "make_application", lambda argv: qapp)
    monkeypatch.setattr(bootstrap, "Headphones", Socket)
    monkeypatch.setattr(bootstrap, "is_voice_there", lambda: True)
    built = bootstrap.build_kiosk(Config().for_demo(), tmp_path, argv=["evenkey"])
    built.conductor.start()
    yield built
    built.close()
    built.shell.close()
    built.shell.deleteLater()


def test_a_plug_starts_the_voice_and_pulled_out_it_takes_every_setting_of_it_along(kiosk: Kiosk) -> None:
    before = kiosk.conductor.visit.comfort

    Socket.plug(True)
    kiosk.conductor.take(ev.VoiceSlowed())
    kiosk.conductor.take(ev.DarkTouched())
    assert kiosk.conductor.visit.comfort.has_voice
    assert kiosk.conductor.visit.comfort != replace(before, has_voice=True)

    Socket.plug(False)
    assert kiosk.conductor.visit.comfort == before


def test_a_second_plug_leaves_the_voice_on(kiosk: Kiosk) -> None:
    Socket.plug(True)
    Socket.plug(True)

    assert kiosk.conductor.visit.comfort.has_voice
