"""A desk among fakes, and somebody at it."""

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from app import paths
from app.i18n import Words, load_words
from tests.guest import Desk, Guest


@pytest.fixture(scope="session")
def words() -> Words:
    """All catalogues, read once."""
    return load_words(paths.resources())


@pytest.fixture
def open_desk(qtbot: QtBot, words: Words) -> Iterator[Callable[..., Desk]]:
    """Open a desk with rules of its own; closed after the test."""
    desks: list[Desk] = []

    def opened(**settings: object) -> Desk:
        desks.append(Desk(qtbot, words, **settings))
        return desks[-1]

    yield opened
    for desk in desks:
        desk.worker.close()


@pytest.fixture
def desk(open_desk: Callable[..., Desk]) -> Desk:
    """A desk with the usual rules."""
    return open_desk()


@pytest.fixture
def guest(qtbot: QtBot, desk: Desk) -> Guest:
    """Somebody at the desk."""
    return Guest(qtbot, desk)
