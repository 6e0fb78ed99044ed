"""One process, its pipes and its end."""

import os
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app import paths
from app.devices.vision_child import VisionChild, child_environment
from app.domain.picture import Picture
from app.wire.frames import Shape
from app.wire.protocol import OpenFace, Ready, Report
from tests.devices.stand_in import stand_in

SMALL = Shape(width_px=8, height_px=4)


class Desk:
    """Notes what a child tells."""

    def __init__(self, lines: str | None = None) -> None:
        self.reports: list[Report | None] = []
        self.pictures: list[bytes] = []
        self.ends = 0
        self.child = VisionChild(
            (stand_in(lines) if lines else stand_in()).words,
            shape=SMALL,
            cwd=paths.APP.parent,
            on_report=self.reports.append,
            on_picture=self._see,
            on_end=self._end,
        )

    def _see(self, picture: Picture) -> None:
        self.pictures.append(bytes(picture.pixels))

    def _end(self) -> None:
        self.ends += 1
        self.child.end()


def test_a_child_is_told_nothing_of_the_desk_but_a_few_variables() -> None:
    ours = {"PATH": "/bin", "QT_QPA_PLATFORM": "offscreen", "HTTPS_PROXY": "proxy", "EVENKEY_SECRET": "s", "LANG": "C"}

    assert child_environment(ours) == {"PATH": "/bin", "LANG": "C"}


def test_reports_and_pictures_arrive(qtbot: QtBot) -> None:
    desk = Desk()
    qtbot.waitUntil(lambda: bool(desk.reports), timeout=20_000)
    desk.child.order(OpenFace())

    qtbot.waitUntil(lambda: bool(desk.pictures), timeout=20_000)

    assert isinstance(desk.reports[0], Ready)
    assert desk.reports[0].pid == desk.child.pid
    assert desk.pictures == [b"\x09" * SMALL.picture_bytes]
    assert desk.child.frame_age_s() < 20
    desk.child.end()


def test_ending_leaves_no_process_and_can_be_repeated(qtbot: QtBot) -> None:
    desk = Desk()
    qtbot.waitUntil(lambda: bool(desk.reports), timeout=20_000)
    pid = desk.child.pid

    desk.child.end()
    desk.child.end()

    assert not Path(f"/proc/{pid}").exists()
    assert desk.ends == 0


def test_ending_gives_every_descriptor_back(qtbot: QtBot) -> None:
    before = len(list(Path("/proc/self/fd").iterdir()))
    desk = Desk()
    qtbot.waitUntil(lambda: bool(desk.reports), timeout=20_000)

    desk.child.end()

    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_a_program_that_cannot_be_started_leaves_no_descriptor_open(tmp_path: Path) -> None:
    before = len(list(Path("/proc/self/fd").iterdir()))

    with pytest.raises(OSError, match="no-such-program"):
        VisionChild(
            (str(tmp_path / "no-such-program"),),
            shape=SMALL,
            cwd=tmp_path,
            on_report=lambda _report: None,
            on_picture=lambda _picture: None,
            on_end=lambda: None,
        )

    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_the_end_of_a_process_is_noticed_once(qtbot: QtBot) -> None:
    desk = Desk("pass")

    qtbot.waitUntil(lambda: desk.ends > 0, timeout=20_000)

    assert desk.ends == 1


def test_a_line_outside_the_vocabulary_is_told_as_none(qtbot: QtBot) -> None:
    desk = Desk("os.write(1, b'hello\\n'); hear()")

    qtbot.waitUntil(lambda: desk.reports == [None], timeout=20_000)

    desk.child.end()


def test_a_line_without_an_end_is_not_collected_for_ever(qtbot: QtBot) -> None:
    desk = Desk("os.write(1, b'x' * 3000); hear()")

    qtbot.waitUntil(lambda: desk.reports[:1] == [None], timeout=20_000)

    desk.child.end()


def test_a_line_that_comes_in_pieces_is_read_as_one(qtbot: QtBot) -> None:
    desk = Desk("line = encode_report(Held(3)); os.write(1, line[:9]); time.sleep(0.2); os.write(1, line[9:]); hear()")

    qtbot.waitUntil(lambda: bool(desk.reports), timeout=20_000)

    assert desk.reports[0] is not None
    desk.child.end()


def test_an_order_to_a_process_that_is_gone_is_no_error(qtbot: QtBot) -> None:
    desk = Desk("pass")
    os.waitid(os.P_PID, desk.child.pid, os.WEXITED | os.WNOWAIT)

    desk.child.order(OpenFace())

    desk.child.end()
    assert qtbot is not None
