"""Which models there are: reads `resources/models.toml`, and refuses a list that is not exactly as expected."""

import re
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path, PurePosixPath

FACE_LANDMARKER = "face_landmarker"
"""The name of the model that finds a face and the points on it."""

_DIGEST = re.compile(r"[0-9a-f]{64}")
_PINNED = re.compile(r"[A-Za-z0-9._-]+==[0-9][A-Za-z0-9.]*")


class ModelError(Exception):
    """A model or the list of models is not right; the message is one sentence for the person at the terminal."""


@dataclass(frozen=True)
class Model:
    """One model: the file it is, what it may be used for, and the package it is taken from."""

    name: str
    file: str
    bytes: int
    sha256: str
    licence: str
    purpose: str
    publisher: str
    package: str
    """A package of the Python index, pinned as `name==version`."""
    package_sha256: str
    member: str
    """The file's path inside the package."""


def read_manifest(path: Path) -> tuple[Model, ...]:
    """Read the list of models.

    Raises: ModelError if the list cannot be read, or says too little, too much or something impossible.
    """
    try:
        listed = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise ModelError(f"The list of models {path.name} cannot be read.") from None
    tables: object = listed.pop("model", None)
    if listed or not isinstance(tables, list) or not tables:
        raise ModelError(f"The list of models {path.name} holds something else than models.")
    return tuple(_model(table) for table in tables)


def model_named(name: str, models: tuple[Model, ...]) -> Model:
    """The model with this name.

    Raises: ModelError if the list has none.
    """
    for model in models:
        if model.name == name:
            return model
    raise ModelError(f"The list of models has no {name}.")


def _model(table: object) -> Model:
    if not isinstance(table, dict) or set(table) != {field.name for field in fields(Model)}:
        raise ModelError("A model in the list has too few or too many lines.")
    size = table["bytes"]
    words = {name: value for name, value in table.items() if isinstance(value, str) and value}
    if isinstance(size, bool) or not isinstance(size, int) or len(words) != len(table) - 1:
        raise ModelError("A model in the list has a line of the wrong kind.")
    model = Model(bytes=size, **words)
    if not _is_possible(model):
        raise ModelError(f"The model {model.name} in the list has an impossible line.")
    return model


def _is_possible(model: Model) -> bool:
    digests = all(_DIGEST.fullmatch(digest) for digest in (model.sha256, model.package_sha256))
    member, file = PurePosixPath(model.member), PurePosixPath(model.file)
    stays_inside = not member.is_absolute() and ".." not in member.parts and file.name == model.file
    return digests and stays_inside and model.bytes > 0 and _PINNED.fullmatch(model.package) is not None
