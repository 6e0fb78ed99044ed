"""The list of models."""

from pathlib import Path

import pytest

from app import paths
from app.models.manifest import (
    FACE_LANDMARKER,
    FACE_RECOGNIZER,
    RECAPTURE_NEAR,
    RECAPTURE_WIDE,
    ModelError,
    Package,
    Repair,
    model_named,
    read_manifest,
)

LINES = {
    "name": '"eyes"',
    "file": '"eyes.task"',
    "bytes": "4",
    "sha256": f'"{"a" * 64}"',
    "licence": '"Apache-2.0"',
    "purpose": '"sees"',
    "publisher": '"somebody"',
    "package": '"eyes==1.0"',
    "package_sha256": f'"{"b" * 64}"',
    "member": '"eyes/eyes.task"',
}


REPAIR = {"member_sha256": f'"{"c" * 64}"', "only_input": '"data"'}
NO_PACKAGE = dict.fromkeys(("package", "package_sha256", "member"))


def written(folder: Path, **changed: str | None) -> Path:
    lines = {name: value for name, value in (LINES | changed).items() if value is not None}
    path = folder / "models.toml"
    path.write_text("[[model]]\n" + "\n".join(f"{name} = {value}" for name, value in lines.items()))
    return path


def test_our_own_list_names_the_face_landmarker() -> None:
    model = model_named(FACE_LANDMARKER, read_manifest(paths.resources() / "models.toml"))

    assert model.file == "face_landmarker.task"
    assert model.sha256.startswith("64184e22")
    assert model.licence == "Apache-2.0"


def test_our_own_list_names_the_face_recogniser_as_modified_with_both_digests() -> None:
    model = model_named(FACE_RECOGNIZER, read_manifest(paths.resources() / "models.toml"))

    assert model.package is not None
    assert model.package.repair is not None
    assert model.package.repair.member_sha256.startswith("fb143eea")
    assert model.sha256.startswith("487a139e")
    assert "modified" in model.licence


@pytest.mark.parametrize("name", [RECAPTURE_NEAR, RECAPTURE_WIDE])
def test_our_own_list_leaves_the_models_against_recapture_to_the_installer(name: str) -> None:
    assert model_named(name, read_manifest(paths.resources() / "models.toml")).is_optional


def test_our_own_list_holds_no_address_of_the_network() -> None:
    text = (paths.resources() / "models.toml").read_text(encoding="utf-8")

    assert "://" not in text


def test_a_right_list_is_read(tmp_path: Path) -> None:
    (model,) = read_manifest(written(tmp_path))

    assert (model.name, model.bytes, model.is_optional) == ("eyes", 4, False)
    assert model.package == Package("eyes==1.0", "b" * 64, "eyes/eyes.task")


def test_a_repair_is_read(tmp_path: Path) -> None:
    (model,) = read_manifest(written(tmp_path, **REPAIR))

    assert model.package is not None
    assert model.package.repair == Repair("c" * 64, "data")


def test_an_optional_model_is_read(tmp_path: Path) -> None:
    (model,) = read_manifest(written(tmp_path, **NO_PACKAGE, optional="true"))

    assert model.package is None
    assert model.is_optional


@pytest.mark.parametrize(
    "changed",
    [
        {"bytes": None},
        {"member": None},
        NO_PACKAGE,
        NO_PACKAGE | {"optional": "false"},
        NO_PACKAGE | {"optional": '"true"'},
        {"optional": "true"},
        {"only_input": '"data"'},
        REPAIR | {"only_input": '""'},
        REPAIR | {"member_sha256": '"abc"'},
        {"extra": '"more"'},
        {"bytes": '"4"'},
        {"bytes": "true"},
        {"bytes": "0"},
        {"name": "4"},
        {"licence": '""'},
        {"sha256": '"abc"'},
        {"package": '"eyes"'},
        {"package": '"eyes>=1.0"'},
        {"package": '"eyes==1.0 --index-url elsewhere"'},
        {"file": '"../eyes.task"'},
        {"member": '"/etc/eyes"'},
        {"member": '"eyes/../../eyes"'},
    ],
)
def test_a_list_with_an_impossible_line_is_refused(tmp_path: Path, changed: dict[str, str | None]) -> None:
    with pytest.raises(ModelError):
        read_manifest(written(tmp_path, **changed))


@pytest.mark.parametrize("text", ["", "model = 3", "model = [1]", "[[model]\n", 'other = "x"', "[[model]]\n[more]\n"])
def test_something_else_than_a_list_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "models.toml"
    path.write_text(text)

    with pytest.raises(ModelError):
        read_manifest(path)


def test_a_missing_list_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"The list of models absent.toml cannot be read\."):
        read_manifest(tmp_path / "absent.toml")


def test_a_model_that_is_not_listed_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no ears"):
        model_named("ears", read_manifest(written(tmp_path)))
