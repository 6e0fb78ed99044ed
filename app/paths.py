"""Where Evenkey's own files and the installed models are: source tree or installed wheel, asked anew at every call."""

import os
from pathlib import Path

APP = Path(__file__).resolve().parent
"""The program's own folder."""

BUNDLED = "_bundled"
"""The folder inside the program that holds `assets` and `resources` when it was installed as a wheel."""


def _shipped(app: Path, name: str) -> Path:
    """Where a shipped folder is: inside an installed program, else beside the program in the source tree."""
    inside = app / BUNDLED / name
    return inside if inside.is_dir() else app.parent / name


def assets(app: Path = APP) -> Path:
    """The folder of fonts, sounds, pictures and the virtual guest."""
    return _shipped(app, "assets")


def resources(app: Path = APP) -> Path:
    """The folder of words, notices and the list of models."""
    return _shipped(app, "resources")


def state() -> Path:
    """The folder of everything this kiosk keeps. Source: XDG Base Directory Specification, `XDG_STATE_HOME`."""
    root = os.environ.get("XDG_STATE_HOME", "")
    base = Path(root) if Path(root).is_absolute() else Path.home() / ".local" / "state"
    return base / "evenkey"


def models() -> Path:
    """The folder of the fetched models."""
    chosen = os.environ.get("EVENKEY_MODELS", "")
    return Path(chosen).resolve() if chosen else state() / "models"
