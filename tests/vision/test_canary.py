"""After a visit nothing of the face is left: in no store, log, temporary file, shared memory, core file or ring.

Looked for are its pixels, any picture, and the 128 numbers that a face is compared by.
"""

import base64
import contextlib
import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from app import paths
from app.devices.vision_process import VisionProcess, vision_command
from app.wire.protocol import CloseCamera, Closed, Held, OpenFace
from tests.needs import needs_models
from tests.vision.canary import faces_in, forms_of, frames, has_raw_face
from tests.vision.canary_numbers import ALIKE, embeddings, embeddings_in, has_embedding, likeness
from tests.vision.talk import talk

ROOT = paths.APP.parent
SHARED = Path("/dev/shm")
HEAD_BYTES = 4096
WITH_CORES = ("sh", "-c", 'ulimit -c "$(ulimit -H -c)"; exec "$@"', "sh")
"""Runs a command that may leave as large a core file as the machine allows."""


def cores() -> set[Path]:
    """The core files in the working folder; nothing else may be taken for one, since new ones are deleted."""
    return {file for file in ROOT.glob("core*") if re.fullmatch(r"core(\.\d+)?", file.name)}


@contextlib.contextmanager
def new_cores() -> Iterator[set[Path]]:
    """The core files that came about meanwhile; they are deleted at the end."""
    before, new = cores(), set[Path]()
    yield new
    new |= cores() - before
    for core in new:
        core.unlink()


@pytest.mark.parametrize("form", ["bgr", "rgb", "bgrx", "grey", "preview"])
def test_a_raw_face_left_in_a_file_would_be_found(tmp_path: Path, form: str) -> None:
    pixels = np.ascontiguousarray(forms_of(frames()[40])[form])
    (tmp_path / "left").write_bytes(b"odd" + pixels[330:345].tobytes())
    (tmp_path / "other").write_bytes(os.urandom(100_000))

    assert faces_in([tmp_path]) == [tmp_path / "left"]


@pytest.mark.parametrize("kind", [".jpg", ".png"])
def test_a_picture_left_in_a_database_would_be_found(tmp_path: Path, kind: str) -> None:
    picture = cv2.imencode(kind, cv2.resize(frames()[0], (640, 360)))[1].tobytes()
    with contextlib.closing(sqlite3.connect(tmp_path / "db")) as database:
        database.execute("create table t (b)")
        database.execute("insert into t values (?)", (picture,))
        database.commit()

    assert faces_in([tmp_path]) == [tmp_path / "db"]


def test_a_raw_frame_left_in_a_database_would_be_found(tmp_path: Path) -> None:
    with contextlib.closing(sqlite3.connect(tmp_path / "db")) as database:
        database.execute("create table t (b)")
        database.execute("insert into t values (?)", (frames()[7].tobytes(),))
        database.commit()

    assert faces_in([tmp_path]) == [tmp_path / "db"]


def numbers_as(form: str) -> bytes:
    """The numbers of one frame of the face, as somebody might have written them."""
    numbers = embeddings()[3]
    small = np.round(numbers / np.abs(numbers).max() * 127)
    single = numbers.astype("<f4").tobytes()
    forms = {
        "float32": single,
        "float16": numbers.astype("<f2").tobytes(),
        "float64": numbers.astype("<f8").tobytes(),
        "int8": small.astype("i1").tobytes(),
        "uint8": (small + 128).astype("u1").tobytes(),
        "int16": np.round(numbers * 10_000).astype("<i2").tobytes(),
        "json": json.dumps([round(number, 3) for number in numbers]).encode(),
        "lines": "\n".join(f"{number:.6e}" for number in numbers).encode(),
        "base64": base64.b64encode(single),
        "hex": single.hex().encode(),
        "packed": b"stream\n" + zlib.compress(single),
    }
    return forms[form]


@needs_models
@pytest.mark.parametrize(
    "form",
    ["float32", "float16", "float64", "int8", "uint8", "int16", "json", "lines", "base64", "hex", "packed"],
)
def test_numbers_of_the_face_left_in_a_file_would_be_found(tmp_path: Path, form: str) -> None:
    (tmp_path / "left").write_bytes(os.urandom(3_001) + numbers_as(form) + os.urandom(777))
    (tmp_path / "other").write_bytes(os.urandom(100_000))

    assert embeddings_in([tmp_path]) == [tmp_path / "left"]


@needs_models
def test_numbers_left_in_a_database_would_be_found_and_those_of_nobody_are_not(tmp_path: Path) -> None:
    nobody = np.random.default_rng(1).normal(0, 0.09, 128).astype("<f4").tobytes()
    for name, content in (("face", numbers_as("float32")), ("nobody", nobody)):
        with contextlib.closing(sqlite3.connect(tmp_path / name)) as database:
            database.execute("create table t (b)")
            database.execute("insert into t values (?)", (content,))
            database.commit()

    assert embeddings_in([tmp_path]) == [tmp_path / "face"]


@needs_models
def test_the_numbers_of_the_photo_and_of_every_frame_are_alike_enough_to_be_found() -> None:
    assert min(likeness(numbers) for numbers in embeddings()) > ALIKE + 0.1


@needs_models
def test_after_a_whole_visit_by_face_nothing_of_the_face_is_on_the_machine(tmp_path: Path) -> None:
    out, temporary, home = (tmp_path / name for name in ("out", "temporary", "home"))
    temporary.mkdir()
    home.mkdir()
    told = {"TMPDIR": str(temporary), "HOME": str(home), "XDG_STATE_HOME": str(home / "state")}
    command = (
        sys.executable,
        "-m",
        "app",
        "demo",
        "--headless",
        "--way",
        "face",
        "--language",
        "en",
        "--out",
        str(out),
    )
    shared = set(SHARED.rglob("*"))

    with new_cores() as new:
        done = subprocess.run(
            (*WITH_CORES, *command), cwd=ROOT, env=os.environ | told, capture_output=True, timeout=180, check=False
        )

    summary = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    pictures_of_screens = {out / step["picture"] for step in summary["steps"] if step["picture"]}
    others = [file for file in out.rglob("*") if file.is_file() and file not in pictures_of_screens]
    assert summary["ok"]
    assert summary["frames_shown"] > 30
    assert any(file.suffix == ".pdf" for file in others)
    assert any((out / "state").rglob("*"))
    assert new == set()
    elsewhere = [temporary, home, *(set(SHARED.rglob("*")) - shared)]
    assert faces_in(others) == faces_in(elsewhere) == []
    assert embeddings_in(others) == embeddings_in(elsewhere) == []
    assert not has_raw_face(done.stdout + done.stderr)
    assert not has_embedding(done.stdout + done.stderr)


@needs_models
def test_once_the_camera_is_closed_the_warm_program_has_no_picture_left_in_the_ring() -> None:
    with talk("virtual") as conversation:
        conversation.ready()
        conversation.order(OpenFace())
        conversation.until_kind(Held)
        ring_fd, size = conversation.ring.ring_fd, conversation.ring.shape.ring_bytes
        during = os.pread(ring_fd, size, 0)
        conversation.order(CloseCamera())
        conversation.until_kind(Closed)
        after = os.pread(ring_fd, size, 0)
        is_warm = conversation.process.poll() is None

    assert has_raw_face(during)
    assert is_warm
    assert not any(after[HEAD_BYTES:])


@needs_models
def test_once_the_desk_switches_off_the_ring_is_zero_and_the_program_is_gone(qtbot: QtBot) -> None:
    process = VisionProcess(
        vision_command(source="virtual", models=paths.models()),
        on_report=lambda report: None,
        on_picture=lambda picture: None,
        on_gone=lambda fault: None,
    )
    process.live()
    qtbot.waitUntil(lambda: process.frames_shown > 10, timeout=30_000)
    mine = [int(entry.name) for entry in Path("/proc/self/fd").iterdir() if "evenkey-ring" in _target(entry)]
    kept = [os.dup(fd) for fd in mine]
    during = [any(os.pread(fd, 1 << 20, HEAD_BYTES)) for fd in kept]

    process.off()

    left = [os.pread(fd, os.fstat(fd).st_size, HEAD_BYTES) for fd in kept]
    for fd in kept:
        os.close(fd)
    assert any(during)
    assert process.pid is None
    assert not any(any(ring) for ring in left)


def _target(entry: Path) -> str:
    try:
        return str(entry.readlink())
    except FileNotFoundError:  # the descriptor that listed the folder
        return ""


def test_a_process_that_is_not_locked_in_leaves_a_core() -> None:
    """Only where this holds does the next test say anything."""
    with new_cores() as new:
        subprocess.run((*WITH_CORES, "sh", "-c", "kill -ABRT $$"), cwd=ROOT, check=False)

    if not new:
        pytest.skip("this machine keeps no core files in the working folder")
    assert new


@needs_models
def test_a_vision_program_that_is_shot_while_it_looks_leaves_no_core() -> None:
    with new_cores() as new, talk("virtual", before=WITH_CORES) as conversation:
        conversation.ready()
        conversation.order(OpenFace())
        conversation.until_kind(Held)
        conversation.process.send_signal(signal.SIGABRT)

        assert conversation.process.wait(20) == -signal.SIGABRT

    assert new == set()
