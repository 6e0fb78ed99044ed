"""The evaluating program from outside: what it refuses, and under a tracer that it touches neither network nor disk."""

import re
import subprocess
import sys
from pathlib import Path

import cv2

from app import paths
from app.vision.arguments import WARM_UP_PICTURE
from tests.needs import needs_models, needs_strace
from tests.vision.evaluating.evaluated import evaluated

TRACED = "trace=network,execve,execveat,fork,vfork,open,openat,creat,mkdir,rename,renameat2,unlink"


def test_a_list_that_is_not_there_is_said_in_one_sentence(tmp_path: Path) -> None:
    assert evaluated("match", tmp_path / "absent.csv").fault == f"There is no list {tmp_path / 'absent.csv'}."


def test_a_picture_that_is_not_there_is_said_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "pairs.csv").write_text("a,b,same\nx.png,y.png,1\n")

    assert evaluated("match", tmp_path / "pairs.csv").fault == "Row 1 of pairs.csv: there is no file x.png."


def test_missing_models_are_said_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "p.png").touch()
    (tmp_path / "pairs.csv").write_text("a,b,same\np.png,p.png,1\n")

    fault = evaluated("match", tmp_path / "pairs.csv", models=tmp_path).fault

    assert fault == f"The model face_landmarker is not in {tmp_path}; run: evenkey models fetch."


@needs_models
@needs_strace
def test_an_evaluation_opens_no_socket_starts_no_program_and_writes_no_file(tmp_path: Path) -> None:
    guest = cv2.imread(str(paths.assets() / WARM_UP_PICTURE))
    cv2.imwrite(str(tmp_path / "guest.png"), guest)
    (tmp_path / "pairs.csv").write_text("a,b,same\nguest.png,guest.png,1\n")
    trace = tmp_path / "trace"

    done = subprocess.run(
        ("strace", "-f", "-qq", "-o", str(trace), "-e", TRACED,
         sys.executable, "-B", "-m", "app.vision.evaluating", "match", str(tmp_path / "pairs.csv"),
         "--models", str(paths.models())),
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=120, cwd=paths.APP.parent, check=True,
    )  # fmt: skip

    assert b'"outcome": "same"' in done.stdout
    calls = [line.split(maxsplit=1)[1] for line in trace.read_text().splitlines() if "(" in line]
    succeeded = [call for call in calls if re.search(r"= \d+(<.*>)?$", call)]
    programs = [call for call in succeeded if call.startswith("exec")]
    reads = [call for call in succeeded if call.startswith("open") and "O_RDONLY" in call and "O_CREAT" not in call]
    assert len(programs) == 1
    assert [call for call in succeeded if call not in programs and call not in reads] == []
