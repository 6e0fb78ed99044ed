"""What the evaluating program is told, and what it may read."""

from pathlib import Path

import pytest

from app.vision.evaluating.arguments import What, folders_to_read, read_arguments
from app.vision.evaluating.listing import EvaluationError


def test_a_list_and_the_models_are_read(tmp_path: Path) -> None:
    read = read_arguments(["match", "--models", str(tmp_path), "--", str(tmp_path / "-odd.csv")])

    assert (read.what, read.files, read.models) == (What.MATCH, (tmp_path / "-odd.csv",), tmp_path)


@pytest.mark.parametrize("words", [[], ["match"], ["match", "l.csv"], ["guess", "l.csv", "--models", "m"]])
def test_a_wrong_command_line_ends_with_code_two(words: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        read_arguments(words)

    assert ended.value.code == 2


def test_the_folders_of_all_listed_files_and_of_the_list_may_be_read_and_no_others(tmp_path: Path) -> None:
    for folder in ("lists", "one", "two", "other"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "f.png").touch()
    (tmp_path / "lists" / "l.csv").write_text("a,b,same\n../one/f.png,../two/f.png,1\n")

    arguments = read_arguments(["match", str(tmp_path / "lists" / "l.csv"), "--models", str(tmp_path / "models")])

    assert folders_to_read(arguments) == {tmp_path / folder for folder in ("lists", "one", "two")}


def test_for_passports_the_folders_of_the_images_may_be_read(tmp_path: Path) -> None:
    (tmp_path / "page.png").touch()

    arguments = read_arguments(["mrz", str(tmp_path / "page.png"), "--models", str(tmp_path / "models")])

    assert folders_to_read(arguments) == {tmp_path}


def test_an_image_that_is_not_there_is_named(tmp_path: Path) -> None:
    arguments = read_arguments(["mrz", str(tmp_path / "absent.png"), "--models", str(tmp_path)])

    with pytest.raises(EvaluationError, match=r"There is no file .*absent\.png\."):
        folders_to_read(arguments)
