"""One stage for all tests of looks."""

import pytest
from PySide6.QtWidgets import QApplication

from app import paths
from app.i18n import LANGUAGES, Words, load_words
from app.parity.stage import Stage
from app.ui.application import register_fonts


@pytest.fixture(scope="session")
def words() -> Words:
    """The real words."""
    return load_words(paths.resources())


@pytest.fixture(scope="session")
def stage(qapp: QApplication, words: Words) -> Stage:
    """The real window."""
    qapp.setStyle("Fusion")
    register_fonts()
    return Stage(words, tuple(LANGUAGES))
