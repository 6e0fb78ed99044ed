"""Evaluating from the command line."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from app import paths
from app.vision.arguments import WARM_UP_PICTURE
from tests.cli.operator import run
from tests.needs import needs_models

PICTURE = paths.assets() / WARM_UP_PICTURE


@needs_models
def test_a_list_of_pairs_gives_json_and_code_zero(tmp_path: Path) -> None:
    listing = tmp_path / "pairs.csv"
    listing.write_text(f"a,b,same\n{PICTURE},{PICTURE},1\n")

    result = run(tmp_path, "evaluate", "match", str(listing))

    told = json.loads(result.stdout)
    assert result.exit_code == 0
    assert (told["counts"]["items"], told["accuracy"]["value"], told["items"][0]["outcome"]) == (1, 1.0, "same")


@needs_models
def test_a_relative_list_is_found_from_where_the_operator_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with Image.open(PICTURE) as picture:
        picture.save(tmp_path / "guest.png")
    (tmp_path / "pairs.csv").write_text("a,b,same\nguest.png,guest.png,1\n")

    assert run(tmp_path, "evaluate", "match", "pairs.csv").exit_code == 0


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a,b\nx,y\n", "has no column same"),
        ("a,b,same\n", "is empty"),
        ("a,b,same\nx.png,y.png,1\n", "there is no file x.png"),
    ],
)
def test_a_wrong_list_is_one_sentence_and_code_one(tmp_path: Path, text: str, sentence: str) -> None:
    (tmp_path / "pairs.csv").write_text(text)

    result = run(tmp_path, "evaluate", "match", str(tmp_path / "pairs.csv"))

    assert result.exit_code == 1
    assert (sentence in result.stderr, result.stderr.count("\n"), result.stdout) == (True, 1, "")


@pytest.mark.parametrize("what", ["match", "liveness", "mrz"])
def test_a_file_that_is_not_there_is_one_sentence_and_code_one(tmp_path: Path, what: str) -> None:
    result = run(tmp_path, "evaluate", what, str(tmp_path / "absent.csv"))

    assert result.exit_code == 1
    assert (result.stderr.startswith("There is no "), result.stderr.count("\n")) == (True, 1)


def test_a_program_that_ends_without_a_word_is_one_sentence_and_code_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")

    result = run(tmp_path, "evaluate", "match", str(tmp_path / "pairs.csv"))

    assert result.exit_code == 1
    assert result.stderr == "The evaluating program ended without a result; run: evenkey doctor.\n"


def test_passports_without_a_zone_are_listed_and_counted(tmp_path: Path) -> None:
    Image.new("RGB", (640, 480), "white").save(tmp_path / "blank.png")

    plain = run(tmp_path, "evaluate", "mrz", str(tmp_path / "blank.png"))
    told = json.loads(run(tmp_path, "evaluate", "mrz", "--json", str(tmp_path / "blank.png")).stdout)

    assert plain.exit_code == 0
    assert plain.stdout.splitlines()[-1] == "0 of 1 were read."
    assert (told["images"], told["accepted"]) == (1, 0)


def test_the_vision_program_is_run_and_never_imported(tmp_path: Path) -> None:
    done = subprocess.run(
        (sys.executable, "-c", "import sys, app.cli.evaluate; print([m for m in sys.modules if m.startswith('cv2')])"),
        capture_output=True,
        text=True,
        cwd=paths.APP.parent,
        check=True,
    )

    assert done.stdout.strip() == "[]"
