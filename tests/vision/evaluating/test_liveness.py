"""One real run of the evaluating program: a person who turns, prints, a replay, and what is no film at all."""

import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import cv2
import numpy as np
import pytest

from app import paths
from app.vision.evaluating.arguments import PATH_COLUMNS, What
from app.vision.frame import Pixels
from app.vision.passive import vote_from
from tests.needs import needs_models
from tests.vision.attacks import attack, played
from tests.vision.clips import good_frame, grey, guest_frame, write_clip

pytestmark = needs_models
FPS = 25 / 3
COLUMN = PATH_COLUMNS[What.LIVENESS][0]


def asset(name: str, count: int) -> Iterator[Pixels]:
    """Every third frame of a clip of the built-in guest."""
    capture = cv2.VideoCapture(str(paths.assets() / name))
    for number in range(count):
        is_read, pixels = capture.read()
        assert is_read
        if number % 3 == 0:
            yield np.asarray(pixels, dtype=np.uint8)


def guest_who_turns() -> list[Pixels]:
    """To the left and to the right, and a moment ahead before each."""
    rest = list(asset("virtual_guest_rest.mp4", 25))
    left, right = (list(asset(f"virtual_guest_{side}.mp4", 40)) for side in ("left", "right"))
    return [*rest, *left, *rest, *right, *rest[:3]]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the program says of five films, and `progress`, the lines before."""
    folder = tmp_path_factory.mktemp("films")
    guest, room = guest_who_turns(), guest_frame(0.3)
    portrait = good_frame()[40:680, 320:960]
    for name, frames in {
        "guest": guest,
        "held": attack("print held", portrait, room, seconds=1.5, fps=4.0),
        "tilted": attack("print tilted", portrait, room, seconds=3.2, fps=4.0),
        "replay": played([picture[:, 320:960] for picture in guest], room, fps=FPS),
        "empty": [grey(90)] * 4,
    }.items():
        write_clip(folder / f"{name}.avi", frames, fps=4.0 if name in {"held", "tilted"} else FPS)
    (folder / "broken.avi").write_bytes(b"no film")
    rows = [("guest", 1, "live"), ("held", 0, "print"), ("tilted", 0, "print"), ("replay", 0, "replay")]
    rows += [("empty", 1, "nobody"), ("broken", 0, "print")]
    lines = [f"{COLUMN},live,kind", *(f"{name}.avi,{live},{kind}" for name, live, kind in rows)]
    (folder / "list.csv").write_text("\n".join(lines) + "\n")
    words = ("-m", "app.vision.evaluating", "liveness", str(folder / "list.csv"), "--models", str(paths.models()))
    done = subprocess.run((sys.executable, "-B", *words), capture_output=True, text=True, timeout=180, check=True)
    *progress, last = (json.loads(line) for line in done.stdout.splitlines())
    result: dict[str, Any] = last["result"]
    return {**result, "progress": progress, "by_name": {item[COLUMN][:-4]: item for item in result["items"]}}


def test_progress_is_told_film_by_film(told: dict[str, Any]) -> None:
    assert told["progress"] == [{"done": number, "total": 6} for number in range(1, 7)]


def test_somebody_who_turns_twice_passes(told: dict[str, Any]) -> None:
    guest = told["by_name"]["guest"]

    assert guest["outcome"] == "passed"
    assert guest["max_yaw_deg"] > 15
    assert guest["max_residual_ratio"] > 0.06
    assert guest["score"] >= 1.0
    assert guest["drawn"] is None
    assert guest["ms"] > 0


@pytest.mark.parametrize("name", ["held", "tilted"])
def test_prints_are_denied_by_a_wide_margin(told: dict[str, Any], name: str) -> None:
    item = told["by_name"][name]

    assert item["outcome"] == "denied"
    assert item["why"]
    assert item["score"] < 0.6


def test_a_replay_passes_its_own_order_and_is_said_to_by_how_much_chance(told: dict[str, Any]) -> None:
    replay = told["by_name"]["replay"]

    assert replay["outcome"] == "passed"
    assert 0.0 <= replay["drawn"]["anywhere"] <= replay["drawn"]["best_start"]
    assert 0.0 < replay["drawn"]["best_start"] < 0.4
    assert told["drawn"]["items"] == 1
    assert told["drawn"]["best_start"]["attempt"] < told["drawn"]["best_start"]["visit"] < 0.8


def test_nobody_in_a_film_is_denied(told: dict[str, Any]) -> None:
    assert (told["by_name"]["empty"]["outcome"], told["by_name"]["empty"]["why"]) == ("denied", "no_face")


def test_what_cannot_be_read_is_listed_and_counted_with_neither(told: dict[str, Any]) -> None:
    assert told["by_name"]["broken"]["outcome"] == "unreadable"
    assert told["counts"] == {"items": 6, "live": 2, "attacks": 3, "unreadable": 1}


def test_errors_are_told_with_counts_and_intervals(told: dict[str, Any]) -> None:
    accepted, denied = told["apcer"], told["bpcer"]

    assert (accepted["count"], accepted["of"]) == (1, 3)
    assert (denied["count"], denied["of"]) == (1, 2)
    assert accepted["low"] < 1 / 3 < accepted["high"]
    assert (told["kinds"]["print"]["count"], told["kinds"]["print"]["of"]) == (0, 2)
    assert 0.0 <= told["eer"] <= 1.0


def test_it_says_what_was_measured_and_whether_the_passive_model_was_there(told: dict[str, Any]) -> None:
    assert "best case" in told["what"]
    assert told["passive_models"] == vote_from(paths.models())[1].value
