"""An opened store in a folder of its own, on a temporary disk."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlite_utils import Database

from app.storage.database import open_database


@pytest.fixture
def store_path(tmp_path: Path) -> Path:
    """Where the store of a test lies."""
    return tmp_path / "state" / "evenkey.db"


@pytest.fixture
def database(store_path: Path) -> Iterator[Database]:
    """An empty store, open."""
    database = open_database(store_path)
    yield database
    database.close()
