"""What some tests need of the machine, and the reason they skip with where it is not there."""

import shutil
import subprocess

import pytest

from app import paths
from app.models.manifest import read_manifest
from app.models.verify import verify


def are_models_there() -> bool:
    """Say whether every model that is not optional was fetched and is right."""
    findings = verify(paths.models(), read_manifest(paths.resources() / "models.toml"))
    return not any(finding.state.is_fault for finding in findings)


needs_models = pytest.mark.skipif(not are_models_there(), reason="the models are not here: evenkey models fetch")
needs_strace = pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")


def can_mount() -> bool:
    """Say whether a program may mount a disk in memory for itself alone."""
    if shutil.which("unshare") is None:
        return False
    command = ["unshare", "--user", "--map-root-user", "--mount", "mount", "-t", "tmpfs", "none", "/mnt"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


needs_mounting = pytest.mark.skipif(not can_mount(), reason="this system lets no user mount a disk in memory")
