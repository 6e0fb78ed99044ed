"""What a played visit left, for a machine."""

import json
from pathlib import Path

from app import __version__
from app.demo.player import Played, PlayedStep
from app.demo.script import DemoWay
from app.demo.summary import FILE, write_summary

STEPS = [
    PlayedStep("see welcomeScreen", "welcomeScreen", 12, "01-welcome.png"),
    PlayedStep("touch startButton", "noticeScreen", 3),
]


def test_a_summary_names_every_step_and_what_was_counted(tmp_path: Path) -> None:
    file = write_summary(tmp_path, DemoWay.FACE, "zh-CN", Played(STEPS), {"frames_shown": 40, "receipt_id": "019a"})

    assert file == tmp_path / FILE
    assert json.loads(file.read_text(encoding="utf-8")) == {
        "evenkey": __version__,
        "way": "face",
        "language": "zh-CN",
        "ok": True,
        "failed_at": "",
        "steps": [
            {"name": "see welcomeScreen", "screen": "welcomeScreen", "ms": 12, "picture": "01-welcome.png"},
            {"name": "touch startButton", "screen": "noticeScreen", "ms": 3, "picture": ""},
        ],
        "frames_shown": 40,
        "receipt_id": "019a",
    }


def test_a_play_that_stopped_is_not_ok_and_says_where(tmp_path: Path) -> None:
    file = write_summary(tmp_path, DemoWay.CODE, "en", Played(STEPS, failed_at="touch codeSubmitButton"), {})

    summary = json.loads(file.read_text(encoding="utf-8"))
    assert (summary["ok"], summary["failed_at"]) == (False, "touch codeSubmitButton")
