"""The scripts in `packaging/`, which are no package: how a test of what they do comes by them."""

import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

PACKAGING = Path(__file__).resolve().parents[1] / "packaging"


def script(name: str) -> ModuleType:
    """One of them with those that it needs, as when it is run; no compiled copy is left beside it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(PACKAGING)
        patch.setattr(sys, "dont_write_bytecode", True)
        return import_module(name)
