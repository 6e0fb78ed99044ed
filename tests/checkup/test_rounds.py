"""A round looks at every part once, and an ailing store hides none of the others."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.checkup.rounds import Rounds, isolation, voice
from app.config import Config
from app.domain.device import Device, DeviceState
from app.domain.face_life import FaceLife
from app.domain.problems import KioskError, Problem
from app.wire.protocol import Protection
from tests.builders import NOW, a_life, some_means
from tests.fakes import FakePrinter

ALL = tuple(protection.value for protection in Protection)


def _broken() -> FaceLife | None:
    raise KioskError(Problem.STORE_UNAVAILABLE)


@pytest.mark.parametrize(("last_face", "store"), [(lambda: None, "works"), (_broken, "fails")])
def test_every_part_is_looked_at_once(tmp_path: Path, last_face: Callable[[], FaceLife | None], store: str) -> None:
    rounds = Rounds(
        Config().for_demo(),
        tmp_path / "evenkey.db",
        FakePrinter(),
        last_face,
        settings=lambda: DeviceState(Device.SETTINGS, "unseen"),
        has_voice=lambda: True,
        now=lambda: NOW,
    )

    found = {state.device: state.code for state in rounds.look()}

    assert len(rounds.look()) == len(Device)
    assert found.keys() == set(Device)
    assert (found[Device.STORE], found[Device.VOICE], found[Device.BACKUP]) == (store, "works", "none")


def test_isolation_is_what_was_proved_at_the_last_opening() -> None:
    assert isolation(None).code == "untried"
    assert isolation(a_life(means=some_means(protections=ALL))).code == "works"
    partly = isolation(a_life(means=some_means(protections=ALL[1:])))
    assert (partly.code, partly.facts["missing"]) == ("partly", ALL[0].replace("_", " "))


def test_a_kiosk_without_a_voice_lacks_it() -> None:
    assert voice(has_voice=False).code == "missing"
